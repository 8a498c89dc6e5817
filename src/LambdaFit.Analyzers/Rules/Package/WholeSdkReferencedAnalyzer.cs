using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Packaging;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Package;

/// <summary>
/// LFIT4007: the AWS SDK as a whole, or many of its packages of which the code names few. A package counts as used where any of its namespaces is
/// named anywhere in the source, and as unknown, which is silent, where the compiler is not given its assembly.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WholeSdkReferencedAnalyzer() : PackageAnalyzer(WholeSdkReferenced)
{
    private const string Monolith = "AWSSDK";
    private const string Prefix = "AWSSDK.";
    private const string RootNamespace = "Amazon";
    private const int Most = 20;
    private const int Named = 3;

    private static readonly DiagnosticDescriptor WholeSdkReferenced = Rule.Create(
        RuleIds.WholeSdkReferenced,
        "Much more of the AWS SDK is deployed than used",
        "'{0}' is deployed with {1}; refer only to the packages of the services that it calls",
        Categories.Package,
        DiagnosticSeverity.Warning,
        "Each package of the AWS SDK that a project refers to is deployed, used or not. AWS advises to take only the modules that a function needs.");

    private protected override bool GivesCause(DeploymentPackage content)
    {
        var count = 0;
        foreach (var part in content.Parts)
        {
            count += IsService(part) ? 1 : 0;
            if (count > Most || IsMonolith(part))
            {
                return true;
            }
        }

        return false;
    }

    private protected override Diagnostic? Judge(PackageContext context)
    {
        var services = new List<PackagePart>();
        foreach (var part in context.Content.Parts)
        {
            if (IsMonolith(part))
            {
                return context.Report(WholeSdkReferenced, "the whole AWS SDK in one package (" + PackageText.MegabytesUp(part.Bytes) + ")");
            }

            if (IsService(part))
            {
                services.Add(part);
            }
        }

        return ReportUnused(services, context);
    }

    private static Diagnostic? ReportUnused(List<PackagePart> services, PackageContext context)
    {
        var names = AllNames(context.Project.Compilation, context.CancellationToken);
        var assemblies = new Dictionary<string, IAssemblySymbol>(StringComparer.OrdinalIgnoreCase);
        foreach (var assembly in context.Project.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            assemblies[assembly.Name] = assembly;
        }

        var unused = new List<PackagePart>();
        foreach (var service in services)
        {
            if (assemblies.TryGetValue(service.Name, out var assembly) && !IsNamed(assembly, names))
            {
                unused.Add(service);
            }
        }

        if (unused.Count * 2 <= services.Count)
        {
            return null;
        }

        var bytes = 0L;
        foreach (var service in unused)
        {
            bytes += service.Bytes;
        }

        return context.Report(
            WholeSdkReferenced,
            $"{services.Count} packages of the AWS SDK, {unused.Count} of which ({PackageText.MegabytesUp(bytes)}) no code names, such as "
            + PackageText.Join([.. unused.Take(Named).Select(static service => "'" + service.Name + "'")], "and"));
    }

    private static bool IsMonolith(PackagePart part) =>
        part is { IsPackage: true, Bytes: > 0 } && string.Equals(part.Name, Monolith, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a part is the package of a service that the project itself refers to. The others are there because of those.</summary>
    private static bool IsService(PackagePart part) =>
        part is { IsPackage: true, IsDirect: true, Bytes: > 0 }
        && part.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && !part.Name.Equals("AWSSDK.Core", StringComparison.OrdinalIgnoreCase)
        && !part.Name.StartsWith("AWSSDK.Extensions.", StringComparison.OrdinalIgnoreCase)
        && !part.Name.StartsWith("AWSSDK.SSO", StringComparison.OrdinalIgnoreCase)
        && !part.Name.Equals("AWSSDK.SecurityToken", StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> AllNames(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            names.UnionWith(SyntaxIndex.Of(tree, cancellationToken).Names);
        }

        return names;
    }

    /// <summary>Tells whether any of an assembly's namespaces below <c>Amazon</c> is named; also where it has none there, and so is no service.</summary>
    private static bool IsNamed(IAssemblySymbol assembly, HashSet<string> names)
    {
        var hasNamespace = false;
        foreach (var root in assembly.GlobalNamespace.GetNamespaceMembers())
        {
            if (root.Name != RootNamespace)
            {
                continue;
            }

            foreach (var service in root.GetNamespaceMembers())
            {
                hasNamespace = true;
                if (names.Contains(service.Name))
                {
                    return true;
                }
            }
        }

        return !hasNamespace;
    }
}
