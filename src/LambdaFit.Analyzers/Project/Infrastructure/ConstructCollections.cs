using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>Reads lists and dictionaries that are written down where they are used, or held by something that does not change.</summary>
internal static class ConstructCollections
{
    // ICollectionExpressionOperation and ISpreadOperation are newer than the oldest compiler this runs in.
    private const OperationKind CollectionExpression = (OperationKind)0x7f;
    private const OperationKind Spread = (OperationKind)0x80;

    /// <summary>Gets the entries of a dictionary; not complete where there may be others.</summary>
    public static (List<(IOperation Key, IOperation Value)> Entries, bool IsComplete) Entries(IOperation expression, ConstructValues values, CancellationToken cancellationToken)
    {
        var entries = new List<(IOperation, IOperation)>();
        var definition = values.Definition(expression, cancellationToken);

        // Any change of the dictionary after it was made may add to it.
        var isComplete = values.ChangesOf(expression, cancellationToken) is { Count: 0 };
        var initializer = definition switch
        {
            IObjectCreationOperation creation => creation.Initializer,
            IMemberInitializerOperation nested => nested.Initializer,
            _ => null,
        };
        if (definition is not (IObjectCreationOperation or IMemberInitializerOperation) || definition is IObjectCreationOperation made && CopiesOther(made))
        {
            isComplete = false;
        }

        foreach (var operation in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            switch (operation)
            {
                case IInvocationOperation { Arguments.Length: 2 } add:
                    entries.Add((add.Arguments[0].Value, add.Arguments[1].Value));
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } indexer } assignment:
                    entries.Add((indexer.Arguments[0].Value, assignment.Value));
                    break;
                default:
                    isComplete = false;
                    break;
            }
        }

        return (entries, isComplete);
    }

    /// <summary>Gets the elements of a list, or null where they are not known.</summary>
    public static List<IOperation>? Elements(IOperation expression, ConstructValues values, CancellationToken cancellationToken)
    {
        if (values.ChangesOf(expression, cancellationToken) is not { Count: 0 })
        {
            return null;
        }

        var elements = new List<IOperation>();
        switch (values.Definition(expression, cancellationToken))
        {
            case IArrayCreationOperation { Initializer: { } array }:
                elements.AddRange(array.ElementValues);
                return elements;
            case IMemberInitializerOperation nested:
                return AddElements(nested.Initializer, elements) ? elements : null;
            case IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: { } initializer }:
                return AddElements(initializer, elements) ? elements : null;
            case { Kind: CollectionExpression } expressions:
                foreach (var element in expressions.ChildOperations)
                {
                    if (element.Kind is Spread)
                    {
                        return null;
                    }

                    elements.Add(element.Unwrapped());
                }

                return elements;
            default:
                return null;
        }
    }

    private static bool AddElements(IObjectOrCollectionInitializerOperation initializer, List<IOperation> elements)
    {
        foreach (var operation in initializer.Initializers)
        {
            if (operation is not IInvocationOperation { Arguments.Length: 1 } add)
            {
                return false;
            }

            var added = add.Arguments[0].Value.Unwrapped();
            if (added is IArrayCreationOperation { IsImplicit: true, Initializer: { } array })
            {
                elements.AddRange(array.ElementValues);
            }
            else
            {
                elements.Add(added);
            }
        }

        return true;
    }

    private static bool CopiesOther(IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.Value.Unwrapped().Type is not { SpecialType: SpecialType.System_Int32 } && !ConstructValues.IsNull(argument.Value))
            {
                return true;
            }
        }

        return false;
    }
}
