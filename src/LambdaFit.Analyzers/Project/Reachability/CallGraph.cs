using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Reachability;

/// <summary>
/// Which code invocations reach: everything that entry points call, nearest first. Code that runs once per environment (constructors of
/// handlers, static initialisers, <c>Main</c>) is not followed, because it is no invocation. Built once per compilation, and only
/// when a rule has already seen something that it would report.
/// </summary>
internal sealed class CallGraph
{
    /// <summary>Reached methods, local functions and lambdas by the syntax that declares them.</summary>
    private readonly Dictionary<SyntaxNode, Reach> reached = [];

    /// <summary>Types whose instance initializers are reached, by their first declaration.</summary>
    private readonly Dictionary<SyntaxNode, Reach> reachedInitializers = [];

    /// <summary>The entry points that begin at a declaration.</summary>
    private readonly Dictionary<SyntaxNode, List<EntryPoint>> entryPoints = [];
    private readonly LambdaProject project;
    private readonly CalledMembers members;
    private readonly object gate = new();
    private Callers? callers;

    private CallGraph(LambdaProject project, CancellationToken cancellationToken)
    {
        this.project = project;
        members = new CalledMembers(project, cancellationToken);
    }

    public static CallGraph Build(LambdaProject project, CancellationToken cancellationToken)
    {
        var graph = new CallGraph(project, cancellationToken);
        graph.Walk(cancellationToken);
        return graph;
    }

    /// <summary>Gets how an invocation reaches a piece of code, or null where none does.</summary>
    /// <param name="operation">The code.</param>
    /// <param name="containingSymbol">The member that contains it, as an operation action knows it.</param>
    public Reach? ReachOf(IOperation operation, ISymbol containingSymbol)
    {
        for (var outer = operation; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation && reached.TryGetValue(outer.Syntax, out var inner))
            {
                return inner;
            }
        }

        return containingSymbol switch
        {
            IMethodSymbol method => ReachOf(method),
            IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } =>
                FirstDeclaration(containingSymbol.ContainingType) is { } type && reachedInitializers.TryGetValue(type, out var reach) ? reach : null,
            _ => null,
        };
    }

    /// <summary>Gets how an invocation reaches a method as a whole, or null where none does.</summary>
    public Reach? ReachOf(IMethodSymbol method) =>
        CalledMembers.DeclarationOf(method) is { } declaration && reached.TryGetValue(declaration, out var reach) ? reach : null;

    /// <summary>Gets how each entry point that reaches some code does so, nearest first and each by its shortest chain of calls.</summary>
    /// <param name="nearest">How the nearest one does.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public ImmutableArray<Reach> WaysOf(Reach nearest, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            callers ??= Callers.Find(reached.Keys, entryPoints, members, project.Bodies, cancellationToken);
            return callers.WaysTo(nearest.Declaration);
        }
    }

    private static SyntaxNode? FirstDeclaration(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty ? null : type.DeclaringSyntaxReferences[0].GetSyntax();

    private void Walk(CancellationToken cancellationToken)
    {
        var queue = new Queue<(SyntaxNode Declaration, Reach Reach)>();
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (entryPoint.Method is { } method)
            {
                foreach (var target in members.Targets(method))
                {
                    Enqueue(queue, target, entryPoint, caller: null);
                    if (!entryPoints.TryGetValue(target, out var beginning))
                    {
                        beginning = [];
                        entryPoints.Add(target, beginning);
                    }

                    beginning.Add(entryPoint);
                }
            }
        }

        while (queue.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (declaration, reach) = queue.Dequeue();
            foreach (var code in CodeRunBy(declaration, reach, cancellationToken))
            {
                foreach (var called in members.CalledBy(code, cancellationToken))
                {
                    Enqueue(queue, called, reach.EntryPoint, reach);
                }
            }
        }
    }

    private void Enqueue(Queue<(SyntaxNode Declaration, Reach Reach)> queue, SyntaxNode declaration, EntryPoint entryPoint, Reach? caller)
    {
        if (!reached.ContainsKey(declaration))
        {
            var reach = Reach.Of(entryPoint, declaration, caller, members);
            reached.Add(declaration, reach);
            queue.Enqueue((declaration, reach));
        }
    }

    /// <summary>Gets a member's own declaration, and with the first constructor of a type all parts of the type, for their initializers.</summary>
    private IEnumerable<SyntaxNode> CodeRunBy(SyntaxNode declaration, Reach reach, CancellationToken cancellationToken)
    {
        if (declaration is not TypeDeclarationSyntax)
        {
            yield return declaration;
        }

        var declaring = declaration as TypeDeclarationSyntax ?? (declaration is ConstructorDeclarationSyntax ? declaration.Parent as TypeDeclarationSyntax : null);
        if (declaring is null
            || project.Bodies.Declared(declaring, cancellationToken) is not { } type
            || FirstDeclaration(type) is not { } first
            || reachedInitializers.ContainsKey(first))
        {
            yield break;
        }

        reachedInitializers.Add(first, reach);
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            yield return reference.GetSyntax(cancellationToken);
        }
    }
}
