using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>What the retry options of Polly 8 mean: how often, and how long they wait in all.</summary>
internal sealed class PollyOptions(LambdaProject project)
{
    // RetryStrategyOptions: MaxRetryAttempts 3, Delay 2 s, BackoffType Constant, UseJitter false (RetryConstants of Polly.Core).
    private const int DefaultRetries = 3;
    private const double DefaultDelay = 2;

    // Enough to be longer than any timeout.
    private const double Forever = 1_000_000;
    private const int MaxRetries = 100_000;

    /// <summary>Gets the values that an object initializer gives to properties.</summary>
    public static Dictionary<string, IOperation> ValuesOf(IObjectCreationOperation creation)
    {
        var values = new Dictionary<string, IOperation>(StringComparer.Ordinal);
        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } } assignment)
            {
                values[name] = assignment.Value;
            }
        }

        return values;
    }

    /// <summary>Gets the number of retries and the seconds that they wait in all; null where that is not known, or something else ends them.</summary>
    public (int Count, double Seconds)? Retries(IObjectCreationOperation creation, CancellationToken cancellationToken)
    {
        var set = ValuesOf(creation);

        // Derived options have other defaults, those for HTTP for example.
        var isPlain = project.Symbols.Is(creation.Type, TypeNames.PollyRetryOptions) || project.Symbols.Is(creation.Type, TypeNames.PollyRetryOptionsOfT);
        if (set.ContainsKey("DelayGenerator")
            || !(set.ContainsKey("MaxRetryAttempts") || set.ContainsKey("Delay"))
            || Value("MaxRetryAttempts", DefaultRetries) is not int count
            || Value("Delay", TimeSpan.FromSeconds(DefaultDelay)) is not TimeSpan delay
            || Value("BackoffType", 0) is not int backoff
            || Value("UseJitter", false) is not false
            || (set.ContainsKey("MaxDelay") && Value("MaxDelay", null) is not TimeSpan)
            || HasOuterTimeout(creation))
        {
            return null;
        }

        var most = set.ContainsKey("MaxDelay") && Value("MaxDelay", null) is TimeSpan max ? max.TotalSeconds : double.MaxValue;
        var (seconds, factor) = (0d, 1d);
        for (var i = 0; i < count && i < MaxRetries && seconds < Forever; i++)
        {
            // DelayBackoffType: Constant, Linear, Exponential.
            seconds += Math.Min(most, delay.TotalSeconds * (backoff is 1 ? i + 1 : backoff is 2 ? factor : 1));
            factor *= 2;
        }

        return (count, seconds);

        object? Value(string name, object? otherwise) =>
            set.TryGetValue(name, out var value) ? project.Constants.ValueOf(value, cancellationToken)
            : isPlain ? otherwise
            : null;
    }

    /// <summary>Tells whether a timeout is added before the retries, and so around them.</summary>
    private bool HasOuterTimeout(IObjectCreationOperation creation)
    {
        foreach (var operation in creation.Root().Descendants())
        {
            if (operation is IInvocationOperation { TargetMethod: { Name: "AddTimeout" } method } call
                && project.Symbols.IsMemberOf(method, TypeNames.PollyTimeouts)
                && EntryPoints.NameOf(call.Syntax).SpanStart < creation.Syntax.SpanStart)
            {
                return true;
            }
        }

        return false;
    }
}
