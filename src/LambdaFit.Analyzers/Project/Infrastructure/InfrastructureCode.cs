using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>
/// What a compilation means as a description of functions in C#, with the AWS CDK or Pulumi. Every member is read once for all rules,
/// when the first of them comes to it.
/// </summary>
internal sealed class InfrastructureCode
{
    private static readonly ConditionalWeakTable<Compilation, Slot> Known = new();

    // What reaches constructs that stand elsewhere. Names suffice: at worst nothing is said of a function.
    private static readonly string[] Aspects = ["IAspect"];
    private static readonly string[] Injections = ["IPropertyInjector", "PropertyInjectors", "IMixin", "ResourceTransformations", "ResourceTransforms"];
    private static readonly string[] Overrides =
        ["DefaultChild", "FindChild", "TryFindChild", "FindAll", "Children", "AddOverride", "AddPropertyOverride", "AddDeletionOverride", "AddPropertyDeletionOverride"];

    private static readonly string[] Resources = ["CfnFunction", "CfnQueue", "CfnResource"];
    private static readonly string[] AsyncSettings = ["ConfigureAsyncInvoke", "EventInvokeConfig", "CfnEventInvokeConfig", "FunctionEventInvokeConfig"];
    private static readonly string[] Redrives = ["RedrivePolicyArgs", "RedrivePolicyName"];

    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<FunctionSettings>> functions = new();
    private readonly ConcurrentDictionary<(SyntaxTree Tree, ConfigurationFormat Format), ConfigurationFile> files = new();
    private readonly ConcurrentDictionary<(SyntaxTree Tree, string Name), SyntaxNode[]> mentions = new();
    private readonly ConcurrentDictionary<SyntaxNode, bool> changed = new();

    /// <summary>Makes the model of a compilation that describes functions.</summary>
    public InfrastructureCode(Compilation compilation)
    {
        Compilation = compilation;
        Symbols = new KnownSymbols(compilation);
        Bodies = new MemberBodies(compilation);
        Values = new ConstructValues(Bodies);
        Cdk = new CdkValues(Symbols, Values);
    }

    public Compilation Compilation { get; }

    public KnownSymbols Symbols { get; }

    public MemberBodies Bodies { get; }

    /// <summary>Gets what expressions always are.</summary>
    public ConstructValues Values { get; }

    /// <summary>Gets the values of the CDK's own types.</summary>
    public CdkValues Cdk { get; }

    /// <summary>Gets the model of a compilation, or null where it references neither the AWS CDK nor Pulumi's AWS provider, or is one of tests.</summary>
    public static InfrastructureCode? For(Compilation compilation, AnalyzerOptions options)
    {
        var slot = Known.GetValue(compilation, static _ => new Slot());
        lock (slot)
        {
            if (!slot.IsFilled)
            {
                slot.Code = Describes(compilation) && !LambdaProject.IsOfTests(compilation, options) ? new InfrastructureCode(compilation) : null;
                slot.IsFilled = true;
            }

            return slot.Code;
        }
    }

    /// <summary>Gets the functions that a member describes: a method, constructor, accessor, initialiser, or the statements at the top of a program.</summary>
    public ImmutableArray<FunctionSettings> FunctionsIn(SyntaxNode member, CancellationToken cancellationToken)
    {
        if (functions.TryGetValue(member, out var known))
        {
            return known;
        }

        return functions.GetOrAdd(member, MayDescribe(member) ? Read(member, cancellationToken) : ImmutableArray<FunctionSettings>.Empty);
    }

    /// <summary>Gets a source file with all functions that it describes.</summary>
    public ConfigurationFile ReadFile(SyntaxTree tree, ConfigurationFormat format, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<FunctionSettings>();
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodesAndSelf())
        {
            if (IsMember(node))
            {
                foreach (var function in FunctionsIn(node, cancellationToken))
                {
                    if (function.File.Format == format)
                    {
                        all.Add(function);
                    }
                }
            }
        }

