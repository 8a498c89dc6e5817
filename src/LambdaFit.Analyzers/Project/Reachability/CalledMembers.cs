using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project.Reachability;

/// <summary>
/// Which members of the compilation a member calls. To know that, its body must be bound, which takes nearly all of the time: so the answer is kept with
/// the syntax tree, and serves later compilations that declare the same. After an edit inside a body only the edited file is bound again.
/// </summary>
internal sealed class CalledMembers
{
    private static readonly ConditionalWeakTable<SyntaxTree, Slot> Slots = new();

    private readonly LambdaProject project;
    private readonly Dispatch dispatch;
    private readonly ImmutableArray<SyntaxTree> trees;
    private readonly Dictionary<SyntaxTree, int> treeOrdinals = [];
    private DeclarationSpace space;

    public CalledMembers(LambdaProject project, CancellationToken cancellationToken)
    {
        this.project = project;
        dispatch = project.Dispatch(cancellationToken);
        trees = project.Compilation.SyntaxTrees.ToImmutableArray();
        for (var i = 0; i < trees.Length; i++)
        {
            treeOrdinals.Add(trees[i], i);
        }

        space = new DeclarationSpace(project.Compilation, trees, cancellationToken);
    }

    /// <summary>
    /// Gets the syntax that declares a method, by which it is known across compilations: of a constructor that is not written the type's.
    /// Null where it has no code.
    /// </summary>
    public static SyntaxNode? DeclarationOf(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        var references = method.DeclaringSyntaxReferences;
        if (references.IsEmpty && method.MethodKind is MethodKind.Constructor)
        {
            references = method.ContainingType.DeclaringSyntaxReferences;
        }

        return references.IsEmpty ? null : references[0].GetSyntax() switch
        {
            TypeDeclarationSyntax type => method.MethodKind is MethodKind.Constructor ? type : null,
            var syntax => syntax is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax
                or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax
                    ? syntax
                    : null,
        };
    }

    /// <summary>Gets the declarations of a method and, where it is virtual, of everything that a call of it may run.</summary>
    public IEnumerable<SyntaxNode> Targets(IMethodSymbol method)
    {
        foreach (var target in dispatch.Targets(method))
        {
            if (DeclarationOf(target) is { } declaration && treeOrdinals.ContainsKey(declaration.SyntaxTree))
            {
                yield return declaration;
            }
        }
    }

    /// <summary>Gets the declarations of what the code of a declaration may call: of a method its body, of a type its instance initializers.</summary>
    public IEnumerable<SyntaxNode> CalledBy(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var known = CallsIn(declaration.SyntaxTree);
        if (!known.ByCaller.TryGetValue(declaration, out var references))
        {
            references = Bind(declaration, cancellationToken);
            known.ByCaller.TryAdd(declaration, references);
        }

        foreach (var reference in references)
        {
            yield return reference.Nested ?? Declarations.Of(trees[reference.Tree], cancellationToken)[reference.Member];
        }
    }

    /// <summary>Gets the method that a declaration declares; of a type the constructor that is not written.</summary>
    public IMethodSymbol MethodOf(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var model = project.Bodies.Model(declaration.SyntaxTree);
        return declaration switch
        {
            ArrowExpressionClauseSyntax => ((IPropertySymbol)model.GetDeclaredSymbol(declaration.Parent!, cancellationToken)!).GetMethod!,
            TypeDeclarationSyntax type => ConstructorOf(project.Bodies.Declared(type, cancellationToken)!),
            _ => (IMethodSymbol)model.GetDeclaredSymbol(declaration, cancellationToken)!,
        };
    }

    private static IMethodSymbol ConstructorOf(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            if (DeclarationOf(constructor) is TypeDeclarationSyntax && (constructor.Parameters.IsEmpty || !constructor.IsImplicitlyDeclared))
            {
                return constructor;
            }
        }

        return type.InstanceConstructors[0];
    }

    private CallsOfTree CallsIn(SyntaxTree tree)
    {
        var slot = Slots.GetOrCreateValue(tree);
        if (slot.Calls is { } calls)
        {
            if (ReferenceEquals(calls.Space, space))
            {
                return calls;
            }

            if (calls.Space.IsSameAs(space))
            {
                // Most trees share the space: from now on they are told by identity.
                space = calls.Space;
                return calls;
            }
        }

        return slot.Calls = new CallsOfTree(space);
    }

    private ImmutableArray<Reference> Bind(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var calls = new List<IMethodSymbol>();
        foreach (var code in CodeOf(declaration))
        {
            if (project.Bodies.Operation(code, cancellationToken) is { } operation)
            {
                Calls.Collect(operation, project, calls, cancellationToken);
            }
        }

        var references = ImmutableArray.CreateBuilder<Reference>();
        var seen = new HashSet<SyntaxNode>();
        foreach (var call in calls)
        {
            foreach (var target in Targets(call))
            {
                if (!seen.Add(target))
                {
                    continue;
                }

                if (Declarations.Of(target.SyntaxTree, cancellationToken).OrdinalOf(target) is { } ordinal)
                {
                    references.Add(new(treeOrdinals[target.SyntaxTree], ordinal, Nested: null));
                }
                else if (target is LocalFunctionStatementSyntax)
                {
                    references.Add(new(Tree: 0, Member: 0, target));
                }
            }
        }

        return references.ToImmutable();
    }

    private static IEnumerable<SyntaxNode> CodeOf(SyntaxNode declaration)
    {
        if (declaration is TypeDeclarationSyntax type)
        {
            return Initializers(type);
        }

        return MemberBodies.Body(declaration) is { } body ? [body] : [];
    }

    private static IEnumerable<ExpressionSyntax> Initializers(TypeDeclarationSyntax type)
    {
        foreach (var member in type.Members)
        {
            switch (member)
            {
                case FieldDeclarationSyntax field when !IsStatic(field.Modifiers):
                    foreach (var variable in field.Declaration.Variables)
                    {
                        if (variable.Initializer is { } initializer)
                        {
                            yield return initializer.Value;
                        }
                    }

                    break;
                case PropertyDeclarationSyntax { Initializer: { } initializer } property when !IsStatic(property.Modifiers):
                    yield return initializer.Value;
                    break;
            }
        }
    }

    private static bool IsStatic(SyntaxTokenList modifiers)
    {
        foreach (var modifier in modifiers)
        {
            if (modifier.RawKind == (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.StaticKeyword
                || modifier.RawKind == (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.ConstKeyword)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A called member, named so that a later compilation finds it although its tree is another one after an edit: by tree and place among
    /// the tree's declarations. A local function is called only in its own tree, and so by its syntax.
    /// </summary>
    private readonly record struct Reference(int Tree, int Member, SyntaxNode? Nested);

    /// <summary>What is known of the calls in one tree, in compilations that declare the same.</summary>
    private sealed class CallsOfTree(DeclarationSpace space)
    {
        public DeclarationSpace Space { get; } = space;

        public ConcurrentDictionary<SyntaxNode, ImmutableArray<Reference>> ByCaller { get; } = new();
    }

    private sealed class Slot
    {
        private volatile CallsOfTree? calls;

        public CallsOfTree? Calls
        {
            get => calls;
            set => calls = value;
        }
    }
}
