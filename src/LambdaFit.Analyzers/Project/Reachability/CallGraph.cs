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
    /// <summary>Reached methods by symbol; lambdas and local functions by their syntax, which is the same in every operation tree.</summary>
    private readonly Dictionary<object, Reach> reached = new(MemberComparer.Instance);
    private readonly Dictionary<INamedTypeSymbol, Reach> reachedInitializers = new(SymbolEqualityComparer.Default);
    private readonly LambdaProject project;
    private readonly Dispatch dispatch;
    private readonly CancellationToken cancellationToken;

    private CallGraph(LambdaProject project, CancellationToken cancellationToken)
    {
        this.project = project;
        this.cancellationToken = cancellationToken;
        dispatch = project.Dispatch(cancellationToken);
    }

    public static CallGraph Build(LambdaProject project, CancellationToken cancellationToken)
    {
        var graph = new CallGraph(project, cancellationToken);
        graph.Walk();
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
            IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } => reachedInitializers.TryGetValue(containingSymbol.ContainingType, out var reach) ? reach : null,
            _ => null,
        };
    }

    /// <summary>Gets how an invocation reaches a method as a whole, or null where none does.</summary>
    public Reach? ReachOf(IMethodSymbol method) => reached.TryGetValue(KeyOf(method), out var reach) ? reach : null;

    private static object KeyOf(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        return method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction && method.DeclaringSyntaxReferences.Length > 0
            ? method.DeclaringSyntaxReferences[0].GetSyntax()
            : method;
    }

    private void Walk()
    {
        var queue = new Queue<Reach>();
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (entryPoint.Method is { } method)
            {
                Enqueue(queue, method, entryPoint, caller: null);
            }
        }

        var calls = new List<IMethodSymbol>();
        while (queue.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reach = queue.Dequeue();
            calls.Clear();
            foreach (var body in Bodies(reach))
            {
                Calls.Collect(body, project, calls, cancellationToken);
            }

            foreach (var call in calls)
            {
                Enqueue(queue, call, reach.EntryPoint, reach);
            }
        }
    }

    /// <summary>Adds a called method, and where the call is virtual everything it may run.</summary>
    private void Enqueue(Queue<Reach> queue, IMethodSymbol method, EntryPoint entryPoint, Reach? caller)
    {
        foreach (var target in dispatch.Targets(method))
        {
            if (target.DeclaringSyntaxReferences.Length == 0 && !(target.MethodKind is MethodKind.Constructor && target.ContainingType.DeclaringSyntaxReferences.Length > 0))
            {
                continue;
            }

            var key = KeyOf(target);
            if (!reached.ContainsKey(key))
            {
                var reach = new Reach(entryPoint, target, caller);
                reached.Add(key, reach);
                queue.Enqueue(reach);
            }
        }
    }

    private IEnumerable<IOperation> Bodies(Reach reach)
    {
        foreach (var body in project.Bodies.Of(reach.Member, cancellationToken))
        {
            yield return body;
        }

        if (reach.Member is not { MethodKind: MethodKind.Constructor, IsStatic: false, ContainingType: var type } || reachedInitializers.ContainsKey(type))
        {
            yield break;
        }

        // The first constructor that is reached stands for the type's initialisers.
        reachedInitializers.Add(type, reach);
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration)
            {
                foreach (var initializer in Initializers(declaration))
                {
                    if (project.Bodies.Operation(initializer, cancellationToken) is { } operation)
                    {
                        yield return operation;
                    }
                }
            }
        }
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

    private sealed class MemberComparer : IEqualityComparer<object>
    {
        public static readonly MemberComparer Instance = new();

        bool IEqualityComparer<object>.Equals(object x, object y) =>
            x is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, y as ISymbol) : ReferenceEquals(x, y);

        int IEqualityComparer<object>.GetHashCode(object key) =>
            key is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : key.GetHashCode();
    }
}
