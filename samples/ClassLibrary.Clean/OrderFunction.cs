using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace Orders;

public sealed record Order(string Id, decimal Amount);

/// <summary>Takes orders from a queue: what lives longer than an invocation is made once and never changes.</summary>
public class OrderFunction
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(10) };

    private static bool isColdStart = true;

    public async Task<SQSBatchResponse> TakeAsync(SQSEvent batch, ILambdaContext context)
    {
        context.Logger.LogLine(isColdStart ? "First batch of this environment" : "Another batch");
        isColdStart = false;

        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var message in batch.Records)
        {
            if (!await TrySubmitAsync(message.Body, context))
            {
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
            }
        }

        return new SQSBatchResponse(failures);
    }

    private static async Task<bool> TrySubmitAsync(string body, ILambdaContext context)
    {
        var order = JsonSerializer.Deserialize<Order>(body)!;
        var wait = TimeSpan.FromMilliseconds(200);
        while (context.RemainingTime > TimeSpan.FromSeconds(5))
        {
            using var response = await Client.PostAsync("https://orders.example.com/", new StringContent(JsonSerializer.Serialize(order)));
            if (response.IsSuccessStatusCode)
            {
                return true;
            }

            await Task.Delay(wait);
            wait *= 2;
        }

        return false;
    }
}
