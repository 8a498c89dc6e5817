using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Jobs;

public class Function
{
    public void Start(Dictionary<string, string> input, ILambdaContext context) { }
    public APIGatewayProxyResponse V1(APIGatewayProxyRequest input, ILambdaContext context) => new();
    public void Upload(Dictionary<string, string> input, ILambdaContext context) { }
}
