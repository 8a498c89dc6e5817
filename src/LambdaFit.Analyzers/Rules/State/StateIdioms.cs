using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Reachability;
using LambdaFit.Analyzers.Rules.Performance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// Which writes of state do no harm (initialising once, caches, clearing, counters for logs), and for the others what the trouble is.
/// </summary>
internal sealed class StateIdioms(LambdaProject project)
{
    private const string Lost = "the change is lost: other execution environments do not see it, and a new one starts without it; keep it in DynamoDB, ElastiCache or S3";
    private const string LeaksValue = "the value leaks: the next invocation in this execution environment sees it; keep it in a local variable and pass it as a parameter";
    private const string LeaksHandler = "the subscription leaks: it is still there in the next invocations, which add more; remove it before the handler returns, or subscribe once in ";
    private const string Races = "invocations that run side by side in this execution environment race for it; keep it in a local variable and pass it as a parameter";

    private readonly MemberReferences references = project.References;

    /// <summary>Tells writes that do no harm to anybody.</summary>
    public bool Covers(StateWrite write, Reach reach, CancellationToken cancellationToken)
    {
        var member = write.Member;
        return IsHarmless(write.Operation, member)
            || IsDisposal(reach.Member)
            || Once(member).Covers(write.Operation, reach, member, cancellationToken)
            || IsCreatedOnce(write.Operation, write.Reference)
            || IsIdiom(write, reach, cancellationToken)
            || IsClearedAfterwards(write, cancellationToken);
    }

