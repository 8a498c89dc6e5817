using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>
/// Runs a member in the abstract: constants are computed, everything else is unknown, of branches that cannot be decided the longer one counts.
/// What this part does not know it walks through without an opinion.
/// </summary>
internal sealed partial class WaitInterpreter
{
    // Beyond these the member counts as unknown (steps) or a part of it does (depth, iterations).
    private const int MaxSteps = 200_000;
    private const int MaxCalleeSteps = 50_000;
    private const int MaxDepth = 300;
    private const int MaxCalleeDepth = 60;
    private const int MaxInlined = 8;

    private readonly WaitModel model;
    private readonly WaitApi api;
    private readonly IMethodSymbol method;
    private readonly MemberFacts facts;
    private readonly Dictionary<IMethodSymbol, MemberResult?> cycle;
    private readonly int calleeDepth;
    private readonly CancellationToken cancellationToken;

    private readonly List<ISymbol> inlined = [];
    private Dictionary<SyntaxNode, WaitNode> nodes = [];
    private WaitState? state = WaitState.Start;
    private WaitExits exits = new();
    private bool? mayWait;
    private double longestNode;
    private ulong raised;
    private int tasks;
    private int steps;
    private int depth;

    public WaitInterpreter(
        WaitModel model, IMethodSymbol method, MemberFacts facts, Dictionary<IMethodSymbol, MemberResult?> cycle, int calleeDepth, CancellationToken cancellationToken)
    {
        this.model = model;
        this.method = method;
        this.facts = facts;
        this.cycle = cycle;
        this.calleeDepth = calleeDepth;
        this.cancellationToken = cancellationToken;
        api = model.Api;
    }

    private bool IsTooDeep => depth >= (calleeDepth > 0 ? MaxCalleeDepth : MaxDepth);

    private bool IsTooComplex => steps > (calleeDepth > 0 ? MaxCalleeSteps : MaxSteps);

    /// <summary>Interprets the member with unknown arguments.</summary>
    public MemberResult Run() => Run(ImmutableArray<WaitValue?>.Empty);

    /// <summary>Interprets the member with these arguments.</summary>
    public MemberResult Run(ImmutableArray<WaitValue?> arguments)
    {
        Bind(method, arguments);
        var given = 0UL;
        foreach (var argument in arguments)
        {
            given |= WaitValue.MaskOf(argument);
        }

        WaitValue? value = null;
        foreach (var body in facts.Bodies)
        {
            value = Visit(body);
        }

        if (IsTooComplex)
        {
            return new(new MemberWait { IsTooComplex = true }, 0, false, null, 0, steps);
        }

        if (state is not null && facts.Bodies.Length is 1 && facts.Bodies[0] is not (IMethodBodyBaseOperation or IBlockOperation))
        {
            exits.AddReturn(state, value);
            state = null;
        }

        var longest = exits.Longest();
        if (longest is null || (state is not null && state.Time > longest.Time))
        {
            longest = state ?? longest;
        }

        var sync = longest?.Time ?? 0;
        var isDeferred = method.IsAsync || facts.IsIterator;
        var seconds = sync;
        var parts = longest?.Parts?.ToArray() ?? ImmutableArray<WaitPart>.Empty;
        var longestReached = longestNode;
        if (!isDeferred && exits.ReturnValue is TaskValue returned)
        {
            if (returned.CompletesAt > seconds)
            {
                parts = parts.Add(new WaitPart(returned.Source, returned.CompletesAt - seconds));
                seconds = returned.CompletesAt;
            }

            Found(returned.Nodes);
            longestReached = Math.Max(longestNode, returned.LongestNode);
        }

        var wait = new MemberWait { Seconds = seconds, Parts = parts, LongestNode = longestReached, Nodes = nodes.ToImmutableDictionary() };
        // What depends on loops in here is nothing to the caller.
        var result = exits.ReturnValue is VaryingValue varying ? Varying(varying.Mask & given) : exits.ReturnValue;
        return new(wait, isDeferred ? 0 : sync, isDeferred, result, raised & given, steps);
    }

    private WaitValue? Visit(IOperation? operation)
    {
        if (operation is null || (state is null && operation is not (ILabeledOperation or IBlockOperation)))
        {
            return null;
        }

        if ((++steps & 0xFF) is 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return new ConstantValue(constant.Value);
        }

        if (IsTooComplex)
        {
            state = null;
            return null;
        }

        if (IsTooDeep)
        {
            // What is skipped may write anything.
            state = state?.With(WaitState.Start.Variables);
            return null;
        }

        depth++;
        var value = Interpret(operation);
        depth--;
        return value;
    }

