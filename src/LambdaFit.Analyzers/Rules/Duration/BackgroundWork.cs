using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// Tells whether a hosted service works in the background, or only once while the host starts: to warm something up before the first invocation is right.
/// </summary>
internal sealed class BackgroundWork(LambdaProject project)
{
    private static readonly string[] Starts = ["StartingAsync", "StartAsync", "StartedAsync"];
    private static readonly string[] Stops = ["StoppingAsync", "StopAsync", "StoppedAsync"];

    private readonly KnownSymbols symbols = project.Symbols;
    private readonly TaskFlow flow = new(project);

    /// <summary>Tells whether a hosted service goes on after its start. Of a class of another assembly that is known only where it derives from <c>BackgroundService</c>.</summary>
    public bool RunsOn(INamedTypeSymbol service, CancellationToken cancellationToken)
    {
        if (service.TypeKind is not TypeKind.Class || !symbols.IsOrInherits(service, TypeNames.HostedService))
        {
            return false;
        }

        if (service.DeclaringSyntaxReferences.IsEmpty)
        {
            return symbols.IsOrInherits(service, TypeNames.BackgroundService);
        }

        for (var type = service; type is { DeclaringSyntaxReferences.IsEmpty: false }; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method && GoesOn(method, cancellationToken))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool GoesOn(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var name = method.Name.Substring(method.Name.LastIndexOf('.') + 1);
        if (Array.IndexOf(Starts, name) >= 0)
        {
            return Has(method, StartsSomething, cancellationToken);
        }

        // What has to be stopped goes on until then.
        return (name is "ExecuteAsync" || Array.IndexOf(Stops, name) >= 0) && Has(method, Works, cancellationToken);
    }

    private bool Has(IMethodSymbol method, Func<IOperation, bool> isSought, CancellationToken cancellationToken)
    {
        foreach (var body in project.Bodies.Of(method, cancellationToken))
        {
            foreach (var operation in body.Descendants())
            {
                if (isSought(operation))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Tells whether an operation does anything but log, clean up or return a completed task.</summary>
    private bool Works(IOperation operation) => operation switch
    {
        ILoopOperation or IAwaitOperation { Operation: not IInvocationOperation } => true,
        IInvocationOperation call => !(call.TargetMethod.Name is "Dispose" or "DisposeAsync" or "FromResult" or "ConfigureAwait"
            || call.Instance is IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax }
            || symbols.Is(call.TargetMethod.ContainingType, TypeNames.LoggerExtensions)),
        _ => false,
    };

    /// <summary>Tells whether an operation starts what nobody waits for: timers, threads, subscriptions, tasks that are neither awaited nor returned.</summary>
    private bool StartsSomething(IOperation operation)
    {
        switch (operation)
        {
            case IEventAssignmentOperation { Adds: true }:
                return true;
            case IObjectCreationOperation { Type: var type }:
                return symbols.Is(type, TypeNames.Timer) || symbols.Is(type, TypeNames.TimersTimer) || symbols.Is(type, TypeNames.PeriodicTimer) || symbols.Is(type, TypeNames.Thread);
            case IInvocationOperation { TargetMethod: var method } when symbols.Is(method.ContainingType, TypeNames.ThreadPool):
                return true;
            case IInvocationOperation call when flow.IsTask(call.Type) && call.TargetMethod.Name is not ("FromResult" or "FromException" or "FromCanceled"):
                return IsLeftRunning(call);
            default:
                return false;
        }
    }

    /// <summary>Tells whether a task is dropped, or kept for later: then it goes on when the start has ended.</summary>
    private static bool IsLeftRunning(IOperation task)
    {
        while (task.Parent is IConversionOperation or IConditionalAccessOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" })
        {
            task = task.Parent;
        }

        return task.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation or IFieldReferenceOperation or IPropertyReferenceOperation };
    }
}
