using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>Finds the fields, properties and locals that keep a value, or something that is made of it.</summary>
internal static class StoredValue
{
    private const int MaxDepth = 3;

    /// <summary>Gets what keeps a value. Lambdas run later, so that what stands in one is not kept by what keeps the lambda.</summary>
    public static List<ISymbol> HoldersOf(IOperation value)
    {
        var holders = new List<ISymbol>();
        AddHolders(value, MaxDepth, holders);
        return holders;
    }

    /// <summary>Gets what keeps the very object that an expression refers to.</summary>
    public static List<ISymbol> HoldersOfObject(IOperation reference)
    {
        var holders = new List<ISymbol>();
        switch (reference.Unwrapped())
        {
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when IsOwn(member):
                holders.Add(member.Member);
                break;
            case ILocalReferenceOperation { Local: var local }:
                holders.Add(local);
                foreach (var operation in reference.Root().Descendants())
                {
                    if (operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target, Value: var value }
                        && IsOwn(target)
                        && value.Unwrapped() is ILocalReferenceOperation assigned
                        && SymbolEqualityComparer.Default.Equals(assigned.Local, local))
                    {
                        holders.Add(target.Member);
                    }
                }

                break;
        }

        return holders;
    }

    private static void AddHolders(IOperation value, int depth, List<ISymbol> holders)
    {
        for (var (inner, outer) = (value, value.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            switch (outer)
            {
                // What is compared or measured is not kept: 'DateTime.UtcNow - start'.
                case IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean } or IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract }:
                case IAnonymousFunctionOperation or ILocalFunctionOperation or IReturnOperation or IBlockOperation:
                case IConditionalOperation { Type: null }:
                    return;
                case IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields }:
                    holders.Add(fields[0]);
                    return;
                case IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties }:
                    holders.Add(properties[0]);
                    return;
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } target } assignment
                    when ReferenceEquals(assignment.Value, inner) && IsOwn(target):
                    holders.Add(target.Member);
                    return;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    holders.Add(local);
                    if (depth > 0)
                    {
                        AddHoldersOf(local, value, depth - 1, holders);
                    }

                    return;
            }
        }
    }

    private static void AddHoldersOf(ILocalSymbol local, IOperation use, int depth, List<ISymbol> holders)
    {
        foreach (var operation in use.Root().Descendants())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && !Writes.IsWritten(reference))
            {
                AddHolders(reference, depth, holders);
            }
        }
    }

    private static bool IsOwn(IMemberReferenceOperation member) =>
        member.Instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
}
