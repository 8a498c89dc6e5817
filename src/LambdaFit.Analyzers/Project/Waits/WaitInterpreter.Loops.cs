using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>
/// Loops. The body is first run once for all iterations, with what the loop writes unknown but marked. Where no wait and no branch that matters
/// depends on a marked value, each iteration takes the same time, and a trip count is a multiplication. Otherwise the loop is run iteration by iteration.
/// </summary>
internal sealed partial class WaitInterpreter
{
    // Loops that are run iteration by iteration end here; what was waited so far is then the least that they wait.
    private const int MaxIterations = 4096;

    // Short loops are run even where that is not needed, so that what they compute is known after them.
    private const int MaxShortLoop = 64;

    private readonly Dictionary<IOperation, Dictionary<ISymbol, List<IOperation>>> written = [];
    private int loopDepth;
    private int tasksBeforeLoop;
    private bool needsSecondRound;
    private bool isPartlyUnknown;

    /// <summary>What is known of a loop's condition.</summary>
    private enum Verdict
    {
        /// <summary>Not known: the loop counts as one iteration.</summary>
        Unknown,
        True,
        False,

        /// <summary>It depends on what the loop itself computes.</summary>
        Varying,
    }

    private ulong LoopBit => 1UL << Math.Min(loopDepth, 63);

    private void Loop(ILoopOperation loop)
    {
        if (loop is IForLoopOperation { Before: var initializers })
        {
            foreach (var initializer in initializers)
            {
                Visit(initializer);
            }
        }

        WaitValue? sequence = null;
        if (loop is IForEachLoopOperation { Collection: var collection })
        {
            sequence = Visit(collection);
            if (sequence is TaskValue)
            {
                // The waits of an iterator take place while it is enumerated.
                sequence = Await(sequence);
            }
        }

        if (state is null)
        {
            return;
        }

        var start = state;
        var outer = exits;
        var outerTasks = tasksBeforeLoop;
        var outerSecondRound = needsSecondRound;
        var outerLongest = longestNode;
        longestNode = 0;
        exits = new WaitExits();
        loopDepth++;
        tasksBeforeLoop = tasks;
        if (loop is IForEachLoopOperation each)
        {
            ForEach(each, sequence, start);
        }
        else
        {
            Repeat(loop, start);
        }

        loopDepth--;
        tasksBeforeLoop = outerTasks;
        needsSecondRound |= outerSecondRound;
        Meet(state, exits.Take(loop.ExitLabel));
        var inner = exits;
        exits = outer;

        var longest = inner.Longest();
        var seconds = Math.Max(state?.Time ?? 0, longest?.Time ?? 0) - start.Time;
        var inside = longestNode;
        longestNode = Math.Max(outerLongest, inside);
        Found(new WaitNode(loop.Syntax, WaitNodeKind.Loop, seconds, inside));
        inner.MoveTo(outer, exit => exit.Since(start, loop.Syntax));
        state = state?.Since(start, loop.Syntax);
    }

    private void Repeat(ILoopOperation loop, WaitState start)
    {
        var (condition, isFirst) = loop switch
        {
            IForLoopOperation { Condition: var test } => (test, true),
            IWhileLoopOperation { Condition: var test } repeat => (test, repeat.ConditionIsTop),
            _ => (null, true),
        };

        var raisedBefore = raised;
        var writes = WrittenIn(loop);
        var general = General(
            start,
            writes,
            () =>
            {
                var verdict = Verdict.True;
                if (isFirst)
                {
                    verdict = Decide(condition, isGeneral: true);
                }

                Iterate(loop);
                if (!isFirst)
                {
                    verdict = Decide(condition, isGeneral: true);
                }

                return verdict;
            });

        if (IsTooComplex)
        {
            return;
        }

        if (general.Verdict is Verdict.False && isFirst)
        {
            raised = raisedBefore;
            state = start;
            exits = new WaitExits();
            Decide(condition);
            return;
        }

        if (general.IsSame && general.Verdict is Verdict.Varying && condition is not null && Trips(loop, condition, isFirst, start, writes) is { } trips
            && (trips > MaxShortLoop || loopDepth > 1))
        {
            Multiply(general, start, trips);
            Forget(writes);
            return;
        }

        raised = raisedBefore;
        state = start;
        exits = new WaitExits();
        Simulate(loop, condition, isFirst, general, writes);
    }

