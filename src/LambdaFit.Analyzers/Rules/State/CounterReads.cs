using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// Tells counters and flags of the environment ("is this a cold start?", "how often has it run?") from state that the result depends on:
/// they are only ever read by calls that log or measure.
/// </summary>
internal sealed class CounterReads(MemberReferences references)
{
    /// <summary>Tells whether a member only counts or flags, and nothing but logging and metrics reads it.</summary>
    public bool AreOnlyTelemetry(ISymbol member, ITypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.SpecialType is not (SpecialType.System_Boolean or >= SpecialType.System_SByte and <= SpecialType.System_UInt64))
        {
            return false;
        }

        var isRead = false;
        foreach (var reference in references.Of(member, cancellationToken))
        {
            var isWritten = Writes.IsWritten(reference);
            if (!(isWritten ? Counts(reference) : EndsInTelemetry(reference)))
            {
                return false;
            }

            isRead |= !isWritten || reference.Parent?.Parent is not IExpressionStatementOperation;
        }

        return isRead;
    }

    private static bool Counts(IOperation reference)
    {
        switch (reference.Parent)
        {
            case IIncrementOrDecrementOperation or ICompoundAssignmentOperation:
                return IsUnusedOrTelemetry(reference.Parent);
            case ISimpleAssignmentOperation assignment:
                return assignment.Value.ConstantValue.HasValue && IsUnusedOrTelemetry(assignment);
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Interlocked" } call }:
                return IsUnusedOrTelemetry(call);
            default:
                return false;
        }
    }

    private static bool IsUnusedOrTelemetry(IOperation operation) => operation.Parent is IExpressionStatementOperation || EndsInTelemetry(operation);

    /// <summary>Follows a value to where it goes: through expressions and locals into a call that logs or measures.</summary>
    private static bool EndsInTelemetry(IOperation value)
    {
        for (var (inner, outer) = (value, value.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            switch (outer)
            {
                case INameOfOperation:
                    return true;
                case IInvocationOperation invocation:
                    if (IsTelemetry(invocation.TargetMethod))
                    {
                        return true;
                    }

                    // Formatting and reading on the way: 'string.Format', 'ToString', 'Volatile.Read'.
                    if (!IsPassedThrough(invocation))
                    {
                        return false;
                    }

                    break;
                case IConditionalOperation conditional when ReferenceEquals(inner, conditional.Condition):
                    if (conditional.Type is not null && conditional.Syntax is not Microsoft.CodeAnalysis.CSharp.Syntax.IfStatementSyntax)
                    {
                        break;
                    }

                    return IsTelemetryStatement(conditional.WhenTrue) && (conditional.WhenFalse is null || IsTelemetryStatement(conditional.WhenFalse));
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                    return true;
                case IVariableDeclaratorOperation declarator:
                    return IsLocalTelemetry(declarator.Symbol, declarator);
                case IVariableInitializerOperation or IConversionOperation or IParenthesizedOperation or IConditionalOperation
                    or IBinaryOperation or IUnaryOperation or IArgumentOperation or IInterpolationOperation or IInterpolatedStringOperation
                    or IInterpolatedStringHandlerCreationOperation or IInterpolatedStringAppendOperation or IInterpolatedStringAdditionOperation
                    or IArrayCreationOperation or IArrayInitializerOperation or IAnonymousObjectCreationOperation or IIsPatternOperation:
                case ISimpleAssignmentOperation { Parent: IAnonymousObjectCreationOperation }:
                    break;
                case IExpressionStatementOperation:
                    return IsInterpolatedStringPart(inner);
                default:
                    return IsInterpolatedStringPart(inner) || IsInterpolatedStringPart(outer);
            }
        }

        return false;
    }

    /// <summary>The appending calls of a string that a logging method takes as a handler lie outside the call's argument in the operation tree.</summary>
    private static bool IsInterpolatedStringPart(IOperation operation)
    {
        for (var syntax = operation.Syntax; syntax is not null; syntax = syntax.Parent)
        {
            if (syntax is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax call)
            {
                return operation.SemanticModel?.GetSymbolInfo(call).Symbol is IMethodSymbol method && IsTelemetry(method);
            }
        }

        return false;
    }

    private static bool IsLocalTelemetry(ILocalSymbol local, IOperation declarator)
    {
        foreach (var operation in declarator.Root().Descendants())
        {
            if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && !EndsInTelemetry(reference))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTelemetryStatement(IOperation statement)
    {
        switch (statement)
        {
            case IBlockOperation block:
                foreach (var inner in block.Operations)
                {
                    if (!IsTelemetryStatement(inner))
                    {
                        return false;
                    }
                }

                return true;
            case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Value.ConstantValue.HasValue: true } }:
                return true;
            case IExpressionStatementOperation expression:
                return expression.Operation.Unwrapped() is IInvocationOperation call && IsTelemetry(call.TargetMethod);
            default:
                return false;
        }
    }

    private static bool IsPassedThrough(IInvocationOperation invocation) =>
        invocation.TargetMethod.Name is "ToString" or "Format" or "Concat" or "Read" or "Create" or "Append" or "AppendLine"
        || invocation.TargetMethod.Name.StartsWith("Append", StringComparison.Ordinal);

    /// <summary>
    /// Tells calls of loggers and of metrics, by the names of their types: there are dozens of such libraries, and to take one more
    /// for one only makes the rule quieter.
    /// </summary>
    private static bool IsTelemetry(IMethodSymbol method)
    {
        var declaring = (method.ReducedFrom ?? method).ContainingType;
        for (var type = declaring; type is not null; type = type.ContainingType)
        {
            var name = type.Name;
            if (EndsWith(name, "Logger") || EndsWith(name, "LoggerExtensions") || EndsWith(name, "Log") || EndsWith(name, "Logging") || EndsWith(name, "Metrics")
                || EndsWith(name, "Tracing") || name is "Console" or "Debug" or "Trace" or "Activity" or "Counter" or "Histogram" or "UpDownCounter" or "TextWriter" or "TelemetryClient")
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWith(string name, string end) => name.EndsWith(end, StringComparison.Ordinal);
}
