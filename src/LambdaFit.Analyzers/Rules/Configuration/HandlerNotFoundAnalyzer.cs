using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3009: a handler string that names this assembly, and in it a type or method that does not exist.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerNotFoundAnalyzer() : LambdaAnalyzer(HandlerNotFound)
{
    private static readonly DiagnosticDescriptor HandlerNotFound = Rule.Create(
        RuleIds.HandlerNotFound,
        "Handler string names nothing",
        "The handler '{0}' cannot be found: {1}, so the function fails when it starts{2}",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        "Lambda finds a class-library handler by the string Assembly::Namespace.Type::Method, case by case as written. Where the type or method does not exist, every invocation fails at initialisation.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        context.RegisterAdditionalFileAction(file =>
        {
            var configuration = project.Configuration(file.CancellationToken);
            if (configuration.Find(file.AdditionalFile.Path) is not { } read)
            {
                return;
            }

            foreach (var function in configuration.Functions)
            {
                if (ReferenceEquals(function.File, read)
                    && Problem(function, project) is { } problem
                    && !IsOverridden(function, project, file.CancellationToken))
                {
                    Report(file, project, function, problem);
                }
            }
        });

    private static void Report(AdditionalFileAnalysisContext context, LambdaProject project, FunctionSettings function, string problem)
    {
        var nearest = NearestHandler.To(function.Handler.Value!, project, context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(
            HandlerNotFound,
            ConfigurationLocation.Of(function.File, function.Handler.Span),
            ConfigurationProperties.Of(function, nearest),
            function.Handler.Value,
            problem,
            nearest is null ? string.Empty : "; did you mean '" + nearest + "'?"));
    }

    /// <summary>Says what is wrong with a handler string, or null where nothing is or nothing is known.</summary>
    private static string? Problem(FunctionSettings function, LambdaProject project)
    {
        if (!function.Handler.HasValue
            || !HandlerString.TryParse(function.Handler.Value!, out var handler)
            || handler.Assembly != project.Compilation.AssemblyName
            || IsGenerated(handler, project))
        {
            return null;
        }

        var (type, method) = handler.Resolve(project.Compilation);
        if (type is null)
        {
            return "there is no type '" + handler.Type + "' in this assembly";
        }

        // A base type that does not bind may declare the method.
        return method is not null || HasUnknownBase(type) ? null : "'" + handler.Type + "' has no method '" + handler.Method + "'";
    }

    /// <summary>Generated types exist only where the generator of Annotations runs, on code that is not half-typed, and it writes the template itself.</summary>
    private static bool IsGenerated(HandlerString handler, LambdaProject project) =>
        handler.Type.EndsWith("_Generated", StringComparison.Ordinal) && project.Symbols[TypeNames.LambdaFunctionAttribute] is not null;

    private static bool HasUnknownBase(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.TypeKind is TypeKind.Error)
            {
                return true;
            }
        }

        return false;
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
            if (other.File.Format is ConfigurationFormat.Template && Problem(other, project) is null)
            {
                return true;
            }
        }

        return false;
    }
}
