using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project.Packaging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Package;

/// <summary>LFIT4008: a container image whose own files are already more than Lambda takes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImageTooLargeAnalyzer() : PackageAnalyzer(ImageTooLarge)
{
    private static readonly DiagnosticDescriptor ImageTooLarge = Rule.Create(
        RuleIds.ImageTooLarge,
        "Container image is too large",
        "'{0}' is deployed as a container image with {1} of its own files, and Lambda takes images of 10 GB (10,240 MB){2}; load data from S3 or mount Amazon EFS, or run it on Fargate or AWS Batch",
        Categories.Package,
        DiagnosticSeverity.Warning,
        "Lambda refuses container images of more than 10 GB uncompressed. Large data belongs in S3 or a file system, large programs on Fargate, AWS Batch or EC2.");

    private protected override bool GivesCause(DeploymentPackage content) => content.UnzippedBytes > LambdaLimits.MaxImageBytes;

    private protected override DeployedFunction? Choose(DeployedFunctions functions) => functions.Image;

    private protected override Diagnostic? Judge(PackageContext context) =>
        context.Report(ImageTooLarge, PackageText.MegabytesUp(context.Content.UnzippedBytes), PackageText.Largest(context));
}
