using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project;

/// <summary>
/// Follows where a task goes. Whatever it cannot follow (an argument, a return, a field that something reads) counts as waited for.
/// </summary>
internal sealed class TaskFlow(LambdaProject project)
{
    /// <summary>Types with which started work tells its starter that it has ended: whoever shares one with the work waits on it.</summary>
    private static readonly string[] Signals =
    [
        TypeNames.WaitHandle, TypeNames.CountdownEvent, TypeNames.ManualResetEventSlim, TypeNames.SemaphoreSlim, TypeNames.Barrier, TypeNames.Channel,
        TypeNames.ChannelWriter, TypeNames.BlockingCollection, TypeNames.TaskCompletionSource, TypeNames.TaskCompletionSourceOfT,
    ];

    private readonly KnownSymbols symbols = project.Symbols;

    /// <summary>Tells whether a type is <c>Task</c>, <c>ValueTask</c> or a generic form of them.</summary>
    public bool IsTask(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask" }
        && (symbols.Is(type, TypeNames.Task) || symbols.Is(type, TypeNames.TaskOfT) || symbols.Is(type, TypeNames.ValueTask) || symbols.Is(type, TypeNames.ValueTaskOfT));

    /// <summary>Tells whether a type is a task whose result is a task: awaiting it waits for the start of the inner one only.</summary>
    public bool IsTaskOfTask(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } && IsTask(type) && IsTask(arguments[0]);

    /// <summary>Gets the call that returned the task which is a value's, or null where the value is no task or nothing says where it came from.</summary>
    public IInvocationOperation? StartedBy(IOperation? value) => value switch
    {
        IConversionOperation conversion => StartedBy(conversion.Operand),
        IConditionalAccessOperation access => StartedBy(access.WhenNotNull),
        IConditionalOperation conditional => StartedBy(conditional.WhenTrue) ?? StartedBy(conditional.WhenFalse),
        ICoalesceOperation coalesce => StartedBy(coalesce.Value) ?? StartedBy(coalesce.WhenNull),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve", Instance: { } inner } when IsTask(inner.Type) => StartedBy(inner),
        IInvocationOperation call when IsTask(call.Type) => call,
        _ => null,
    };

    /// <summary>Tells whether nothing goes on once a call has returned, or somebody else waits for what goes on.</summary>
    public bool IsSettled(IInvocationOperation call, IOperation statement, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        if (method.IsStatic && method.Name.StartsWith("From", StringComparison.Ordinal) && IsTaskMember(method))
        {
            return true;
        }

        return method.Name switch
        {
            "CancelAsync" => symbols.IsMemberOf(method, TypeNames.CancellationTokenSource),
            "ContinueWith" => call.Instance is { } antecedent && IsUsedBesides(antecedent, statement),
            _ => CompletesAtOnce(method, cancellationToken),
        } || SharesSignal(call, statement);
    }

    /// <summary>Tells whether a task has ended as soon as it exists: a completed one, or what a method of this project returns that never waits.</summary>
    public bool HasEnded(IOperation task, CancellationToken cancellationToken) =>
        IsEndedTask(task) || (task is IInvocationOperation call && CompletesAtOnce(call.TargetMethod, cancellationToken));

    /// <summary>
    /// Tells whether an operation and the code around its statement share something to wait on (an event, a completion source, a channel):
    /// the work says when it has ended. A field of such a type may be waited on anywhere.
    /// </summary>
    public bool SharesSignal(IOperation work, IOperation statement)
    {
        foreach (var operation in work.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILocalReferenceOperation or IParameterReferenceOperation when IsSignal(operation.Type) && IsUsedBesides(operation, statement):
                case IFieldReferenceOperation or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } when IsSignal(operation.Type):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether nothing reads a local: to assign or discard it, or to start the task in it, is no use.</summary>
    public static bool IsNeverUsed(ILocalSymbol local, IOperation inside)
    {
        foreach (var operation in Root(inside).Descendants())
        {
            if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && !IsAssignedOrDiscarded(reference)
                && reference.Parent is not IInvocationOperation { TargetMethod.Name: "Start" })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether all that code does with a local collection is to put elements into it.</summary>
    public static bool IsOnlyFilled(ILocalSymbol local, IOperation inside, out bool isFilled)
    {
        isFilled = false;
        foreach (var operation in Root(inside).Descendants())
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
            {
                continue;
            }

            if (reference.Parent is not (IInvocationOperation { TargetMethod: { Name: "Add", ReturnsVoid: true }, Instance: ILocalReferenceOperation, Parent: IExpressionStatementOperation }
                or IArrayElementReferenceOperation { Parent: ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } }))
            {
                return false;
            }

            if (reference.Parent is IArrayElementReferenceOperation { Parent: ISimpleAssignmentOperation assignment } && !ReferenceEquals(assignment.Target, reference.Parent))
            {
                return false;
            }

            isFilled = true;
        }

        return true;
    }

    /// <summary>Tells whether a type is a collection of tasks.</summary>
    public bool IsTaskCollection(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return IsTask(array.ElementType);
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T)
            {
                return IsTask(implemented.TypeArguments[0]);
            }
        }

