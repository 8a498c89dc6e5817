using Amazon.Lambda.Core;
[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]
namespace Inc;
public class Function
{
    public string A(string s, ILambdaContext context) => s;
    public string B(string s, ILambdaContext context) => s;
    public string C(string s, ILambdaContext context) => s;
}
