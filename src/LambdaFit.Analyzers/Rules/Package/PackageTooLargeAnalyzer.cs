using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Packaging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Package;

/// <summary>LFIT4001: a zip package that is too large for Lambda, before it is deployed. Images may have forty times as much.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PackageTooLargeAnalyzer() : PackageAnalyzer(PackageTooLarge)
{
    private static readonly DiagnosticDescriptor PackageTooLarge = Rule.Create(
        RuleIds.PackageTooLarge,
        "Deployment package is too large for a zip",
        "'{0}' is deployed as a zip of {1} unzipped, and Lambda takes 250 MB with layers{2}; deploy it as a container image of up to 10 GB with {3}{4}",
        Categories.Package,
        DiagnosticSeverity.Warning,
        "Lambda refuses zip packages of more than 250 MB (262,144,000 bytes) unzipped, layers included. A container image may have 10 GB.");

    private protected override bool GivesCause(DeploymentPackage content) => content.UnzippedBytes + content.LayerBytes > LambdaLimits.MaxUnzippedBytes;

    private protected override DeployedFunction? Choose(DeployedFunctions functions) => functions.Zip;

    private protected override Diagnostic? Judge(PackageContext context) =>
        context.BytesWithLayers <= LambdaLimits.MaxUnzippedBytes ? null : context.Report(
            PackageTooLarge,
            PackageText.WithLayers(context, PackageText.MegabytesUp),
            PackageText.Largest(context),
            Key(context.Function),
            PackageText.Savings(context, ", or try "));

    /// <summary>Says what makes the function an image, in the words of the file that configures it.</summary>
    private static string Key(DeployedFunction function)
    {
        if (function.EntryPoint.Kind is EntryPointKind.Annotations)
        {
            return "'PackageType = LambdaPackageType.Image' in its attribute";
        }

        var key = function.Settings?.File.Format switch
        {
            ConfigurationFormat.Template => "'PackageType: Image'",
            ConfigurationFormat.Serverless => "'image'",
            ConfigurationFormat.Terraform => "'package_type = \"Image\"'",
            ConfigurationFormat.Cdk => "'DockerImageFunction'",
            ConfigurationFormat.Pulumi => "'PackageType = \"Image\"'",
            _ => "'\"package-type\": \"image\"'",
        };
        return key + (function.Settings switch
        {
            null => " in aws-lambda-tools-defaults.json",
            { File.Format: ConfigurationFormat.ToolsDefaults } settings => " in " + Configuration.ConfigurationLocation.Describe(settings),
            var settings => " for " + Configuration.ConfigurationLocation.Describe(settings),
        });
    }
}
