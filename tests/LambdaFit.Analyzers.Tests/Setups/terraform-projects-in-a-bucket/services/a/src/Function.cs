using Amazon.Lambda.Core;
[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]
namespace ServiceA;
public class Function
{
    public string Handle(string s, ILambdaContext context) => s;
}
