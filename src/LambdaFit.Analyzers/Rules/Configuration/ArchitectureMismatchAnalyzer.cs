using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// LFIT3010: the project is published for another platform than its function runs on. Reported at the architecture in the configuration file; at the
/// handler where the file has none, or where the platform is one that Lambda does not have.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ArchitectureMismatchAnalyzer() : FunctionSettingsAnalyzer(OtherArchitecture, NoArchitecture, OtherSystem)
{
    private const string Title = "Published for another platform than the function's";

    private const string Description =
        "A function runs on Linux, on the processor architecture that its configuration names, x86_64 where it names none. Native code that is published for another platform, such as ReadyToRun code, native executables and native libraries, does not run there.";

    private static readonly DiagnosticDescriptor OtherArchitecture = Rule.Create(
        RuleIds.ArchitectureMismatch,
        Title,
        "The function runs on {0}, and the project is published for '{1}'{4}; set '{2}', or publish for '{3}'",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        Description);

    private static readonly DiagnosticDescriptor NoArchitecture = Rule.Create(
        RuleIds.ArchitectureMismatch,
        Title,
        "No architecture is set for '{0}' in {1}, so it runs on {2}, and the project is published for '{3}'{6}; set '{4}', or publish for '{5}'",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        Description);

    private static readonly DiagnosticDescriptor OtherSystem = Rule.Create(
        RuleIds.ArchitectureMismatch,
        Title,
        "'{0}' runs on Linux, and the project is published for '{1}'{4}; set the RuntimeIdentifier '{2}' or '{3}'",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        Description);

    /// <summary>
    /// <c>dotnet lambda</c> and <c>sam build</c>, which calls it, give <c>dotnet publish</c> the platform of the function's architecture, whatever the project says
    /// (https://github.com/aws/aws-extensions-for-dotnet-cli, LambdaDotNetCLIWrapper.cs). Whoever publishes for Terraform or the Serverless Framework has to do so himself.
    /// </summary>
    private const string ByOthers = " by everything but the .NET Lambda tools and 'sam build', which publish for the function";

    private const string ByAll = ", so native code fails to load and the rest loses its precompiled code";

    private protected override void Judge(FunctionSettings function, SettingsContext context)
    {
        // What an image is built for its Dockerfile says.
        if (context is { Project.Options.Publish.RuntimeIdentifier: { Length: > 0 } identifier, Configuration: { } configuration }
            && Platforms.ArchitectureOf(identifier) is { } published
            && function is { IsZip: true, Architecture: { HasValue: true, Value: { } architecture } setting }
            && Platforms.IdentifierOf(architecture) is { } right
            && architecture != published
            && !configuration.IsLeftOver(function)
            && !IsPublishedForBoth(configuration, published))
        {
            var isOverridden = IsOverridden(function);
            context.Report(Diagnostic.Create(
                OtherArchitecture,
                ConfigurationLocation.Of(function.File, setting.Span),
                SeverityOf(isOverridden),
                additionalLocations: null,
                ConfigurationProperties.Of(function, configuration.IsUsedByOthers(function, static f => f.Architecture) ? null : published),
                architecture,
                identifier,
                published,
                right,
                isOverridden ? ByOthers : ByAll));
        }
    }

    private protected override void RegisterInCode(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var identifier = project.Options.Publish.RuntimeIdentifier;
        if (identifier.Length == 0 || project.Options.IsLibrary)
        {
            return;
        }

        if (Platforms.IsOfOtherSystem(identifier))
        {
            EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
            {
                if (IsFirst(entryPoint, project, cancellationToken) && HasNoImage(project, cancellationToken))
                {
                    var isOverridden = IsOverridden(project.Configuration(cancellationToken));
                    report(Diagnostic.Create(
                        OtherSystem,
                        entryPoint.Anchor,
                        SeverityOf(isOverridden),
                        additionalLocations: null,
                        properties: null,
                        entryPoint.Name,
                        identifier,
                        Platforms.LinuxX64,
                        Platforms.LinuxArm64,
                        isOverridden ? ByOthers : ByAll));
                }
            });
        }
        else if (Platforms.ArchitectureOf(identifier) is { } published && published != Platforms.DefaultArchitecture)
        {
            EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
            {
                if (WithoutArchitecture(entryPoint, project, cancellationToken) is { } function)
                {
                    var isOverridden = IsOverridden(function);
                    report(Diagnostic.Create(
                        NoArchitecture,
                        entryPoint.Anchor,
                        SeverityOf(isOverridden),
                        [ConfigurationLocation.Of(function.File, function.NameSpan)],
                        ConfigurationProperties.Of(function, published),
                        entryPoint.Name,
                        ConfigurationLocation.Describe(function),
                        Platforms.DefaultArchitecture,
                        identifier,
                        published,
                        Platforms.LinuxX64,
                        isOverridden ? ByOthers : ByAll));
                }
            });
        }
    }

    private static DiagnosticSeverity SeverityOf(bool isOverridden) => isOverridden ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;

    private static bool IsOverridden(FunctionSettings function) => function.File.Format is ConfigurationFormat.ToolsDefaults or ConfigurationFormat.Template;

    private static bool IsOverridden(ProjectConfiguration configuration)
    {
        foreach (var function in configuration.Functions)
        {
            if (!IsOverridden(function))
            {
                return false;
            }
        }

        return configuration.Functions.Length > 0;
    }

    /// <summary>Tells whether other functions of the project run where it is published for, so that a tool publishes it once for each.</summary>
    private static bool IsPublishedForBoth(ProjectConfiguration configuration, string published)
    {
        foreach (var function in configuration.Functions)
        {
            if (function.Architecture.Value == published)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets the function of an entry point to report; null where any file sets an architecture, or may set one.</summary>
    private static FunctionSettings? WithoutArchitecture(EntryPoint entryPoint, LambdaProject project, CancellationToken cancellationToken)
    {
        FunctionSettings? first = null;
        foreach (var function in project.Functions(cancellationToken).Of(entryPoint))
        {
            if (!function.IsZip || !function.Architecture.IsAbsent)
            {
                return null;
            }

            if (!project.Configuration(cancellationToken).IsLeftOver(function))
            {
                first ??= function;
            }
        }

        return first;
    }

    /// <summary>The platform is one for all functions of a project, so that one of them is enough.</summary>
    private static bool IsFirst(EntryPoint entryPoint, LambdaProject project, CancellationToken cancellationToken)
    {
        var entryPoints = project.EntryPoints(cancellationToken);
        foreach (var other in entryPoints.All)
        {
            if (entryPoints.IsDeclaredFunction(other))
            {
                return ReferenceEquals(other, entryPoint);
            }
        }

        return false;
    }

    private static bool HasNoImage(LambdaProject project, CancellationToken cancellationToken)
    {
        foreach (var function in project.Configuration(cancellationToken).Functions)
        {
            if (!function.IsZip)
            {
                return false;
            }
        }

        return true;
    }
}
