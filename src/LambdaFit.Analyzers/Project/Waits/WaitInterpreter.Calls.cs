using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>What members do that the interpreter knows, and what those of this compilation do.</summary>
internal sealed partial class WaitInterpreter
{
    // ICollectionExpressionOperation and ISpreadOperation are newer than the oldest compiler this runs in.
    private const OperationKind CollectionExpression = (OperationKind)0x7f;
    private const OperationKind Spread = (OperationKind)0x80;

    // Longer delays are refused at run time.
    private const double MaxDelaySeconds = uint.MaxValue / 1000d;

    // A sequence is mapped element by element up to this length.
    private const int MaxMappedLength = 64;

    private WaitValue? Invoke(IInvocationOperation call)
    {
        var target = call.TargetMethod;
        var instance = Visit(call.Instance);
        var arguments = Arguments(call.Arguments, target.Parameters.Length);
        if (state is null)
        {
            return null;
        }

        if (instance is TaskValue task)
        {
            return OfTask(task, call, arguments);
        }

        if (target.MethodKind is MethodKind.DelegateInvoke)
        {
            return instance is DelegateValue known ? InvokeDelegate(known, arguments, call.Syntax) : null;
        }

        var type = target.ContainingType;
        if (instance is TimerValue timer)
        {
            return target.Name is "WaitForNextTickAsync" ? Tick(timer, call) : null;
        }

        if (WaitApi.Is(type, api.Thread))
        {
            return target.Name is "Sleep" && arguments.Length is 1 ? Await(Wait(arguments[0], call.Syntax)) : null;
        }

        if (WaitApi.Is(type, api.Task) || WaitApi.Is(type, api.TaskFactory))
        {
            return StaticOfTask(call, arguments);
        }

        if (WaitApi.Is(type, api.TimeSpan))
        {
            return OfTimeSpan(call, instance, arguments);
        }

        if (WaitApi.Is(type, api.Math))
        {
            return Fold(arguments, constants => ConstantMath.Call(target.Name, constants, target.ReturnType.SpecialType));
        }

        if (WaitApi.Is(type, api.Enumerable))
        {
            return OfSequence(call, arguments);
        }

        if (facts.LocalFunctions.TryGetValue(target.OriginalDefinition, out var local))
        {
            return Inline(local.Symbol, local.Body ?? local.IgnoredBody, arguments, call.Syntax, isTask: false);
        }

        if (instance is SequenceValue or TasksValue && target.Name is "ToArray" && arguments.Length is 0)
        {
            return instance;
        }

        if (instance is SequenceValue or TasksValue || Array.Exists(arguments, static argument => argument is SequenceValue or TasksValue))
        {
            ForgetSequences();
        }

        if (target.Name is "Add" or "AddRange" && arguments.Length is 1 && call.Instance is ILocalReferenceOperation { Local: var collection }
            && (instance is TasksValue || (target.Name is "AddRange" && instance is SequenceValue)) && TasksValue.Of(instance) is { } collected)
        {
            raised |= arguments[0] is VaryingValue varying ? varying.Mask : 0;
            Write(collection, collected.With(arguments[0]));
            return null;
        }

        if (instance is SequenceValue list && target.Name is "Add" && arguments.Length is 1 && !list.Items.IsDefault && call.Instance is ILocalReferenceOperation { Local: var variable })
        {
            Write(variable, list with { Count = list.Items.Length + 1, Items = Listed(list).Add(arguments[0]) });
            return null;
        }

        return CallSource(target, arguments, call.Syntax);
    }

    private WaitValue?[] Arguments(ImmutableArray<IArgumentOperation> arguments, int count)
    {
        var values = new WaitValue?[count];
        foreach (var argument in arguments)
        {
            var value = Visit(argument);
            if (argument.Parameter is { } parameter && parameter.Ordinal < count)
            {
                values[parameter.Ordinal] = value;
            }
        }

        return values;
    }

