using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Search;

public class Function
{
    public APIGatewayHttpApiV2ProxyResponse Query(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) => new() { StatusCode = 200 };
}
