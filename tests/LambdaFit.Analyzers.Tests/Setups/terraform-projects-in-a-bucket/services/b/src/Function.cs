using Amazon.Lambda.Core;
[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]
namespace ServiceB;
public class Function
{
    public string Run(string s, ILambdaContext context) => s;
}
