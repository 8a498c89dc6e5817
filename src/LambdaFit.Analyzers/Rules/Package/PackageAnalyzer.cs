using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Packaging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Package;

/// <summary>
/// Base of rules about what is deployed. Without a measurement, or where that is no more than a guess or gives no cause, a rule registers nothing; else it
/// speaks once, at the function that <see cref="DeployedFunctions"/> names.
/// </summary>
public abstract class PackageAnalyzer : LambdaAnalyzer
{
    private protected PackageAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        if (project.Package(context.CancellationToken) is not { } package || package.Content.IsApproximate || !GivesCause(package.Content))
        {
            return;
        }

        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            var functions = package.Functions(cancellationToken);
            if (Choose(functions) is { } function
                && ReferenceEquals(function.EntryPoint, entryPoint)
                && Judge(new(project, package, function, cancellationToken)) is { } diagnostic)
            {
                report(diagnostic);
            }
        });
    }

    /// <summary>Tells from the measurement alone whether there may be something to say.</summary>
    private protected abstract bool GivesCause(DeploymentPackage content);

    /// <summary>Gets the function at which the rule speaks: by default the first, however it is deployed.</summary>
    private protected virtual DeployedFunction? Choose(DeployedFunctions functions) => functions.Zip ?? functions.Image;

    /// <summary>Judges the package for one function; null where there is nothing to report.</summary>
    private protected abstract Diagnostic? Judge(PackageContext context);
}

/// <summary>What a rule knows when it judges a package.</summary>
/// <param name="Project">The project.</param>
/// <param name="Package">What it deploys.</param>
/// <param name="Function">The function to report at.</param>
/// <param name="CancellationToken">Stops the analysis.</param>
internal sealed record PackageContext(LambdaProject Project, ProjectPackage Package, DeployedFunction Function, CancellationToken CancellationToken)
{
    private const string Playwright = "Microsoft.Playwright";

    private static readonly NameMentions PlaywrightMentions = new(Playwright);

    public DeploymentPackage Content => Package.Content;

    /// <summary>Gets how much is deployed, without layers.</summary>
    public long UnzippedBytes => Package.UnzippedBytes(Function);

    /// <summary>Gets what Lambda unpacks for a zip: the package and its layers.</summary>
    public long BytesWithLayers => UnzippedBytes + Content.LayerBytes;

    /// <summary>
    /// Tells whether the function can do without what a setting leaves out. Browsers and their drivers are needed by code that drives them: only where the
    /// project itself refers to Playwright and never names it are they left over from something else. .NET is there only in the runtimes that bring it.
    /// </summary>
    public bool CanDoWithout(PackageSaving saving)
    {
        return saving.Kind switch
        {
            PackageSaving.OtherPlatforms => !Function.IsPublishedByTools,
            PackageSaving.SelfContained => Function.Settings is { IsManaged: true },
            PackageSaving.Browsers => IsDirect(Playwright) && !PlaywrightMentions.AreIn(Project.Compilation, CancellationToken),
            _ => true,
        };
    }

    private bool IsDirect(string package)
    {
        foreach (var part in Content.Parts)
        {
            if (part.Name == package)
            {
                return part.IsDirect is true;
            }
        }

        return false;
    }

    public Diagnostic Report(DiagnosticDescriptor descriptor, params object?[] arguments) =>
        Diagnostic.Create(descriptor, Function.EntryPoint.Anchor, [Function.EntryPoint.Name, .. arguments]);
}
