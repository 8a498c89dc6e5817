using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project.Reachability;

/// <summary>
/// Who calls a member, and so every entry point that reaches it. Found only when a rule asks for more than the nearest one, from what is
/// already known of calls.
/// </summary>
internal sealed class Callers
{
    private readonly Dictionary<SyntaxNode, List<SyntaxNode>> callers = [];
    private readonly Dictionary<SyntaxNode, ImmutableArray<Reach>> ways = [];
    private readonly Dictionary<SyntaxNode, List<EntryPoint>> entryPoints;
    private readonly CalledMembers members;

    private Callers(Dictionary<SyntaxNode, List<EntryPoint>> entryPoints, CalledMembers members)
    {
        this.entryPoints = entryPoints;
        this.members = members;
    }

    /// <summary>Turns the calls of all reached declarations around.</summary>
    public static Callers Find(
        IEnumerable<SyntaxNode> reached, Dictionary<SyntaxNode, List<EntryPoint>> entryPoints, CalledMembers members, MemberBodies bodies, CancellationToken cancellationToken)
    {
        var found = new Callers(entryPoints, members);
        foreach (var declaration in reached)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var code in CodeOf(declaration, bodies, cancellationToken))
            {
                foreach (var called in members.CalledBy(code, cancellationToken))
                {
                    if (!found.callers.TryGetValue(called, out var calling))
                    {
                        calling = [];
                        found.callers.Add(called, calling);
                    }

                    calling.Add(declaration);
                }
            }
        }

        return found;
    }

    /// <summary>Gets how each entry point that reaches a declaration does so, nearest first.</summary>
    public ImmutableArray<Reach> WaysTo(SyntaxNode declaration)
    {
        if (ways.TryGetValue(declaration, out var known))
        {
            return known;
        }

        var next = new Dictionary<SyntaxNode, SyntaxNode?> { [declaration] = null };
        var open = new Queue<SyntaxNode>();
        open.Enqueue(declaration);
        var seen = new HashSet<EntryPoint>();
        var found = ImmutableArray.CreateBuilder<Reach>();
        while (open.Count > 0)
        {
            var current = open.Dequeue();
            if (entryPoints.TryGetValue(current, out var beginning))
            {
                foreach (var entryPoint in beginning)
                {
                    if (seen.Add(entryPoint))
                    {
                        found.Add(Way(entryPoint, current, next));
                    }
                }
            }

            if (callers.TryGetValue(current, out var calling))
            {
                foreach (var caller in calling)
                {
                    if (!next.ContainsKey(caller))
                    {
                        next.Add(caller, current);
                        open.Enqueue(caller);
                    }
                }
            }
        }

        return ways[declaration] = found.ToImmutable();
    }

    /// <summary>Gets a member's own declaration, and of a constructor all parts of its type, whose initializers it runs.</summary>
    private static IEnumerable<SyntaxNode> CodeOf(SyntaxNode declaration, MemberBodies bodies, CancellationToken cancellationToken)
    {
        if (declaration is not TypeDeclarationSyntax)
        {
            yield return declaration;
        }

        if ((declaration as TypeDeclarationSyntax ?? (declaration as ConstructorDeclarationSyntax)?.Parent as TypeDeclarationSyntax) is { } declaring
            && bodies.Declared(declaring, cancellationToken) is { } type)
        {
            foreach (var reference in type.DeclaringSyntaxReferences)
            {
                yield return reference.GetSyntax(cancellationToken);
            }
        }
    }

    private Reach Way(EntryPoint entryPoint, SyntaxNode start, Dictionary<SyntaxNode, SyntaxNode?> next)
    {
        Reach? way = null;
        for (SyntaxNode? step = start; step is not null; step = next[step])
        {
            way = Reach.Of(entryPoint, step, way, members);
        }

        return way!;
    }
}
