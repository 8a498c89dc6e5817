using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>Tells calls that are the same each time a loop goes round from those that ask for something else, such as the next page.</summary>
internal sealed class RepeatedCalls(LoopWrites writes)
{
    private readonly HashSet<ISymbol> pending = new(SymbolEqualityComparer.Default);

    /// <summary>Tells whether a call asks the same each time: its receiver and its arguments do not change while the loop runs.</summary>
    public bool IsRepeated(IInvocationOperation call)
    {
        if (call.Instance is { } receiver && !IsSame(receiver, isReceiver: true))
        {
            return false;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is RefKind.Ref || (argument.Parameter?.RefKind is not RefKind.Out && !IsSame(argument.Value, isReceiver: false)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsSame(IOperation value, bool isReceiver)
    {
        foreach (var operation in value.CodeInside())
        {
            var variable = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when !IsInitializedMember(member) => member.Member,
                _ => (ISymbol?)null,
            };

            if (variable is not null && (!IsSameVariable(variable) || (!isReceiver && writes.ChangesObject(variable))))
            {
                return false;
            }

            switch (operation)
            {
                case IAwaitOperation or IIncrementOrDecrementOperation or ICompoundAssignmentOperation:
                case IInvocationOperation { TargetMethod: { IsStatic: false } method } when method.ContainingType.SpecialType is not SpecialType.System_String && method.Name is not "ToString":
                case IInvocationOperation { TargetMethod: { Name: "NewGuid" or "CreateVersion7" } }:
                case IPropertyReferenceOperation { Property: { IsStatic: true, Name: "Now" or "UtcNow" or "Today" or "TickCount" or "TickCount64" } }:
                    return false;
            }
        }

        return true;
    }

    /// <summary>Tells the member that an object initialiser sets from one that is read.</summary>
    private static bool IsInitializedMember(IOperation member) => member.Parent is IAssignmentOperation assignment && ReferenceEquals(assignment.Target, member);

    private bool IsSameVariable(ISymbol variable)
    {
        var known = writes.Of(variable);
        if (known.Count == 0)
        {
            return true;
        }

        // A variable of the loop's body that is always given the same: 'var request = new DescribeTableRequest { TableName = name };'.
        if (known.Count > 1 || known[0] is not { IsStep: false, Value: { } value, Site: IVariableDeclaratorOperation } || writes.ChangesObject(variable) || !pending.Add(variable))
        {
            return false;
        }

        var isSame = IsSame(value, isReceiver: false);
        pending.Remove(variable);
        return isSame;
    }
}
