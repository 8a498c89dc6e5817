using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>Code that the member runs: lambdas and local functions of its own, and other members of this compilation, with what they are given.</summary>
internal sealed partial class WaitInterpreter
{
    private WaitValue? InvokeDelegate(DelegateValue target, WaitValue?[] arguments, SyntaxNode syntax) =>
        target.Lambda is { } lambda ? Inline(lambda.Symbol, lambda.Body, arguments, syntax, isTask: false)
        : target.Method is { } known ? CallNamed(known, arguments, syntax)
        : null;

    private WaitValue? CallNamed(IMethodSymbol target, WaitValue?[] arguments, SyntaxNode syntax) =>
        facts.LocalFunctions.TryGetValue(target.OriginalDefinition, out var local)
            ? Inline(local.Symbol, local.Body ?? local.IgnoredBody, arguments, syntax, isTask: false)
            : CallSource(target, arguments, syntax);

    // Local functions and lambdas run in the middle of the member, whose variables they see.
    private WaitValue? Inline(IMethodSymbol function, IBlockOperation? body, WaitValue?[] arguments, SyntaxNode syntax, bool isTask)
    {
        if (body is null || inlined.Count >= MaxInlined || inlined.Contains(function, SymbolEqualityComparer.Default))
        {
            return null;
        }

        var start = state!;
        var outer = exits;
        var outerLongest = longestNode;
        var outerNodes = nodes;
        var isDeferred = isTask || function.IsAsync;
        longestNode = 0;
        nodes = isDeferred ? [] : nodes;
        exits = new WaitExits();
        inlined.Add(function);
        Bind(function, arguments);
        Visit(body);
        inlined.RemoveAt(inlined.Count - 1);

        var end = state;
        var longest = exits.Longest();
        var result = exits.ReturnValue;
        var completesAt = Math.Max(end?.Time ?? start.Time, longest?.Time ?? start.Time);
        end = WaitState.Join(end, exits.Return);
        var thrown = exits.Throw;
        exits = outer;
        if (isDeferred)
        {
            if (result is TaskValue nested && !function.IsAsync)
            {
                completesAt = Math.Max(completesAt, nested.CompletesAt);
                longestNode = Math.Max(longestNode, nested.LongestNode);
                Found(nested.Nodes);
                result = nested.Result;
            }

            // It only counts when it is awaited.
            var task = new TaskValue(completesAt, syntax) { LongestNode = longestNode, Nodes = nodes.Values.ToImmutableArray(), Result = result, Sequence = ++tasks };
            (state, nodes, longestNode) = (start, outerNodes, outerLongest);
            return function.ReturnsVoid && !isTask ? null : task;
        }

        longestNode = Math.Max(outerLongest, longestNode);
        if (thrown is not null)
        {
            exits.AddThrow(thrown);
        }

        state = end;
        return result;
    }

    private void Bind(IMethodSymbol function, IReadOnlyList<WaitValue?> arguments)
    {
        for (var i = 0; i < function.Parameters.Length; i++)
        {
            Write(function.Parameters[i], i < arguments.Count ? arguments[i] : null);
        }
    }

    private WaitValue? CallSource(IMethodSymbol target, WaitValue?[] arguments, SyntaxNode syntax)
    {
        if (state is null || model.Resolve(target, cancellationToken) is not { } callee)
        {
            return null;
        }

        MemberResult? result;
        var (ownSeconds, ownLongest) = (0d, 0d);
        if (cycle.TryGetValue(callee, out var own))
        {
            // Recursion counts once.
            result = SymbolEqualityComparer.Default.Equals(callee, method) ? null : own;
            (ownSeconds, ownLongest) = (result?.Wait.Seconds ?? 0, result?.Wait.LongestNode ?? 0);
        }
        else
        {
            if (model.Find(callee) is not { } member)
            {
                return null;
            }

            result = member.Result;
            (ownSeconds, ownLongest) = (result?.Wait.Seconds ?? 0, result?.Wait.LongestNode ?? 0);
            var callback = LongestCallback(arguments, syntax);
            ownLongest = Math.Max(ownLongest, callback);
            if ((callback > 0 || member.Waits || (result is not null && !callee.ReturnsVoid)) && Known(arguments) is { IsDefault: false } known
                && model.Specialise(callee, member, known, calleeDepth + 1, cancellationToken) is { } special)
            {
                result = special;
                steps += special.Steps;
            }
        }

        if (result is null)
        {
            return null;
        }

        raised |= result.Raised;
        var seconds = result.Wait.Seconds;
        var found = ImmutableArray<WaitNode>.Empty;
        var longest = result.Wait.LongestNode;
        if (seconds > ownSeconds)
        {
            found = ImmutableArray.Create(new WaitNode(syntax, WaitNodeKind.Call, seconds, ownLongest));
            longest = seconds;
        }

        var start = state.Time;
        if (result.IsDeferred)
        {
            return new TaskValue(start + seconds, syntax) { Nodes = found, LongestNode = longest, Result = result.ReturnValue, Sequence = ++tasks };
        }

        state = state.Advance(result.SyncSeconds, syntax);
        if (result.ReturnValue is TaskValue task)
        {
            return task with { CompletesAt = start + task.CompletesAt, Source = syntax, Nodes = found, LongestNode = longest, Sequence = ++tasks };
        }

        Found(found);
        longestNode = Math.Max(longestNode, longest);
        return result.ReturnValue is TimerValue timer ? timer with { LastTick = null } : result.ReturnValue;
    }

    // The longest wait in what is handed over as a delegate; those that do not wait are made unknown, since nobody needs to know what they do.
    private double LongestCallback(WaitValue?[] arguments, SyntaxNode syntax)
    {
        var longest = 0d;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is DelegateValue callback)
            {
                var seconds = LongestNodeOf(callback, syntax);
                longest = Math.Max(longest, seconds);
                arguments[i] = seconds > 0 ? callback : null;
            }
        }

        return longest;
    }

    private double LongestNodeOf(DelegateValue callback, SyntaxNode syntax)
    {
        if (callback.Lambda is { } lambda)
        {
            mayWait ??= calleeDepth > 0 || MayWait();
            return mayWait.Value && Inline(lambda.Symbol, lambda.Body, [], syntax, isTask: true) is TaskValue task ? task.LongestNode : 0;
        }

        return callback.Method is { } known && model.Resolve(known, cancellationToken) is { } target && model.Find(target) is { Result: { } result } ? result.Wait.LongestNode : 0;
    }

    private bool MayWait()
    {
        if (facts.HasWaits)
        {
            return true;
        }

        foreach (var mentioned in facts.Callees)
        {
            if (model.Resolve(mentioned, cancellationToken) is { } callee && model.Find(callee) is { Waits: true })
            {
                return true;
            }
        }

        return false;
    }

    // The arguments that are followed into a callee; the default array where there is none.
    private static ImmutableArray<WaitValue?> Known(WaitValue?[] arguments)
    {
        ImmutableArray<WaitValue?>.Builder? known = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i] switch
            {
                ConstantValue { Value: TimeSpan or bool } constant => constant,
                ConstantValue constant when ConstantMath.IsNumber(constant.Value) => constant,
                TimerValue timer => timer with { LastTick = null },
                VaryingValue or SequenceValue or DelegateValue => arguments[i],
                _ => null,
            };

            if (value is not null && known is null)
            {
                known = ImmutableArray.CreateBuilder<WaitValue?>(arguments.Length);
                known.Count = arguments.Length;
            }

            if (known is not null)
            {
                known[i] = value;
            }
        }

        return known?.MoveToImmutable() ?? default;
    }
}
