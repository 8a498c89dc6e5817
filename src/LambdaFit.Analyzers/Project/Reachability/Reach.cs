using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Reachability;

/// <summary>How an entry point reaches a piece of code: the nearest entry point, by the shortest chain of calls.</summary>
internal sealed class Reach(EntryPoint entryPoint, Lazy<IMethodSymbol> member, Reach? caller)
{
    /// <summary>Gets the nearest entry point.</summary>
    public EntryPoint EntryPoint { get; } = entryPoint;

    /// <summary>Gets the member that is reached.</summary>
    public IMethodSymbol Member => member.Value;

    /// <summary>Gets the step before this one, or null in the entry point itself.</summary>
    public Reach? Caller { get; } = caller;

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