        return new() { Path = tree.FilePath, Format = format, Text = tree.GetText(cancellationToken), Tree = tree, Code = this, Functions = all.ToImmutable() };
    }

    /// <summary>Gets a source file as what declares its functions.</summary>
    public ConfigurationFile FileOf(SyntaxTree tree, ConfigurationFormat format, CancellationToken cancellationToken) =>
        files.TryGetValue((tree, format), out var file)
            ? file
            : files.GetOrAdd((tree, format), new ConfigurationFile { Path = tree.FilePath, Format = format, Text = tree.GetText(cancellationToken), Tree = tree, Code = this });

    /// <summary>Gets how a type describes a function, or null where it is none, or a class of somebody's own that may set anything.</summary>
    public FunctionShape? ShapeOf(ITypeSymbol? type) =>
        type is null ? null
        : Symbols.Is(type, TypeNames.CdkFunction) || Symbols.Is(type, TypeNames.CdkSingletonFunction) ? FunctionShape.Construct
        : Symbols.Is(type, TypeNames.CdkDockerImageFunction) ? FunctionShape.ImageConstruct
        : Symbols.Is(type, TypeNames.CdkDotNetFunction) || Symbols.Is(type, TypeNames.XaasKitDotNetFunction) ? FunctionShape.DotNetConstruct
        : Symbols.Is(type, TypeNames.CdkCfnFunction) ? FunctionShape.Resource
        : Symbols.Is(type, TypeNames.PulumiFunction) ? FunctionShape.Pulumi
        : null;

    /// <summary>Tells whether a type or member belongs to the CDK, to Pulumi, or to what is built on them and known here: it changes nothing in secret.</summary>
    public static bool IsOfLibrary(ISymbol? symbol) =>
        symbol?.ContainingAssembly?.Name is { } name
        && (name is "Constructs" or "Pulumi" || name.StartsWith("Amazon.CDK.", StringComparison.Ordinal) || name.StartsWith("XaasKit.CDK.", StringComparison.Ordinal) || name.StartsWith("Pulumi.", StringComparison.Ordinal));

    /// <summary>
    /// Tells whether code outside a member may change the functions or queues that the member makes: aspects, injected properties, transformations,
    /// and methods that reach below a construct which they are given.
    /// </summary>
    public bool ChangesConstructsElsewhere(SyntaxNode member, CancellationToken cancellationToken) =>
        changed.TryGetValue(member, out var known) ? known : changed.GetOrAdd(member, MayChangeConstructs(member, cancellationToken));

    /// <summary>Tells whether code outside a member may say where failed asynchronous events of its functions go.</summary>
    public bool ConfiguresAsyncElsewhere(SyntaxNode member, CancellationToken cancellationToken) => IsUsed(member, AsyncSettings, cancellationToken);

    /// <summary>Tells whether redrive policies may be given to queues that were made without.</summary>
    public bool RedrivesElsewhere(CancellationToken cancellationToken) => IsUsed(null, Redrives, cancellationToken);

    private bool MayChangeConstructs(SyntaxNode member, CancellationToken cancellationToken) =>
        (IsUsed(null, Aspects, cancellationToken) && IsUsed(null, Resources, cancellationToken))
        || IsUsed(null, Injections, cancellationToken)
        || (IsUsed(member, Overrides, cancellationToken) && IsUsed(member, Resources, cancellationToken));

    /// <summary>Tells whether the source files use one of some names, in a member or outside of it.</summary>
    private bool IsUsed(SyntaxNode? outside, string[] names, CancellationToken cancellationToken)
    {
        foreach (var tree in Compilation.SyntaxTrees)
        {
            foreach (var name in names)
            {
                if (SyntaxIndex.Of(tree, cancellationToken).Names.Contains(name) && (tree != outside?.SyntaxTree || IsUsed(tree, name, outside, cancellationToken)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsUsed(SyntaxTree tree, string name, SyntaxNode outside, CancellationToken cancellationToken)
    {
        foreach (var mention in mentions.TryGetValue((tree, name), out var known) ? known : mentions.GetOrAdd((tree, name), Find(tree, name, cancellationToken)))
        {
            // The statements at the top stand in one node with the types below them.
            if (!outside.Span.Contains(mention.Span) || (outside is CompilationUnitSyntax && mention.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is not null))
            {
                return true;
            }
        }

        return false;
    }

    private static SyntaxNode[] Find(SyntaxTree tree, string name, CancellationToken cancellationToken)
    {
        var found = new List<SyntaxNode>();
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name)
            {
                found.Add(node);
            }
        }

        return [.. found];
    }

    /// <summary>Tells whether a node is a member that may describe functions.</summary>
    public static bool IsMember(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax or ConstructorDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax or PrimaryConstructorBaseTypeSyntax => true,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } => true,
        CompilationUnitSyntax unit => unit.Members.Count > 0 && unit.Members[0] is GlobalStatementSyntax,
        _ => false,
    };

    /// <summary>Tells by names alone whether a member may make a function.</summary>
    private static bool MayDescribe(SyntaxNode member)
    {
        // The statements at the top are one member with the types below them.
        foreach (var node in member.DescendantNodesAndSelf(static n => n is not BaseTypeDeclarationSyntax))
        {
            var name = node switch
            {
                ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax { Right.Identifier.ValueText: var right } } => right,
                ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: var simple } } => simple,
                ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 1 } or ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 2 }
                    or PrimaryConstructorBaseTypeSyntax { ArgumentList.Arguments.Count: > 2 } => "Function",
                _ => string.Empty,
            };
            if (name.EndsWith("Function", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableArray<FunctionSettings> Read(SyntaxNode member, CancellationToken cancellationToken)
    {
        var roots = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var body in member switch
        {
            PropertyDeclarationSyntax property => new SyntaxNode?[] { property.ExpressionBody, property.Initializer },
            VariableDeclaratorSyntax variable => [variable.Initializer],
            _ => [member],
        })
        {
            if (body is not null && Bodies.Operation(body, cancellationToken) is { } operation)
            {
                roots.Add(operation);
            }
        }

        return roots.Count == 0 ? ImmutableArray<FunctionSettings>.Empty : MemberReader.Read(this, new ConstructScan(member, roots.ToImmutable(), cancellationToken), cancellationToken);
    }

    private static bool Describes(Compilation compilation)
    {
        foreach (var assembly in compilation.ReferencedAssemblyNames)
        {
            if (assembly.Name is "Amazon.CDK.Lib" or "Pulumi.Aws")
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Slot
    {
        public bool IsFilled { get; set; }

        public InfrastructureCode? Code { get; set; }
    }
}
