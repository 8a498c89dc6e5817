using Amazon.Lambda.Core;

namespace Orders;

public sealed record Settlement(string OrderId, int Attempts);

/// <summary>Settles orders: the trouble is in what it calls, not in the handler.</summary>
public class SettlementFunction
{
    private static ILambdaContext? current;

    private readonly Bank bank = new();

    public async Task SettleAsync(Settlement settlement, ILambdaContext context)
    {
        current ??= context; // LFIT2004
        current.Logger.LogInformation($"Settling {settlement.OrderId} in {current.AwsRequestId}");
        if (bank.IsClosed(settlement.OrderId))
        {
            Environment.Exit(1); // LFIT6009
        }

        await bank.WaitForClearingAsync();
        await bank.WaitForReceiptAsync(settlement.OrderId);
        await bank.KeepSessionAliveAsync(settlement.OrderId);
    }
}

internal sealed class Bank
{
    private readonly HttpClient http = new();

    /// <summary>A thread stands still until the bank has answered.</summary>
    public bool IsClosed(string orderId) => AskAsync(orderId).Result; // LFIT6008

    /// <summary>The bank clears every half hour: 3 × 10 minutes is twice what Lambda allows at most.</summary>
    public async Task WaitForClearingAsync()
    {
        for (var attempt = 0; attempt < 3; attempt++) // LFIT1002
        {
            await Task.Delay(TimeSpan.FromMinutes(10));
        }
    }

    /// <summary>The receipt comes in seconds, or after the weekend: nothing but the timeout ends the wait.</summary>
    public async Task WaitForReceiptAsync(string orderId)
    {
        while (await http.GetStringAsync("https://bank.example.com/receipts/" + orderId) == "pending") // LFIT1004
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
    }

    /// <summary>The bank ends idle sessions. Nothing ends this loop but the timeout.</summary>
    public async Task KeepSessionAliveAsync(string orderId)
    {
        while (true) // LFIT1001
        {
            Console.WriteLine($"Waiting for {orderId}");
            await Task.Delay(TimeSpan.FromSeconds(30));
        }
    }

    private static async Task<bool> AskAsync(string orderId)
    {
        await Task.Delay(100);
        return orderId.Length == 0;
    }
}
