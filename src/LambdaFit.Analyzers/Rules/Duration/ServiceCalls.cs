using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>Calls of services outside the function.</summary>
internal static class ServiceCalls
{
    /// <summary>Tells whether a call goes to a service: the client of an AWS service or an <c>HttpClient</c>.</summary>
    public static bool IsServiceCall(IInvocationOperation call, KnownSymbols symbols)
    {
        var receiver = call.Instance;
        if (receiver is null && call.TargetMethod is { IsExtensionMethod: true, DeclaringSyntaxReferences.IsEmpty: true } && !call.Arguments.IsEmpty)
        {
            receiver = call.Arguments[0].Value;
        }

        var type = receiver?.Unwrapped().Type;
        return symbols.IsOrInherits(type, TypeNames.AmazonService) || symbols.IsOrInherits(type, TypeNames.AmazonServiceClient) || symbols.Is(type, TypeNames.HttpClient);
    }

    /// <summary>Tells whether a call asks a service how something is, by the verbs that AWS names its operations with.</summary>
    public static bool IsStatusCall(IInvocationOperation call, KnownSymbols symbols) => HasVerb(call, "Describe", "Get", "BatchGet") && IsServiceCall(call, symbols);

    /// <summary>Tells whether a call has a service do something: whoever repeats that until it succeeds tries again, and does not poll.</summary>
    public static bool IsActionCall(IInvocationOperation call, KnownSymbols symbols) => !HasVerb(call, "Describe", "Get", "BatchGet", "List", "Head", "Query", "Scan", "Search", "Lookup", "Send") && IsServiceCall(call, symbols);

    /// <summary>Tells whether the platform declares a member: anything below the namespace <c>System</c>.</summary>
    public static bool IsPlatform(ISymbol member)
    {
        var outermost = member.ContainingNamespace;
        while (outermost is { ContainingNamespace.IsGlobalNamespace: false })
        {
            outermost = outermost.ContainingNamespace;
        }

        return outermost?.Name is "System";
    }

    private static bool HasVerb(IInvocationOperation call, params string[] verbs)
    {
        foreach (var verb in verbs)
        {
            if (call.TargetMethod.Name.StartsWith(verb, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
