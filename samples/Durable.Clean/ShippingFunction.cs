using Amazon.Lambda.Core;
using Amazon.Lambda.DurableExecution;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Shipping;

public sealed record Parcel(string Id, string Address);

public class ShippingFunction
{
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

        // The environment is gone meanwhile, and costs nothing.
        await context.WaitAsync(TimeSpan.FromHours(2), name: "pickup");
        return label;
    }
}

internal static class Carrier
{
    private static readonly HttpClient Client = new() { BaseAddress = new Uri("https://carrier.example.com/") };

    public static Task<string> PrintLabelAsync(Parcel parcel) => Client.GetStringAsync("labels/" + parcel.Id);
}
