using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3011: a function that something calls and that is not traced. Reported at the handler, as everything that configuration lacks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TracingOffAnalyzer() : LambdaAnalyzer(TracingOff)
{
    private const string Active = "Active";

    private static readonly DiagnosticDescriptor TracingOff = Rule.Create(
        RuleIds.TracingOff,
        "Function is not traced",
        "Active tracing is not on for '{0}' in {1}, so X-Ray has no traces that begin here; set the tracing mode 'Active'",
        Categories.Configuration,
        DiagnosticSeverity.Info,
        "With active tracing Lambda samples invocations and shows in X-Ray how long start, code and calls of other services took. Without it only what a caller traces already is traced.",
        isEnabledByDefault: false);

    /// <summary>Namespaces of libraries that trace in their own way; who imports one uses it.</summary>
    private static readonly string[] TracingNamespaces = ["OpenTelemetry", "AWS.Lambda.Powertools.Tracing", "Datadog.Trace", "NewRelic", "Elastic.Apm", "Lumigo", "Sentry"];

    /// <summary>What the variables of wrappers and agents begin with that trace without code.</summary>
    private static readonly string[] TracingVariables = ["AWS_LAMBDA_EXEC_WRAPPER", "OTEL_", "OPENTELEMETRY_", "DD_", "NEW_RELIC_", "DT_", "CORECLR_PROFILER", "DOTNET_STARTUP_HOOKS"];

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var tracesItself = new Lazy<bool>(() => TracesItself(project.Compilation));
        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            if (Untraced(entryPoint, project, cancellationToken) is { } function && !tracesItself.Value)
            {
                var canFix = function.Tracing.IsAbsent || !project.Configuration(cancellationToken).IsUsedByOthers(function, static f => f.Tracing);
                report(Diagnostic.Create(
                    TracingOff,
                    entryPoint.Anchor,
                    [ConfigurationLocation.Of(function.File, function.Tracing.Span.IsEmpty ? function.NameSpan : function.Tracing.Span)],
                    ConfigurationProperties.Of(function, canFix ? Active : null),
                    entryPoint.Name,
                    ConfigurationLocation.Describe(function)));
            }
        });
    }

    /// <summary>Gets the function to report; null where any file traces it, or may.</summary>
    private static FunctionSettings? Untraced(EntryPoint entryPoint, LambdaProject project, CancellationToken cancellationToken)
    {
        FunctionSettings? first = null;
        foreach (var function in project.Functions(cancellationToken).Of(entryPoint))
        {
            if (project.Configuration(cancellationToken).IsLeftOver(function))
            {
                continue;
            }

            if (function.Tracing is { IsAbsent: false, HasValue: false } or { Value: Active } || MayBringTracing(function))
            {
                return null;
            }

            if (!function.EventSources.IsEmpty)
            {
                first ??= function;
            }
        }

        return first;
    }

    /// <summary>A layer may bring an agent, and so may variables that are not known.</summary>
    private static bool MayBringTracing(FunctionSettings function)
    {
        if (function.HasUnknownVariables || function.LayerCount is { IsAbsent: false, Value: not 0 } or { State: SettingState.Unknown })
        {
            return true;
        }

        foreach (var variable in function.Variables)
        {
            foreach (var name in TracingVariables)
            {
                if (variable.Name.StartsWith(name, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool TracesItself(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot() is not CompilationUnitSyntax unit)
            {
                continue;
            }

            foreach (var import in unit.Usings)
            {
                if (IsOfTracing(import.Name?.ToString()))
                {
                    return true;
                }
            }

            foreach (var member in unit.Members)
            {
                if (member is BaseNamespaceDeclarationSyntax { Usings: var usings } && usings.Any(static import => IsOfTracing(import.Name?.ToString())))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsOfTracing(string? name)
    {
        foreach (var traced in TracingNamespaces)
        {
            if (name is not null && name.StartsWith(traced, StringComparison.Ordinal) && (name.Length == traced.Length || name[traced.Length] == '.'))
            {
                return true;
            }
        }

        return false;
    }
}
