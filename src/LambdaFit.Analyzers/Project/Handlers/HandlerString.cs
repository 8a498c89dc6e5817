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

    /// <summary>Gets the name of the method, also where the string gives its whole signature.</summary>
    public string MethodName
    {
        get
        {
            var parenthesis = Method.IndexOf('(');
            var space = Method.IndexOf(' ');
            return space > 0 && parenthesis > space ? Method.Substring(space + 1, parenthesis - space - 1) : Method;
        }
    }

    /// <summary>Gets the handler string of a method: by its name, or by its signature where the class has several methods of that name.</summary>
    public static HandlerString For(string assembly, INamedTypeSymbol type, IMethodSymbol method)
    {
        var isOverloaded = false;
        foreach (var member in method.ContainingType.GetMembers(method.Name))
        {
            isOverloaded |= IsCandidate(member) && !SymbolEqualityComparer.Default.Equals(member, method);
        }

        return new(assembly, TypeName(type), (isOverloaded ? ReflectionNames.Signature(method) : null) ?? method.Name);
    }

    /// <summary>
    /// Finds the type and method in a compilation as the .NET runtime client does: case by case, any accessibility, base types included, first by
    /// name, then by the text of <c>MethodInfo.ToString()</c>.
    /// </summary>
    public HandlerTarget Resolve(Compilation compilation)
    {
        // The arguments of a generic type, in brackets, come after its name.
        var bracket = Type.IndexOf('[');
        var type = compilation.Assembly.GetTypeByMetadataName(bracket < 0 ? Type : Type.Substring(0, bracket));
        var isUncertain = type is null && compilation.Assembly.ResolveForwardedType(Type) is not null;
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            IMethodSymbol? first = null;
            var count = 0;
            foreach (var member in declaring.GetMembers(Method))
            {
                if (IsCandidate(member))
                {
                    first ??= (IMethodSymbol)member;
                    count++;
                }
            }

            if (first is not null)
            {
                return new(type, first, count, isUncertain);
            }

            isUncertain |= declaring.TypeKind is TypeKind.Error;
        }

        return Method.IndexOf(' ') < 0 ? new(type, Method: null, Overloads: 0, isUncertain) : ResolveSignature(type, isUncertain);
    }

    private HandlerTarget ResolveSignature(INamedTypeSymbol? type, bool isUncertain)
    {
        var name = MethodName;
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers(name))
            {
                if (!IsCandidate(member))
                {
                    continue;
                }

                var signature = ReflectionNames.Signature((IMethodSymbol)member);
                if (signature == Method)
                {
                    return new(type, (IMethodSymbol)member, Overloads: 1, isUncertain);
                }

                isUncertain |= signature is null;
            }
        }

        return new(type, Method: null, Overloads: 0, isUncertain);
    }

    private static bool IsCandidate(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation };

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

/// <summary>What a handler string names.</summary>
/// <param name="Type">The type, or null where there is none.</param>
/// <param name="Method">The method, the first of several where the name is not unique; null where there is none.</param>
/// <param name="Overloads">How many methods of the class that declares it the string may mean.</param>
/// <param name="IsUncertain">Whether something that does not bind may hold what is missing.</param>
internal readonly record struct HandlerTarget(INamedTypeSymbol? Type, IMethodSymbol? Method, int Overloads, bool IsUncertain);