    private WaitValue? Interpret(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return Read(local.Local);
            case IParameterReferenceOperation parameter:
                return Read(parameter.Parameter);
            case IVariableDeclaratorOperation { Initializer: { } initializer } declarator:
                Write(declarator.Symbol, Visit(initializer.Value));
                return null;
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Visit(assignment.Value));
            case ICompoundAssignmentOperation compound:
                return Assign(compound.Target, Converted(compound.Target.Type, Binary(compound.OperatorKind, Visit(compound.Target), Visit(compound.Value))));
            case IIncrementOrDecrementOperation increment:
                return Increment(increment);
            case IDeconstructionAssignmentOperation or ICoalesceAssignmentOperation:
                VisitChildren(operation);
                Forget(operation);
                return null;

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary:
                return ShortCircuit(binary);
            case IBinaryOperation binary:
                return Binary(binary.OperatorKind, Visit(binary.LeftOperand), Visit(binary.RightOperand));
            case IUnaryOperation unary:
                return Mapped(Visit(unary.Operand), value => ConstantMath.Unary(unary.OperatorKind, value));
            case IConversionOperation conversion:
                return Visit(conversion.Operand) is { } converted ? Converted(conversion.Type, converted) : null;
            case IIsPatternOperation test:
                return Is(test);
            case IConditionalOperation conditional:
                return Conditional(conditional);
            case ICoalesceOperation coalesce:
                return Coalesce(coalesce);
            case ISwitchExpressionOperation choice:
                return SwitchExpression(choice);

            case IFieldReferenceOperation field:
                return Field(field);
            case IPropertyReferenceOperation property:
                return Property(property);
            case IArrayElementReferenceOperation { Indices.Length: 1 } element:
                return Element(Visit(element.ArrayReference), Visit(element.Indices[0]));
            case IArrayCreationOperation { Initializer: { } elements, DimensionSizes.Length: 1 }:
                return Sequence(elements.ElementValues);
            case IArrayCreationOperation { Initializer: null, Type: IArrayTypeSymbol { ElementType: var element } } array when api.IsTask(element):
                VisitChildren(array);
                return new TasksValue((TaskValue?)null);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IInvocationOperation call:
                return Invoke(call);
            case IAwaitOperation awaited:
                return Await(Visit(awaited.Operation));
            case IDelegateCreationOperation creation:
                return Visit(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return new DelegateValue(lambda, null);
            case IMethodReferenceOperation reference:
                Visit(reference.Instance);
                return new DelegateValue(null, reference.Method);
            case ILocalFunctionOperation:
                return null;

            case ILoopOperation loop:
                Loop(loop);
                return null;
            case ITryOperation attempt:
                Try(attempt);
                return null;
            case ISwitchOperation choice:
                Switch(choice);
                return null;
            case IReturnOperation result:
                Return(result);
                return null;
            case IThrowOperation failure:
                Visit(failure.Exception);
                if (state is not null)
                {
                    exits.AddThrow(state);
                    state = null;
                }

                return null;
            case IBranchOperation branch:
                exits.AddBranch(branch.Target, state!);
                state = null;
                return null;
            case ILabeledOperation labeled:
                state = WaitState.Join(state, exits.Take(labeled.Label));
                return Visit(labeled.Operation);
        }

