using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Packaging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Package;

/// <summary>
/// LFIT4005: packages for tests, infrastructure and code generation in what is deployed. What code could
/// run after all, such as a compiler, is one of them only where the project itself refers to it and never names it: scripting and template engines compile while they run.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DevelopmentDependencyDeployedAnalyzer() : PackageAnalyzer(DevelopmentDependencyDeployed)
{
    private const int Named = 4;

    private static readonly DiagnosticDescriptor DevelopmentDependencyDeployed = Rule.Create(
        RuleIds.DevelopmentDependencyDeployed,
        "Packages for development are deployed",
        "'{0}' is deployed with {1}; refer to such packages from the projects that need them, or with PrivateAssets=\"all\"",
        Categories.Package,
        DiagnosticSeverity.Warning,
        "Test frameworks, mocks, compilers, the CDK and the like are deployed with a function that refers to them, count towards its 250 MB and make cold starts longer.");

    private static readonly Dictionary<string, NameMentions> Mentions = new(StringComparer.Ordinal);

    private protected override bool GivesCause(DeploymentPackage content)
    {
        foreach (var part in content.Parts)
        {
            if (IsForDevelopment(part) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private protected override Diagnostic? Judge(PackageContext context)
    {
        var texts = new List<string>();
        foreach (var part in context.Content.Parts)
        {
            if (texts.Count < Named && IsForDevelopment(part) is { } package && !IsUsed(package, context))
            {
                texts.Add("'" + part.Name + "', which " + package.Purpose + " (" + PackageText.MegabytesUp(part.Bytes) + ")");
            }
        }

        return texts.Count == 0 ? null : context.Report(DevelopmentDependencyDeployed, PackageText.Join(texts, "and"));
    }

    private static DevelopmentPackage? IsForDevelopment(PackagePart part) =>
        part is { IsPackage: true, Bytes: > 0 }
        && DevelopmentPackages.Find(part.Name) is { } package
        && (package.Namespace is null || part.IsDirect is true)
            ? package
            : null;

    private static bool IsUsed(DevelopmentPackage package, PackageContext context)
    {
        if (package.Namespace is not { } name)
        {
            return false;
        }

        NameMentions mentions;
        lock (Mentions)
        {
            if (!Mentions.TryGetValue(name, out mentions))
            {
                mentions = new NameMentions(name);
                Mentions.Add(name, mentions);
            }
        }

        return mentions.AreIn(context.Project.Compilation, context.CancellationToken);
    }
}
