using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>A class-library handler string, <c>Assembly::Namespace.Type::Method</c>; a nested type is <c>Outer+Inner</c>.</summary>
internal sealed record HandlerString(string Assembly, string Type, string Method)
{
    private const string Separator = "::";

    /// <summary>The handler that classes derived from <c>Amazon.Lambda.AspNetCoreServer</c> inherit.</summary>
    public const string InheritedMethod = "FunctionHandlerAsync";

    /// <summary>Reads a handler string; false for every other form, such as the assembly name of an executable.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out HandlerString? handler)
    {
        handler = null;
        var first = text.IndexOf(Separator, StringComparison.Ordinal);
        var second = first < 0 ? -1 : text.IndexOf(Separator, first + Separator.Length, StringComparison.Ordinal);
        if (first <= 0 || second < 0 || text.IndexOf(Separator, second + Separator.Length, StringComparison.Ordinal) >= 0)
        {
            return false;
        }

        var type = text.Substring(first + Separator.Length, second - first - Separator.Length).Trim();
        var method = text.Substring(second + Separator.Length).Trim();
        handler = new(text.Substring(0, first).Trim(), type, method);
        return type.Length > 0 && method.Length > 0;
    }

    /// <summary>
    /// Finds the type and method in a compilation as the .NET runtime client does: any accessibility, base types included.
    /// Either is null where it does not exist.
    /// </summary>
    public (INamedTypeSymbol? Type, IMethodSymbol? Method) Resolve(Compilation compilation)
    {
        var type = compilation.Assembly.GetTypeByMetadataName(Type);
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            IMethodSymbol? first = null;
            foreach (var member in declaring.GetMembers(Method))
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
                {
                    first ??= method;
                }
            }

            if (first is not null)
            {
                return (type, first);
            }
        }

        return (type, null);
    }

    /// <summary>Names a type as handler strings do: its reflection name.</summary>
    public static string TypeName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return TypeName(outer) + "+" + type.MetadataName;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? NamespaceName(space) + "." + type.MetadataName : type.MetadataName;
    }

    private static string NamespaceName(INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer ? NamespaceName(outer) + "." + space.Name : space.Name;

    /// <inheritdoc/>
    public override string ToString() => Assembly + Separator + Type + Separator + Method;
}
