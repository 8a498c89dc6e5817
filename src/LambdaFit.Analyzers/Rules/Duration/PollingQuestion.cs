using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// What a loop asks each time it goes round, where all that ends it is the answer to the same question: the status of a job, an HTTP answer, a field.
/// Readers, queues and paging ask for the next thing each time, and so do not poll. What cannot be told apart counts as such.
/// </summary>
internal sealed class PollingQuestion(LambdaProject project, MemberReferences references, LoopExits exits, LoopWrites writes, CancellationToken cancellationToken)
{
    private readonly HashSet<ISymbol> pending = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> understood = [];
    private readonly RepeatedCalls repeated = new(writes);

    /// <summary>What the value of an expression depends on; of several the greatest counts.</summary>
    private enum Source
    {
        /// <summary>Nothing that changes while the loop runs.</summary>
        Same,

        /// <summary>The answer of a service: AWS, or HTTP.</summary>
        Service,

        /// <summary>The answer of something else: another call, a field, a property.</summary>
        Elsewhere,

        /// <summary>What goes on in the loop, or something unknown.</summary>
        Unsure,
    }

    /// <summary>Gets the name of what is asked.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Tells whether nothing but the answer to a question ends the loop.</summary>
    /// <param name="waits">Whether the loop waits between two questions.</param>
    public bool IsPolled(bool waits)
    {
        var source = Source.Same;
        foreach (var condition in exits.Conditions)
        {
            source = Greater(source, SourceOf(condition));
            if (source is Source.Unsure)
            {
                return false;
            }
        }

        return source switch
        {
            Source.Service => waits || WaitsInside() || new QuietLoop(project, writes.Loop, cancellationToken).DoesNothingBut(understood),
            Source.Elsewhere => (waits || WaitsInside()) && new QuietLoop(project, writes.Loop, cancellationToken).DoesNothingBut(understood),
            _ => false,
        };
    }

    private static Source Greater(Source left, Source right) => left > right ? left : right;

    private Source SourceOf(IOperation? value)
    {
        cancellationToken.ThrowIfCancellationRequested();
        value = value?.Unwrapped();
        switch (value)
        {
            case null or { ConstantValue.HasValue: true } or IInstanceReferenceOperation or IAnonymousFunctionOperation or IDelegateCreationOperation or ITypeOfOperation or IMethodReferenceOperation:
                return Source.Same;
            case ILocalReferenceOperation local:
                return SourceOfVariable(local.Local, Source.Same);
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter:
                return SourceOfVariable(parameter.Parameter, Source.Same);
            case IInvocationOperation call:
                return SourceOfCall(call);
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member:
                return SourceOfMember(member);
            case ISimpleAssignmentOperation assignment:
                return SourceOf(assignment.Value);
            case IBinaryOperation or IUnaryOperation or IConditionalOperation or ICoalesceOperation or IIsPatternOperation or IIsTypeOperation or IPatternOperation
                or ISwitchExpressionOperation or ISwitchExpressionArmOperation or IConditionalAccessOperation or IInterpolatedStringOperation or IInterpolatedStringContentOperation
                or ITupleOperation or IPropertySubpatternOperation or ITupleBinaryOperation or IDefaultValueOperation or IArrayElementReferenceOperation
                or IArrayCreationOperation or IArrayInitializerOperation or IObjectCreationOperation or IArgumentOperation or IDiscardOperation:
                return SourceOfChildren(value);
            case IConditionalAccessInstanceOperation:
                // Looked at as the operand of the access.
                return AccessedValue(value) is { } accessed ? SourceOf(accessed) : Source.Unsure;
            default:
                return Source.Unsure;
        }
    }

    private Source SourceOfChildren(IOperation value)
    {
        var source = Source.Same;
        foreach (var child in value.ChildOperations)
        {
            source = Greater(source, SourceOf(child));
        }

        return source;
    }

    private static IOperation? AccessedValue(IOperation instance)
    {
        var depth = 0;
        for (var (inner, outer) = (instance, instance.Parent); outer is not null && depth < 64; (inner, outer) = (outer, outer.Parent), depth++)
        {
            if (outer is IConditionalAccessOperation access && ReferenceEquals(access.WhenNotNull, inner))
            {
                return access.Operation;
            }
        }

        return null;
    }

