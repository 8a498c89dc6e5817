using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Backend.Functions.Users;

public class GetUser
{
    public Task<APIGatewayHttpApiV2ProxyResponse> Run(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
        => Task.FromResult(new APIGatewayHttpApiV2ProxyResponse { StatusCode = 200 });
}
