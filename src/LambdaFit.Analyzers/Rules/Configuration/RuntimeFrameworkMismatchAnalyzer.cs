using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// LFIT3008: what the project publishes cannot be started by the runtime of its function. Reported at the runtime in the configuration file, or at the
/// handler where the project file is what has to change.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuntimeFrameworkMismatchAnalyzer() : FunctionSettingsAnalyzer(TooNew, NoExecutable, NoBootstrap)
{
    private const string Title = "Runtime cannot start what is published";

    private const string Bootstrap = "bootstrap";

    private const string Description =
        "A managed runtime brings one version of .NET and does not start what is built for a newer one. Native executables need OutputType Exe, and OS-only runtimes (provided.al2023) start a file named 'bootstrap'.";

    private static readonly DiagnosticDescriptor TooNew = Rule.Create(
        RuleIds.RuntimeFrameworkMismatch,
        Title,
        "Runtime '{0}' brings .NET {1}, and the project is built for {2}, so the function fails when it starts; {3}",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private static readonly DiagnosticDescriptor NoExecutable = Rule.Create(
        RuleIds.RuntimeFrameworkMismatch,
        Title,
        "'{0}' cannot be started: 'PublishAot' makes a native library of a project whose OutputType is not Exe; set 'Exe' and run a 'LambdaBootstrap', or leave 'PublishAot' out",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private static readonly DiagnosticDescriptor NoBootstrap = Rule.Create(
        RuleIds.RuntimeFrameworkMismatch,
        Title,
        "Runtime '{0}' starts a file named 'bootstrap', and this project's executable is '{1}', so the function fails when it starts; set '<AssemblyName>bootstrap</AssemblyName>'",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private protected override void RegisterInCode(CompilationStartAnalysisContext context, LambdaProject project)
    {
        if (!project.Options.Publish.IsAot || project.Options.IsLibrary || context.Compilation.Options.OutputKind is not OutputKind.DynamicallyLinkedLibrary)
        {
            return;
        }

        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            foreach (var function in project.Functions(cancellationToken).Of(entryPoint))
            {
                if (function.IsZip)
                {
                    report(Diagnostic.Create(NoExecutable, entryPoint.Anchor, [ConfigurationLocation.Of(function.File, function.Handler.Span)], entryPoint.Name));
                    return;
                }
            }
        });
    }

    private protected override void Judge(FunctionSettings function, SettingsContext context)
    {
        // The Annotations generator writes the runtime of its functions in every build.
        if (function is { IsZip: true, IsAnnotations: false, Runtime: { HasValue: true, Value: { } id } }
            && context is { Project: { Options.Publish.Framework: { } framework } project, Configuration: { } configuration }
            && !configuration.IsLeftOver(function)
            && Problem(function, id, framework, configuration, project) is { } problem)
        {
            context.Report(problem);
        }
    }

    private static Diagnostic? Problem(FunctionSettings function, string id, Version framework, ProjectConfiguration configuration, LambdaProject project)
    {
        var publish = project.Options.Publish;
        var isExecutable = project.Compilation.Options.OutputKind is not OutputKind.DynamicallyLinkedLibrary;
        var location = ConfigurationLocation.Of(function.File, function.Runtime.Span);
        if (ManagedRuntimes.Find(id) is { } runtime)
        {
            // A native executable and what brings its own .NET start on any version.
            if ((publish.IsAot && isExecutable) || publish.BringsRuntime || publish.Targets(runtime.Version))
            {
                return null;
            }

            var right = ManagedRuntimes.ForZip(framework);
            return Diagnostic.Create(
                TooNew,
                location,
                ConfigurationProperties.Of(function, right is not null && !configuration.IsUsedByOthers(function, static f => f.Runtime) ? right.Id : null),
                id,
                runtime.Version,
                publish.FrameworkName,
                right is not null ? $"set '{right.Id}'" : $"no runtime for zip packages brings it: target {runtime.Framework}, or deploy a container image");
        }

        return function is { IsOSOnly: true, MayBringBootstrap: false }
            && isExecutable
            && publish.BringsNoBootstrap
            && project.Compilation.AssemblyName is { } assembly
            && assembly != Bootstrap
                ? Diagnostic.Create(NoBootstrap, location, ConfigurationProperties.Of(function, value: null), id, assembly)
                : null;
    }
}
