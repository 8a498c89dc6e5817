using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>What is known of a value while code is interpreted. Nothing known is <see langword="null"/>.</summary>
internal abstract record WaitValue
{
    /// <summary>Gets the value that covers two alternatives.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <param name="mask">The loops whose variables decide between the two; 0 where something unknown does.</param>
    public static WaitValue? Join(WaitValue? left, WaitValue? right, ulong mask = 0)
    {
        switch (left, right)
        {
            case (TaskValue a, TaskValue b):
                return a.CompletesAt >= b.CompletesAt ? a : b;

            // The longest path counts, and what is not known adds nothing to any path.
            case (TaskValue, _):
                return left;
            case (_, TaskValue):
                return right;

            // Of lists of tasks that differ only the longest task is known.
            case (TasksValue or SequenceValue, TasksValue or SequenceValue) when !Equals(left, right) && TasksValue.Of(left) is { } some && TasksValue.Of(right) is { } others:
                return some.With(others.Longest) with { Mask = some.Mask | others.Mask };
            case (TasksValue, _):
                return left;
            case (_, TasksValue):
                return right;
            case (TimerValue a, TimerValue b) when Math.Abs(a.Period - b.Period) < 1e-6:
                return a.LastTick <= b.LastTick ? a : b;
        }

        if (Equals(left, right))
        {
            return left;
        }

        mask |= MaskOf(left) | MaskOf(right);
        return mask is 0 ? null : new VaryingValue(mask);
    }

    /// <summary>Gets the loops on whose variables a value depends.</summary>
    public static ulong MaskOf(WaitValue? value) => value switch
    {
        VaryingValue varying => varying.Mask,
        TasksValue tasks => tasks.Mask,
        _ => 0,
    };
}

/// <summary>A constant: a boxed number, Boolean, <see cref="TimeSpan"/>, string, or null.</summary>
internal sealed record ConstantValue(object? Value) : WaitValue
{
    public static readonly ConstantValue True = new(true);

    public static readonly ConstantValue False = new(false);
}

/// <summary>
/// A value that is not known only because the loop around it is looked at for all its iterations at once.
/// Where a wait or a branch depends on such a value, the loop is run iteration by iteration instead.
/// </summary>
/// <param name="Mask">The nesting levels of the loops that it depends on, as bits.</param>
internal sealed record VaryingValue(ulong Mask) : WaitValue;

/// <summary>A task, or anything that is awaited like one.</summary>
/// <param name="CompletesAt">When it completes, in seconds from the start of the member.</param>
/// <param name="Source">What is named as the cause of the wait.</param>
internal sealed record TaskValue(double CompletesAt, SyntaxNode Source) : WaitValue
{
    /// <summary>Gets what is found to wait once the task is awaited.</summary>
    public ImmutableArray<WaitNode> Nodes { get; init; } = ImmutableArray<WaitNode>.Empty;

    /// <summary>Gets the longest node behind the task.</summary>
    public double LongestNode { get; init; }

    /// <summary>Gets the value that awaiting gives.</summary>
    public WaitValue? Result { get; init; }

    /// <summary>Gets when the task was made, counted in tasks.</summary>
    public int Sequence { get; init; }
}

/// <summary>A collection of tasks of which only the longest counts, because their number is not known or large.</summary>
/// <param name="Longest">The one that completes last; null where there is none yet.</param>
internal sealed record TasksValue(TaskValue? Longest) : WaitValue
{
    /// <summary>Gets a collection, empty or of tasks, as the longest of them; null where it may hold anything else.</summary>
    public static TasksValue? Of(WaitValue collection)
    {
        if (collection is TasksValue tasks)
        {
            return tasks;
        }

        if (collection is not SequenceValue { Items.IsDefault: false, RangeStart: null } sequence)
        {
            return null;
        }

        var longest = new TasksValue((TaskValue?)null);
        foreach (var item in sequence.Items)
        {
            if (item is not TaskValue task)
            {
                return null;
            }

            longest = longest.With(task);
        }

        return longest;
    }

    /// <summary>Gets the loops that are still adding to it.</summary>
    public ulong Mask { get; init; }

    /// <summary>Adds a task, or all of another collection; what is not known adds nothing.</summary>
    public TasksValue With(WaitValue? added)
    {
        var task = added is SequenceValue or TasksValue ? Of(added)?.Longest : added as TaskValue;
        return task is not null && Join(Longest, task) is TaskValue longest ? this with { Longest = longest } : this;
    }
}

/// <summary>A <c>PeriodicTimer</c>.</summary>
/// <param name="Period">Seconds between two ticks.</param>
/// <param name="LastTick">When it ticked last or was made; null where it was made elsewhere.</param>
internal sealed record TimerValue(double Period, double? LastTick) : WaitValue;

/// <summary>A sequence of a known number of elements: listed, or <c>Range</c> and <c>Repeat</c>.</summary>
internal sealed record SequenceValue(long Count, ImmutableArray<WaitValue?> Items) : WaitValue
{
    /// <summary>Gets the first number of a range.</summary>
    public int? RangeStart { get; init; }

    public WaitValue? this[long index] =>
        RangeStart is { } start ? new ConstantValue((int)(start + index))
        : Items.IsDefault ? null
        : Items.Length is 1 ? Items[0]
        : Items[(int)index];

    public bool Equals(SequenceValue? other) => other is not null && Count == other.Count && RangeStart == other.RangeStart && Items.Equals(other.Items);

    public override int GetHashCode() => Count.GetHashCode();
}

/// <summary>A delegate whose code is known: a lambda of this member, or a method.</summary>
internal sealed record DelegateValue(IAnonymousFunctionOperation? Lambda, IMethodSymbol? Method) : WaitValue;
