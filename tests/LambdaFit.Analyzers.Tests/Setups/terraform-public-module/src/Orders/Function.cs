using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Orders;

public class Function
{
    public SQSBatchResponse Handle(SQSEvent evnt, ILambdaContext context) => new(evnt.Records.Where(r => r.Body.Length == 0).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }).ToList());
    public Task Nightly(Stream input, ILambdaContext context) => Task.CompletedTask;
}
