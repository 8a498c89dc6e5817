using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]
namespace Mod;
public class Function
{
    public APIGatewayProxyResponse A(APIGatewayProxyRequest s, ILambdaContext context) => new();
}
