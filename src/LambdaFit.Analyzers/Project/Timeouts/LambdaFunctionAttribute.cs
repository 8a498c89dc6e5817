using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project.Timeouts;

/// <summary>What a method's <c>[LambdaFunction]</c> says: a value greater than zero overrides the template's.</summary>
internal static class LambdaFunctionAttribute
{
    public static bool SetsTimeout(IMethodSymbol? method, KnownSymbols symbols) =>
        Timeout(method, symbols, CancellationToken.None) is { Seconds: > 0 };

    /// <summary>Gets the timeout in seconds and the expression that sets it, or null where the attribute sets none.</summary>
    public static (long Seconds, ExpressionSyntax Expression)? Timeout(IMethodSymbol? method, KnownSymbols symbols, CancellationToken cancellationToken)
    {
        if (method is null || symbols[TypeNames.LambdaFunctionAttribute] is not { } type)
        {
            return null;
        }

        foreach (var attribute in method.GetAttributes())
        {
            if (!SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type))
            {
                continue;
            }

            foreach (var argument in attribute.NamedArguments)
            {
                if (argument is { Key: "Timeout", Value.Value: uint seconds }
                    && attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList: { } arguments })
                {
                    foreach (var syntax in arguments.Arguments)
                    {
                        if (syntax.NameEquals?.Name.Identifier.ValueText is "Timeout")
                        {
                            return (seconds, syntax.Expression);
                        }
                    }
                }
            }
        }

        return null;
    }
}
