using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>
/// Computes single expressions as the wait model does, for rules that ask for a number and not for a way through code: constants, time spans,
/// readonly fields, locals that are assigned once. What is not known is null.
/// </summary>
internal sealed class ConstantExpressions(WaitModel model)
{
    private const int MaxLocals = 4;
    private const int MaxItems = 1_000;

    private static readonly ImmutableDictionary<ISymbol, WaitValue> None = ImmutableDictionary.Create<ISymbol, WaitValue>(SymbolEqualityComparer.Default);

    /// <summary>Gets the boxed number, Boolean or time span that an expression always has.</summary>
    public object? ValueOf(IOperation? expression, CancellationToken cancellationToken) =>
        expression is { ConstantValue: { HasValue: true, Value: var constant } } ? constant : (Compute(expression, cancellationToken) as ConstantValue)?.Value;

    /// <summary>Gets the whole number that an expression always has.</summary>
    public int? NumberOf(IOperation? expression, CancellationToken cancellationToken) =>
        ValueOf(expression, cancellationToken) is { } value && ConstantMath.To(SpecialType.System_Int32, value) is int number ? number : null;

    /// <summary>Gets the time that an expression always has: a time span, or a number of units.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="unit">How many seconds one unit is, where it is a number.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    public double? SecondsOf(IOperation? expression, double unit, CancellationToken cancellationToken) => ValueOf(expression, cancellationToken) switch
    {
        TimeSpan span => span.TotalSeconds,
        int number => number * unit,
        long number => number * unit,
        _ => null,
    };

    /// <summary>Gets the time spans that a sequence always has; null where one of them is not known.</summary>
    public ImmutableArray<TimeSpan>? SpansOf(IOperation sequence, CancellationToken cancellationToken)
    {
        if (Compute(sequence, cancellationToken) is not SequenceValue { Count: <= MaxItems } known)
        {
            return null;
        }

        var spans = ImmutableArray.CreateBuilder<TimeSpan>();
        for (var i = 0L; i < known.Count; i++)
        {
            if (known[i] is not ConstantValue { Value: TimeSpan span })
            {
                return null;
            }

            spans.Add(span);
        }

        return spans.ToImmutable();
    }

    /// <summary>Gets the time spans that a delegate returns for the numbers from 1 to a count as its first argument; null where one of them is not known.</summary>
    public ImmutableArray<TimeSpan>? SpansOf(IOperation function, int count, CancellationToken cancellationToken)
    {
        var variables = LocalsOf(function, 0, cancellationToken);
        if (count > MaxItems || Compute(function, variables, cancellationToken) is not DelegateValue { } known)
        {
            return null;
        }

        var parameters = (known.Lambda?.Symbol ?? known.Method)?.Parameters.Length ?? 0;
        if (parameters == 0)
        {
            return null;
        }

        var spans = ImmutableArray.CreateBuilder<TimeSpan>(count);
        for (var i = 1; i <= count; i++)
        {
            var arguments = new WaitValue?[parameters];
            arguments[0] = new ConstantValue(i);
            if (WaitInterpreter.ForExpressions(model, cancellationToken).Compute(known, variables, arguments, function.Syntax) is not ConstantValue { Value: TimeSpan span })
            {
                return null;
            }

            spans.Add(span);
        }

        return spans.ToImmutable();
    }

    private WaitValue? Compute(IOperation? expression, CancellationToken cancellationToken) =>
        expression is null ? null : Compute(expression, LocalsOf(expression, 0, cancellationToken), cancellationToken);

    private WaitValue? Compute(IOperation expression, IReadOnlyDictionary<ISymbol, WaitValue> variables, CancellationToken cancellationToken) =>
        WaitInterpreter.ForExpressions(model, cancellationToken).Compute(expression, variables);

    /// <summary>Gets what is known of the variables of an expression. What it calls is looked at first, as the interpreter expects.</summary>
    private ImmutableDictionary<ISymbol, WaitValue> LocalsOf(IOperation expression, int depth, CancellationToken cancellationToken)
    {
        var locals = None;
        foreach (var operation in expression.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation call:
                    LookAt(call.TargetMethod, cancellationToken);
                    break;
                case IPropertyReferenceOperation { Property.GetMethod: { } getter }:
                    LookAt(getter, cancellationToken);
                    break;
                case IMethodReferenceOperation reference:
                    LookAt(reference.Method, cancellationToken);
                    break;
                case ILocalReferenceOperation { Local: { IsConst: false } local } when depth < MaxLocals && !locals.ContainsKey(local)
                    && InitializerOf(local, operation.Root()) is { } initializer
                    && Compute(initializer, LocalsOf(initializer, depth + 1, cancellationToken), cancellationToken) is { } value and not TaskValue and not TimerValue:
                    locals = locals.Add(local, value);
                    break;
            }
        }

        return locals;
    }

    private void LookAt(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (model.Resolve(method, cancellationToken) is { } callee)
        {
            model.Of(callee, cancellationToken);
        }
    }

    /// <summary>Gets the initializer of a local that nothing else assigns, or null.</summary>
    private IOperation? InitializerOf(ILocalSymbol local, IOperation body)
    {
        IOperation? initializer = null;
        var isChanged = local.RefKind is not RefKind.None;
        foreach (var operation in body.Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
            {
                initializer = declarator.GetVariableInitializer()?.Value;
            }

            MemberFacts.ForEachWrite(operation, model.Api, written => isChanged |= SymbolEqualityComparer.Default.Equals(written, local));
            if (operation is IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation { Local: var array } }
                && Writes.IsWritten(operation) && SymbolEqualityComparer.Default.Equals(array, local))
            {
                isChanged = true;
            }
        }

        return isChanged ? null : initializer;
    }
}