    private WaitValue? Create(IObjectCreationOperation creation)
    {
        var arguments = Arguments(creation.Arguments, creation.Constructor?.Parameters.Length ?? 0);
        if (state is null)
        {
            return null;
        }

        if (WaitApi.Is(creation.Type, api.TimeSpan))
        {
            return arguments.Length is 0 ? new ConstantValue(TimeSpan.Zero) : TimeSpanOf(string.Empty, creation.Arguments, arguments);
        }

        if (WaitApi.Is(creation.Type, api.PeriodicTimer))
        {
            return Seconds(arguments[0]) is { } period and > 0 ? new TimerValue(period, state.Time) : null;
        }

        if (WaitApi.Is(creation.Type, api.ValueTask) || WaitApi.Is(creation.Type, api.ValueTaskOfT))
        {
            return arguments.Length is 1 && arguments[0] is TaskValue ? arguments[0] : null;
        }

        if (WaitApi.Is(creation.Type, api.List) && Array.TrueForAll(arguments, static argument => argument is ConstantValue))
        {
            return ListOf(creation.Initializer);
        }

        Visit(creation.Initializer);
        if (creation.Constructor is { } constructor)
        {
            CallSource(constructor, arguments, creation.Syntax);
        }

        return null;
    }

    private WaitValue? ListOf(IObjectOrCollectionInitializerOperation? initializer)
    {
        var items = ImmutableArray.CreateBuilder<WaitValue?>();
        if (initializer is not null)
        {
            foreach (var element in initializer.Initializers)
            {
                if (element is not IInvocationOperation { Arguments.Length: 1 } add)
                {
                    VisitChildren(initializer);
                    return null;
                }

                items.Add(Visit(add.Arguments[0]));
            }
        }

        return new SequenceValue(items.Count, items.ToImmutable());
    }

    private WaitValue? Sequence(ImmutableArray<IOperation> elements)
    {
        var items = ImmutableArray.CreateBuilder<WaitValue?>(elements.Length);
        foreach (var element in elements)
        {
            items.Add(Visit(element));
        }

        return new SequenceValue(items.Count, items.ToImmutable());
    }

    private WaitValue? Collection(IOperation expression)
    {
        var elements = expression.ChildOperations.ToImmutableArray();
        foreach (var element in elements)
        {
            if (element.Kind == Spread)
            {
                return VisitChildren(expression);
            }
        }

        return Sequence(elements);
    }

    private static ImmutableArray<WaitValue?> Listed(SequenceValue sequence)
    {
        var items = ImmutableArray.CreateBuilder<WaitValue?>();
        for (var i = 0L; i < sequence.Count; i++)
        {
            items.Add(sequence[i]);
        }

        return items.ToImmutable();
    }

    private static WaitValue? Element(WaitValue? sequence, WaitValue? index)
    {
        if (sequence is SequenceValue known && index is ConstantValue { Value: { } number } && ConstantMath.To(SpecialType.System_Int64, number) is long position)
        {
            return position >= 0 && position < known.Count ? known[position] : null;
        }

        return sequence is null || index is null ? null : Varying(WaitValue.MaskOf(sequence) | WaitValue.MaskOf(index));
    }

    private WaitValue? Field(IFieldReferenceOperation reference)
    {
        Visit(reference.Instance);
        var field = reference.Field;
        if (WaitApi.Is(field.ContainingType, api.TimeSpan))
        {
            return Constant(TimeSpanMath.StaticField(field.Name));
        }

        if (WaitApi.Is(field.ContainingType, api.Timeout) && field.Name is "InfiniteTimeSpan")
        {
            return new ConstantValue(TimeSpan.FromMilliseconds(-1));
        }

        return Initial(field);
    }

    // An initializer is run where its value is read; it may use other members, but no variable.
    private WaitValue? Initial(ISymbol member) => Initial(member, model.ReadOnlyValues.InitializerOf(member, cancellationToken));

