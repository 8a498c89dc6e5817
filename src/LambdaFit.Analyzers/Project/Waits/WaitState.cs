using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>Where an interpretation stands: the time passed, what is known of the variables, and what the time was spent on. Immutable.</summary>
internal sealed class WaitState
{
    public static readonly WaitState Start = new(0, ImmutableDictionary.Create<ISymbol, WaitValue>(SymbolEqualityComparer.Default), null);

    private WaitState(double time, ImmutableDictionary<ISymbol, WaitValue> variables, PartList? parts)
    {
        Time = time;
        Variables = variables;
        Parts = parts;
    }

    /// <summary>Gets the seconds since the member began.</summary>
    public double Time { get; }

    /// <summary>Gets what is known of locals and parameters; what is missing is unknown.</summary>
    public ImmutableDictionary<ISymbol, WaitValue> Variables { get; }

    /// <summary>Gets what the time was spent on, last first.</summary>
    public PartList? Parts { get; }

    /// <summary>Covers two paths that meet; null stands for a path that does not get here.</summary>
    public static WaitState? Join(WaitState? left, WaitState? right, ulong mask = 0)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
        {
            return left ?? right;
        }

        var longer = left.Time >= right.Time ? left : right;
        return new(longer.Time, Join(left.Variables, right.Variables, mask), longer.Parts);
    }

    public WaitState Set(ISymbol variable, WaitValue? value) =>
        With(value is null ? Variables.Remove(variable) : Variables.SetItem(variable, value));

    public WaitState With(ImmutableDictionary<ISymbol, WaitValue> variables) =>
        ReferenceEquals(variables, Variables) ? this : new(Time, variables, Parts);

    /// <summary>Lets time pass and says on what.</summary>
    public WaitState Advance(double seconds, SyntaxNode cause) =>
        seconds > 0 ? new(Time + seconds, Variables, new PartList(Parts, new WaitPart(cause, seconds))) : this;

    /// <summary>Moves the state to a later time without saying why.</summary>
    public WaitState Delay(double seconds) => seconds > 0 ? new(Time + seconds, Variables, Parts) : this;

    public bool IsAsLongAs(WaitState other) => Math.Abs(Time - other.Time) < 1e-6;

    /// <summary>Gives all the time since a state one cause.</summary>
    public WaitState Since(WaitState start, SyntaxNode cause) =>
        new(Time, Variables, Time > start.Time ? new PartList(start.Parts, new WaitPart(cause, Time - start.Time)) : start.Parts);

    private static ImmutableDictionary<ISymbol, WaitValue> Join(
        ImmutableDictionary<ISymbol, WaitValue> left, ImmutableDictionary<ISymbol, WaitValue> right, ulong mask)
    {
        if (ReferenceEquals(left, right))
        {
            return left;
        }

        var joined = left;
        foreach (var variable in left)
        {
            right.TryGetValue(variable.Key, out var other);
            var value = WaitValue.Join(variable.Value, other, mask);
            if (!ReferenceEquals(value, variable.Value))
            {
                joined = value is null ? joined.Remove(variable.Key) : joined.SetItem(variable.Key, value);
            }
        }

        foreach (var variable in right)
        {
            if (!left.ContainsKey(variable.Key) && WaitValue.Join(null, variable.Value, mask) is { } value)
            {
                joined = joined.SetItem(variable.Key, value);
            }
        }

        return joined;
    }

    /// <summary>A list that is only ever added to.</summary>
    internal sealed class PartList(PartList? rest, WaitPart last)
    {
        public ImmutableArray<WaitPart> ToArray()
        {
            var parts = ImmutableArray.CreateBuilder<WaitPart>();
            for (var list = this; list is not null; list = list.Rest)
            {
                parts.Add(list.Last);
            }

            parts.Reverse();
            return parts.ToImmutable();
        }

        private PartList? Rest { get; } = rest;

        private WaitPart Last { get; } = last;
    }
}

/// <summary>The ways out of a piece of code other than its end, each with the state in which it is left.</summary>
internal sealed class WaitExits
{
    private readonly Dictionary<ISymbol, WaitState> labels = new(SymbolEqualityComparer.Default);

    /// <summary>Gets how many exits were seen.</summary>
    public int Count { get; private set; }

    public WaitState? Return { get; private set; }

    public WaitValue? ReturnValue { get; private set; }

    public WaitState? Throw { get; private set; }

    public void AddReturn(WaitState state, WaitValue? value)
    {
        ReturnValue = Return is null ? value : WaitValue.Join(ReturnValue, value);
        Return = WaitState.Join(Return, state);
        Count++;
    }

    public void AddThrow(WaitState state)
    {
        Throw = WaitState.Join(Throw, state);
        Count++;
    }

    public void AddBranch(ISymbol label, WaitState state)
    {
        labels[label] = labels.TryGetValue(label, out var other) ? WaitState.Join(other, state)! : state;
        Count++;
    }

    /// <summary>Takes the state in which code jumps to a label, or null where none does.</summary>
    public WaitState? Take(ISymbol label)
    {
        if (labels.TryGetValue(label, out var state))
        {
            labels.Remove(label);
            return state;
        }

        return null;
    }

    /// <summary>Forgets the exceptions, which a <c>catch</c> has caught.</summary>
    public void CatchAll() => Throw = null;

    /// <summary>Gets the state of the longest way out.</summary>
    public WaitState? Longest()
    {
        var longest = Return;
        Consider(Throw);
        foreach (var label in labels)
        {
            Consider(label.Value);
        }

        return longest;

        void Consider(WaitState? state)
        {
            if (state is not null && (longest is null || state.Time > longest.Time))
            {
                longest = state;
            }
        }
    }

    /// <summary>Hands all ways out on to the code around.</summary>
    public void MoveTo(WaitExits outer, Func<WaitState, WaitState> change)
    {
        if (Return is not null)
        {
            var changed = change(Return);
            outer.AddReturn(changed, ReturnValue is TaskValue task ? task with { CompletesAt = task.CompletesAt + changed.Time - Return.Time } : ReturnValue);
        }

        if (Throw is not null)
        {
            outer.AddThrow(change(Throw));
        }

        foreach (var label in labels)
        {
            outer.AddBranch(label.Key, change(label.Value));
        }
    }
}