    /// <summary>A variable is what the loop writes to it, on the conditions on which it does.</summary>
    private Source SourceOfVariable(ISymbol variable, Source source)
    {
        if (!pending.Add(variable))
        {
            return Source.Unsure;
        }

        foreach (var write in writes.Of(variable))
        {
            if (write.IsStep || write.Value is null)
            {
                source = Source.Unsure;
                break;
            }

            source = Greater(source, SourceOf(write.Value));
            var conditions = new List<IOperation>();
            LoopExits.CollectGoverning(write.Site, writes.Loop, conditions);
            foreach (var condition in conditions)
            {
                // What the loop asks anyway, and checks of the same variable.
                source = Greater(source, Contains(exits.Conditions, condition) ? Source.Same : SourceOf(condition));
            }
        }

        pending.Remove(variable);
        return source;
    }

    private static bool Contains(IEnumerable<IOperation> operations, IOperation sought)
    {
        foreach (var operation in operations)
        {
            if (ReferenceEquals(operation, sought))
            {
                return true;
            }
        }

        return false;
    }

    private Source SourceOfMember(IMemberReferenceOperation reference)
    {
        if (reference.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput })
        {
            // A part of what the pattern is held against, which is looked at itself.
            return Source.Same;
        }

        if (reference.Instance?.Unwrapped() is { } instance and not IInstanceReferenceOperation)
        {
            var source = SourceOf(instance);
            if (source is not Source.Same)
            {
                // A part of the answer.
                return source;
            }
        }

