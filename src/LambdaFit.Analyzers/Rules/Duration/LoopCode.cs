using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>The code that a loop runs: its own, and that of the members it calls.</summary>
internal static class LoopCode
{
    private const int MaxDepth = 3;

    /// <summary>Gets an operation and all operations inside it, the bodies of lambdas and local functions left out.</summary>
    public static IEnumerable<IOperation> CodeInside(this IOperation code)
    {
        var pending = new Stack<IOperation>();
        pending.Push(code);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            yield return operation;
            foreach (var child in operation.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>Tells whether this compilation declares a member.</summary>
    public static bool IsOwn(this LambdaProject project, ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, project.Compilation.Assembly);

    /// <summary>Gets the code of this compilation that a call or the read of a property may run; nothing where none is known.</summary>
    public static IEnumerable<IOperation> Called(this LambdaProject project, IOperation operation, CancellationToken cancellationToken)
    {
        var method = operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IPropertyReferenceOperation property => property.Property.GetMethod,
            _ => null,
        };

        if (method is null || !project.IsOwn(method))
        {
            yield break;
        }

        foreach (var target in project.Dispatch(cancellationToken).Targets(method))
        {
            foreach (var body in project.Bodies.Of(target, cancellationToken))
            {
                yield return body;
            }
        }
    }

    /// <summary>
    /// Tells whether any code that an operation calls, or that this code calls in turn, a few calls deep, has an operation of some kind.
    /// Lambdas in it count as called.
    /// </summary>
    public static bool CallsAny(this LambdaProject project, IOperation operation, Func<IOperation, bool> isSought, CancellationToken cancellationToken) =>
        CallsAny(project, operation, isSought, MaxDepth, [], cancellationToken);

    private static bool CallsAny(
        LambdaProject project, IOperation operation, Func<IOperation, bool> isSought, int depth, HashSet<SyntaxNode> seen, CancellationToken cancellationToken)
    {
        if (depth == 0 || operation is not (IInvocationOperation or IPropertyReferenceOperation))
        {
            return false;
        }

        foreach (var body in project.Called(operation, cancellationToken))
        {
            if (!seen.Add(body.Syntax))
            {
                continue;
            }

            foreach (var inner in body.DescendantsAndSelf())
            {
                if (isSought(inner) || CallsAny(project, inner, isSought, depth - 1, seen, cancellationToken))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
