using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>What kind of code takes the time of a <see cref="WaitNode"/>.</summary>
internal enum WaitNodeKind
{
    /// <summary>A call that waits, such as <c>Thread.Sleep</c> or an awaited <c>Task.Delay</c>.</summary>
    Wait,

    /// <summary>A loop with waits in it.</summary>
    Loop,

    /// <summary>A call that waits longer than its callee does by itself, because of the constant arguments it gives.</summary>
    Call,
}

/// <summary>A piece of code that waits.</summary>
/// <param name="Syntax">The call or the loop statement.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Seconds">The longest time that one execution of it takes.</param>
/// <param name="LongestInside">The longest of the nodes that make up the time of this one, those of callees included; 0 where there are none.</param>
/// <param name="IsUnbounded">Whether it waits for ever; such a wait adds nothing to any sum.</param>
internal readonly record struct WaitNode(SyntaxNode Syntax, WaitNodeKind Kind, double Seconds, double LongestInside = 0, bool IsUnbounded = false);

/// <summary>One addend of a member's longest path.</summary>
/// <param name="Syntax">The wait, loop or call.</param>
/// <param name="Seconds">What it adds.</param>
internal readonly record struct WaitPart(SyntaxNode Syntax, double Seconds);

/// <summary>How long a member declares to wait when it runs (and, where it returns a task, when that is awaited). Immutable.</summary>
internal sealed class MemberWait
{
    public static readonly MemberWait None = new();

    /// <summary>Gets the declared wait of the longest path through the member, callees included.</summary>
    public double Seconds { get; init; }

    /// <summary>Gets what the longest path is made of, in this order, as far as it lies in this member: waits, loops and calls.</summary>
    public ImmutableArray<WaitPart> Parts { get; init; } = ImmutableArray<WaitPart>.Empty;

    /// <summary>Gets the longest single wait, loop or call with constant arguments, in this member or in one it calls.</summary>
    public double LongestNode { get; init; }

    /// <summary>Gets a value indicating whether the work to find out was too much; then nothing is known.</summary>
    public bool IsTooComplex { get; init; }

    /// <summary>Gets everything in this member that waits.</summary>
    public ImmutableDictionary<SyntaxNode, WaitNode> Nodes { get; init; } = ImmutableDictionary<SyntaxNode, WaitNode>.Empty;

    /// <summary>Gets the wait of one node, or null where it takes no (known) time.</summary>
    public WaitNode? Find(SyntaxNode syntax) => Nodes.TryGetValue(syntax, out var node) ? node : null;
}
