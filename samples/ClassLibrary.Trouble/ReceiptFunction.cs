using Amazon.Lambda.Core;

namespace Orders;

/// <summary>Asks the bank for a receipt, which comes by a callback, if it comes. Not deployed yet.</summary>
public class ReceiptFunction
{
    private readonly ReceiptDesk desk = new();

    public async Task<string> AskForReceiptAsync(Order order, ILambdaContext context)
    {
        context.Logger.LogLine($"Asking for {order.Id}");
        await Task.Delay(TimeSpan.FromSeconds(30)); // LFIT1005
        return desk.WaitForReceipt();
    }
}

internal sealed class ReceiptDesk
{
    private readonly ManualResetEventSlim received = new(false);
    private string receipt = "";

    public string WaitForReceipt()
    {
        received.Wait(); // LFIT1008
        return receipt;
    }

    public void OnReceipt(string text)
    {
        receipt = text;
        received.Set();
    }
}