    private WaitValue? Initial(ISymbol member, IOperation? initializer)
    {
        if (state is null || initializer is null || inlined.Count >= MaxInlined)
        {
            return null;
        }

        var before = state;
        inlined.Add(member);
        state = before.With(WaitState.Start.Variables);
        var value = Visit(initializer);
        state = before;
        inlined.RemoveAt(inlined.Count - 1);
        return value is TaskValue ? null : value is TimerValue timer ? timer with { LastTick = null } : value;
    }

    private WaitValue? Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        var instance = Visit(reference.Instance);
        var arguments = Arguments(reference.Arguments, property.Parameters.Length);
        if (state is null)
        {
            return null;
        }

        switch (instance)
        {
            case TaskValue task when property.Name is "Result":
                return Await(task);
            case ConstantValue { Value: TimeSpan span }:
                return Constant(TimeSpanMath.Property(span, property.Name));
            case TasksValue collected:
                return Varying(collected.Mask);
            case SequenceValue sequence when property.Name is "Length" or "Count":
                return sequence.Count <= int.MaxValue ? new ConstantValue((int)sequence.Count) : null;
            case SequenceValue sequence when property.IsIndexer && arguments.Length is 1:
                return Element(sequence, arguments[0]);
            case VaryingValue varying when WaitApi.Is(property.ContainingType, api.TimeSpan) || property.IsIndexer:
                return varying;
        }

        if (property.Name is "CompletedTask" && (WaitApi.Is(property.ContainingType, api.Task) || WaitApi.Is(property.ContainingType, api.ValueTask)))
        {
            return new TaskValue(state.Time, reference.Syntax) { Sequence = ++tasks };
        }

        // A read may run code of this compilation; that a write does is not followed.
        if (reference.Parent is IAssignmentOperation assignment && assignment.Target == reference)
        {
            return null;
        }

