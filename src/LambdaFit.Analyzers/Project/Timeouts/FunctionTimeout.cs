using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project.Timeouts;

/// <summary>What decides on a function's timeout.</summary>
internal enum TimeoutOrigin
{
    /// <summary>A value in a configuration file, in the function itself or in what it inherits.</summary>
    File,

    /// <summary>A template that sets none, so that Lambda's default applies.</summary>
    Omission,

    /// <summary>The <c>Timeout</c> of <c>[LambdaFunction]</c>.</summary>
    Attribute,

    /// <summary><c>[LambdaFunction]</c> without a template: the generator will write one with its default.</summary>
    Generator,
}

/// <summary>The known timeout of a function.</summary>
/// <param name="Seconds">The timeout.</param>
/// <param name="Origin">What decides on it.</param>
/// <param name="EntryPoint">The function.</param>
internal sealed record FunctionTimeout(int Seconds, TimeoutOrigin Origin, EntryPoint EntryPoint)
{
    /// <summary>Gets the declaration that sets or omits the timeout; null where no file does.</summary>
    public FunctionSettings? Function { get; init; }

    /// <summary>Gets the value in the attribute, where that decides.</summary>
    public ExpressionSyntax? Expression { get; init; }

    /// <summary>Gets the longest timeout that the function may have.</summary>
    public int MaxSeconds { get; init; }

    /// <summary>Gets what calls the function, over all files that declare it.</summary>
    public ImmutableArray<EventSourceKind> Events { get; init; } = ImmutableArray<EventSourceKind>.Empty;
}

/// <summary>The functions that something takes too long for.</summary>
/// <param name="First">The one with the shortest timeout.</param>
/// <param name="Way">How it reaches the code; null where it need not.</param>
/// <param name="Others">How many more there are.</param>
internal readonly record struct BrokenTimeouts(FunctionTimeout First, Reach? Way, int Others);

/// <summary>The longest that an invocation may last, whatever timeout is set.</summary>
/// <param name="Seconds">The limit.</param>
/// <param name="IsOption">Whether the user set it.</param>
internal readonly record struct TimeoutLimit(int Seconds, bool IsOption);
