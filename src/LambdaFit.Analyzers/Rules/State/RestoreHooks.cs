using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>What code that SnapStart runs after it has restored a snapshot may renew: whatever that code mentions.</summary>
internal sealed class RestoreHooks(LambdaProject project)
{
    private const int MaxDepth = 3;

    private readonly object gate = new();
    private (bool IsKnown, bool RenewsAnything) state;
    private HashSet<ISymbol> mentioned = new(SymbolEqualityComparer.Default);

    /// <summary>Tells whether a hook may renew a field, property or local.</summary>
    public bool Renew(ISymbol holder, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!state.IsKnown)
            {
                mentioned = new(SymbolEqualityComparer.Default);
                state = (true, Find(cancellationToken));
            }

            return state.RenewsAnything || mentioned.Contains(holder.OriginalDefinition);
        }
    }

    private bool Find(CancellationToken cancellationToken)
    {
        foreach (var operation in NamedCalls.Find(project, static name => name is "RegisterAfterRestore", cancellationToken))
        {
            if (operation is not IInvocationOperation { Arguments: { Length: 1 } arguments } call || !project.Symbols.IsMemberOf(call.TargetMethod, TypeNames.SnapshotRestore))
            {
                continue;
            }

            switch (arguments[0].Value.Unwrapped())
            {
                case IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }:
                    Mention(lambda.Body, MaxDepth, cancellationToken);
                    break;
                case IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { DeclaringSyntaxReferences.Length: > 0 } method } }:
                    Mention(method, MaxDepth, cancellationToken);
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    private void Mention(IMethodSymbol method, int depth, CancellationToken cancellationToken)
    {
        foreach (var body in project.Bodies.Of(method, cancellationToken))
        {
            Mention(body, depth, cancellationToken);
        }
    }

    private void Mention(IOperation code, int depth, CancellationToken cancellationToken)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member:
                    mentioned.Add(member.Member.OriginalDefinition);
                    break;
                case ILocalReferenceOperation { Local: var local }:
                    mentioned.Add(local);
                    break;
                case IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: > 0 } method } when depth > 0:
                    Mention(method, depth - 1, cancellationToken);
                    break;
            }
        }
    }
}
