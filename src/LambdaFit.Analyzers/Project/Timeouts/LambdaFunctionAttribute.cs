using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project.Timeouts;

/// <summary>What a method's <c>[LambdaFunction]</c> says: a value greater than zero overrides the template's.</summary>
internal static class LambdaFunctionAttribute
{
    public static bool SetsTimeout(IMethodSymbol? method, KnownSymbols symbols) =>
        Timeout(method, symbols, CancellationToken.None) is { Seconds: > 0 };

    public static bool SetsMemory(IMethodSymbol? method, KnownSymbols symbols) =>
        Memory(method, symbols, CancellationToken.None) is { Megabytes: > 0 };

    /// <summary>Gets the timeout in seconds and the expression that sets it, or null where the attribute sets none.</summary>
    public static (long Seconds, ExpressionSyntax Expression)? Timeout(IMethodSymbol? method, KnownSymbols symbols, CancellationToken cancellationToken) =>
        Number(method, "Timeout", symbols, cancellationToken);

    /// <summary>Gets the memory in MB and the expression that sets it, or null where the attribute sets none.</summary>
    public static (long Megabytes, ExpressionSyntax Expression)? Memory(IMethodSymbol? method, KnownSymbols symbols, CancellationToken cancellationToken) =>
        Number(method, "MemorySize", symbols, cancellationToken);

    private static (long Value, ExpressionSyntax Expression)? Number(IMethodSymbol? method, string property, KnownSymbols symbols, CancellationToken cancellationToken)
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
                if (argument.Key == property
                    && argument.Value.Value is uint value
                    && attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList: { } arguments })
                {
                    foreach (var syntax in arguments.Arguments)
                    {
                        if (syntax.NameEquals?.Name.Identifier.ValueText == property)
                        {
                            return (value, syntax.Expression);
                        }
                    }
                }
            }
        }

        return null;
    }
}