        var member = reference.Member.OriginalDefinition;
        if (member is IFieldSymbol { IsReadOnly: true } or IFieldSymbol { IsConst: true } or IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum })
        {
            return Source.Same;
        }

        if (!project.IsOwn(member))
        {
            // Of a live object that is not ours, such as a reader's 'EndOfStream' or a task's 'IsCompleted', nobody knows what moves it.
            return member.IsStatic ? Source.Same : Source.Unsure;
        }

        return SourceOfOwnMember(reference, member);
    }

    private Source SourceOfOwnMember(IMemberReferenceOperation reference, ISymbol member)
    {
        if (member is IPropertySymbol { IsIndexer: true })
        {
            return Source.Unsure;
        }

        var isComputed = member is IPropertySymbol { GetMethod: { IsImplicitlyDeclared: false } getter } && IsWritten(getter);
        if (isComputed || member.IsAbstract || member.IsVirtual)
        {
            return Ask(DisplayNames.Of(member), reference);
        }

        if (member is IPropertySymbol { SetMethod: null })
        {
            return Source.Same;
        }

        if (writes.Of(member).Count > 0)
        {
            return SourceOfVariable(member, Source.Same);
        }

        var isWritten = false;
        foreach (var use in references.Of(member, cancellationToken))
        {
            if (!Writes.IsWritten(use) || use.Root() is IConstructorBodyOperation || IsInInitializer(use))
            {
                continue;
            }

            isWritten = true;
            if (Writes.AssignedValue(use) is null || IsInLambda(use))
            {
                // Counters, and callbacks, which a timer may run.
                return Source.Unsure;
            }
        }

        return isWritten ? Ask(DisplayNames.Of(member), reference) : Source.Same;
    }

    private static bool IsInInitializer(IOperation use) => use.Parent?.Parent is IObjectOrCollectionInitializerOperation;

    private static bool IsInLambda(IOperation use)
    {
        for (var outer = use.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether the accessor of a property has code.</summary>
    private bool IsWritten(IMethodSymbol getter)
    {
        foreach (var reference in getter.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is ArrowExpressionClauseSyntax or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null })
            {
                return true;
            }
        }

        return false;
    }

    private Source SourceOfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        understood.Add(call.Syntax);
        if (project.Waits.Api.IsWait(method))
        {
            return Source.Same;
        }

        if (method.MethodKind is MethodKind.DelegateInvoke)
        {
            return Source.Unsure;
        }

        if (ServiceCalls.IsServiceCall(call, project.Symbols))
        {
            return ServiceCalls.IsActionCall(call, project.Symbols) || !repeated.IsRepeated(call) ? Source.Unsure : Named(method.Name, ServiceCalls.IsStatusCall(call, project.Symbols) ? Source.Service : Source.Elsewhere);
        }

        var source = Source.Same;
        if (call.Instance is { } instance)
        {
            source = SourceOf(instance);
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind is not RefKind.Out)
            {
                source = Greater(source, SourceOf(argument.Value));
            }
        }

        if (source is not Source.Same)
        {
            // Something made of the answer, or done with it.
            return IsDoneWith(call) ? Source.Unsure : source;
        }

        if (!project.IsOwn(method))
        {
            return IsLookAtOutside(method) && repeated.IsRepeated(call) ? Named(method.Name, Source.Elsewhere) : Source.Unsure;
        }

        return repeated.IsRepeated(call) ? Ask(method.Name, call) : Source.Unsure;
    }

    /// <summary>Tells whether a call does something with the answer that it is given, such as saving what was made of it, and not only looks at it.</summary>
    private bool IsDoneWith(IInvocationOperation call) =>
        project.IsOwn(call.TargetMethod)
            ? project.CallsAny(call, DoesSomething, cancellationToken)
            : !ServiceCalls.IsPlatform(call.TargetMethod) && IsTask(call.TargetMethod.ReturnType);

    private bool IsTask(ITypeSymbol type) => project.Symbols.Is(type, TypeNames.TaskOfT) || project.Symbols.Is(type, TypeNames.ValueTaskOfT);

    /// <summary>
    /// Methods of the platform move on what they are called on, other than looks at the file system. Those of other libraries ask somebody else when they
    /// are asynchronous, as the clients of services are.
    /// </summary>
    private bool IsLookAtOutside(IMethodSymbol method)
    {
        if (method.Name is "Exists" && (project.Symbols.IsMemberOf(method, TypeNames.File) || project.Symbols.IsMemberOf(method, TypeNames.Directory)))
        {
            return true;
        }

        return !ServiceCalls.IsPlatform(method)
            && method.ContainingAssembly?.Name is { } assembly && !assembly.StartsWith("Polly", StringComparison.Ordinal)
            && IsTask(method.ReturnType)
            && !project.Symbols.IsOrInherits(method.ContainingType, TypeNames.DurableContext);
    }

    /// <summary>Classifies what a member of this project answers, by what it asks in turn.</summary>
    private Source Ask(string name, IOperation question)
    {
        if (project.CallsAny(question, DoesSomething, cancellationToken))
        {
            return Source.Unsure;
        }

        return Named(name, project.CallsAny(question, inner => inner is IInvocationOperation call && ServiceCalls.IsStatusCall(call, project.Symbols), cancellationToken) ? Source.Service : Source.Elsewhere);
    }

    /// <summary>Tells actions from questions: services are told to do something, or what is awaited gives no answer.</summary>
    private bool DoesSomething(IOperation operation) => operation switch
    {
        IInvocationOperation call => ServiceCalls.IsActionCall(call, project.Symbols),
        IAwaitOperation { Operation: IInvocationOperation { TargetMethod: var method } } =>
            (project.Symbols.Is(method.ReturnType, TypeNames.Task) || project.Symbols.Is(method.ReturnType, TypeNames.ValueTask))
            && !project.IsOwn(method) && !ServiceCalls.IsPlatform(method),
        _ => false,
    };

    /// <summary>Tells whether a member that the loop calls waits, other than in a loop of its own.</summary>
    private bool WaitsInside()
    {
        foreach (var operation in writes.Loop.CodeInside())
        {
            if (project.CallsAny(operation, inner => inner is IInvocationOperation call && project.Waits.Api.IsWait(call.TargetMethod) && !IsInLoop(inner), cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInLoop(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is ILoopOperation)
            {
                return true;
            }
        }

        return false;
    }

    private Source Named(string name, Source source)
    {
        if (Name.Length == 0)
        {
            Name = name;
        }

        return source;
    }
}
