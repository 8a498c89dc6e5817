using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project.Packaging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Package;

/// <summary>
/// LFIT4006: resources of other languages, symbols, browsers and the like that make up a good part of the package. ReadyToRun makes cold starts
/// shorter and counts only where the package is nearly too large.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AvoidableBulkAnalyzer() : PackageAnalyzer(AvoidableBulk)
{
    private const long LeastBytes = 10 * PackageText.Megabyte;
    private const int LeastPercent = 10;
    private const long NearBytes = LambdaLimits.MaxUnzippedBytes / 10 * 8;

    private static readonly DiagnosticDescriptor AvoidableBulk = Rule.Create(
        RuleIds.AvoidableBulk,
        "Package could be smaller",
        "'{0}' is deployed with {1} that it can do without, {2} % of its package: {3}",
        Categories.Package,
        DiagnosticSeverity.Info,
        "Resources of languages that nobody reads, symbols and browsers are copied by every deployment, count towards the 250 MB and are loaded in cold starts. A property of the project leaves each of them out.");

    private protected override bool GivesCause(DeploymentPackage content)
    {
        var sum = 0L;
        foreach (var saving in content.Savings)
        {
            sum += IsBulk(saving) ? saving.Bytes : 0;
        }

        return sum > LeastBytes;
    }

    private protected override Diagnostic? Judge(PackageContext context)
    {
        var total = context.UnzippedBytes;
        var saved = 0L;
        var texts = new List<string>();
        foreach (var saving in context.Content.Savings)
        {
            if (IsBulk(saving) && (saving.Kind is not PackageSaving.ReadyToRun || context.BytesWithLayers > NearBytes) && context.CanDoWithout(saving))
            {
                saved += saving.Bytes;
                if (saving.Bytes >= PackageText.Megabyte)
                {
                    texts.Add(Describe(saving));
                }
            }
        }

        return saved > LeastBytes && saved * 100 > total * LeastPercent
            ? context.Report(AvoidableBulk, PackageText.Megabytes(saved), Math.Min(100, saved * 100 / total), string.Join(", ", texts))
            : null;
    }

    private static bool IsBulk(PackageSaving saving) => saving.Kind is PackageSaving.Satellites or PackageSaving.Symbols or PackageSaving.Browsers or PackageSaving.ReadyToRun;

    private static string Describe(PackageSaving saving)
    {
        var what = saving.Kind switch
        {
            PackageSaving.Satellites => "resources of other languages",
            PackageSaving.Symbols => "symbols",
            PackageSaving.ReadyToRun => "code compiled ahead of time",
            _ => "drivers of browsers, which no code names",
        };
        var how = saving.Property switch
        {
            "" => string.Empty,
            "SatelliteResourceLanguages" => "; SatelliteResourceLanguages names those to keep",
            "DebugType" => "; DebugType 'none' leaves them out",
            "PublishReadyToRun" => "; PublishReadyToRun 'false' leaves it out",
            _ => "; " + saving.Property + " 'none' leaves them out, as does taking the package away",
        };
        return PackageText.Megabytes(saving.Bytes) + " of " + what + " (" + (saving.Parts.IsEmpty ? "from several packages" : saving.Parts[0]) + how + ")";
    }
}
