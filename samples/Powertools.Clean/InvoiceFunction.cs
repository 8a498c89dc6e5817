using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using AWS.Lambda.Powertools.BatchProcessing;
using AWS.Lambda.Powertools.BatchProcessing.Sqs;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace Invoices;

public class InvoiceFunction
{
    public async Task<BatchItemFailuresResponse> HandleAsync(SQSEvent batch, ILambdaContext context)
    {
        var result = await SqsBatchProcessor.Instance.ProcessAsync(batch, new InvoiceHandler());
        return result.BatchItemFailuresResponse;
    }
}

internal sealed class InvoiceHandler : IRecordHandler<SQSEvent.SQSMessage>
{
    private static readonly HttpClient Client = new();

    public async Task<RecordHandlerResult> HandleAsync(SQSEvent.SQSMessage record, CancellationToken cancellationToken)
    {
        await Client.PostAsync("https://invoices.example.com/", new StringContent(record.Body), cancellationToken);
        return RecordHandlerResult.None;
    }
}
