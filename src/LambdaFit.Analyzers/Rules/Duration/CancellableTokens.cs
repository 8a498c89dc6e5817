using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// Tells whether a cancellation token can be cancelled during an invocation: not <c>CancellationToken.None</c>, and not the token of a source
/// that nothing cancels. In doubt it can.
/// </summary>
internal sealed class CancellableTokens(KnownSymbols symbols)
{
    private const int MaxHops = 8;

    /// <summary>Tells whether an argument hands a token on that can be cancelled.</summary>
    public bool IsHandedOn(IArgumentOperation argument, bool isHosted) =>
        symbols.Is(argument.Parameter?.Type, TypeNames.CancellationToken)
        && argument.ArgumentKind is not ArgumentKind.DefaultValue
        && IsCancellable(argument.Value, isHosted);

    /// <summary>Tells whether a token, or the source of tokens, can be cancelled.</summary>
    /// <param name="token">The value.</param>
    /// <param name="isHosted">Whether the code runs in a hosted service: the tokens it is given are cancelled when the host stops, and not before.</param>
    public bool IsCancellable(IOperation token, bool isHosted) => IsCancellable(token, isHosted, MaxHops);

    private bool IsCancellable(IOperation token, bool isHosted, int hops)
    {
        token = token.Unwrapped();
        switch (token)
        {
            case IDefaultValueOperation or ILiteralOperation:
            case IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } }:
                return false;
            case IPropertyReferenceOperation { Property.Name: "Token", Instance: { } source } when hops > 0 && symbols.Is(source.Type, TypeNames.CancellationTokenSource):
                return IsCancellable(source, isHosted, hops - 1);
            case IParameterReferenceOperation or IMemberReferenceOperation:
                return !isHosted;
            case IObjectCreationOperation creation:
                // 'new CancellationToken(canceled)' and sources with a timeout.
                return !creation.Arguments.IsEmpty;
            case IInvocationOperation { TargetMethod.Name: "CreateLinkedTokenSource" } linked when hops > 0:
                return IsAnyCancellable(linked, isHosted, hops - 1);
            case ILocalReferenceOperation { Local: var local } when hops > 0:
                return IsLocalCancellable(local, token, isHosted, hops - 1);
            default:
                return true;
        }
    }

    private bool IsAnyCancellable(IInvocationOperation linked, bool isHosted, int hops)
    {
        foreach (var argument in linked.Arguments)
        {
            if (argument.Value.Unwrapped() is not IArrayCreationOperation { Initializer: { } list })
            {
                if (IsCancellable(argument.Value, isHosted, hops))
                {
                    return true;
                }

                continue;
            }

            foreach (var element in list.ElementValues)
            {
                if (IsCancellable(element, isHosted, hops))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsLocalCancellable(ILocalSymbol local, IOperation reference, bool isHosted, int hops)
    {
        if (local.DeclaringSyntaxReferences.Length != 1 || local.DeclaringSyntaxReferences[0].GetSyntax() is not VariableDeclaratorSyntax { Initializer: not null })
        {
            return true;
        }

        var initial = default(IOperation);
        foreach (var operation in reference.Root().Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local):
                    initial = declarator.GetVariableInitializer()?.Value;
                    break;
                case ILocalReferenceOperation other when SymbolEqualityComparer.Default.Equals(other.Local, local) && MayCancel(other):
                    return true;
            }
        }

        return initial is null || IsCancellable(initial, isHosted, hops);
    }

    /// <summary>A source that is only asked for its token, and disposed of, is never cancelled; one that goes anywhere else may be.</summary>
    private bool MayCancel(ILocalReferenceOperation local) => local.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Token" or "IsCancellationRequested" } => false,
        IInvocationOperation { TargetMethod.Name: "Dispose" } => false,
        _ => symbols.Is(local.Type, TypeNames.CancellationTokenSource) || Writes.IsWritten(local),
    };
}
