using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>Tells loops that only wait and log from those that work, and so may come to their end by it.</summary>
internal sealed class QuietLoop(LambdaProject project, ILoopOperation loop, CancellationToken cancellationToken)
{
    /// <summary>Tells whether a loop does nothing but wait and log, apart from calls that are understood otherwise.</summary>
    public bool DoesNothingBut(ISet<SyntaxNode> understood)
    {
        foreach (var operation in loop.CodeInside())
        {
            if (operation is IReturnOperation { Kind: OperationKind.YieldReturn } or IDynamicInvocationOperation
                || (operation is IInvocationOperation call && !understood.Contains(call.Syntax) && !IsQuiet(call)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsQuiet(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (project.Waits.Api.IsWait(method) || method.Name is "ConfigureAwait")
        {
            return true;
        }

        return project.IsOwn(method) ? IsQuietInside(call) : method.MethodKind is not MethodKind.DelegateInvoke && !IsAwaited(call) && (method.ReturnsVoid || ServiceCalls.IsPlatform(method));
    }

    /// <summary>Helpers that wait or log: of the project's own members those that call nothing of the project in turn.</summary>
    private bool IsQuietInside(IInvocationOperation call)
    {
        var isKnown = false;
        foreach (var body in project.Called(call, cancellationToken))
        {
            isKnown = true;
            foreach (var operation in body.DescendantsAndSelf())
            {
                if (operation is IInvocationOperation inner && (project.IsOwn(inner.TargetMethod) || !IsQuiet(inner)))
                {
                    return false;
                }
            }
        }

        return isKnown;
    }

    private static bool IsAwaited(IOperation call)
    {
        var outer = call.Parent;
        while (outer is IConversionOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
        {
            outer = outer.Parent;
        }

        return outer is IAwaitOperation;
    }
}
