using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project;

/// <summary>
/// Tells whether invocation code runs only where a value is missing or stale: lazy initialisation, caches, refreshes. Recognised are null
/// checks and their kin, look-ups, flags that are set once, comparisons with the time, and what is called or declared under one of them.
/// In doubt a check is taken for one.
/// </summary>
internal sealed class OnceOnly(LambdaProject project)
{
    private const int MaxDepth = 2;

    /// <summary>Gets a value indicating whether a look-up by key counts as a check. It does not for a rule that asks how often new keys come.</summary>
    public bool CountsLookUps { get; init; } = true;

    /// <summary>Gets the local or parameter that takes the place of a field, where lambdas capture it; null where the state is in members.</summary>
    public ISymbol? Variable { get; init; }

    /// <summary>Tells whether code is guarded in its own member or where its callers call it.</summary>
    /// <param name="operation">The code.</param>
    /// <param name="reach">How an invocation reaches it; null looks at its own member only.</param>
    /// <param name="written">The member that it writes, or null.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public bool Covers(IOperation operation, Reach? reach, ISymbol? written, CancellationToken cancellationToken)
    {
        var state = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (written is not null)
        {
            state.Add(written.OriginalDefinition);
        }

        AddWritten(operation.Root(), state, cancellationToken);
        if (IsGuarded(operation, state, MaxDepth, cancellationToken))
        {
            return true;
        }

        for (var step = reach; step?.Caller is { } caller; step = caller)
        {
            if (AreCallsGuarded(caller.Member, step.Member, state, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether code runs only when one of the given members has no value or a stale one.</summary>
    private bool IsGuarded(IOperation operation, HashSet<ISymbol> state, int depth, CancellationToken cancellationToken)
    {
        for (var (inner, outer) = (operation, operation.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            switch (outer)
            {
                case IConditionalOperation conditional when !ReferenceEquals(inner, conditional.Condition):
                    if (Asks(conditional.Condition, state, MaxDepth, cancellationToken))
                    {
                        return true;
                    }

                    break;
                case IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } when !ReferenceEquals(inner, condition):
                    if (Asks(condition, state, MaxDepth, cancellationToken))
                    {
                        return true;
                    }

                    break;
                case ICoalesceOperation coalesce when ReferenceEquals(inner, coalesce.WhenNull):
                case ICoalesceAssignmentOperation assignment when ReferenceEquals(inner, assignment.Value):
                    return true;
                case IBlockOperation block when FollowsExit(block, inner, state, cancellationToken):
                    return true;
                case IAnonymousFunctionOperation when IsFactoryOfCache(outer):
                    return true;
                case ILocalFunctionOperation local:
                    return depth > 0 && AreCallsGuarded(local.Root(), local.Symbol, state, depth - 1, cancellationToken);
            }
        }

        return false;
    }

    /// <summary>Tells whether an earlier statement of the block leaves when the value is there: <c>if (s_client != null) return s_client;</c>.</summary>
    private bool FollowsExit(IBlockOperation block, IOperation statement, HashSet<ISymbol> state, CancellationToken cancellationToken)
    {
        foreach (var earlier in block.Operations)
        {
            if (ReferenceEquals(earlier, statement))
            {
                return false;
            }

            if (earlier is IConditionalOperation { WhenTrue: { } exit } conditional && Leaves(exit) && Asks(conditional.Condition, state, MaxDepth, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Leaves(IOperation statement) => statement switch
    {
        IBlockOperation { Operations: { Length: > 0 } statements } => Leaves(statements[statements.Length - 1]),
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => statement is IReturnOperation or IBranchOperation or IThrowOperation,
    };

    /// <summary>Tells whether a lambda is what <c>Lazy</c>, <c>LazyInitializer</c> or a cache calls when it has no value yet.</summary>
    private bool IsFactoryOfCache(IOperation lambda) =>
        IsFactoryOfLazy(project.Symbols, lambda)
        || (UserOf(lambda) is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
            && (method.Name is "GetOrAdd" or "AddOrUpdate" or "GetOrCreate" or "GetOrCreateAsync" or "GetOrSet" or "GetOrSetAsync"
                || project.Symbols.IsMemberOf(method, TypeNames.LazyInitializer)));

    /// <summary>Tells whether a lambda makes the value of a <c>Lazy</c>.</summary>
    public static bool IsFactoryOfLazy(KnownSymbols symbols, IOperation lambda) =>
        UserOf(lambda) is IArgumentOperation { Parent: IObjectCreationOperation creation } && symbols.Is(creation.Type, TypeNames.Lazy);

    private static IOperation? UserOf(IOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>Tells whether all calls of a method in one of its callers are guarded.</summary>
    private bool AreCallsGuarded(IMethodSymbol caller, IMethodSymbol callee, HashSet<ISymbol> state, CancellationToken cancellationToken)
    {
        var isCalled = false;
        foreach (var body in project.Bodies.Of(caller, cancellationToken))
        {
            var known = new HashSet<ISymbol>(state, SymbolEqualityComparer.Default);
            AddWritten(body, known, cancellationToken);
            foreach (var operation in body.DescendantsAndSelf())
            {
                if (MayCall(operation, callee, cancellationToken))
                {
                    isCalled = true;
                    if (!IsGuarded(operation, known, MaxDepth, cancellationToken))
                    {
                        return false;
                    }
                }
            }
        }

        return isCalled;
    }

    private bool AreCallsGuarded(IOperation body, IMethodSymbol local, HashSet<ISymbol> state, int depth, CancellationToken cancellationToken)
    {
        var isCalled = false;
        foreach (var operation in body.Descendants())
        {
            if ((operation as IInvocationOperation)?.TargetMethod is { } target && SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, local.OriginalDefinition))
            {
                isCalled = true;
                if (!IsGuarded(operation, state, depth, cancellationToken))
                {
                    return false;
                }
            }
        }

        return isCalled;
    }

    private bool MayCall(IOperation operation, IMethodSymbol callee, CancellationToken cancellationToken)
    {
        var called = operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            IMethodReferenceOperation reference => reference.Method,
            IPropertyReferenceOperation property => callee.MethodKind is MethodKind.PropertySet ? property.Property.SetMethod : property.Property.GetMethod,
            _ => null,
        };

        if (called is null)
        {
            return false;
        }

        foreach (var target in project.Dispatch(cancellationToken).Targets(called))
        {
            if (SymbolEqualityComparer.Default.Equals(target, callee.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a condition asks for the state of a value that outlives the invocation.</summary>
    private bool Asks(IOperation condition, HashSet<ISymbol> state, int depth, CancellationToken cancellationToken)
    {
        var readsState = false;
        var readsClock = false;
        foreach (var operation in condition.DescendantsAndSelf())
        {
            readsState |= IsState(operation, state, cancellationToken);
            readsClock |= IsClock(operation, cancellationToken);
            if (Asks(operation, state, cancellationToken) || (depth > 0 && AsksInside(operation, state, depth - 1, cancellationToken)))
            {
                return true;
            }
        }

        return readsState && readsClock;
    }

    private bool Asks(IOperation operation, HashSet<ISymbol> state, CancellationToken cancellationToken)
    {
        switch (operation)
        {
            case IIsPatternOperation pattern:
                return IsValueOfState(pattern.Value, state, cancellationToken);
            case IConditionalAccessOperation access:
                return IsValueOfState(access.Operation, state, cancellationToken);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return AsksForDefault(comparison.LeftOperand, comparison.RightOperand, state, cancellationToken)
                    || AsksForDefault(comparison.RightOperand, comparison.LeftOperand, state, cancellationToken);
            case IInvocationOperation invocation:
                return AsksByCall(invocation, state, cancellationToken);
            case IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Instance: { } instance } when IsState(instance, state, cancellationToken):
                return true;
            case IFieldReferenceOperation or IPropertyReferenceOperation when operation.Type?.SpecialType is SpecialType.System_Boolean:
                return StateOf(operation, cancellationToken) is { } flag
                    && SymbolEqualityComparer.Default.Equals(flag.ContainingAssembly, project.Compilation.Assembly)
                    && project.References.IsOnlySetToOneConstant(flag, cancellationToken);
            default:
                return false;
        }
    }

    private bool AsksForDefault(IOperation value, IOperation other, HashSet<ISymbol> state, CancellationToken cancellationToken)
    {
        if (Writes.IsDefaultValue(other))
        {
            return IsValueOfState(value, state, cancellationToken);
        }

        // A look at what the held object says of itself: 's_connection.State != ConnectionState.Open'.
        return other.Unwrapped().ConstantValue.HasValue
            && value.Unwrapped() is IPropertyReferenceOperation { Instance: { } instance }
            && IsState(instance, state, cancellationToken);
    }

    private bool AsksByCall(IInvocationOperation invocation, HashSet<ISymbol> state, CancellationToken cancellationToken)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance ?? (invocation.Arguments.Length > 0 ? invocation.Arguments[0].Value : null);
        if (receiver is null)
        {
            return false;
        }

        return method.Name switch
        {
            // A look-up by key: what follows fills a cache.
            "TryGetValue" or "ContainsKey" => CountsLookUps && StateOf(receiver, cancellationToken) is not null,
            "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ReferenceEquals" => IsState(receiver, state, cancellationToken),
            _ => method.ReturnType.SpecialType is SpecialType.System_Boolean
                && invocation.Arguments.Length == (invocation.Instance is null ? 1 : 0)
                && IsState(receiver, state, cancellationToken),
        };
    }

    /// <summary>Looks into the method or property of this compilation that a condition calls: <c>if (IsExpired())</c>.</summary>
    private bool AsksInside(IOperation operation, HashSet<ISymbol> state, int depth, CancellationToken cancellationToken)
    {
        var called = operation switch
        {
            IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.Length: > 0 } target } => target,
            IPropertyReferenceOperation { Property.GetMethod: { DeclaringSyntaxReferences.Length: > 0 } getter } => getter,
            _ => null,
        };

        if (called is null)
        {
            return false;
        }

        foreach (var body in project.Bodies.Of(called, cancellationToken))
        {
            if (Asks(body, state, depth, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsState(IOperation operation, HashSet<ISymbol> state, CancellationToken cancellationToken) =>
        StateOf(operation, cancellationToken) is { } member && state.Contains(member);

    /// <summary>As <see cref="IsState"/>; a local that was fetched from somewhere longer-lived counts too.</summary>
    private bool IsValueOfState(IOperation operation, HashSet<ISymbol> state, CancellationToken cancellationToken) =>
        IsState(operation, state, cancellationToken)
        || (CountsLookUps
            && operation.Unwrapped() is ILocalReferenceOperation { Local: var local }
            && InitializerOf(local, cancellationToken)?.Unwrapped() is { } fetched
            && fetched is IInvocationOperation or IPropertyReferenceOperation { Arguments.Length: > 0 }
            && StateOf(fetched is IInvocationOperation call ? call.Instance : ((IPropertyReferenceOperation)fetched).Instance, cancellationToken) is not null
            && Writes.IsReassigned(local, operation.Root()));

    /// <summary>Gets the static, or the field or property of 'this', that a value is read from, be it through its members; locals are followed.</summary>
    private ISymbol? StateOf(IOperation? operation, CancellationToken cancellationToken)
    {
        for (var hops = 0; operation is not null && hops < 16; hops++)
        {
            switch (operation.Unwrapped())
            {
                case ILocalReferenceOperation or IParameterReferenceOperation when Variable is not null && SymbolEqualityComparer.Default.Equals(Writes.VariableOf(operation), Variable):
                    return Variable;
                case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference when reference.Instance is null or IInstanceReferenceOperation:
                    return reference.Member.OriginalDefinition;
                case IPropertyReferenceOperation { Arguments.Length: > 0 } when !CountsLookUps:
                    return null;
                case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference:
                    operation = reference.Instance;
                    break;
                case IConditionalAccessOperation access:
                    operation = access.Operation;
                    break;
                case ILocalReferenceOperation { Local: var local }:
                    operation = InitializerOf(local, cancellationToken);
                    break;
                case IInvocationOperation { TargetMethod: { Name: "Read", ContainingType.Name: "Volatile" }, Arguments: { Length: 1 } arguments }:
                    operation = arguments[0].Value;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private IOperation? InitializerOf(ILocalSymbol local, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences.Length == 1
        && local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? project.Bodies.Operation(value, cancellationToken)
            : null;

    /// <summary>Tells what reads the time, by name: there are many clocks.</summary>
    private bool IsClock(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        IMemberReferenceOperation { Member.Name: "UtcNow" or "Now" or "Today" or "TickCount" or "TickCount64" or "Elapsed" or "ElapsedMilliseconds" or "ElapsedTicks" } => true,
        IInvocationOperation { TargetMethod.Name: "GetUtcNow" or "GetLocalNow" or "GetTimestamp" or "GetElapsedTime" or "GetCurrentInstant" } => true,
        ILocalReferenceOperation { Local: var local } => InitializerOf(local, cancellationToken) is { } value && ReadsClock(value, cancellationToken),
        _ => false,
    };

    private bool ReadsClock(IOperation value, CancellationToken cancellationToken)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            if (operation is not ILocalReferenceOperation && IsClock(operation, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddWritten(IOperation body, HashSet<ISymbol> state, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference
                && reference.Instance is null or IInstanceReferenceOperation
                && Writes.IsWritten(reference))
            {
                state.Add(reference.Member.OriginalDefinition);
            }
        }
    }
}
