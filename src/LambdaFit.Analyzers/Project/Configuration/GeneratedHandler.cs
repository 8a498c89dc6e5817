using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>How the Annotations generator names the handler that it writes for a method with <c>[LambdaFunction]</c>.</summary>
internal static class GeneratedHandler
{
    /// <summary>The environment variable by which an executable with several generated handlers chooses one.</summary>
    public const string Variable = "ANNOTATIONS_HANDLER";

    /// <summary>Gets the handler string. The generated class stands in the namespace of the method's class, which it names alone even if that is nested.</summary>
    public static string For(IMethodSymbol method)
    {
        var type = method.ContainingType;
        return method.ContainingAssembly.Name + "::" + Prefix(type.ContainingNamespace) + type.Name + "_" + method.Name + "_Generated::" + method.Name;
    }

    private static string Prefix(INamespaceSymbol? space) =>
        space is { IsGlobalNamespace: false } ? Prefix(space.ContainingNamespace) + space.Name + "." : string.Empty;
}
