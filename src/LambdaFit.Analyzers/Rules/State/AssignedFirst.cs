using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// Tells members that every invocation assigns before it reads them, as in <c>this.order = order; Validate();</c>: what an earlier invocation left is then
/// never seen, as long as invocations come one after the other.
/// </summary>
internal sealed class AssignedFirst(LambdaProject project)
{
    private const int MaxDepth = 4;

    /// <summary>Tells whether all reads of a member follow an unconditional assignment, in their own method or in all that call it.</summary>
    public bool Holds(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var reference in project.References.Of(member, cancellationToken))
        {
            if (project.Bodies.MemberAround(reference.Syntax, cancellationToken) is not IMethodSymbol { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor) } method
                || IsAssignment(reference)
                || reference.Parent is INameOfOperation)
            {
                continue;
            }

            if (!Follows(member, method, reference.Syntax.SpanStart, MaxDepth, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAssignment(IOperation reference) => reference.Parent is ISimpleAssignmentOperation assignment && ReferenceEquals(assignment.Target, reference);

    /// <summary>Tells whether the member has been assigned when a method comes to a place.</summary>
    private bool Follows(ISymbol member, IMethodSymbol method, int position, int depth, CancellationToken cancellationToken)
    {
        if (Assigns(member, method, position, depth, cancellationToken))
        {
            return true;
        }

        if (depth == 0 || IsCalledFromOutside(method, cancellationToken))
        {
            return false;
        }

        foreach (var (caller, call) in CallersOf(method, cancellationToken))
        {
            if (!Follows(member, caller, call, depth - 1, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsCalledFromOutside(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.DeclaredAccessibility is not Accessibility.Private || method.MethodKind is not MethodKind.Ordinary)
        {
            return true;
        }

        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (SymbolEqualityComparer.Default.Equals(entryPoint.Method, method))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Finds the uses of a private method, and the methods that they stand in.</summary>
    private IEnumerable<(IMethodSymbol Caller, int Position)> CallersOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var reference in method.ContainingType.DeclaringSyntaxReferences)
        {
            var model = project.Bodies.Model(reference.SyntaxTree);
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is SimpleNameSyntax name
                    && string.Equals(name.Identifier.ValueText, method.Name, StringComparison.Ordinal)
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition, method.OriginalDefinition)
                    && project.Bodies.MemberAround(name, cancellationToken) is IMethodSymbol caller)
                {
                    yield return (caller, name.SpanStart);
                }
            }
        }
    }

    /// <summary>Tells whether a method assigns the member on every way before a place, itself or in a method that it calls.</summary>
    private bool Assigns(ISymbol member, IMethodSymbol method, int position, int depth, CancellationToken cancellationToken)
    {
        foreach (var body in project.Bodies.Of(method, cancellationToken))
        {
            foreach (var part in body.ChildOperations)
            {
                if (AssignsIn(member, part, position, depth, cancellationToken))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool AssignsIn(ISymbol member, IOperation statement, int position, int depth, CancellationToken cancellationToken)
    {
        switch (statement)
        {
            case IBlockOperation block:
                foreach (var inner in block.Operations)
                {
                    if (inner.Syntax.SpanStart >= position)
                    {
                        return false;
                    }

                    if (AssignsIn(member, inner, position, depth, cancellationToken))
                    {
                        return true;
                    }
                }

                return false;
            case ITryOperation attempt:
                return AssignsIn(member, attempt.Body, position, depth, cancellationToken);
            case IUsingOperation resource:
                return AssignsIn(member, resource.Body, position, depth, cancellationToken);
            case ILockOperation locked:
                return AssignsIn(member, locked.Body, position, depth, cancellationToken);
            case IExpressionStatementOperation expression when statement.Syntax.Span.End <= position:
                return expression.Operation.Unwrapped() switch
                {
                    ISimpleAssignmentOperation assignment => AssignsBy(member, assignment),
                    IInvocationOperation { TargetMethod: { IsVirtual: false, IsOverride: false, IsAbstract: false, DeclaringSyntaxReferences.Length: > 0 } called, Instance: null or IInstanceReferenceOperation } =>
                        depth > 0 && Assigns(member, called, int.MaxValue, depth - 1, cancellationToken),
                    _ => false,
                };
            default:
                return false;
        }
    }

    /// <summary>Of <c>a = b = value</c> both are assigned.</summary>
    private static bool AssignsBy(ISymbol member, ISimpleAssignmentOperation assignment) =>
        SymbolEqualityComparer.Default.Equals(Writes.VariableOf(assignment.Target), member)
        || (assignment.Value.Unwrapped() is ISimpleAssignmentOperation inner && AssignsBy(member, inner));
}
