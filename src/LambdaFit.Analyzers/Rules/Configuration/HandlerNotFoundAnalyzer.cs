using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3009: a handler string that names this assembly, and in it nothing that Lambda could start.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerNotFoundAnalyzer() : FunctionSettingsAnalyzer(HandlerNotFound)
{
    private static readonly DiagnosticDescriptor HandlerNotFound = Rule.Create(
        RuleIds.HandlerNotFound,
        "Handler string names nothing",
        "The handler '{0}' cannot be found: {1}, so the function fails when it starts{2}",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        "Lambda finds a class-library handler by the string Assembly::Namespace.Type::Method, case by case as written. An executable is found by the name of its assembly alone. Where what the string names does not exist, every invocation fails at initialisation.");

    private protected override void Judge(FunctionSettings function, SettingsContext context)
    {
        if (context.Project is not { } project
            || HandlerProblem.Of(function, project, context.CancellationToken) is not { } problem
            || IsOverridden(function, project, context.CancellationToken)
            || MayBeOfNamesake(function, project, context.CancellationToken))
        {
            return;
        }

        var nearest = problem.Instead ?? NearestHandler.To(function.Handler.Value!, project, context.CancellationToken);
        context.Report(Diagnostic.Create(
            HandlerNotFound,
            ConfigurationLocation.Of(function.File, function.Handler.Span),
            ConfigurationProperties.Of(function, nearest).Add(ConfigurationProperties.Old, function.Handler.Value),
            function.Handler.Value,
            problem.What,
            nearest is null ? string.Empty : "; did you mean '" + nearest + "'?"));
    }

    /// <summary>
    /// Projects of different folders may have one name, as those that a template for one function made. Where the code comes from a bucket, say, nothing
    /// but the namespace tells them apart.
    /// </summary>
    private static bool MayBeOfNamesake(FunctionSettings function, LambdaProject project, CancellationToken cancellationToken)
    {
        if (function.CodeUri is { HasValue: true } or { IsAbsent: true }
            || !HandlerString.TryParse(function.Handler.Value!, out var handler)
            || HasNamespaceOf(handler.Type, project.Compilation.Assembly))
        {
            return false;
        }

        foreach (var other in project.Configuration(cancellationToken).Functions)
        {
            if (other.File == function.File
                && other.Handler.Value is { } text
                && HandlerString.TryParse(text, out _)
                && HandlerProblem.Of(other, project, cancellationToken) is null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasNamespaceOf(string type, IAssemblySymbol assembly)
    {
        var container = assembly.GlobalNamespace;
        var names = type.Split('.');
        for (var i = 0; i < names.Length - 1; i++)
        {
            INamespaceSymbol? inner = null;
            foreach (var candidate in container.GetNamespaceMembers())
            {
                inner = string.Equals(candidate.Name, names[i], StringComparison.OrdinalIgnoreCase) ? candidate : inner;
            }

            if (inner is null)
            {
                return false;
            }

            container = inner;
        }

        return true;
    }

    /// <summary>The handler of a defaults file is left over where a template describes the deployment.</summary>
    private static bool IsOverridden(FunctionSettings function, LambdaProject project, CancellationToken cancellationToken)
    {
        if (function.File.Format is not ConfigurationFormat.ToolsDefaults)
        {
            return false;
        }

        foreach (var other in project.Configuration(cancellationToken).Functions)
        {
            if (other.File.Format.IsDeployment() && HandlerProblem.Of(other, project, cancellationToken) is null)
            {
                return true;
            }
        }

        return false;
    }
}
