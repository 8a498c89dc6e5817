using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

namespace Backend.Functions.Users;

public class DeleteUser
{
    public Task<APIGatewayHttpApiV2ProxyResponse> Run(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
        => Task.FromResult(new APIGatewayHttpApiV2ProxyResponse { StatusCode = 204 });
}
