using Amazon.Lambda.Core;

namespace Orders;

/// <summary>Asks the bank for a receipt, which comes by a callback, if it comes. Not deployed yet.</summary>
public class ReceiptFunction
{
    private readonly ReceiptDesk desk = new();

    public string AskForReceipt(Order order, ILambdaContext context)
    {
        context.Logger.LogLine($"Asking for {order.Id}");
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
