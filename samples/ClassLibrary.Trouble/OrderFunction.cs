using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Amazon.S3;
using Amazon.SQS;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace Orders;

public sealed record Order(string Id, decimal Amount);

/// <summary>Takes orders from a queue. The template sets no timeout for it, so it ends after three seconds.</summary>
public class OrderFunction
{
    private static readonly AmazonSQSClient Queue = new();
    private static string? lastOrder;
    private readonly Archive archive = new(new AmazonSQSClient(), new AmazonS3Client());

    public async Task<SQSBatchResponse> TakeAsync(SQSEvent batch, ILambdaContext context) // LFIT3001, LFIT3011, LFIT3014, LFIT3015
    {
        foreach (var message in batch.Records)
        {
            var order = JsonSerializer.Deserialize<Order>(message.Body)!;
            lastOrder = order.Id; // LFIT2001
            await SubmitAsync(order);
            _ = AuditAsync(order); // LFIT1009
            await Queue.SendMessageAsync(Environment.GetEnvironmentVariable("ORDER_QUEUE"), message.Body); // LFIT3017
        }

        await archive.TakeFailedAsync();
        context.Logger.LogLine($"Last order: {lastOrder}, {await archive.SizeAsync()} bytes in all");
        return new SQSBatchResponse([]);
    }

    private static async Task SubmitAsync(Order order)
    {
        using var client = new HttpClient(); // LFIT7001
        await client.PostAsync("https://orders.example.com/", new StringContent(JsonSerializer.Serialize(order)));
    }

    private static async Task AuditAsync(Order order)
    {
        await Task.Delay(100);
        Console.WriteLine($"Order {order.Id} taken");
    }
}
