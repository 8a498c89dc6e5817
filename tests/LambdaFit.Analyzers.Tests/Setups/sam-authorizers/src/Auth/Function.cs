using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Auth;

public class Function
{
    public APIGatewayCustomAuthorizerV2SimpleResponse Authorize(APIGatewayCustomAuthorizerV2Request request, ILambdaContext context)
        => new() { IsAuthorized = request.Headers.ContainsKey("authorization") };

    public APIGatewayCustomAuthorizerResponse Token(APIGatewayCustomAuthorizerRequest request, ILambdaContext context)
        => new() { PrincipalID = "a" };
}
