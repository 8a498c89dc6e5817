using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>
/// Finds the delegates of executable functions (<c>LambdaBootstrapBuilder.Create</c>, <c>HandlerWrapper.GetHandlerWrapper</c>,
/// <c>new LambdaBootstrap</c>) and the workflows given to <c>DurableFunction.WrapAsync</c>.
/// </summary>
internal static class BootstrapHandlers
{
    public static void Find(EntryPointCollector collector)
    {
        foreach (var index in collector.Indexes)
        {
            foreach (var registration in index.Registrations)
            {
                switch (collector.Project.Bodies.Operation(registration, collector.CancellationToken))
                {
                    case IInvocationOperation call when IsWorkflowWrapper(collector.Symbols, call.TargetMethod):
                        collector.AddRegistered(EntryPointKind.Durable, registration, EntryPointCollector.DelegateArgument(call.Arguments), isDurable: true);
                        break;
                    case IInvocationOperation call when collector.Symbols.IsMemberOf(call.TargetMethod, TypeNames.LambdaBootstrapBuilder)
                        || collector.Symbols.IsMemberOf(call.TargetMethod, TypeNames.HandlerWrapper):
                        Add(collector, registration, call.Arguments);
                        break;
                    case IObjectCreationOperation creation when collector.Symbols.Is(creation.Type, TypeNames.LambdaBootstrap):
                        Add(collector, registration, creation.Arguments);
                        break;
                }
            }
        }
    }

    /// <summary>Tells whether a method runs a durable workflow: a delegate given to it is an entry point of its own, not a call.</summary>
    public static bool IsWorkflowWrapper(KnownSymbols symbols, IMethodSymbol method) =>
        method.Name is "WrapAsync" && symbols.IsMemberOf(method, TypeNames.DurableFunction);

    private static void Add(EntryPointCollector collector, SyntaxNode registration, IEnumerable<IArgumentOperation> arguments)
    {
        // An overload that takes a HandlerWrapper has no delegate: the wrapper's own creation is found by itself.
        if (EntryPointCollector.DelegateArgument(arguments) is { } handler)
        {
            collector.AddRegistered(EntryPointKind.Bootstrap, registration, handler);
        }
    }
}
