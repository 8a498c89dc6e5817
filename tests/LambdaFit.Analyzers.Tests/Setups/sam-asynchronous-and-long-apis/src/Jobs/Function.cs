using Amazon.Lambda.Core;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Jobs;

public class Function
{
    public void Start(Dictionary<string, string> input, ILambdaContext context) { }
    public void Second(Dictionary<string, string> input, ILambdaContext context) { }
    public Stream Third(Stream input, ILambdaContext context) => input;
    public Stream Fourth(Stream input, ILambdaContext context) => input;
    public Dictionary<string, string> Resolve(Dictionary<string, string> input, ILambdaContext context) => input;
}