    private void ForEach(IForEachLoopOperation loop, WaitValue? sequence, WaitState start)
    {
        var writes = WrittenIn(loop);
        var variable = (loop.LoopControlVariable as IVariableDeclaratorOperation)?.Symbol;
        if (sequence is not SequenceValue known)
        {
            raised |= WaitValue.MaskOf(sequence);
            Bind((sequence as TasksValue)?.Longest);
            Iterate(loop);
            Meet(start, state);
            Forget(writes);
            return;
        }

        if (known.Count is 0)
        {
            return;
        }

        var raisedBefore = raised;
        if (known.Count > MaxShortLoop || loopDepth > 1)
        {
            var general = General(
                start,
                writes,
                () =>
                {
                    Bind(new VaryingValue(LoopBit));
                    Iterate(loop);
                    return Verdict.True;
                });
            if (general.IsSame)
            {
                Multiply(general, start, known.Count);
                Forget(writes);
                return;
            }

            raised = raisedBefore;
            state = start;
            exits = new WaitExits();
        }

        for (var i = 0L; i < known.Count && state is not null; i++)
        {
            if (i == MaxIterations)
            {
                Forget(writes);
                return;
            }

            Bind(known[i]);
            Iterate(loop);
        }

        void Bind(WaitValue? value)
        {
            if (variable is not null)
            {
                Write(variable, value);
            }
        }
    }

    // One run that stands for every iteration. Whether it does shows in what it raised.
    private Round General(WaitState start, Dictionary<ISymbol, List<IOperation>> writes, Func<Verdict> iterate)
    {
        var outerRaised = raised;
        var bit = LoopBit;
        raised = 0;
        needsSecondRound = false;
        state = Vary(start, writes, bit);
        var verdict = iterate();
        var first = state is null ? 0 : state.Time - start.Time;
        var next = first;
        var end = state;
        if (needsSecondRound && state is not null)
        {
            // A timer that has ticked, or a task that is over: later rounds take less time than the first.
            var ways = exits;
            exits = new WaitExits();
            var between = state.Time;
            state = Vary(state, writes, bit);
            iterate();
            next = state is null ? 0 : state.Time - between;
            exits = ways;
        }

        var isSame = (raised & bit) is 0;
        raised = outerRaised | (raised & ~bit);
        return new Round(verdict, isSame, first, next, end);
    }

    private void Multiply(Round round, WaitState start, double trips)
    {
        if (trips < 1)
        {
            exits = new WaitExits();
            state = start;
            return;
        }

        // Whoever leaves early may do so in the last round.
        var before = trips > 1 ? round.First + ((trips - 2) * round.Next) : 0;
        var inner = exits;
        exits = new WaitExits();
        inner.MoveTo(exits, exit => exit.Delay(before));
        state = round.End?.Delay((trips - 1) * round.Next);
        if (state is not null)
        {
            DelayTasks((trips - 1) * round.Next);
        }
    }

    private void Simulate(ILoopOperation loop, IOperation? condition, bool isFirst, Round general, Dictionary<ISymbol, List<IOperation>> writes)
    {
        // 'while (true)' with an exit that counts can be followed; nothing else without a condition of its own has an end to look for.
        var hasBound = general.Verdict is Verdict.Varying;
        var canEnd = hasBound || (general.Verdict is Verdict.True && !general.IsSame);
        var once = new WaitExits();
        WaitState? end = null;
        WaitState? onceEnd = null;
        var round = 0;
        while (state is not null && !(isFirst && IsOver()))
        {
            if (isFirst || round > 0)
            {
                var verdict = Decide(condition, hasBound);
                if (verdict is Verdict.False)
                {
                    once.MoveTo(exits, static exit => exit);
                    Meet(end, state);
                    return;
                }

                if (isPartlyUnknown || verdict is Verdict.Unknown)
                {
                    end = WaitState.Join(end, state);
                }

                if (round > 0 && (verdict is Verdict.Unknown || (!isFirst && IsOver())))
                {
                    break;
                }
            }

            Iterate(loop);
            if (round++ is 0)
            {
                onceEnd = state;
                (once, exits) = (exits, once);
            }
        }

        if (!hasBound && canEnd && state is not null)
        {
            // It does not get to an end by itself, so that nothing is known but that it runs.
            state = onceEnd;
            exits = new WaitExits();
        }

        once.MoveTo(exits, static exit => exit);
        if (general.Verdict is Verdict.True && state is not null)
        {
            // Endless: nothing after the loop runs, but the time in it passes.
            exits.AddThrow(state);
            state = null;
        }

        Meet(end, state);
        Forget(writes);

        bool IsOver() => round > 0 && (!canEnd || round >= MaxIterations || IsTooComplex);
    }

