using System.Collections.Concurrent;
using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// Looks for what ends a wait on an event, semaphore, collection or channel: code that the waiting member itself runs or starts. Events that somebody else
/// raises may never come. In doubt something ends it.
/// </summary>
internal sealed class Wakers(LambdaProject project)
{
    // So many methods of its own type are looked into for what a member starts.
    private const int MaxMethods = 32;

    private readonly KnownSymbols symbols = project.Symbols;
    private readonly MemberReferences references = project.References;
    private readonly ConcurrentDictionary<string, bool> mentions = new(StringComparer.Ordinal);

    /// <summary>Gets what a call is made on, also in <c>signal?.Wait()</c>.</summary>
    public static IOperation? Receiver(IInvocationOperation call)
    {
        if (call.Instance is not IConditionalAccessInstanceOperation)
        {
            return call.Instance?.Unwrapped();
        }

        for (var outer = call.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IConditionalAccessOperation access)
            {
                return access.Operation.Unwrapped();
            }
        }

        return null;
    }

    /// <summary>Gets the variable of this project that is waited on: a local, field or property; null for parameters and everything else, of which nothing is known.</summary>
    public static ISymbol? SubjectOf(IOperation? receiver) => receiver switch
    {
        ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => local,
        IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.IsEmpty: false } field } => field,
        IPropertyReferenceOperation { Property: { DeclaringSyntaxReferences.IsEmpty: false, IsIndexer: false } property } => property,
        _ => null,
    };

    /// <summary>Gets the variable that holds the channel of a reader, or null where it is not known.</summary>
    public ISymbol? ChannelOf(IOperation? reader, CancellationToken cancellationToken)
    {
        if (reader is not IPropertyReferenceOperation { Property.Name: "Reader" } && SubjectOf(reader) is { } variable)
        {
            reader = references.Initializer(variable, cancellationToken)?.Unwrapped();
        }

        return reader is IPropertyReferenceOperation { Property.Name: "Reader", Instance: { } channel } && symbols.IsOrInherits(channel.Type, TypeNames.Channel)
            ? SubjectOf(channel)
            : null;
    }

    /// <summary>Tells whether every value that a variable is given is a new object that a wait does not pass at once.</summary>
    public bool StartsClosed(ISymbol variable, IOperation inside, CancellationToken cancellationToken)
    {
        var isCreated = false;
        if (references.Initializer(variable, cancellationToken) is { } initial && !Writes.IsDefaultValue(initial))
        {
            if (!IsClosed(initial))
            {
                return false;
            }

            isCreated = true;
        }

        foreach (var reference in ReferencesTo(variable, inside, cancellationToken))
        {
            if (!Writes.IsWritten(reference))
            {
                continue;
            }

            if (Writes.AssignedValue(reference) is not { } value || !(Writes.IsDefaultValue(value) || IsClosed(value)))
            {
                return false;
            }

            isCreated |= !Writes.IsDefaultValue(value);
        }

        return isCreated;
    }

    /// <summary>Tells whether the waiting member, or something that it starts, calls one of the methods, or the object goes where nothing is known of it.</summary>
    public bool MayWake(ISymbol variable, string[] signals, IInvocationOperation wait, CancellationToken cancellationToken)
    {
        HashSet<IMethodSymbol>? started = null;
        foreach (var reference in ReferencesTo(variable, wait, cancellationToken))
        {
            if (Use(reference) is not { } use)
            {
                return true;
            }

            if (use.Name is not { } name || Array.IndexOf(signals, name) < 0 || use.Operation.Syntax.Span == wait.Syntax.Span || IsInEventHandler(use.Operation))
            {
                continue;
            }

            if (variable is ILocalSymbol || IsSameMember(reference, wait))
            {
                return true;
            }

            started ??= StartedBy(wait, cancellationToken);
            if (project.Bodies.Model(reference.Syntax.SyntaxTree).GetEnclosingSymbol(reference.Syntax.SpanStart, cancellationToken) is { } member
                && started.Contains(Outermost(member)))
            {
                return true;
            }
        }

        // A barrier's own call in a lambda runs as often as there are participants.
        return Array.IndexOf(signals, wait.TargetMethod.Name) >= 0 && IsNested(wait);
    }

    /// <summary>Tells whether a method of a variable's object is called anywhere, or the object goes where nothing is known of it.</summary>
    public bool IsCalledAnywhere(ISymbol variable, string method, IOperation inside, CancellationToken cancellationToken)
    {
        foreach (var reference in ReferencesTo(variable, inside, cancellationToken))
        {
            if (Use(reference) is not { } use || use.Name == method)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether the waiting member makes a certain call on the object it waits for; false where that object has no name.</summary>
    public bool IsUsed(IOperation? receiver, IInvocationOperation wait, Func<IInvocationOperation, IInvocationOperation, bool> use)
    {
        var variable = receiver is IParameterReferenceOperation { Parameter: var parameter } ? parameter : SubjectOf(receiver);
        if (variable is null)
        {
            return false;
        }

        foreach (var operation in wait.Root().Descendants())
        {
            if (operation is IInvocationOperation call
                && Receiver(call) is { } other
                && SymbolEqualityComparer.Default.Equals(other is IParameterReferenceOperation { Parameter: var same } ? same : SubjectOf(other), variable)
                && use(call, wait))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a method of a library's type is called anywhere in the project.</summary>
    public bool IsMentioned(string type, string method, CancellationToken cancellationToken)
    {
        var key = type + "." + method;
        if (!mentions.TryGetValue(key, out var isMentioned))
        {
            if (symbols[type] is { } known)
            {
                foreach (var member in known.GetMembers(method))
                {
                    isMentioned |= references.IsMentioned(member, cancellationToken);
                }
            }

            mentions.TryAdd(key, isMentioned);
        }

        return isMentioned;
    }

    private IEnumerable<IOperation> ReferencesTo(ISymbol variable, IOperation inside, CancellationToken cancellationToken)
    {
        if (variable is not ILocalSymbol)
        {
            return references.Of(variable, cancellationToken);
        }

        var found = new List<IOperation>();
        foreach (var operation in inside.Root().Descendants())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, variable))
            {
                found.Add(operation);
            }
        }

        return found;
    }

    /// <summary>Gets the member that code uses of the object, no member where it does nothing with it; null where the object goes elsewhere.</summary>
    private (string? Name, IOperation Operation)? Use(IOperation reference)
    {
        var value = reference;
        while (value.Parent is IConversionOperation)
        {
            value = value.Parent;
        }

        switch (value.Parent)
        {
            case IPropertyReferenceOperation { Property: { Name: "Writer" or "Reader" } part } half when symbols.IsOrInherits(part.ContainingType, TypeNames.Channel):
                return part.Name is "Reader" ? (null, half) : Use(half);
            case IInvocationOperation call when ReferenceEquals(call.Instance, value):
                return (call.TargetMethod.Name, call);
            case IMethodReferenceOperation method:
                return (method.Method.Name, method);
            case IMemberReferenceOperation member when ReferenceEquals(member.Instance, value):
                return (null, member);
            case IConditionalAccessOperation { WhenNotNull: IInvocationOperation call } access when ReferenceEquals(access.Operation, value):
                return (call.TargetMethod.Name, call);
            case IAssignmentOperation assignment when ReferenceEquals(assignment.Target, value):
            case IIsPatternOperation or IBinaryOperation or IUsingOperation or IExpressionStatementOperation:
                return (null, value);
            default:
                return null;
        }
    }

    /// <summary>Tells whether an expression creates an object that nothing has signalled yet.</summary>
    private bool IsClosed(IOperation value)
    {
        value = value.Unwrapped();
        if (value is not IObjectCreationOperation creation)
        {
            return false;
        }

        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter?.Name is "initialState" or "set" && argument.Value.ConstantValue is not { HasValue: true, Value: false })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gets the methods of this project that a member calls or hands over as delegates, and those that these do.</summary>
    private HashSet<IMethodSymbol> StartedBy(IOperation wait, CancellationToken cancellationToken)
    {
        var found = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var open = new Queue<IOperation>();
        open.Enqueue(wait.Root());
        while (open.Count > 0)
        {
            foreach (var operation in open.Dequeue().DescendantsAndSelf())
            {
                var method = operation switch
                {
                    IInvocationOperation call => call.TargetMethod,
                    IMethodReferenceOperation reference when !IsInEventHandler(reference) => reference.Method,
                    IObjectCreationOperation creation => creation.Constructor,
                    _ => null,
                };

                method = (method?.ReducedFrom ?? method)?.OriginalDefinition;
                if (method is null || found.Count >= MaxMethods || method.DeclaringSyntaxReferences.IsEmpty || !found.Add(method))
                {
                    continue;
                }

                foreach (var body in project.Bodies.Of(method, cancellationToken))
                {
                    open.Enqueue(body);
                }
            }
        }

        return found;
    }

    private static IMethodSymbol Outermost(ISymbol member)
    {
        while (member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } && member.ContainingSymbol is IMethodSymbol outer)
        {
            member = outer;
        }

        return (member as IMethodSymbol)?.OriginalDefinition!;
    }

    private static bool IsSameMember(IOperation reference, IOperation wait) =>
        reference.Syntax.SyntaxTree == wait.Syntax.SyntaxTree && wait.Root().Syntax.Span.Contains(reference.Syntax.Span);

    private static bool IsNested(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether code is, or lies in, the handler of an event, which may never be raised.</summary>
    private static bool IsInEventHandler(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IEventAssignmentOperation)
            {
                return true;
            }
        }

        return false;
    }
}
