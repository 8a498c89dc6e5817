using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// Tells whether a loop may end because time is up or because it has gone round often enough: it looks at the remaining time, at a token that can be
/// cancelled, at a clock or at a counter, be it in a member that it calls; or its callers wait for it with a timeout. In doubt it may.
/// </summary>
internal sealed class Deadlines(LambdaProject project)
{
    private readonly CancellableTokens tokens = new(project.Symbols);

    /// <summary>Tells whether anything limits a loop in time or number.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="exits">How it ends.</param>
    /// <param name="writes">What it writes.</param>
    /// <param name="isHosted">Whether it runs in a hosted service, whose stopping token limits nothing.</param>
    /// <param name="cancellationToken">Cancels the analysis.</param>
    public bool Limit(ILoopOperation loop, LoopExits exits, LoopWrites writes, bool isHosted, CancellationToken cancellationToken) =>
        LooksAtTime(loop, isHosted, cancellationToken)
        || AnyCounts(exits.Conditions, writes, isHosted, new(SymbolEqualityComparer.Default), cancellationToken)
        || IsTimed(loop);

    /// <summary>Tells whether code, or what it calls, looks at the remaining time or at a token that can be cancelled.</summary>
    public bool LooksAtTime(IOperation code, bool isHosted, CancellationToken cancellationToken)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsLook(operation, isHosted)
                || (operation is IArgumentOperation argument && (tokens.IsHandedOn(argument, isHosted) || IsContextGivenAway(argument)))
                || project.CallsAny(operation, inner => IsLook(inner, isHosted), cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a caller of the loop's member waits for it with a timeout: <c>PollAsync().WaitAsync(timeout)</c>, <c>Task.WhenAny</c>, a Polly policy.</summary>
    public bool IsTimedByCaller(Reach reach, CancellationToken cancellationToken)
    {
        for (var step = reach; step.Caller is { } caller; step = caller)
        {
            foreach (var body in project.Bodies.Of(caller.Member, cancellationToken))
            {
                foreach (var operation in body.Descendants())
                {
                    if (operation is IInvocationOperation call && Calls(call, step.Member, cancellationToken) && (IsTimed(call) || IsTimedWhole(call)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Tells whether the lambda or local function that an operation stands in is run by something that has a timeout.</summary>
    public bool IsTimed(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILocalFunctionOperation local && IsTimedCall(local))
            {
                return true;
            }

            if (outer is not IAnonymousFunctionOperation)
            {
                continue;
            }

            var run = outer.Parent;
            while (run is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
            {
                run = run.Parent;
            }

            if (run is IInvocationOperation invocation && (IsPolicy(invocation.TargetMethod) || IsTimedWhole(invocation)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsLook(IOperation operation, bool isHosted) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "RemainingTime" } property } => project.Symbols.IsOrInherits(property.ContainingType, TypeNames.LambdaContext),
        IPropertyReferenceOperation { Property: { Name: "IsCancellationRequested" } property, Instance: { } token } => IsToken(property) && tokens.IsCancellable(token, isHosted),
        IInvocationOperation { TargetMethod: { Name: "ThrowIfCancellationRequested" } method, Instance: { } token } => IsToken(method) && tokens.IsCancellable(token, isHosted),
        _ => false,
    };

    private bool IsToken(ISymbol member) =>
        project.Symbols.IsMemberOf(member, TypeNames.CancellationToken) || project.Symbols.IsMemberOf(member, TypeNames.CancellationTokenSource);

    /// <summary>What another assembly does with the context is not known.</summary>
    private bool IsContextGivenAway(IArgumentOperation argument) =>
        project.Symbols.IsOrInherits(argument.Value.Unwrapped().Type, TypeNames.LambdaContext)
        && argument.Parent is IInvocationOperation { TargetMethod.ContainingAssembly: var assembly }
        && !SymbolEqualityComparer.Default.Equals(assembly, project.Compilation.Assembly);

    private bool AnyCounts(IEnumerable<IOperation> conditions, LoopWrites writes, bool isHosted, HashSet<ISymbol> seen, CancellationToken cancellationToken)
    {
        foreach (var condition in conditions)
        {
            foreach (var operation in condition.DescendantsAndSelf())
            {
                if (Counts(operation)
                    || IsStepped(operation, writes, isHosted, seen, cancellationToken)
                    || project.CallsAny(operation, inner => Counts(inner) || ChangesState(inner) || IsLook(inner, isHosted), cancellationToken))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Tells whether a condition's variable is a counter, or was computed from one or from a clock in the loop.</summary>
    private bool IsStepped(IOperation operation, LoopWrites writes, bool isHosted, HashSet<ISymbol> seen, CancellationToken cancellationToken)
    {
        var variable = operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => member.Member,
            _ => (ISymbol?)null,
        };

        if (variable is null || !seen.Add(variable.OriginalDefinition))
        {
            return false;
        }

        foreach (var write in writes.Of(variable))
        {
            if (write.IsStep)
            {
                return true;
            }

            var sources = new List<IOperation>();
            if (write.Value is { } value)
            {
                sources.Add(value);
            }

            LoopExits.CollectGoverning(write.Site, writes.Loop, sources);
            if (AnyCounts(sources, writes, isHosted, seen, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether an operation compares times, reads a clock or calls a delegate, which may do either.</summary>
    private bool Counts(IOperation operation) => operation switch
    {
        IIncrementOrDecrementOperation { Target: not IMemberReferenceOperation } or ICompoundAssignmentOperation { Target: not IMemberReferenceOperation } => IsInCondition(operation),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison =>
            IsTime(comparison.LeftOperand.Type) || IsTime(comparison.RightOperand.Type),
        IInvocationOperation { TargetMethod: { Name: "CompareTo" or "Compare" } method } => IsTime(method.ContainingType),
        IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke } } => true,
        IInvocationOperation { TargetMethod: var method } => project.Symbols.IsMemberOf(method, TypeNames.Stopwatch) || project.Symbols.IsOrInherits(method.ContainingType, TypeNames.TimeProvider),
        IPropertyReferenceOperation { Property: { Name: "TickCount" or "TickCount64" } property } => project.Symbols.IsMemberOf(property, TypeNames.Environment),
        IPropertyReferenceOperation { Property: { Name: "ElapsedMilliseconds" or "ElapsedTicks" or "Elapsed" } property } => project.Symbols.IsMemberOf(property, TypeNames.Stopwatch),
        _ => false,
    };

    /// <summary>Of called members, counters of their own end with them; <c>while (attempts++ &lt; n)</c> is one of the loop.</summary>
    private static bool IsInCondition(IOperation step) => step.Parent is not IExpressionStatementOperation and not ILoopOperation;

    private static bool ChangesState(IOperation operation) => operation switch
    {
        IIncrementOrDecrementOperation { Target: IMemberReferenceOperation } => true,
        ICompoundAssignmentOperation { Target: IMemberReferenceOperation { Type.TypeKind: not TypeKind.Delegate } } => true,
        IInvocationOperation { TargetMethod: { Name: "Increment" or "Decrement" or "Add", ContainingType.Name: "Interlocked" } } => true,
        _ => false,
    };

    private bool IsTime(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is { SpecialType: SpecialType.System_DateTime }
            || (type is { IsValueType: true }
                && (project.Symbols.Is(type, TypeNames.TimeSpan)
                    || project.Symbols.Is(type, TypeNames.DateTimeOffset)
                    || project.Symbols.Is(type, TypeNames.DateOnly)
                    || type.ContainingNamespace?.Name is "NodaTime"));
    }

    private bool Calls(IInvocationOperation call, IMethodSymbol member, CancellationToken cancellationToken)
    {
        foreach (var target in project.Dispatch(cancellationToken).Targets(call.TargetMethod))
        {
            if (SymbolEqualityComparer.Default.Equals(target, member.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTimedCall(ILocalFunctionOperation function)
    {
        foreach (var operation in function.Root().Descendants())
        {
            if (operation is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, function.Symbol.OriginalDefinition)
                && IsTimedWhole(call))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPolicy(IMethodSymbol method) => method.ContainingAssembly?.Name is { } name && name.StartsWith("Polly", StringComparison.Ordinal);

    /// <summary>Tells whether the task that a call gives is waited for with a timeout.</summary>
    private bool IsTimedWhole(IOperation task)
    {
        while (task.Parent is IConversionOperation or IAwaitOperation)
        {
            task = task.Parent;
        }

        switch (task.Parent)
        {
            case IInvocationOperation { TargetMethod: var method, Arguments.Length: > 0 }:
                return IsTimedWait(method);
            case IArgumentOperation or IArrayInitializerOperation:
                return IsRace(task);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                foreach (var operation in task.Root().Descendants())
                {
                    if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                        && (IsRace(reference) || (reference.Parent is IInvocationOperation { TargetMethod: var wait, Arguments.Length: > 0 } && IsTimedWait(wait))))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    private bool IsTimedWait(IMethodSymbol method) =>
        method.Name is "WaitAsync" or "Wait" && (project.Symbols.IsMemberOf(method, TypeNames.Task) || project.Symbols.IsMemberOf(method, TypeNames.TaskOfT));

    private bool IsRace(IOperation task)
    {
        var outer = task.Parent;
        while (outer is IConversionOperation or IArgumentOperation or IArrayCreationOperation or IArrayInitializerOperation)
        {
            outer = outer.Parent;
        }

        return outer is IInvocationOperation { TargetMethod: var method } wait
            && (method.Name is "WhenAny" or "WaitAny" || (method.Name is "WaitAll" && wait.Arguments.Length > 1))
            && project.Symbols.IsMemberOf(method, TypeNames.Task);
    }
}
