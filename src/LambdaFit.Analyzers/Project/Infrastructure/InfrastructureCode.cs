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

    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<FunctionSettings>> functions = new();
    private readonly ConcurrentDictionary<(SyntaxTree Tree, ConfigurationFormat Format), ConfigurationFile> files = new();
    private readonly ConcurrentDictionary<string, int> mentions = new(StringComparer.Ordinal);

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
        : Symbols.Is(type, TypeNames.CdkDotNetFunction) ? FunctionShape.DotNetConstruct
        : Symbols.Is(type, TypeNames.CdkCfnFunction) ? FunctionShape.Resource
        : Symbols.Is(type, TypeNames.PulumiFunction) ? FunctionShape.Pulumi
        : null;

    /// <summary>Tells whether code of the project may visit all constructs and change functions or queues: aspects, transformations.</summary>
    public bool ChangesConstructsElsewhere(CancellationToken cancellationToken) =>
        Mentions("IAspect", cancellationToken) > 0 && Mentions("CfnFunction", cancellationToken) + Mentions("CfnQueue", cancellationToken) > 0
        || Mentions("ResourceTransformations", cancellationToken) > 0
        || Mentions("ResourceTransforms", cancellationToken) > 0;

    /// <summary>Tells whether some other member may say where failed asynchronous events of a function go.</summary>
    public bool ConfiguresAsyncElsewhere(ConstructScan scan, CancellationToken cancellationToken)
    {
        var here = 0;
        foreach (var call in scan.Calls)
        {
            here += call.TargetMethod.Name == "ConfigureAsyncInvoke" ? 1 : 0;
        }

        foreach (var creation in scan.Creations)
        {
            here += Symbols.Is(creation.Type, TypeNames.PulumiEventInvokeConfig) ? 1 : 0;
        }

        return Mentions("ConfigureAsyncInvoke", cancellationToken) + Mentions("EventInvokeConfig", cancellationToken) + Mentions("FunctionEventInvokeConfig", cancellationToken) > here;
    }

    /// <summary>Counts the source files that use a name.</summary>
    private int Mentions(string name, CancellationToken cancellationToken)
    {
        if (mentions.TryGetValue(name, out var known))
        {
            return known;
        }

        var count = 0;
        foreach (var tree in Compilation.SyntaxTrees)
        {
            count += SyntaxIndex.Of(tree, cancellationToken).Names.Contains(name) ? 1 : 0;
        }

        return mentions.GetOrAdd(name, count);
    }

    /// <summary>Tells whether a node is a member that may describe functions.</summary>
    public static bool IsMember(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax or ConstructorDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax => true,
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } => true,
        CompilationUnitSyntax unit => unit.Members.Count > 0 && unit.Members[0] is GlobalStatementSyntax,
        _ => false,
    };

    /// <summary>Tells by names alone whether a member may make a function.</summary>
    private static bool MayDescribe(SyntaxNode member)
    {
        // The statements at the top are one member with the types below them.
        foreach (var node in member.DescendantNodes(static n => n is not BaseTypeDeclarationSyntax))
        {
            var name = node switch
            {
                ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax { Right.Identifier.ValueText: var right } } => right,
                ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: var simple } } => simple,
                ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 1 } or ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 2 } => "Function",
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
