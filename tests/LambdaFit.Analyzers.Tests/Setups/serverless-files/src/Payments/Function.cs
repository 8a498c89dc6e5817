using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Payments;

public class Function
{
    public APIGatewayProxyResponse Pay(APIGatewayProxyRequest request, ILambdaContext context) => new() { StatusCode = 200 };
    public APIGatewayProxyResponse Refund(APIGatewayProxyRequest request, ILambdaContext context) => new() { StatusCode = 200 };
}
