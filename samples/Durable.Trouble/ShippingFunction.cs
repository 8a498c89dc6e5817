using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Shipping;

public sealed record Parcel(string Id, string Address);

public class ShippingFunction
{
    private static string lastLabel = "";

    public static async Task Main()
    {
        var function = new ShippingFunction();
        using var wrapper = HandlerWrapper.GetHandlerWrapper<DurableExecutionInvocationInput, DurableExecutionInvocationOutput>(
            function.HandleAsync, new DefaultLambdaJsonSerializer());
        using var bootstrap = new LambdaBootstrap(wrapper);
        await bootstrap.RunAsync();
    }

    public Task<DurableExecutionInvocationOutput> HandleAsync(DurableExecutionInvocationInput input, ILambdaContext context) =>
        DurableFunction.WrapAsync<Parcel, string>(ShipAsync, input, context);

    private static async Task<string> ShipAsync(Parcel parcel, IDurableContext context)
    {
        var label = await context.StepAsync(async (_, _) => await Carrier.PrintLabelAsync(parcel), name: "label");
        lastLabel = label; // LFIT2001

        // Waits in the invocation, and is billed for it: context.WaitAsync would not be.
        await Task.Delay(TimeSpan.FromHours(2)); // LFIT1002
        return lastLabel;
    }
}

internal static class Carrier
{
    public static async Task<string> PrintLabelAsync(Parcel parcel)
    {
        using var client = new HttpClient(); // LFIT7001
        return await client.GetStringAsync("https://carrier.example.com/labels/" + parcel.Id);
    }
}
