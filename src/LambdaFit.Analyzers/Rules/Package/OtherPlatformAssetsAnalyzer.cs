using LambdaFit.Analyzers.Project.Packaging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Package;

/// <summary>
/// LFIT4004: files for Windows, macOS and other processors in the package, because the project names no platform. Silent where the .NET
/// Lambda tools publish, which name one.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OtherPlatformAssetsAnalyzer() : PackageAnalyzer(OtherPlatformAssets)
{
    private const int Named = 3;

    private static readonly DiagnosticDescriptor OtherPlatformAssets = Rule.Create(
        RuleIds.OtherPlatformAssets,
        "Files for other platforms are deployed",
        "'{0}' is deployed with {1} for other platforms than Lambda's{2}; set 'RuntimeIdentifier' to {3} in the project file",
        Categories.Package,
        DiagnosticSeverity.Info,
        "A project that names no platform is published with the native files of all platforms that its packages support. RuntimeIdentifier keeps Lambda's only.");

    private protected override bool GivesCause(DeploymentPackage content) => content.RuntimeIdentifier.Length == 0 && content.OtherPlatforms is { Bytes: >= PackageText.Megabyte };

    private protected override Diagnostic? Judge(PackageContext context)
    {
        if (context.Function.IsPublishedByTools)
        {
            return null;
        }

        var saving = context.Content.OtherPlatforms!;
        var from = saving.Parts.IsEmpty ? string.Empty : ", from " + PackageText.Join([.. saving.Parts.Take(Named)], "and");
        return context.Report(OtherPlatformAssets, PackageText.Megabytes(saving.Bytes), from, context.Content.FunctionPlatform is { Length: > 0 } platform ? platform : "linux-x64 or linux-arm64");
    }
}
