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

/// <summary>A library calls this once for every record: it is an entry point of its own.</summary>
internal sealed class InvoiceHandler : IRecordHandler<SQSEvent.SQSMessage>
{
    private static int invoices;

    public async Task<RecordHandlerResult> HandleAsync(SQSEvent.SQSMessage record, CancellationToken cancellationToken)
    {
        invoices += 1; // LFIT2001
        using var client = new HttpClient(); // LFIT7001
        await client.PostAsync("https://invoices.example.com/", new StringContent(record.Body), cancellationToken);
        Notify(record, invoices);
        return RecordHandlerResult.None;
    }

    private static void Notify(SQSEvent.SQSMessage record, int number)
    {
        Task.Run(() => Console.WriteLine($"{number}: {record.MessageId}")); // LFIT1009
    }
}
