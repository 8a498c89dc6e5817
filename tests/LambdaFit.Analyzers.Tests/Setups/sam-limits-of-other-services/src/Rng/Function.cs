using Amazon.Lambda.Core;
[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]
namespace Rng;
public class Function
{
    public Stream A(Stream s, ILambdaContext context) => s;
    public Stream B(Stream s, ILambdaContext context) => s;
    public Stream C(Stream s, ILambdaContext context) => s;
}