        return false;
    }

    /// <summary>Gets the names after the dot wherever the field's type speaks of a private field; null where a use may hide elsewhere.</summary>
    /// <remarks>By name alone, which at worst takes another variable's use for the field's. An assignment to the field gives nothing.</remarks>
    public static List<string>? MembersUsed(IFieldSymbol field, CancellationToken cancellationToken)
    {
        if (field.DeclaredAccessibility is not Accessibility.Private)
        {
            return null;
        }

        var names = new List<string>();
        foreach (var reference in field.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is not IdentifierNameSyntax identifier || identifier.Identifier.ValueText != field.Name)
                {
                    continue;
                }

                ExpressionSyntax use = identifier;
                if (identifier.Parent is MemberAccessExpressionSyntax qualified && qualified.Name == identifier)
                {
                    use = qualified;
                }

                switch (use.Parent)
                {
                    case AssignmentExpressionSyntax assignment when assignment.Left == use
                        && (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.Parent is ExpressionStatementSyntax):
                    case IsPatternExpressionSyntax:
                    case BinaryExpressionSyntax comparison when comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression):
                        break;
                    case MemberAccessExpressionSyntax access when access.Expression == use:
                        names.Add(access.Name.Identifier.ValueText);
                        break;
                    case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } access when access.Expression == use:
                        names.Add(binding.Name.Identifier.ValueText);
                        break;
                    default:
                        return null;
                }
            }
        }

        return names;
    }

    /// <summary>Tells whether a lambda or method waits for anything: one that does not has ended when it returns.</summary>
    public static bool Awaits(IOperation body)
    {
        var pending = new Stack<IOperation>();
        pending.Push(body);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            if (operation is IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true } or IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true })
            {
                return true;
            }

            foreach (var child in operation.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                {
                    pending.Push(child);
                }
            }
        }

        return false;
    }

    /// <summary>Tells whether a method of this project is <c>async void</c> and goes on after it has returned.</summary>
    public bool IsAsyncVoid(IMethodSymbol method, CancellationToken cancellationToken)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        if (!method.IsAsync || !method.ReturnsVoid)
        {
            return false;
        }

        foreach (var body in project.Bodies.Of(method, cancellationToken))
        {
            if (Awaits(body))
            {
                return true;
            }
        }

        return false;
    }

    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static bool IsAssignedOrDiscarded(IOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation assignment => ReferenceEquals(assignment.Target, reference) || assignment.Target is IDiscardOperation,
        _ => false,
    };

    private static bool IsUsedBesides(IOperation reference, IOperation statement)
    {
        while (reference is IConversionOperation conversion)
        {
            reference = conversion.Operand;
        }

        var variable = (reference as ILocalReferenceOperation)?.Local ?? (ISymbol?)(reference as IParameterReferenceOperation)?.Parameter;
        if (variable is null)
        {
            return false;
        }

        foreach (var operation in Root(statement).Descendants())
        {
            var symbol = (operation as ILocalReferenceOperation)?.Local ?? (ISymbol?)(operation as IParameterReferenceOperation)?.Parameter;
            if (symbol is not null
                && SymbolEqualityComparer.Default.Equals(symbol, variable)
                && !statement.Syntax.Span.Contains(operation.Syntax.Span)
                && !IsAssignedOrDiscarded(operation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether all that a call may run is in this project and never waits for anything.</summary>
    private bool CompletesAtOnce(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, project.Compilation.Assembly))
        {
            return false;
        }

        var targets = project.Dispatch(cancellationToken).Targets(method);
        foreach (var target in targets)
        {
            if (!HasEndedOnReturn(target, cancellationToken))
            {
                return false;
            }
        }

        return targets.Length > 0;
    }

    private bool HasEndedOnReturn(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var hasBody = false;
        foreach (var body in project.Bodies.Of(method, cancellationToken))
        {
            hasBody = true;
            if ((method.PartialImplementationPart ?? method).IsAsync ? Awaits(body) : !ReturnsEndedTasks(body))
            {
                return false;
            }
        }

        return hasBody;
    }

    private bool ReturnsEndedTasks(IOperation body)
    {
        var pending = new Stack<IOperation>();
        pending.Push(body);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            if (operation is IReturnOperation { ReturnedValue: { } value } && !IsEndedTask(value))
            {
                return false;
            }

            foreach (var child in operation.ChildOperations)
            {
                if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                {
                    pending.Push(child);
                }
            }
        }

        return true;
    }

    private bool IsEndedTask(IOperation value) => value switch
    {
        IConversionOperation conversion => IsEndedTask(conversion.Operand),
        IThrowOperation or IDefaultValueOperation => true,
        IPropertyReferenceOperation { Property: { Name: "CompletedTask" } property } => IsTaskMember(property),
        IInvocationOperation { TargetMethod: { IsStatic: true } method } => method.Name.StartsWith("From", StringComparison.Ordinal) && IsTaskMember(method),
        IObjectCreationOperation { Arguments: { Length: 1 } arguments, Type: var type } => symbols.Is(type, TypeNames.ValueTaskOfT) && !IsTask(arguments[0].Value.Type) && arguments[0].Value.Type is not { TypeKind: TypeKind.Interface },
        _ => false,
    };

    private bool IsTaskMember(ISymbol member) => symbols.IsMemberOf(member, TypeNames.Task) || symbols.IsMemberOf(member, TypeNames.ValueTask);

    private bool IsSignal(ITypeSymbol? type)
    {
        // No signal is a primitive, a string or an array: most references end here.
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None })
        {
            return false;
        }

        foreach (var signal in Signals)
        {
            if (symbols.IsOrInherits(type, signal))
            {
                return true;
            }
        }

        return false;
    }
}
