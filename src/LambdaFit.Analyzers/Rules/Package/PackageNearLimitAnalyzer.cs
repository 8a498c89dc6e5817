using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project.Packaging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Package;

/// <summary>LFIT4002: a zip package of more than four fifths of what Lambda takes, so that the next dependency may be one too many.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PackageNearLimitAnalyzer() : PackageAnalyzer(PackageNearLimit)
{
    private const long NearBytes = LambdaLimits.MaxUnzippedBytes / 10 * 8;

    private static readonly DiagnosticDescriptor PackageNearLimit = Rule.Create(
        RuleIds.PackageNearLimit,
        "Deployment package is nearly too large",
        "'{0}' is deployed as a zip of {1} unzipped, {2} % of the 250 MB that Lambda takes with layers{3}; make room, or plan for a container image of up to 10 GB{4}",
        Categories.Package,
        DiagnosticSeverity.Info,
        "A zip package may have 250 MB unzipped, layers included. Above 80 % of it one more dependency, or ReadyToRun, can make a deployment fail.");

    private protected override bool GivesCause(DeploymentPackage content) => content.UnzippedBytes + content.LayerBytes > NearBytes;

    private protected override DeployedFunction? Choose(DeployedFunctions functions) => functions.Zip;

    private protected override Diagnostic? Judge(PackageContext context) =>
        context.BytesWithLayers is > NearBytes and <= LambdaLimits.MaxUnzippedBytes and var bytes
            ? context.Report(
                PackageNearLimit,
                PackageText.WithLayers(context, PackageText.Megabytes),
                bytes * 100 / LambdaLimits.MaxUnzippedBytes,
                PackageText.Largest(context),
                PackageText.Savings(context, ", or try "))
            : null;
}
