using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>What the finders of entry points share: the places to look at, and the list to which each method is added once.</summary>
internal sealed class EntryPointCollector
{
    private readonly ImmutableArray<EntryPoint>.Builder found = ImmutableArray.CreateBuilder<EntryPoint>();
    private readonly HashSet<ISymbol> symbols = new(SymbolEqualityComparer.Default);
    private ImmutableArray<INamedTypeSymbol> derivedTypes;

    public EntryPointCollector(LambdaProject project, CancellationToken cancellationToken)
    {
        Project = project;
        CancellationToken = cancellationToken;
        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            Indexes.Add(SyntaxIndex.Of(tree, cancellationToken));
        }
    }

    public LambdaProject Project { get; }

    public CancellationToken CancellationToken { get; }

    public KnownSymbols Symbols => Project.Symbols;

    public List<SyntaxIndex> Indexes { get; } = [];

    /// <summary>Gets the entry points that have been found so far.</summary>
    public IReadOnlyList<EntryPoint> Found => found;

    /// <summary>Gets the classes and structs of this compilation that have base types or interfaces, each once.</summary>
    public ImmutableArray<INamedTypeSymbol> DerivedTypes
    {
        get
        {
            if (derivedTypes.IsDefault)
            {
                derivedTypes = Project.DerivedTypes(CancellationToken);
            }

            return derivedTypes;
        }
    }

    public ImmutableArray<EntryPoint> ToImmutable() => found.ToImmutable();

    /// <summary>Adds a method of this compilation, unless a surer finder already has.</summary>
    public void Add(EntryPointKind kind, IMethodSymbol method, bool isDurable = false)
    {
        if (SourceLocation(method) is { } location && symbols.Add(method))
        {
            found.Add(new(kind, method, location, method, DisplayNames.Of(method)) { IsDurable = isDurable });
        }
    }

    /// <summary>Adds a handler that a class inherits from a library, anchored at the class.</summary>
    public void AddInherited(EntryPointKind kind, INamedTypeSymbol type)
    {
        if (SourceLocation(type) is { } location && symbols.Add(type))
        {
            found.Add(new(kind, Method: null, location, type, DisplayNames.Of(type)));
        }
    }

    /// <summary>
    /// Adds what a call registers. A lambda, or what cannot be followed to a method of this compilation, is anchored at the name of the call.
    /// </summary>
    public void AddRegistered(EntryPointKind kind, SyntaxNode call, IOperation? handler, bool isDurable = false)
    {
        var method = handler is null ? null : DelegateTarget(handler);
        if (method is { MethodKind: not MethodKind.AnonymousFunction } && SourceLocation(method) is not null)
        {
            Add(kind, method, isDurable);
            return;
        }

        var name = EntryPoints.NameOf(call);
        if (method is null || symbols.Add(method))
        {
            var isLambda = method is { MethodKind: MethodKind.AnonymousFunction };
            found.Add(new(kind, isLambda ? method : null, name.GetLocation(), Symbol: null, isLambda ? DisplayNames.Of(method!) : name.ToString())
            {
                IsDurable = isDurable,
            });
        }
    }

    /// <summary>Gets the first argument that is a delegate, or null.</summary>
    public static IOperation? DelegateArgument(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Type is { TypeKind: TypeKind.Delegate } or { SpecialType: SpecialType.System_Delegate } or { Name: "Delegate" })
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>Follows a delegate value to the method, local function or lambda that it calls; null where that is not certain.</summary>
    public IMethodSymbol? DelegateTarget(IOperation value)
    {
        // A delegate may be handed through a few variables; more is not worth following.
        for (var hops = 0; hops < 8; hops++)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    continue;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    continue;
                case IDelegateCreationOperation creation:
                    value = creation.Target;
                    continue;
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol;
                case IMethodReferenceOperation reference:
                    return reference.Method.OriginalDefinition;
                case ILocalReferenceOperation local when Initializer(local.Local) is { } initializer:
                    value = initializer;
                    continue;
                default:
                    if (value is not IFieldReferenceOperation field || Initializer(field.Field) is not { } fieldInitializer)
                    {
                        return null;
                    }

                    value = fieldInitializer;
                    continue;
            }
        }

        return null;
    }

    private IOperation? Initializer(ISymbol variable)
    {
        foreach (var reference in variable.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(CancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value })
            {
                return Project.Bodies.Operation(value, CancellationToken);
            }
        }

        return null;
    }

    private Location? SourceLocation(ISymbol symbol)
    {
        foreach (var location in symbol.Locations)
        {
            if (location.SourceTree is { } tree && Project.Compilation.ContainsSyntaxTree(tree))
            {
                return location;
            }
        }

        return null;
    }
}