    /// <summary>Tells whether <c>finally</c> clears what the write leaves, so that the next invocation finds nothing; one at the same time does.</summary>
    public bool IsClearedAfterwards(StateWrite write, CancellationToken cancellationToken)
    {
        foreach (var reference in references.Of(write.Member, cancellationToken))
        {
            if (Writes.AssignedValue(reference) is { } value && Writes.IsDefaultValue(value) && IsInFinally(reference))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says which trouble it is: a change that others should see, a value that the next invocation should not, or a race.</summary>
    public string Trouble(StateWrite write, Reach reach, bool isRace, CancellationToken cancellationToken)
    {
        if (write.Member is IEventSymbol)
        {
            return LeaksHandler + (write.Member.IsStatic ? "a static constructor" : "a constructor");
        }

        if (isRace)
        {
            return Races;
        }

        return IsLost(write, reach, cancellationToken) ? Lost : LeaksValue;
    }

    /// <summary>Tells whether what is written belongs to one invocation, and does not build on what was there before.</summary>
    public bool Leaks(StateWrite write, Reach reach, CancellationToken cancellationToken) =>
        write.Member is not IEventSymbol && !IsLost(write, reach, cancellationToken);

    /// <summary>Gets the value that a write assigns as a whole, or null.</summary>
    public static IOperation? ValueOf(IOperation write) => write switch
    {
        ISimpleAssignmentOperation assignment => assignment.Value,
        ICoalesceAssignmentOperation assignment => assignment.Value,
        IArgumentOperation argument => Writes.AssignedValue(argument.Value),
        _ => null,
    };

    private OnceOnly Once(ISymbol member) => new(project) { Variable = member is ILocalSymbol or IParameterSymbol ? member : null };

    private static bool IsInFinally(IOperation operation)
    {
        for (var (inner, outer) = (operation, operation.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if (outer is ITryOperation { Finally: { } cleaning } && ReferenceEquals(cleaning, inner))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What an object writes when it is disposed of is for nobody else.</summary>
    private static bool IsDisposal(IMethodSymbol member) => member.Name is "Dispose" or "DisposeAsync" or "DisposeAsyncCore";

    /// <summary>Tells writes that leave nothing behind, or nothing that differs: clearing, initialising once, the same settings of the environment.</summary>
    private bool IsHarmless(IOperation write, ISymbol member)
    {
        if (write is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method, Arguments: var arguments } })
        {
            if (project.Symbols.IsMemberOf(method, TypeNames.LazyInitializer)
                || (method.Name is "Read" && (project.Symbols.IsMemberOf(method, TypeNames.Interlocked) || project.Symbols.IsMemberOf(method, TypeNames.Volatile))))
            {
                return true;
            }

            if (method.Name is "CompareExchange" && arguments.Length == 3 && project.Symbols.IsMemberOf(method, TypeNames.Interlocked))
            {
                return Writes.IsDefaultValue(arguments[2].Value);
            }
        }

        return write is ICoalesceAssignmentOperation
            || (ValueOf(write) is { } value && ((Writes.IsDefaultValue(value) && TypeOf(member)?.SpecialType is not SpecialType.System_Boolean) || IsEnvironmentVariable(value)));
    }

    private bool IsEnvironmentVariable(IOperation value) => value.Unwrapped() switch
    {
        IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable" } method, Arguments: { Length: 1 } arguments } =>
            arguments[0].Value.ConstantValue.HasValue && project.Symbols.IsMemberOf(method, TypeNames.Environment),
        ICoalesceOperation coalesce => IsEnvironmentVariable(coalesce.Value),
        _ => false,
    };

    /// <summary>Tells assignments whose value says <c>s_x ?? Create()</c>, and those that create a client, which another rule reports.</summary>
    private bool IsCreatedOnce(IOperation write, IOperation target) => ValueOf(write)?.Unwrapped() switch
    {
        ICoalesceOperation coalesce => IsSame(coalesce.Value, target),
        IConditionalOperation { Condition: IIsPatternOperation pattern } => IsSame(pattern.Value, target),
        IConditionalOperation { Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison } =>
            IsSame(comparison.LeftOperand, target) && Writes.IsDefaultValue(comparison.RightOperand),
        ISwitchExpressionOperation choice => IsSame(choice.Value, target),
        IObjectCreationOperation creation => Clients.IsClient(project.Symbols, creation.Type),
        _ => false,
    };

    private static bool IsSame(IOperation value, IOperation target) =>
        Writes.VariableOf(target) is { } variable && SymbolEqualityComparer.Default.Equals(Writes.VariableOf(value), variable);

    private bool IsIdiom(StateWrite write, Reach reach, CancellationToken cancellationToken)
    {
        var member = write.Member;
        if (member is IEventSymbol)
        {
            return IsRemoved(member, cancellationToken);
        }

        if (references.IsOnlySetToOneConstant(member, cancellationToken))
        {
            return !DependsOnEvent(write.Operation, reach, cancellationToken);
        }

        return (TypeOf(member) is { } type && new CounterReads(references).AreOnlyTelemetry(member, type, cancellationToken)) || IsRefresh(write, cancellationToken);
    }

    private bool IsRemoved(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var reference in references.Of(member, cancellationToken))
        {
            if (reference.Parent is IEventAssignmentOperation { Adds: false })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Tells whether a value that is initialised lazily elsewhere is replaced here, as after a failure. What the caller hands in is no such value.
    /// </summary>
    private bool IsRefresh(StateWrite write, CancellationToken cancellationToken)
    {
        if (ValueOf(write.Operation)?.Unwrapped() is not { } value || IsHandedIn(value, cancellationToken) || Mentions(value, write.Reference))
        {
            return false;
        }

        foreach (var reference in references.Of(write.Member, cancellationToken))
        {
            if (Writes.IsWritten(reference)
                && (reference.Parent is ICoalesceAssignmentOperation
                    || (reference.Syntax.Span != write.Operation.Syntax.Span && !write.Operation.Syntax.Span.Contains(reference.Syntax.Span)
                        && Once(write.Member).Covers(reference.Parent!, reach: null, write.Member, cancellationToken))))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsHandedIn(IOperation value, CancellationToken cancellationToken)
    {
        // Locals and members are followed a few steps; what goes on longer counts as handed in.
        for (var hops = 0; hops < 8; hops++)
        {
            switch (value.Unwrapped())
            {
                case IMemberReferenceOperation { Instance: { } instance }:
                    value = instance;
                    break;
                case ILocalReferenceOperation { Local: var local } when references.Initializer(local, cancellationToken) is { } initial:
                    value = initial;
                    break;
                case var other:
                    return other is IParameterReferenceOperation or ILocalReferenceOperation;
            }
        }

        return true;
    }

    /// <summary>Tells writes that build on what was there before, which other environments do not see.</summary>
    private bool IsLost(StateWrite written, Reach reach, CancellationToken cancellationToken)
    {
        var write = written.Operation;
        if (write is not ISimpleAssignmentOperation and not IDeconstructionAssignmentOperation
            && (write is not IArgumentOperation argument || (argument.Parent is IInvocationOperation { TargetMethod: { Name: not ("Exchange" or "Write") } method } && project.Symbols.IsMemberOf(method, TypeNames.Interlocked))))
        {
            return true;
        }

        if (ValueOf(write) is not { } value)
        {
            return false;
        }

        return value.ConstantValue.HasValue
            ? !DependsOnEvent(write, reach, cancellationToken)
            : Mentions(value, written.Reference) || IsComparedBefore(write, written.Reference);
    }

    /// <summary>Tells writes such as that of a maximum: <c>if (x &gt; s_max) s_max = x</c>.</summary>
    private static bool IsComparedBefore(IOperation write, IOperation target)
    {
        for (var outer = write.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IConditionalOperation conditional && Mentions(conditional.Condition, target))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a write stands under a condition that looks at the event: <c>if (request.Debug) s_debug = true</c>.</summary>
    private bool DependsOnEvent(IOperation write, Reach reach, CancellationToken cancellationToken)
    {
        if (reach.Caller is not null)
        {
            return false;
        }

        for (var (inner, outer) = (write, write.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if (outer is IConditionalOperation conditional
                && !ReferenceEquals(inner, conditional.Condition)
                && ReadsEvent(conditional.Condition, throughLocals: true, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private bool ReadsEvent(IOperation value, bool throughLocals, CancellationToken cancellationToken)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IParameterReferenceOperation parameter when !project.Symbols.Is(parameter.Type, TypeNames.LambdaContext):
                case ILocalReferenceOperation { Local: var local } when throughLocals
                    && references.Initializer(local, cancellationToken) is { } initial && ReadsEvent(initial, throughLocals: false, cancellationToken):
                    return true;
            }
        }

        return false;
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    /// <summary>Tells whether a value is made of the variable that is written, the same one of the same object.</summary>
    private static bool Mentions(IOperation value, IOperation target)
    {
        var variable = Writes.VariableOf(target);
        foreach (var operation in value.DescendantsAndSelf())
        {
            if (operation is IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation
                && SymbolEqualityComparer.Default.Equals(Writes.VariableOf(operation), variable)
                && (operation is not IMemberReferenceOperation { Instance: { } instance }
                    || instance is IInstanceReferenceOperation
                    || Microsoft.CodeAnalysis.CSharp.SyntaxFactory.AreEquivalent(operation.Syntax, target.Syntax)))
            {
                return true;
            }
        }

        return false;
    }
}
