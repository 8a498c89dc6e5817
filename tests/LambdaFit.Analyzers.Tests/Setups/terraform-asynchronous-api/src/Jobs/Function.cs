using Amazon.Lambda.Core;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Jobs;

public class Function
{
    public void Start(Dictionary<string, string> input, ILambdaContext context) { }
    public Stream Third(Stream input, ILambdaContext context) => input;
}
