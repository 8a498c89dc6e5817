using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Project;

/// <summary>
/// What a compilation means as a Lambda project: the one entrance to the model that all rules share. Everything but the answer
/// to "is this a Lambda project?" is computed when a rule first asks for it.
/// </summary>
internal sealed class LambdaProject
{
    private static readonly ConditionalWeakTable<Compilation, Slot> Projects = new();

    private static readonly string[] TestFrameworks =
    [
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core",
    ];

    private readonly Lazy<ProjectConfiguration> configuration;
    private readonly Lazy<EntryPoints> entryPoints;
    private readonly Lazy<CallGraph> callGraph;

    private LambdaProject(Compilation compilation, AnalyzerOptions options)
    {
        Compilation = compilation;
        Options = new LambdaOptions(options);
        Symbols = new KnownSymbols(compilation);
        Bodies = new MemberBodies(compilation);
        configuration = new(() => ProjectConfiguration.Read(compilation, options));
        entryPoints = new(() => EntryPoints.Find(this));
        callGraph = new(() => CallGraph.Build(this));
    }

    public Compilation Compilation { get; }

    public LambdaOptions Options { get; }

    public KnownSymbols Symbols { get; }

    public MemberBodies Bodies { get; }

    /// <summary>Gets what the configuration files say of this project's functions.</summary>
    public ProjectConfiguration Configuration => configuration.Value;

    /// <summary>Gets where invocations begin.</summary>
    public EntryPoints EntryPoints => entryPoints.Value;

    /// <summary>Gets which code invocations reach.</summary>
    public CallGraph CallGraph => callGraph.Value;

    /// <summary>
    /// Gets the model of a compilation, or null where it is no Lambda project or one of tests.
    /// The model is built once for all analyzers of a compilation.
    /// </summary>
    public static LambdaProject? For(Compilation compilation, AnalyzerOptions options)
    {
        var slot = Projects.GetValue(compilation, static _ => new Slot());
        lock (slot)
        {
            // An editor may keep the compilation and replace a configuration file.
            if (!slot.IsFilled || slot.AdditionalFiles != options.AdditionalFiles)
            {
                slot.Project = IsLambda(compilation, options) ? new LambdaProject(compilation, options) : null;
                slot.AdditionalFiles = options.AdditionalFiles;
                slot.IsFilled = true;
            }

            return slot.Project;
        }
    }

    private static bool IsLambda(Compilation compilation, AnalyzerOptions options)
    {
        var isLambda = false;
        foreach (var assembly in compilation.ReferencedAssemblyNames)
        {
            if (Array.IndexOf(TestFrameworks, assembly.Name) >= 0)
            {
                return false;
            }

            isLambda |= assembly.Name.StartsWith("Amazon.Lambda.", StringComparison.Ordinal);
        }

        var properties = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return (isLambda || HasValue(properties, "build_property.AWSProjectType", "Lambda"))
            && !HasValue(properties, "build_property.IsTestProject", "true");
    }

    private static bool HasValue(AnalyzerConfigOptions options, string key, string expected) =>
        options.TryGetValue(key, out var value) && string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);

    private sealed class Slot
    {
        public bool IsFilled { get; set; }

        public LambdaProject? Project { get; set; }

        public ImmutableArray<AdditionalText> AdditionalFiles { get; set; }
    }
}
