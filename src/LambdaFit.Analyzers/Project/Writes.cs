using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project;

/// <summary>What is a write, and of what.</summary>
internal static class Writes
{
    /// <summary>
    /// Gets the reference to the field or property that assigning to an operation changes, or null: for a member of a struct that is
    /// held in a field, the reference to that field.
    /// </summary>
    public static IMemberReferenceOperation? ChangedMember(IOperation target)
    {
        target = target.Unwrapped();
        while (target is IMemberReferenceOperation { Instance: { Type.IsValueType: true } instance } && instance is IMemberReferenceOperation)
        {
            target = instance;
        }

        return target is IFieldReferenceOperation or IPropertyReferenceOperation or IEventReferenceOperation ? (IMemberReferenceOperation)target : null;
    }

    /// <summary>Gets the variable that an expression names: a field, property, event, local or parameter; null where it is none of these.</summary>
    public static ISymbol? VariableOf(IOperation value) => value.Unwrapped() switch
    {
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol or IEventSymbol } reference => reference.Member.OriginalDefinition,
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter.OriginalDefinition,
        _ => null,
    };

    /// <summary>Tells whether a reference to a variable or member is written where it stands.</summary>
    public static bool IsWritten(IOperation reference)
    {
        var target = reference;
        while (target.Parent is ITupleOperation or IParenthesizedOperation or IConversionOperation)
        {
            target = target.Parent;
        }

        return target.Parent switch
        {
            IAssignmentOperation assignment => ReferenceEquals(assignment.Target, target),
            IIncrementOrDecrementOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => !IsRead(argument),
            IEventAssignmentOperation assignment => ReferenceEquals(assignment.EventReference, target),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => true,
            _ => false,
        };
    }

    /// <summary>Tells whether a local is given another value than that of its declaration.</summary>
    public static bool IsReassigned(ILocalSymbol local, IOperation body)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsWritten(reference))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets the value that a written reference is given as a whole, or null where it is changed in another way.</summary>
    public static IOperation? AssignedValue(IOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation assignment when ReferenceEquals(assignment.Target, reference) => assignment.Value,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Exchange" or "Write", Arguments: { Length: 2 } arguments } } => arguments[1].Value,
        _ => null,
    };

    /// <summary>Tells whether a <c>ref</c> argument only lets the member be read: <c>Volatile.Read</c>, <c>Interlocked.Read</c>.</summary>
    private static bool IsRead(IArgumentOperation argument) => argument.Parent is IInvocationOperation { TargetMethod: { Name: "Read", ContainingType.Name: "Volatile" or "Interlocked" } };

    /// <summary>Gets the operation with the conversions and parentheses around it.</summary>
    public static IOperation Wrapped(this IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation.Parent;
        }

        return operation;
    }

    /// <summary>Gets the operation inside conversions, parentheses and <c>await</c>.</summary>
    public static IOperation Unwrapped(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IAwaitOperation awaited:
                    operation = awaited.Operation;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>Gets the outermost operation: the whole body, or initialiser, that an operation stands in.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>Tells whether a value is the one a member has when nobody set it: null, zero, <c>default</c> or an empty string.</summary>
    public static bool IsDefaultValue(IOperation value)
    {
        value = value.Unwrapped();
        return value is IDefaultValueOperation || value.ConstantValue is { HasValue: true, Value: null or 0 or 0L or 0u or 0uL or 0d or 0f or "" or (byte)0 or (short)0 };
    }
}