        return Initial(property)
            ?? (api.IsEvaluated(property.Type) ? Initial(property, model.OptionDefaults.Of(reference, cancellationToken)) : null)
            ?? (property.GetMethod is { } getter ? CallSource(getter, arguments, reference.Syntax) : null);
    }

    private WaitValue? OfTimeSpan(IInvocationOperation call, WaitValue? instance, WaitValue?[] arguments)
    {
        var target = call.TargetMethod;
        if (target.IsStatic && target.Name.StartsWith("From", StringComparison.Ordinal))
        {
            return TimeSpanOf(target.Name, call.Arguments, arguments);
        }

        var values = target.IsStatic ? arguments : [instance, .. arguments];
        return Fold(values, constants => TimeSpanMath.Call(target.Name, constants));
    }

    private static WaitValue? TimeSpanOf(string name, ImmutableArray<IArgumentOperation> arguments, WaitValue?[] values) =>
        Fold(values, constants =>
        {
            var parameters = new List<(string Name, object Value)>(constants.Length);
            foreach (var argument in arguments)
            {
                if (argument.Parameter is { } parameter)
                {
                    parameters.Add((parameter.Name, constants[parameter.Ordinal]));
                }
            }

            return TimeSpanMath.Create(name, parameters);
        });

    private static WaitValue? Fold(WaitValue?[] values, Func<object[], object?> fold)
    {
        var constants = new object[values.Length];
        var mask = 0UL;
        for (var i = 0; i < values.Length; i++)
        {
            switch (values[i])
            {
                case ConstantValue { Value: { } constant }:
                    constants[i] = constant;
                    break;
                case VaryingValue varying:
                    mask |= varying.Mask;
                    break;
                default:
                    return null;
            }
        }

        return mask is 0 ? Constant(fold(constants)) : Varying(mask);
    }

    private static double? Seconds(WaitValue? duration) => duration is ConstantValue { Value: var constant }
        ? constant switch
        {
            TimeSpan span => span.TotalSeconds,
            int milliseconds => milliseconds / 1000d,
            long milliseconds => milliseconds / 1000d,
            _ => null,
        }
        : null;

    // A task that completes when the time is over, whether it is awaited or the thread sleeps at once.
    private WaitValue? Wait(WaitValue? duration, SyntaxNode syntax)
    {
        if (duration is VaryingValue)
        {
            return duration;
        }

        if (Seconds(duration) is not { } seconds || seconds > MaxDelaySeconds)
        {
            return null;
        }

        if (seconds < 0)
        {
            return Math.Abs(seconds + 0.001) < 1e-9 ? new TaskValue(state!.Time, syntax) { Nodes = ImmutableArray.Create(new WaitNode(syntax, WaitNodeKind.Wait, 0, IsUnbounded: true)), Sequence = ++tasks } : null;
        }

        return new TaskValue(state!.Time + seconds, syntax) { Nodes = ImmutableArray.Create(new WaitNode(syntax, WaitNodeKind.Wait, seconds)), LongestNode = seconds, Sequence = ++tasks };
    }

    private TaskValue Tick(TimerValue timer, IInvocationOperation call)
    {
        var time = state!.Time;
        var next = timer.LastTick is { } last ? Math.Max(time, last + timer.Period) : time + timer.Period;
        needsSecondRound = true;
        if (call.Instance is ILocalReferenceOperation { Local: var variable })
        {
            Write(variable, timer with { LastTick = next });
        }

        return new TaskValue(next, call.Syntax) { Nodes = ImmutableArray.Create(new WaitNode(call.Syntax, WaitNodeKind.Wait, timer.Period)), LongestNode = timer.Period, Sequence = ++tasks };
    }

    private WaitValue? Await(WaitValue? value)
    {
        if (state is null)
        {
            return null;
        }

        if (value is not TaskValue task)
        {
            raised |= WaitValue.MaskOf(value);
            return null;
        }

        needsSecondRound |= task.Sequence <= tasksBeforeLoop;
        Found(task.Nodes);
        longestNode = Math.Max(longestNode, task.LongestNode);
        state = state.Advance(task.CompletesAt - state.Time, task.Source);
        return task.Result;
    }

    private void Found(ImmutableArray<WaitNode> found)
    {
        foreach (var node in found)
        {
            Found(node);
        }
    }

    private void Found(WaitNode node)
    {
        if (node.Seconds <= 0 && !node.IsUnbounded)
        {
            return;
        }

        longestNode = Math.Max(longestNode, node.Seconds);
        if (nodes.TryGetValue(node.Syntax, out var known))
        {
            node = node with
            {
                Seconds = Math.Max(known.Seconds, node.Seconds),
                LongestInside = Math.Max(known.LongestInside, node.LongestInside),
                IsUnbounded = node.IsUnbounded || known.IsUnbounded,
            };
        }

        nodes[node.Syntax] = node;
    }

    private WaitValue? OfTask(TaskValue task, IInvocationOperation call, WaitValue?[] arguments)
    {
        switch (call.TargetMethod.Name)
        {
            case "ConfigureAwait" or "GetAwaiter" or "AsTask" or "Preserve" or "WithCancellation":
                return task;
            case "GetResult":
                return Await(task);
            case "ContinueWith":
                return task with { Result = null };
            case "Wait" or "WaitAsync":
                // With a timeout the wait ends at the earlier of the two.
                foreach (var argument in call.Arguments)
                {
                    if (argument.Parameter is { Type: var type, Ordinal: var ordinal } && api.IsEvaluated(type))
                    {
                        var limit = Seconds(arguments[ordinal]);
                        raised |= WaitValue.MaskOf(arguments[ordinal]);
                        task = limit is null ? task with { CompletesAt = state!.Time, Nodes = ImmutableArray<WaitNode>.Empty, LongestNode = 0 }
                            : limit < 0 ? task
                            : task.CompletesAt <= state!.Time + limit ? task with { Nodes = task.Nodes.RemoveAll(static node => node.IsUnbounded) }
                            : task with { CompletesAt = state.Time + limit.Value, Nodes = ImmutableArray<WaitNode>.Empty, LongestNode = limit.Value };
                    }
                }

                return call.TargetMethod.Name is "Wait" ? Await(task) : task;
            default:
                return null;
        }
    }

    private WaitValue? StaticOfTask(IInvocationOperation call, WaitValue?[] arguments)
    {
        switch (call.TargetMethod.Name)
        {
            case "Delay":
                return Wait(arguments[0], call.Syntax);
            case "WhenAll":
                return All(arguments, call.Syntax);
            case "WaitAll" when arguments.Length is 1:
                return Await(All(arguments, call.Syntax));
            case "FromResult":
                return new TaskValue(state!.Time, call.Syntax) { Result = arguments[0], Sequence = ++tasks };
            case "Run" or "StartNew" when arguments[0] is DelegateValue { Lambda: { } lambda }:
                return Inline(lambda.Symbol, lambda.Body, [], call.Syntax, isTask: true);
            case "Run" or "StartNew" when arguments[0] is DelegateValue { Method: { } known }:
                var start = state!;
                var result = CallNamed(known, [], call.Syntax);
                var end = state?.Time ?? start.Time;
                state = start;
                return result as TaskValue ?? new TaskValue(end, call.Syntax) { Sequence = ++tasks };
            default:
                return null;
        }
    }

    private WaitValue? All(WaitValue?[] arguments, SyntaxNode syntax)
    {
        WaitValue? longest = null;
        var found = ImmutableArray.CreateBuilder<WaitNode>();
        foreach (var argument in arguments)
        {
            if (argument is SequenceValue { Items.IsDefault: false } sequence)
            {
                foreach (var item in sequence.Items)
                {
                    Consider(item);
                }
            }
            else if (argument is TasksValue collected)
            {
                Consider(collected.Longest);
            }
            else
            {
                Consider(argument);
            }
        }

        return longest is TaskValue task ? task with { Result = null, Nodes = found.ToImmutable() } : new TaskValue(state!.Time, syntax) { Sequence = ++tasks };

        void Consider(WaitValue? value)
        {
            raised |= WaitValue.MaskOf(value);
            longest = longest is null ? value : WaitValue.Join(longest, value);
            if (value is TaskValue { Nodes: var more })
            {
                found.AddRange(more);
            }
        }
    }

    private WaitValue? OfSequence(IInvocationOperation call, WaitValue?[] arguments)
    {
        switch (call.TargetMethod.Name)
        {
            case "Range" when arguments[0] is ConstantValue { Value: int start } && arguments[1] is ConstantValue { Value: int and >= 0 and var count }:
                return new SequenceValue(count, default) { RangeStart = start };
            case "Repeat" when arguments[1] is ConstantValue { Value: int and >= 0 and var times }:
                return new SequenceValue(times, ImmutableArray.Create(arguments[0]));
            case "ToArray" or "ToList" or "AsEnumerable":
                return arguments[0];
            case "Count" when arguments.Length is 1 && arguments[0] is SequenceValue { Count: <= int.MaxValue } sequence:
                return new ConstantValue((int)sequence.Count);
            case "Select" when arguments[1] is DelegateValue selector:
                return Select(arguments[0], selector, call.Syntax);
            default:
                return Varying(arguments.Length > 0 ? WaitValue.MaskOf(arguments[0]) : 0);
        }
    }

    private WaitValue? Select(WaitValue? source, DelegateValue selector, SyntaxNode syntax)
    {
        var items = ImmutableArray.CreateBuilder<WaitValue?>();
        if (source is SequenceValue { Count: <= MaxMappedLength } sequence)
        {
            for (var i = 0L; i < sequence.Count && state is not null; i++)
            {
                items.Add(InvokeDelegate(selector, [sequence[i]], syntax));
            }

            return new SequenceValue(items.Count, items.ToImmutable());
        }

        // Of unknown elements only what they all have in common counts: the tasks that are started for them.
        return InvokeDelegate(selector, [null], syntax) as TaskValue;
    }
}
