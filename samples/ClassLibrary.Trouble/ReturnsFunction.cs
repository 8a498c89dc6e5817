using System.Globalization;
using Amazon.Lambda.Core;

namespace Orders;

public sealed record Return(string OrderId, string Language, decimal Amount);

/// <summary>Takes goods back. It relies on a process of its own, which it has for a while, and then another one.</summary>
public class ReturnsFunction
{
    private static readonly List<Return> Returns = [];

    public decimal TakeBack(Return returned, ILambdaContext context) // LFIT3005
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(returned.Language); // LFIT2009
        using var gate = new Mutex(false, "returns"); // LFIT2008
        if (!gate.WaitOne(TimeSpan.FromSeconds(1)))
        {
            throw new TimeoutException("Another return is being taken");
        }

        try
        {
            Returns.Add(returned); // LFIT2003
            return Returns.Where(other => other.OrderId == returned.OrderId).Sum(other => other.Amount);
        }
        finally
        {
            gate.ReleaseMutex();
        }
    }
}
