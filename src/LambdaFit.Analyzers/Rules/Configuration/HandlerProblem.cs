using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Why Lambda cannot find what a handler string names. What starts a function is <c>bootstrap.sh</c> of the runtime and UserCodeLoader of its client.</summary>
/// <param name="What">What is wrong, for people.</param>
/// <param name="Instead">The only handler string that would be right, where that is certain.</param>
internal sealed record HandlerProblem(string What, string? Instead = null)
{
    /// <summary>Says what is wrong with the handler of a function, or null where nothing is or nothing is known.</summary>
    public static HandlerProblem? Of(FunctionSettings function, LambdaProject project, CancellationToken cancellationToken)
    {
        // The bootstrap of an OS-only runtime need not look at the handler string at all.
        if (function is not { Handler: { HasValue: true, Value: { } text }, IsOSOnly: false } || project.Compilation.AssemblyName is not { } assembly)
        {
            return null;
        }

        var isLibrary = project.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary;
        return text.IndexOf(':') < 0
            ? function is { IsManaged: true, IsZip: true } && !function.IsAnnotations ? OfExecutable(text, assembly, isLibrary, project, cancellationToken) : null
            : isLibrary || function.IsManaged ? OfClassLibrary(function, assembly, isLibrary, project)
            : null;
    }

    /// <summary>Without a colon, the handler is the name of a file: an assembly with an entry point, or a native executable.</summary>
    private static HandlerProblem? OfExecutable(string text, string assembly, bool isLibrary, LambdaProject project, CancellationToken cancellationToken)
    {
        var name = text.EndsWith(".dll", StringComparison.Ordinal) ? text.Substring(0, text.Length - ".dll".Length) : text;
        if (!string.Equals(name, assembly, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return isLibrary ? new("it names the assembly alone, and a class library has no entry point to start", NearestHandler.Only(project, cancellationToken))
            : name != assembly ? new("file names are case-sensitive on Lambda, and the executable is '" + assembly + "'", assembly)
            : null;
    }

    /// <summary>With a colon, the runtime client loads the assembly and looks type and method up.</summary>
    private static HandlerProblem? OfClassLibrary(FunctionSettings function, string assembly, bool isLibrary, LambdaProject project)
    {
        var text = function.Handler.Value!;
        var colon = text.IndexOf(':');
        if (!string.Equals(text.Substring(0, colon).Trim(), assembly, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (!HandlerString.TryParse(text, out var handler))
        {
            return new("it is not of the form 'Assembly::Namespace.Type::Method'");
        }

        if (IsGenerated(handler, project))
        {
            return null;
        }

        if (!isLibrary && function.IsZip && project.Options.Publish.IsAot)
        {
            return new("'PublishAot' makes a native executable of this project, which has no types to look up and is started by its name", assembly);
        }

        var target = handler.Resolve(project.Compilation);
        return target.Method is not null || target.IsUncertain ? null
            : target.Type is null ? new("there is no type '" + handler.Type + "' in this assembly")
            : new("'" + handler.Type + "' has no method '" + handler.Method + "'");
    }

    /// <summary>Generated types exist only where the generator of Annotations runs, on code that is not half-typed, and it writes the template itself.</summary>
    private static bool IsGenerated(HandlerString handler, LambdaProject project) =>
        handler.Type.EndsWith("_Generated", StringComparison.Ordinal) && project.Symbols[TypeNames.LambdaFunctionAttribute] is not null;
}
