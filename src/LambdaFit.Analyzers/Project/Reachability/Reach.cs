using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Reachability;

/// <summary>How an entry point reaches a piece of code: the nearest entry point, by the shortest chain of calls.</summary>
internal sealed class Reach
{
    private readonly Lazy<IMethodSymbol> member;

    private Reach(EntryPoint entryPoint, SyntaxNode declaration, Lazy<IMethodSymbol> member, Reach? caller)
    {
        EntryPoint = entryPoint;
        Declaration = declaration;
        this.member = member;
        Caller = caller;
    }

    /// <summary>Gets the nearest entry point.</summary>
    public EntryPoint EntryPoint { get; }

    /// <summary>Gets the syntax that declares the member.</summary>
    public SyntaxNode Declaration { get; }

    /// <summary>Gets the member that is reached.</summary>
    public IMethodSymbol Member => member.Value;

    /// <summary>Gets the step before this one, or null in the entry point itself.</summary>
    public Reach? Caller { get; }

    /// <summary>Gets a value indicating whether this is the constructor of an entry point's own object, as of a controller, which is made for each request.</summary>
    public bool IsConstruction => Caller is null && Member.MethodKind is MethodKind.Constructor;

    /// <summary>Makes the step to a declaration from the one that calls it, or from nowhere for an entry point.</summary>
    public static Reach Of(EntryPoint entryPoint, SyntaxNode declaration, Reach? caller, CalledMembers members)
    {
        // A lambda is reached only as an entry point, and has no declared symbol.
        var reached = caller is null && entryPoint.Method is { MethodKind: MethodKind.AnonymousFunction } lambda
            ? new Lazy<IMethodSymbol>(() => lambda)
            : new Lazy<IMethodSymbol>(() => members.MethodOf(declaration, CancellationToken.None));
        return new Reach(entryPoint, declaration, reached, caller);
    }

    /// <summary>
    /// Says the way for messages: nothing in the entry point itself, else
    /// <c> (reached from 'Function.Handler' through 'A' &gt; 'B')</c> with the members between them.
    /// </summary>
    public string Describe()
    {
        if (Caller is null)
        {
            return string.Empty;
        }

        var members = new Stack<string>();
        for (var step = this; step.Caller is not null; step = step.Caller)
        {
            members.Push("'" + DisplayNames.Of(step.Member) + "'");
        }

        return " (reached from '" + EntryPoint.Name + "' through " + string.Join(" > ", members) + ")";
    }
}
