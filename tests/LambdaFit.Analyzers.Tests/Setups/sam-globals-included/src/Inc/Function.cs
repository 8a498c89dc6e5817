using Amazon.Lambda.Core;
[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]
namespace Inc;
public class Function
{
    public string A(string s, ILambdaContext context) => s;
}
