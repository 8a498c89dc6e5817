using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LambdaFit.Analyzers.Tests.EveryRule;

/// <summary>
/// Stand-ins invent nothing: each type and member that they declare is in the real package too. Runs where those packages restore,
/// with <c>dotnet test -p:LambdaFitRealPackages=true</c>.
/// </summary>
public sealed class StandInTests
{
    [RealPackagesFact]
    public void Stand_ins_declare_only_what_the_real_packages_declare()
    {
        var missing = new List<string>();
        foreach (var package in References.RealPackages)
        {
            var name = Path.GetFileName(Path.GetDirectoryName(package))!;
            var standIn = Directory.EnumerateFiles(References.StandInFolder, "*.dll").Single(f => Path.GetFileNameWithoutExtension(f).Equals(name, StringComparison.OrdinalIgnoreCase));
            var declared = ApiOf(standIn, Directory.EnumerateFiles(References.StandInFolder, "*.dll"));
            var real = ApiOf(RealAssembly(package, Path.GetFileName(standIn)), References.RealPackages.Select(p => RealAssembly(p, fileName: null)));
            missing.AddRange(declared.Except(real).Order(StringComparer.Ordinal).Select(api => $"{name}: {api}"));
        }

        Assert.True(missing.Count == 0, "The real packages do not have:\n" + string.Join("\n", missing));
    }

    private static string RealAssembly(string package, string? fileName)
    {
        // Stand-ins are for net8.0, and so are packages; some of them support older frameworks only.
        var folder = new[] { "net8.0", "net6.0", "netstandard2.1", "netstandard2.0" }.Select(f => Path.Combine(package, "lib", f)).First(Directory.Exists);
        return Directory.EnumerateFiles(folder, "*.dll").First(f => fileName is null || Path.GetFileName(f) == fileName);
    }

    /// <summary>Gets what an assembly shows to other assemblies, a line for each type, base type, interface and member.</summary>
    private static HashSet<string> ApiOf(string assembly, IEnumerable<string> others)
    {
        var reference = MetadataReference.CreateFromFile(assembly);
        var otherReferences = others.Where(o => Path.GetFileName(o) != Path.GetFileName(assembly)).Select(static o => MetadataReference.CreateFromFile(o));
        var compilation = CSharpCompilation.Create("Api", references: References.Framework.Append(reference).Concat(otherReferences));
        var api = new HashSet<string>(StringComparer.Ordinal);
        Add(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!).GlobalNamespace, api);
        return api;
    }

    private static void Add(INamespaceOrTypeSymbol container, HashSet<string> api)
    {
        foreach (var member in container.GetMembers().Where(IsVisible))
        {
            api.Add(Describe(member));
            if (member is INamedTypeSymbol type)
            {
                api.UnionWith(type.AllInterfaces.Select(i => $"{Describe(type)} implements {i.ToDisplayString()}"));
                for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
                {
                    api.Add($"{Describe(type)} derives from {ancestor.ToDisplayString()}");
                    if (!SymbolEqualityComparer.Default.Equals(ancestor.ContainingAssembly, type.ContainingAssembly))
                    {
                        break;
                    }

                    // The real class may declare on a base class what the stand-in declares on the class itself.
                    api.UnionWith(ancestor.GetMembers().Where(IsVisible).Where(static m => m is not INamedTypeSymbol && m.Name is not ".ctor")
                        .Select(m => Describe(m).Replace(ancestor.GetDocumentationCommentId()![2..] + ".", type.GetDocumentationCommentId()![2..] + ".", StringComparison.Ordinal)));
                }
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                Add(inner, api);
            }
        }
    }

    /// <summary>Constructors that only derived classes see differ where the real ones take what is not stood in for.</summary>
    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public
        || (symbol.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal && symbol.Name is not ".ctor");

    private static string Describe(ISymbol symbol) => symbol.GetDocumentationCommentId() + symbol switch
    {
        IMethodSymbol method => " -> " + method.ReturnType.ToDisplayString(NullableFlowState.None),
        IPropertySymbol property => " : " + property.Type.ToDisplayString(NullableFlowState.None),
        IFieldSymbol { HasConstantValue: true } field => " = " + field.ConstantValue,
        INamedTypeSymbol type => $" {type.TypeKind}",
        _ => "",
    };

    /// <summary>A fact about the real packages, skipped where they were not asked for.</summary>
    private sealed class RealPackagesFactAttribute : FactAttribute
    {
        public RealPackagesFactAttribute()
        {
            if (References.RealPackages.Count == 0)
            {
                Skip = "Needs the packages of AWS: -p:LambdaFitRealPackages=true";
            }
        }
    }
}
