using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

namespace Shop;

public class Function
{
    public APIGatewayProxyResponse Handler(APIGatewayProxyRequest request, ILambdaContext context) =>
        new APIGatewayProxyResponse { Body = request.HttpMethod, StatusCode = 200 };
}
