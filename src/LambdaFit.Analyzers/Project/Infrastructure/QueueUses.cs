using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>
/// Tells the queues of a member that certainly take no dead letters: all that is done with them is known, and is something else. What another method
/// or class is given, or where an address goes that is written into a policy, nobody knows here.
/// </summary>
internal sealed class QueueUses
{
    private readonly InfrastructureCode code;
    private readonly HashSet<SyntaxNode> others = [];

    public QueueUses(InfrastructureCode code, ConstructScan scan)
    {
        this.code = code;
        foreach (var use in scan.Uses)
        {
            if (!IsOther(use) && scan.ConstructOf(use) is { } construct)
            {
                others.Add(construct);
            }
        }
    }

    /// <summary>Tells whether dead letters may go to a queue.</summary>
    public bool MayTakeDeadLetters(SyntaxNode queue) => others.Contains(queue);

    /// <summary>Tells whether a use of an object is certainly something other than to send dead letters there.</summary>
    private bool IsOther(IOperation use)
    {
        var value = use.Wrapped();
        return value.Parent switch
        {
            IVariableInitializerOperation or IExpressionStatementOperation => true,
            ISimpleAssignmentOperation assignment => assignment.Target == value || IsOther(assignment),
            IArgumentOperation { Parent: IObjectCreationOperation creation } => InfrastructureCode.IsOfLibrary(creation.Type) && !TakesDeadLetters(creation.Type),
            IArgumentOperation { Parent: IInvocationOperation call } => InfrastructureCode.IsOfLibrary(call.TargetMethod),
            IInvocationOperation call => call.Instance == value,
            IPropertyReferenceOperation { Property.Name: "QueueArn" or "Arn" } address => IsOtherAddress(address),
            IPropertyReferenceOperation => true,
            _ => false,
        };
    }

    private static bool IsOther(ISimpleAssignmentOperation assignment) => assignment switch
    {
        { Target: ILocalReferenceOperation or IDiscardOperation } => true,
        { Parent: IObjectOrCollectionInitializerOperation, Target: IPropertyReferenceOperation { Property: { ContainingType: { } type } property } } =>
            InfrastructureCode.IsOfLibrary(type) && !property.Name.StartsWith("DeadLetter", StringComparison.Ordinal) && type.Name != "DeadLetterQueue",
        _ => false,
    };

    /// <summary>An address is given to event sources and to environment variables; anything else may make it one of dead letters.</summary>
    private static bool IsOtherAddress(IPropertyReferenceOperation address)
    {
        var value = address.Wrapped();
        return value.Parent switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } =>
                property.Name == "EventSourceArn" ? InfrastructureCode.IsOfLibrary(property) : IsOfTexts(property.ContainingType),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Add" } method } } => IsOfTexts(method.ContainingType),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "AddEnvironment" } } => true,
            _ => false,
        };
    }

    private static bool IsOfTexts(INamedTypeSymbol type) =>
        type is { Name: "Dictionary" or "IDictionary" or "InputMap", TypeArguments: { Length: > 0 } arguments } && arguments[arguments.Length - 1].SpecialType is SpecialType.System_String;

    private bool TakesDeadLetters(ITypeSymbol? type)
    {
        foreach (var implemented in type?.AllInterfaces ?? ImmutableArray<INamedTypeSymbol>.Empty)
        {
            if (code.Symbols.Is(implemented, TypeNames.CdkDestination) || code.Symbols.Is(implemented, TypeNames.CdkEventSourceDlq))
            {
                return true;
            }
        }

        return false;
    }
}