    private void Iterate(ILoopOperation loop)
    {
        Visit(loop.Body);
        Meet(state, exits.Take(loop.ContinueLabel));
        if (loop is IForLoopOperation { AtLoopBottom: var bottom })
        {
            foreach (var step in bottom)
            {
                Visit(step);
            }
        }
    }

    // Of 'a && b' the known parts decide: a part that is not known may end the loop early, and the longest way is asked for.
    private Verdict Decide(IOperation? condition, bool hasBound = false, bool isGeneral = false)
    {
        isPartlyUnknown = false;
        if (condition is null)
        {
            return Verdict.True;
        }

        var varying = 0UL;
        var known = 0;
        foreach (var part in Conjuncts(condition))
        {
            switch (Visit(part))
            {
                case ConstantValue { Value: false }:
                    return Verdict.False;
                case ConstantValue { Value: true }:
                    known++;
                    break;
                case VaryingValue { Mask: var mask }:
                    varying |= mask;
                    break;
                default:
                    isPartlyUnknown = true;
                    break;
            }
        }

        if (isGeneral && (varying & LoopBit) is not 0)
        {
            return Verdict.Varying;
        }

        if (varying is not 0)
        {
            // Decided by a loop further out, which will run this one again with its variables known.
            raised |= varying;
            return Verdict.Unknown;
        }

        return isPartlyUnknown && !(hasBound && known > 0) ? Verdict.Unknown : Verdict.True;
    }

