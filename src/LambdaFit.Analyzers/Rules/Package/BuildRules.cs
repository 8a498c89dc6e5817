using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Rules.Package;

/// <summary>Rules that only publishing can judge: <c>LambdaFit.Build</c> reports them in the log of the build, and no analyzer does.</summary>
public static class BuildRules
{
    private static readonly DiagnosticDescriptor DirectUploadTooLarge = Rule.Create(
        RuleIds.DirectUploadTooLarge,
        "Zip file is too large for a direct upload",
        "The zip file has {0}, and Lambda takes 50 MB in a request; upload it through S3",
        Categories.Package,
        DiagnosticSeverity.Info,
        "A zip file of more than 50 MB (52,428,800 bytes) cannot be sent to Lambda in a request. It is uploaded to S3 first, as deployments with templates do anyway.");

    /// <summary>Gets the rules, in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(DirectUploadTooLarge);
}
