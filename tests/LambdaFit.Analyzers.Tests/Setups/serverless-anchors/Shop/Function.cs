using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Shop;

public class Function
{
    public SQSBatchResponse A(SQSEvent evnt, ILambdaContext context) => new();
    public void B(Dictionary<string, string> input, ILambdaContext context) { }
}
