using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Lifetimes;
using LambdaFit.Analyzers.Project.Packaging;
using LambdaFit.Analyzers.Project.Paths;
using LambdaFit.Analyzers.Project.Reachability;
using LambdaFit.Analyzers.Project.Timeouts;
using LambdaFit.Analyzers.Project.Waits;
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

    private readonly Part<ProjectConfiguration> configuration;
    private readonly Part<EntryPoints> entryPoints;
    private readonly Part<ConfiguredFunctions> functions;
    private readonly Part<ProjectPackage?> package;
    private readonly Part<CallGraph> callGraph;
    private readonly Part<Dispatch> dispatch;
    private readonly Part<ImmutableArray<INamedTypeSymbol>> derivedTypes;

    private LambdaProject(Compilation compilation, AnalyzerOptions options)
    {
        Compilation = compilation;
        Options = new LambdaOptions(options);
        Symbols = new KnownSymbols(compilation);
        Bodies = new MemberBodies(compilation);
        configuration = new(cancellationToken => ProjectConfiguration.Read(compilation, options, cancellationToken));
        entryPoints = new(cancellationToken => Handlers.EntryPoints.Find(this, cancellationToken));
        functions = new(cancellationToken => ConfiguredFunctions.Join(this, cancellationToken));
        package = new(cancellationToken => DeploymentPackageReader.Read(options, cancellationToken) is { } content ? new ProjectPackage(this, content) : null);
        callGraph = new(cancellationToken => Reachability.CallGraph.Build(this, cancellationToken));
        dispatch = new(cancellationToken => Reachability.Dispatch.Build(this, cancellationToken));
        derivedTypes = new(FindDerivedTypes);
        References = new MemberReferences(this);
        Creations = new ObjectCreations(this);
        Lifetimes = new LifetimeModel(this);
        Timeouts = new FunctionTimeouts(this);
        Waits = new WaitModel(Symbols, Bodies, (method, cancellationToken) => Dispatch(cancellationToken).Targets(method));
        Paths = new PathFolding(this, Waits.ReadOnlyValues);
        Constants = new ConstantExpressions(Waits);
    }

    public Compilation Compilation { get; }

    public LambdaOptions Options { get; }

    public KnownSymbols Symbols { get; }

    public MemberBodies Bodies { get; }

    /// <summary>Gets where fields and properties are used.</summary>
    public MemberReferences References { get; }

    /// <summary>Gets where objects are created.</summary>
    public ObjectCreations Creations { get; }

    /// <summary>Gets how long objects and variables live.</summary>
    public LifetimeModel Lifetimes { get; }

    /// <summary>Gets how long code declares to wait.</summary>
    public WaitModel Waits { get; }

    /// <summary>Gets the values of expressions that always have the same.</summary>
    public ConstantExpressions Constants { get; }

    /// <summary>Gets which timeouts apply to code.</summary>
    public FunctionTimeouts Timeouts { get; }

    /// <summary>Gets what is known of the paths of files.</summary>
    public PathFolding Paths { get; }

    /// <summary>Gets what the configuration files say of this project's functions.</summary>
    public ProjectConfiguration Configuration(CancellationToken cancellationToken) => configuration.Get(cancellationToken);

    /// <summary>Gets where invocations begin.</summary>
    public EntryPoints EntryPoints(CancellationToken cancellationToken) => entryPoints.Get(cancellationToken);

    /// <summary>Gets which functions of the configuration run which entry point.</summary>
    public ConfiguredFunctions Functions(CancellationToken cancellationToken) => functions.Get(cancellationToken);

    /// <summary>Gets what the project deploys, or null where nothing has measured it.</summary>
    public ProjectPackage? Package(CancellationToken cancellationToken) => package.Get(cancellationToken);

    /// <summary>Gets which code invocations reach.</summary>
    public CallGraph CallGraph(CancellationToken cancellationToken) => callGraph.Get(cancellationToken);

    /// <summary>Gets what virtual calls may run.</summary>
    public Dispatch Dispatch(CancellationToken cancellationToken) => dispatch.Get(cancellationToken);

    /// <summary>
    /// Tells whether the project is deployed as a function: it has a handler, is named by a handler string, or says <c>AWSProjectType</c>.
    /// What only functions use, such as a library that knows <c>ILambdaContext</c>, is none.
    /// </summary>
    public bool IsFunctionProject(CancellationToken cancellationToken)
    {
        if (Options.IsMarkedAsFunction || !Configuration(cancellationToken).Functions.IsEmpty)
        {
            return true;
        }

        foreach (var entryPoint in EntryPoints(cancellationToken).All)
        {
            if (entryPoint.IsFunction)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets the classes and structs of this compilation that have base types or interfaces, each once.</summary>
    public ImmutableArray<INamedTypeSymbol> DerivedTypes(CancellationToken cancellationToken) => derivedTypes.Get(cancellationToken);

    /// <summary>
    /// Tells whether an entry point serves invocations side by side in one process: an option says so, or a function that runs it has a capacity
    /// provider (Lambda Managed Instances).
    /// </summary>
    public bool RunsOnManagedInstances(EntryPoint entryPoint, SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Options.ManagedInstances(tree) is { } isManaged)
        {
            return isManaged;
        }

        // One function may serve many requests or records; it is then some function of the project.
        foreach (var function in entryPoint.IsFunction ? Functions(cancellationToken).Of(entryPoint) : Configuration(cancellationToken).Functions)
        {
            if (function.IsManagedInstances.Value)
            {
                return true;
            }
        }

        return false;
    }

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

    private ImmutableArray<INamedTypeSymbol> FindDerivedTypes(CancellationToken cancellationToken)
    {
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var ordered = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var tree in Compilation.SyntaxTrees)
        {
            foreach (var declaration in SyntaxIndex.Of(tree, cancellationToken).DerivedTypes)
            {
                if (Bodies.Model(tree).GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type && types.Add(type))
                {
                    ordered.Add(type);
                }
            }
        }

        return ordered.ToImmutable();
    }

    /// <summary>Tells whether a project holds tests: it says so, or references a test framework.</summary>
    public static bool IsOfTests(Compilation compilation, AnalyzerOptions options)
    {
        foreach (var assembly in compilation.ReferencedAssemblyNames)
        {
            if (Array.IndexOf(TestFrameworks, assembly.Name) >= 0)
            {
                return true;
            }
        }

        return HasValue(options.AnalyzerConfigOptionsProvider.GlobalOptions, "build_property.IsTestProject", "true");
    }

    private static bool IsLambda(Compilation compilation, AnalyzerOptions options)
    {
        var isLambda = HasValue(options.AnalyzerConfigOptionsProvider.GlobalOptions, "build_property.AWSProjectType", "Lambda");
        foreach (var assembly in compilation.ReferencedAssemblyNames)
        {
            isLambda |= assembly.Name.StartsWith("Amazon.Lambda.", StringComparison.Ordinal);
        }

        return isLambda && !IsOfTests(compilation, options);
    }

    private static bool HasValue(AnalyzerConfigOptions options, string key, string expected) =>
        options.TryGetValue(key, out var value) && string.Equals(value, expected, StringComparison.OrdinalIgnoreCase);

    private sealed class Slot
    {
        public bool IsFilled { get; set; }

        public LambdaProject? Project { get; set; }

        public ImmutableArray<AdditionalText> AdditionalFiles { get; set; }
    }

    /// <summary>A part of the model that is computed when first asked for. Unlike <see cref="Lazy{T}"/> it survives a cancelled computation.</summary>
    private sealed class Part<T>(Func<CancellationToken, T> compute)
    {
        private readonly object gate = new();
        private (bool IsComputed, T Value) state;

        public T Get(CancellationToken cancellationToken)
        {
            lock (gate)
            {
                if (!state.IsComputed)
                {
                    state = (true, compute(cancellationToken));
                }

                return state.Value;
            }
        }
    }
}
