using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>What a loop writes: which variables and members, and with which values.</summary>
internal sealed class LoopWrites
{
    private static readonly List<LoopWrite> None = [];

    private readonly Dictionary<ISymbol, List<LoopWrite>> writes = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> changedObjects = new(SymbolEqualityComparer.Default);

    private LoopWrites(ILoopOperation loop) => Loop = loop;

    /// <summary>Gets the loop.</summary>
    public ILoopOperation Loop { get; }

    public static LoopWrites Of(ILoopOperation loop)
    {
        var found = new LoopWrites(loop);
        var span = loop.Syntax.Span;
        foreach (var operation in loop.Root().DescendantsAndSelf())
        {
            var isInLoop = operation.Syntax.SyntaxTree == loop.Syntax.SyntaxTree && span.Contains(operation.Syntax.Span);

            // A lambda or local function may run at any time, wherever it stands.
            if (isInLoop || IsInFunction(operation, loop))
            {
                found.AddWrite(operation);
            }

            if (isInLoop)
            {
                found.AddChangedObject(operation);
            }
        }

        return found;
    }

    /// <summary>Gets the writes of a local, parameter, field or property.</summary>
    public IReadOnlyList<LoopWrite> Of(ISymbol variable) => writes.TryGetValue(variable.OriginalDefinition, out var found) ? found : None;

    /// <summary>Tells whether the loop may change the object that a variable holds: it sets its members or calls methods that collections have.</summary>
    public bool ChangesObject(ISymbol variable) => changedObjects.Contains(variable.OriginalDefinition);

    private void AddWrite(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                AddReference(local, local.Local);
                break;
            case IParameterReferenceOperation parameter:
                AddReference(parameter, parameter.Parameter);
                break;
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member:
                AddReference(member, member.Member);
                break;
            case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                Add(declarator.Symbol, new(declarator, initializer.Value, IsStep: false));
                break;
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } each:
                Add(variable.Symbol, new(each, each.Collection, IsStep: false));
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                Add(declared, new(operation, MatchedValue(operation), IsStep: false));
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } declared }:
                Add(declared, new(operation, MatchedValue(operation), IsStep: false));
                break;
        }
    }

    private void AddReference(IOperation reference, ISymbol variable)
    {
        var target = reference;
        while (target.Parent is ITupleOperation or IParenthesizedOperation or IConversionOperation or IDeclarationExpressionOperation)
        {
            target = target.Parent;
        }

        var value = default(IOperation);
        var isStep = false;
        switch (target.Parent)
        {
            case ISimpleAssignmentOperation when ReferenceEquals(((IAssignmentOperation)target.Parent).Target, target):
            case ICoalesceAssignmentOperation when ReferenceEquals(((IAssignmentOperation)target.Parent).Target, target):
            case IDeconstructionAssignmentOperation when ReferenceEquals(((IAssignmentOperation)target.Parent).Target, target):
                value = ((IAssignmentOperation)target.Parent).Value;
                isStep = Mentions(value, variable);
                break;
            case ICompoundAssignmentOperation assignment when ReferenceEquals(assignment.Target, target):
            case IIncrementOrDecrementOperation:
                isStep = true;
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: var call }:
                value = call;
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref }:
                isStep = true;
                break;
            default:
                return;
        }

        Add(variable, new(reference, IsInFunction(reference, Loop) ? null : value, isStep));
    }

    private void Add(ISymbol variable, LoopWrite write)
    {
        variable = variable.OriginalDefinition;
        if (!writes.TryGetValue(variable, out var known))
        {
            known = [];
            writes.Add(variable, known);
        }

        known.Add(write);
    }

    private void AddChangedObject(IOperation operation)
    {
        var changed = operation switch
        {
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member when Writes.IsWritten(member) => member.Instance,
            IInvocationOperation { Instance: { } instance, TargetMethod: var method } when MayChange(method) => instance,
            _ => null,
        };

        while (changed is not null)
        {
            changed = changed.Unwrapped();
            if (Variable(changed) is { } variable)
            {
                changedObjects.Add(variable.OriginalDefinition);
            }

            changed = (changed as IMemberReferenceOperation)?.Instance;
        }
    }

    private static bool MayChange(IMethodSymbol method)
    {
        var outermost = method.ContainingNamespace;
        while (outermost is { ContainingNamespace.IsGlobalNamespace: false })
        {
            outermost = outermost.ContainingNamespace;
        }

        return outermost?.Name is not ("System" or "Microsoft" or "Amazon") || method.ContainingNamespace?.Name is "Collections" or "Generic" or "Concurrent" or "Text";
    }

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => member.Member,
        _ => null,
    };

    private static bool Mentions(IOperation value, ISymbol variable)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            if (Variable(operation) is { } mentioned && SymbolEqualityComparer.Default.Equals(mentioned.OriginalDefinition, variable.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets the value that a pattern is held against.</summary>
    private static IOperation? MatchedValue(IOperation pattern)
    {
        for (var outer = pattern.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IIsPatternOperation test:
                    return test.Value;
                case ISwitchOperation choice:
                    return choice.Value;
                case ISwitchExpressionOperation choice:
                    return choice.Value;
            }
        }

        return null;
    }

    private static bool IsInFunction(IOperation operation, ILoopOperation loop)
    {
        for (var outer = operation.Parent; outer is not null && !ReferenceEquals(outer, loop); outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                // The function that the loop itself stands in is no other one.
                return !outer.Syntax.Span.Contains(loop.Syntax.Span);
            }
        }

        return false;
    }
}

/// <summary>One write in a loop.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Value">The value, or the call that gives it; null where it is not known.</param>
/// <param name="IsStep">Whether the new value is made from the old one, as a counter's is.</param>
internal readonly record struct LoopWrite(IOperation Site, IOperation? Value, bool IsStep);
