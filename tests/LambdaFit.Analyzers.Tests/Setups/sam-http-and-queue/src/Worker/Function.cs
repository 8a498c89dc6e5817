using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Shop.Worker;

public class Function
{
    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in evnt.Records)
        {
            try
            {
                await ProcessAsync(record);
            }
            catch (Exception e)
            {
                context.Logger.LogError(e.ToString());
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        }

        return new SQSBatchResponse(failures);
    }

    private static Task ProcessAsync(SQSEvent.SQSMessage message)
    {
        var order = JsonSerializer.Deserialize<Order>(message.Body);
        return Task.CompletedTask;
    }
}

public record Order(string Id);
