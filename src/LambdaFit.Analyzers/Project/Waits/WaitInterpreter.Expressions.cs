using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>Expressions that are computed by themselves, outside of any member's flow.</summary>
internal sealed partial class WaitInterpreter
{
    /// <summary>Makes an interpreter that runs no member.</summary>
    public static WaitInterpreter ForExpressions(WaitModel model, CancellationToken cancellationToken) => new(
        model,
        null!,
        MemberFacts.Of(null!, ImmutableArray<IOperation>.Empty, model.Api, cancellationToken),
        new Dictionary<IMethodSymbol, MemberResult?>(SymbolEqualityComparer.Default),
        0,
        cancellationToken);

    /// <summary>Computes an expression in which only these variables are known.</summary>
    public WaitValue? Compute(IOperation expression, IReadOnlyDictionary<ISymbol, WaitValue> variables)
    {
        state = WaitState.Start;
        foreach (var variable in variables)
        {
            Write(variable.Key, variable.Value);
        }

        return Visit(expression);
    }

    /// <summary>Computes what a delegate gives for these arguments, of which null ones are unknown.</summary>
    public WaitValue? Compute(DelegateValue function, IReadOnlyDictionary<ISymbol, WaitValue> variables, WaitValue?[] arguments, SyntaxNode syntax)
    {
        state = WaitState.Start;
        foreach (var variable in variables)
        {
            Write(variable.Key, variable.Value);
        }

        return InvokeDelegate(function, arguments, syntax);
    }
}