        return operation.Kind == CollectionExpression ? Collection(operation) : VisitChildren(operation);
    }

    private WaitValue? VisitChildren(IOperation operation)
    {
        WaitValue? only = null;
        var count = 0;
        foreach (var child in operation.ChildOperations)
        {
            only = Visit(child);
            count++;
        }

        if (operation is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out })
        {
            Forget(operation);
            return null;
        }

        // What merely wraps an expression (an argument, a statement, an initializer) has its value.
        return count is 1 && operation is IArgumentOperation or IExpressionStatementOperation or ISymbolInitializerOperation or IParenthesizedOperation ? only : null;
    }

    private WaitValue? Read(ISymbol variable) =>
        state!.Variables.TryGetValue(variable, out var value) ? value
        : variable is ILocalSymbol local && IsCaptured(local) ? Converted(local.Type, Initial(local))
        : null;

    // A lambda or local function that is looked at by itself sees the variables of the member around it, of which only those are known that nothing changes.
    private bool IsCaptured(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences.IsEmpty || !api.IsEvaluated(local.Type) || api.IsTask(local.Type))
        {
            return false;
        }

        var declaration = local.DeclaringSyntaxReferences[0];
        foreach (var body in facts.Bodies)
        {
            if (body.Syntax.SyntaxTree == declaration.SyntaxTree && body.Syntax.Span.Contains(declaration.Span))
            {
                return false;
            }
        }

        return true;
    }

    private void Write(ISymbol variable, WaitValue? value)
    {
        if (state is not null)
        {
            state = state.Set(variable, facts.Untracked.Contains(variable) ? null : value);
        }
    }

    private WaitValue? Assign(IOperation target, WaitValue? value)
    {
        if (target is ILocalReferenceOperation or IParameterReferenceOperation)
        {
            Write(MemberFacts.VariableOf(target)!, value);
            return value;
        }

        VisitChildren(target);
        if (target is IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation { Local: var array } } && Read(array) is TasksValue collected)
        {
            raised |= value is VaryingValue varying ? varying.Mask : 0;
            Write(array, collected.With(value));
        }
        else if (target is IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true })
        {
            ForgetSequences();
        }

        return value;
    }

    private WaitValue? Increment(IIncrementOrDecrementOperation increment)
    {
        var before = Visit(increment.Target);
        var kind = increment.Kind is OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = Assign(increment.Target, Converted(increment.Target.Type, Binary(kind, before, new ConstantValue(1))));
        return increment.IsPostfix ? before : after;
    }

    private void Forget(IOperation operation) => MemberFacts.ForEachWrite(operation, api, variable => Write(variable, null));

    // Somebody may have changed an element of an array or list, and others may name the same one.
    private void ForgetSequences()
    {
        if (state is null)
        {
            return;
        }

        foreach (var variable in state.Variables)
        {
            if (variable.Value is SequenceValue or TasksValue)
            {
                state = state.Set(variable.Key, null);
            }
        }
    }

    private WaitValue? Binary(BinaryOperatorKind kind, WaitValue? left, WaitValue? right)
    {
        if (left is ConstantValue a && right is ConstantValue b)
        {
            return Constant(ConstantMath.Binary(kind, a.Value, b.Value));
        }

        return left is null || right is null ? null : Varying(WaitValue.MaskOf(left) | WaitValue.MaskOf(right));
    }

    private WaitValue? Converted(ITypeSymbol? type, WaitValue? value)
    {
        if (value is not ConstantValue { Value: var constant })
        {
            return value;
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
            if (constant is null)
            {
                return value;
            }
        }

        if (type is null || (constant is null && type.IsReferenceType))
        {
            return value;
        }

        if (constant is TimeSpan)
        {
            return WaitApi.Is(type, api.TimeSpan) ? value : null;
        }

        var special = type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying.SpecialType : type.SpecialType;
        return Constant(ConstantMath.To(special, constant));
    }

    private WaitValue? ShortCircuit(IBinaryOperation binary)
    {
        var outcome = Test(binary);
        Meet(outcome.WhenTrue, outcome.WhenFalse, outcome.Mask);
        return (outcome.WhenTrue, outcome.WhenFalse) switch
        {
            (null, null) => null,
            (_, null) => ConstantValue.True,
            (null, _) => ConstantValue.False,
            _ => Varying(outcome.Mask),
        };
    }

    // Both ways on from a condition. What 'b' does in 'a || b' is certain where the whole is false, and only there.
    private Outcome Test(IOperation condition)
    {
        if (condition.ConstantValue.HasValue || IsTooDeep)
        {
            return Plain(condition);
        }

        depth++;
        var outcome = condition switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => And(both),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => Or(either),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Test(not.Operand).Negated(),
            _ => Plain(condition),
        };
        depth--;
        return outcome;
    }

    private Outcome And(IBinaryOperation both)
    {
        var left = Test(both.LeftOperand);
        state = left.WhenTrue;
        var right = Test(both.RightOperand);
        return new(right.WhenTrue, WaitState.Join(left.WhenFalse, right.WhenFalse, left.Mask), left.Mask | right.Mask);
    }

    private Outcome Or(IBinaryOperation either)
    {
        var left = Test(either.LeftOperand);
        state = left.WhenFalse;
        var right = Test(either.RightOperand);
        return new(WaitState.Join(left.WhenTrue, right.WhenTrue, left.Mask), right.WhenFalse, left.Mask | right.Mask);
    }

    private Outcome Plain(IOperation condition) => Visit(condition) switch
    {
        ConstantValue { Value: true } => new(state, null, 0),
        ConstantValue { Value: false } => new(null, state, 0),
        var value => new(state, state, WaitValue.MaskOf(value)),
    };

    private WaitValue? Conditional(IConditionalOperation conditional)
    {
        var exitsBefore = exits.Count;
        var outcome = Test(conditional.Condition);
        state = outcome.WhenTrue;
        var left = Visit(conditional.WhenTrue);
        var leftEnd = state;
        state = outcome.WhenFalse;
        var right = Visit(conditional.WhenFalse);
        if (outcome.WhenTrue is null || outcome.WhenFalse is null)
        {
            state ??= leftEnd;
            return outcome.WhenTrue is null ? right : left;
        }

        Meet(leftEnd, state, outcome.Mask, exitsBefore);
        return WaitValue.Join(left, right, outcome.Mask);
    }

    private WaitValue? Coalesce(ICoalesceOperation coalesce)
    {
        var value = Visit(coalesce.Value);
        switch (value)
        {
            case ConstantValue { Value: null }:
                return Visit(coalesce.WhenNull);
            case null or VaryingValue:
                var start = state;
                var other = Visit(coalesce.WhenNull);
                Meet(start, state);
                return WaitValue.Join(value, other);
            default:
                return value;
        }
    }

    /// <summary>Joins two paths whose choice depends on the loops of the mask; where they take different times, so does the loop's body.</summary>
    private void Meet(WaitState? left, WaitState? right, ulong mask, int exitsBefore)
    {
        if (mask is not 0 && (exits.Count != exitsBefore || left is null || right is null || !left.IsAsLongAs(right)))
        {
            raised |= mask;
        }

        Meet(left, right, mask);
    }

    private void Meet(WaitState? left, WaitState? right, ulong mask = 0)
    {
        steps += Math.Min(left?.Variables.Count ?? 0, right?.Variables.Count ?? 0) / 4;
        state = WaitState.Join(left, right, mask);
    }

    private void Return(IReturnOperation result)
    {
        var value = Visit(result.ReturnedValue);
        if (result.Kind is not OperationKind.YieldReturn && state is not null)
        {
            exits.AddReturn(state, value);
            state = null;
        }
    }

    private void Try(ITryOperation attempt)
    {
        var start = state!;
        var outer = exits;
        exits = new WaitExits();
        Visit(attempt.Body);
        var end = state;
        if (attempt.Catches.Length > 0)
        {
            // The exception may come at any point: after the longest way, with nothing known of what the body writes.
            var longest = exits.Longest();
            if (longest is null || (end is not null && end.Time > longest.Time))
            {
                longest = end ?? longest ?? start;
            }

            exits.CatchAll();
            state = longest.With(start.Variables);
            ForgetWrittenIn(attempt.Body);
            var caught = state;
            foreach (var handler in attempt.Catches)
            {
                state = caught;
                if (handler.Filter is null || Visit(handler.Filter) is not ConstantValue { Value: false })
                {
                    Visit(handler.Handler);
                    Meet(end, state);
                    end = state;
                }
            }
        }

        var seconds = 0d;
        if (attempt.Finally is { } last)
        {
            var longest = exits.Longest();
            var before = end ?? longest;
            state = before;
            var inner = exits;
            exits = new WaitExits();
            Visit(last);
            seconds = before is null || state is null ? 0 : state.Time - before.Time;
            exits = inner;
            end = end is null ? null : state;
        }

        var ended = exits;
        exits = outer;
        ended.MoveTo(outer, exit => seconds > 0 ? exit.Advance(seconds, attempt.Finally!.Syntax) : exit);
        state = end;
    }

    private void ForgetWrittenIn(IOperation operation)
    {
        foreach (var variable in WrittenIn(operation))
        {
            Write(variable.Key, null);
        }
    }

    private void Switch(ISwitchOperation choice)
    {
        var value = Visit(choice.Value);
        if (state is null)
        {
            return;
        }

        var start = state;
        var candidates = new List<ISwitchCaseOperation>();
        ISwitchCaseOperation? otherwise = null;
        var isDecided = false;
        foreach (var section in choice.Cases)
        {
            bool? matches = false;
            foreach (var clause in section.Clauses)
            {
                if (clause.CaseKind is CaseKind.Default)
                {
                    otherwise = section;
                }
                else if (!isDecided && matches is not true)
                {
                    matches = Or(matches, Matches(clause, value));
                }
            }

            if (!isDecided && matches is not false)
            {
                candidates.Add(section);
                isDecided = matches is true;
            }
        }

        WaitState? end = null;
        if (!isDecided)
        {
            if (otherwise is not null && !candidates.Contains(otherwise))
            {
                candidates.Add(otherwise);
            }

            end = otherwise is null ? start : null;
        }

        if (!isDecided || candidates.Count > 1)
        {
            raised |= WaitValue.MaskOf(value);
        }

        foreach (var section in candidates)
        {
            state = start;
            foreach (var statement in section.Body)
            {
                Visit(statement);
            }

            Meet(end, state);
            end = state;
        }

        Meet(end, exits.Take(choice.ExitLabel));
    }

    private bool? Matches(ICaseClauseOperation clause, WaitValue? value) => clause switch
    {
        ISingleValueCaseClauseOperation single => IsEqual(value, single.Value),
        IPatternCaseClauseOperation { Guard: null } pattern => Matches(pattern.Pattern, value),
        IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, value) is false ? false : null,
        _ => null,
    };

    private WaitValue? SwitchExpression(ISwitchExpressionOperation choice)
    {
        var value = Visit(choice.Value);
        var start = state;
        WaitState? end = null;
        WaitValue? result = null;
        var isFirst = true;
        var mask = WaitValue.MaskOf(value);
        foreach (var arm in choice.Arms)
        {
            var matches = Matches(arm.Pattern, value);
            if (matches is false)
            {
                continue;
            }

            state = start;
            if (arm.Guard is not null && Visit(arm.Guard) is var guard && guard is not ConstantValue { Value: true })
            {
                if (guard is ConstantValue { Value: false })
                {
                    continue;
                }

                mask |= WaitValue.MaskOf(guard);
                matches = null;
            }

            var armValue = Visit(arm.Value);
            if (!isFirst && end is not null && state is not null && !end.IsAsLongAs(state))
            {
                raised |= mask;
            }

            result = isFirst ? armValue : WaitValue.Join(result, armValue, mask);
            Meet(end, state, mask);
            end = state;
            isFirst = false;
            if (matches is true)
            {
                break;
            }
        }

        state = end;
        return result;
    }

    private WaitValue? Is(IIsPatternOperation test)
    {
        var value = Visit(test.Value);
        return Matches(test.Pattern, value) is { } matches ? Constant(matches) : Varying(WaitValue.MaskOf(value));
    }

    private static bool? Matches(IPatternOperation pattern, WaitValue? value) => pattern switch
    {
        IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } => true,
        IConstantPatternOperation constant => IsEqual(value, constant.Value),
        IRelationalPatternOperation relational =>
            value is ConstantValue known && relational.Value.ConstantValue is { HasValue: true } bound
                ? ConstantMath.Binary(relational.OperatorKind, known.Value, bound.Value) as bool?
                : null,
        INegatedPatternOperation negated => !Matches(negated.Pattern, value),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => !Or(!Matches(both.LeftPattern, value), !Matches(both.RightPattern, value)),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Or(Matches(either.LeftPattern, value), Matches(either.RightPattern, value)),
        _ => null,
    };

    private static bool? IsEqual(WaitValue? value, IOperation other) =>
        value is ConstantValue known && other.ConstantValue is { HasValue: true } constant
            ? ConstantMath.Binary(BinaryOperatorKind.Equals, known.Value, constant.Value) as bool?
            : null;

    private static bool? Or(bool? left, bool? right) => left is true || right is true ? true : left is false && right is false ? false : null;

    private static WaitValue? Constant(object? value) => value switch
    {
        null => null,
        true => ConstantValue.True,
        false => ConstantValue.False,
        _ => new ConstantValue(value),
    };

    private static WaitValue? Varying(ulong mask) => mask is 0 ? null : new VaryingValue(mask);

    private static WaitValue? Mapped(WaitValue? value, Func<object?, object?> map) =>
        value is ConstantValue { Value: var constant } ? Constant(map(constant)) : Varying(WaitValue.MaskOf(value));

    /// <summary>Where a condition leads; null stands for an outcome that is impossible.</summary>
    /// <param name="WhenTrue">The state in which it is true.</param>
    /// <param name="WhenFalse">The state in which it is false.</param>
    /// <param name="Mask">The loops whose variables decide.</param>
    private readonly record struct Outcome(WaitState? WhenTrue, WaitState? WhenFalse, ulong Mask)
    {
        public Outcome Negated() => this with { WhenTrue = WhenFalse, WhenFalse = WhenTrue };
    }
}
