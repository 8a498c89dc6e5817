using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3021: SnapStart together with something that it does not support. Reported where SnapStart is switched on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SnapStartUnavailableAnalyzer() : FunctionSettingsAnalyzer(SnapStartUnavailable)
{
    private static readonly DiagnosticDescriptor SnapStartUnavailable = Rule.Create(
        RuleIds.SnapStartUnavailable,
        "SnapStart is not available for the function",
        "SnapStart is not available for a function with {0}, so the deployment is rejected; {1}, or remove SnapStart",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        "SnapStart works with the managed runtimes of .NET 8 and newer and with container images, and neither with provisioned concurrency nor with file systems nor with more than 512 MB of /tmp.");

    private protected override void Judge(FunctionSettings function, SettingsContext context)
    {
        if (function.IsSnapStart.Value && Obstacle(function) is var (what, instead))
        {
            context.Report(SnapStartUnavailable, function, function.IsSnapStart.Span, fix: null, what, instead);
        }
    }

    private static (string What, string Instead)? Obstacle(FunctionSettings function)
    {
        if (function.EphemeralStorageMB is { HasValue: true, Value: > SnapStart.MaxEphemeralStorageMB and var megabytes })
        {
            return (DisplayNames.Of(megabytes) + " MB of /tmp", $"leave /tmp at {SnapStart.MaxEphemeralStorageMB} MB");
        }

        if (function.MountsFileSystem.Value)
        {
            return ("a file system", "unmount it");
        }

        if (function.HasProvisionedConcurrency.Value)
        {
            return ("provisioned concurrency", "leave that out");
        }

        if (!function.IsZip || function.Runtime.Value is not { } id)
        {
            return null;
        }

        return function.IsOSOnly ? ("the OS-only runtime '" + id + "'", "use a managed runtime such as '" + ManagedRuntimes.NewestForZip.Id + "', or a container image")
            : ManagedRuntimes.Find(id) is { } runtime && runtime.Version < ManagedRuntimes.Find(SnapStart.FirstRuntime)!.Version ? ("the runtime '" + id + "'", "use a newer one such as '" + ManagedRuntimes.NewestForZip.Id + "'")
            : null;
    }
}
