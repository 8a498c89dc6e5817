using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// Tells whether code runs for every event, so that what it starts goes on forever. Anything that asks before counts as a bound: a condition, a filter,
/// a <c>catch</c>, a loop over something else than the records of the event. Only checks that the event, or a setting, is there at all do not.
/// </summary>
internal static class RepeatGuards
{
    /// <summary>Tells whether something on the way from the entry point decides on a call.</summary>
    public static bool AreOnWayTo(IInvocationOperation call, Reach way, LambdaProject project, CancellationToken cancellationToken)
    {
        if (IsGuarded(call, way, project, cancellationToken))
        {
            return true;
        }

        for (var step = way; step.Caller is { } caller; step = caller)
        {
            var calls = CallsOf(step.Member, caller.Member, project, cancellationToken);
            foreach (var outer in calls)
            {
                if (IsGuarded(outer, caller, project, cancellationToken))
                {
                    return true;
                }
            }

            // Called in another way: as a delegate, by an event.
            if (calls.Count == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets the calls of a method, or of what it implements, in the body of another.</summary>
    public static IReadOnlyList<IInvocationOperation> CallsOf(IMethodSymbol callee, IMethodSymbol caller, LambdaProject project, CancellationToken cancellationToken)
    {
        var calls = new List<IInvocationOperation>();
        foreach (var body in project.Bodies.Of(caller, cancellationToken))
        {
            foreach (var operation in body.DescendantsAndSelf())
            {
                if (operation is IInvocationOperation call && call.TargetMethod.Name == callee.Name && call.TargetMethod.Parameters.Length == callee.Parameters.Length)
                {
                    calls.Add(call);
                }
            }
        }

        return calls;
    }

    private static bool IsGuarded(IOperation call, Reach way, LambdaProject project, CancellationToken cancellationToken)
    {
        for (var (inner, outer) = (call, call.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            switch (outer)
            {
                case IConditionalOperation conditional when !ReferenceEquals(inner, conditional.Condition) && !IsPresenceCheck(conditional.Condition, way, project, cancellationToken):
                case ICoalesceOperation coalesce when ReferenceEquals(inner, coalesce.WhenNull):
                case ICatchClauseOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation or IWhileLoopOperation or IForLoopOperation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary when ReferenceEquals(inner, binary.RightOperand):
                case IForEachLoopOperation loop when !IsOfEvent(loop.Locals.IsEmpty ? null : loop.Locals[0].Type) || Filters(loop.Collection):
                case IAnonymousFunctionOperation { Symbol.Parameters: { Length: > 0 } parameters } lambda when !IsOfEvent(parameters[0].Type) && !IsHandler(lambda, way):
                case IInvocationOperation invocation when Filters(invocation):
                case IBlockOperation block when MayLeaveBefore(block, inner, way, project, cancellationToken):
                    return true;
                case ILocalFunctionOperation:
                    return false; // its callers are the next step
            }
        }

        return false;
    }

    /// <summary>A handler that is a lambda is where the way begins.</summary>
    private static bool IsHandler(IAnonymousFunctionOperation lambda, Reach way) =>
        way.EntryPoint.Method is { MethodKind: MethodKind.AnonymousFunction } handler && SymbolEqualityComparer.Default.Equals(handler, lambda.Symbol);

    private static bool MayLeaveBefore(IBlockOperation block, IOperation statement, Reach way, LambdaProject project, CancellationToken cancellationToken)
    {
        foreach (var earlier in block.Operations)
        {
            if (ReferenceEquals(earlier, statement))
            {
                return false;
            }

            foreach (var operation in earlier.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IConditionalOperation conditional when !IsPresenceCheck(conditional.Condition, way, project, cancellationToken) && (Leaves(conditional.WhenTrue) || Leaves(conditional.WhenFalse)):
                    case ISwitchOperation or ISwitchExpressionOperation when Leaves(operation):
                    case ICatchClauseOperation when Leaves(operation):
                        return true;
                }
            }
        }

        return false;
    }

    private static bool Leaves(IOperation? code)
    {
        foreach (var operation in code?.DescendantsAndSelf() ?? [])
        {
            if (operation is IReturnOperation or IBranchOperation or IThrowOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a sequence is cut down on the way: <c>Where</c>, <c>Take</c> and the like, by name.</summary>
    private static bool Filters(IOperation sequence)
    {
        for (var current = sequence.Unwrapped(); current is IInvocationOperation call; current = (call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value))?.Unwrapped())
        {
            if (call.TargetMethod.Name is "Where" or "TakeWhile" or "SkipWhile" or "Take" or "Skip" or "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault" or "OfType" or "Except" or "FindAll")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a condition only asks whether the event, its parts or a setting are there.</summary>
    private static bool IsPresenceCheck(IOperation condition, Reach way, LambdaProject project, CancellationToken cancellationToken)
    {
        return condition.Unwrapped() switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => IsPresenceCheck(operand, way, project, cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
                IsPresenceCheck(both.LeftOperand, way, project, cancellationToken) && IsPresenceCheck(both.RightOperand, way, project, cancellationToken),
            IBinaryOperation { RightOperand.ConstantValue: { HasValue: true, Value: null or 0 } } comparison => IsExpected(comparison.LeftOperand),
            IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } pattern => IsExpected(pattern.Value),
            IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } } } pattern => IsExpected(pattern.Value),
            IInvocationOperation { TargetMethod: { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" }, Arguments: { Length: 1 } arguments } => IsExpected(arguments[0].Value),
            _ => false,
        };

        bool IsExpected(IOperation value) => value.Unwrapped() switch
        {
            IConditionalAccessOperation access => IsExpected(access.Operation),
            IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } counted } => IsOfEvent(counted.Type),
            IPropertyReferenceOperation property when IsOfEvent(property.Property.ContainingType) => true,
            var other => IsOfEvent(other.Type) || ValueOrigin.Of(other, way, project, cancellationToken) is not null,
        };
    }

    /// <summary>Tells an event of AWS, a part of one, or a list of such parts.</summary>
    private static bool IsOfEvent(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => IsOfEvent(array.ElementType),
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => IsOfEvent(arguments[0]),
        _ => type?.ContainingAssembly?.Name is { } assembly && assembly.StartsWith("Amazon.Lambda.", StringComparison.Ordinal) && assembly.EndsWith("Events", StringComparison.Ordinal),
    };
}