    private static List<IOperation> Conjuncts(IOperation condition)
    {
        var parts = new List<IOperation>();
        var open = new Stack<IOperation>();
        open.Push(condition);
        while (open.Count > 0)
        {
            var part = open.Pop();
            if (part is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both)
            {
                open.Push(both.RightOperand);
                open.Push(both.LeftOperand);
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    // How often 'for (i = 0; i < 10; i++)' and its like run, or null where that takes more than arithmetic.
    private double? Trips(ILoopOperation loop, IOperation condition, bool isFirst, WaitState start, Dictionary<ISymbol, List<IOperation>> writes)
    {
        var general = state;
        var ways = exits;
        var raisedBefore = raised;
        double? trips = null;
        var isCounted = true;
        foreach (var part in Conjuncts(condition))
        {
            state = Vary(start, writes, LoopBit);
            exits = new WaitExits();
            if (Visit(part) is not VaryingValue { Mask: var mask } || (mask & LoopBit) is 0)
            {
                continue;
            }

            if (Trips(loop, part, start, writes) is { } count)
            {
                trips = Math.Min(trips ?? double.MaxValue, isFirst ? count : Math.Max(1, count));
            }
            else
            {
                isCounted = false;
            }
        }

        state = general;
        exits = ways;
        raised = raisedBefore;
        return isCounted ? trips : null;
    }

    private double? Trips(ILoopOperation loop, IOperation condition, WaitState start, Dictionary<ISymbol, List<IOperation>> writes)
    {
        if (condition is not IBinaryOperation comparison)
        {
            return null;
        }

        var kind = comparison.OperatorKind;
        var counter = MemberFacts.VariableOf(comparison.LeftOperand);
        var bound = comparison.RightOperand;
        if (counter is null || !writes.ContainsKey(counter))
        {
            counter = MemberFacts.VariableOf(comparison.RightOperand);
            bound = comparison.LeftOperand;
            kind = Mirrored(kind);
        }

        if (counter is null || !writes.TryGetValue(counter, out var counts) || counts.Count is not 1
            || !start.Variables.TryGetValue(counter, out var first) || Number(first) is not { } from
            || Step(loop, counts[0]) is not { } step || Number(Visit(bound)) is not { } to)
        {
            return null;
        }

        var distance = (to - from) / step;
        return kind switch
        {
            BinaryOperatorKind.LessThan when step > 0 => Math.Max(0, Math.Ceiling(distance)),
            BinaryOperatorKind.GreaterThan when step < 0 => Math.Max(0, Math.Ceiling(distance)),
            BinaryOperatorKind.LessThanOrEqual when step > 0 => Math.Max(0, Math.Floor(distance) + 1),
            BinaryOperatorKind.GreaterThanOrEqual when step < 0 => Math.Max(0, Math.Floor(distance) + 1),
            BinaryOperatorKind.NotEquals when distance >= 0 && Math.Floor(distance) >= distance => distance,
            _ => null,
        };
    }

    // What each iteration adds to a counter, where it does so once and always.
    private double? Step(ILoopOperation loop, IOperation write)
    {
        var isBottom = loop is IForLoopOperation { AtLoopBottom: var bottom } && write.Parent is IExpressionStatementOperation last && bottom.Contains(last);
        if (!isBottom && (write.Parent is not IExpressionStatementOperation statement || statement.Parent != loop.Body || HasContinue(loop)))
        {
            return null;
        }

        double? step = write switch
        {
            IIncrementOrDecrementOperation { Kind: OperationKind.Increment } => 1,
            IIncrementOrDecrementOperation => -1,
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } add => Number(Visit(add.Value)),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract } subtract => -Number(Visit(subtract.Value)),
            _ => null,
        };
        return step is > 0 or < 0 ? step : null;
    }

    private static bool HasContinue(ILoopOperation loop)
    {
        foreach (var operation in loop.Body.Descendants())
        {
            if (operation is IBranchOperation branch && SymbolEqualityComparer.Default.Equals(branch.Target, loop.ContinueLabel))
            {
                return true;
            }
        }

        return false;
    }

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    private static double? Number(WaitValue? value) => value is ConstantValue { Value: { } constant }
        ? constant is TimeSpan span ? span.Ticks : ConstantMath.To(SpecialType.System_Double, constant) as double?
        : null;

    private WaitState Vary(WaitState from, Dictionary<ISymbol, List<IOperation>> writes, ulong bit)
    {
        foreach (var variable in writes.Keys)
        {
            if (!facts.Untracked.Contains(variable) && !(from.Variables.TryGetValue(variable, out var value) && value is TimerValue))
            {
                from = from.Set(variable, TasksAddedTo(variable, from, writes) is { } collected ? collected with { Mask = collected.Mask | bit } : new VaryingValue(bit));
            }
        }

        return from;
    }

    private void Forget(Dictionary<ISymbol, List<IOperation>> writes)
    {
        foreach (var variable in writes.Keys)
        {
            Write(variable, state is not null && TasksAddedTo(variable, state, writes) is { } collected ? collected with { Mask = collected.Mask & ~LoopBit } : null);
        }
    }

    // A list that a loop only adds tasks to waits, in the end, for the longest of them.
    private static TasksValue? TasksAddedTo(ISymbol variable, WaitState from, Dictionary<ISymbol, List<IOperation>> writes)
    {
        foreach (var write in writes[variable])
        {
            if (write is not IInvocationOperation { TargetMethod.Name: "Add" or "AddRange", Arguments.Length: 1 })
            {
                return null;
            }
        }

        return from.Variables.TryGetValue(variable, out var value) ? TasksValue.Of(value) : null;
    }

    // Tasks that are started in every round are started in the last one too.
    private void DelayTasks(double seconds)
    {
        foreach (var variable in state!.Variables)
        {
            if (seconds > 0 && variable.Value is TasksValue { Longest: { } longest } collected && longest.Sequence > tasksBeforeLoop)
            {
                state = state.Set(variable.Key, collected with { Longest = longest with { CompletesAt = longest.CompletesAt + seconds } });
            }
        }
    }

    private Dictionary<ISymbol, List<IOperation>> WrittenIn(IOperation operation)
    {
        if (!written.TryGetValue(operation, out var writes))
        {
            writes = new(SymbolEqualityComparer.Default);
            foreach (var descendant in operation.Descendants())
            {
                steps++;
                MemberFacts.ForEachWrite(descendant, api, variable =>
                {
                    if (!writes.TryGetValue(variable, out var places))
                    {
                        writes[variable] = places = [];
                    }

                    places.Add(descendant);
                });
            }

            written[operation] = writes;
        }

        return writes;
    }

    /// <summary>One run of a loop's body that stands for all of them.</summary>
    private readonly record struct Round(Verdict Verdict, bool IsSame, double First, double Next, WaitState? End);
}
