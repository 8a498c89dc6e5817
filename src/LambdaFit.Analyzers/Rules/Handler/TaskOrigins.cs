using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>
/// Tells whether waiting for a task may block: the task was started by this member, and nothing before has waited for it or asked whether
/// it has ended. What comes from a parameter, a field or an object may have ended long ago, and counts as ended.
/// </summary>
internal sealed class TaskOrigins(TaskFlow flow, KnownSymbols symbols)
{
    private const int MaxDepth = 16;

    public bool MayBlock(IOperation task, IOperation wait, CancellationToken cancellationToken)
    {
        var variables = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        return StartsHere(task, variables, MaxDepth, cancellationToken) && (variables.Count == 0 || !HasEndedBefore(variables, wait));
    }

    /// <summary>Gets the task inside <c>ConfigureAwait</c>, <c>AsTask</c>, <c>Preserve</c> and conversions.</summary>
    public static IOperation Configured(IOperation task)
    {
        while (true)
        {
            switch (task)
            {
                case IConversionOperation conversion:
                    task = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    task = parenthesized.Operand;
                    break;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve", Instance: { } inner }:
                    task = inner;
                    break;
                default:
                    return task;
            }
        }
    }

    /// <summary>Tells whether a task, or the tasks of a collection, were started in this member. The variables that they went through are collected.</summary>
    private bool StartsHere(IOperation value, HashSet<ISymbol> variables, int depth, CancellationToken cancellationToken)
    {
        value = Configured(value);
        if (depth == 0)
        {
            return false;
        }

        switch (value)
        {
            case IInvocationOperation call:
                return StartedByCall(call, variables, depth, cancellationToken);
            case ILocalReferenceOperation { Local: var local } reference:
                return variables.Add(local) && StartsLocal(local, reference, variables, depth, cancellationToken);
            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda } parameter } reference:
                variables.Add(parameter);
                return SourceOfLambda(reference, lambda) is { } elements && StartsHere(elements, variables, depth - 1, cancellationToken);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                var startsFirst = StartsHere(conditional.WhenTrue, variables, depth - 1, cancellationToken);
                return StartsHere(whenFalse, variables, depth - 1, cancellationToken) || startsFirst;
            case ICoalesceOperation coalesce:
                return StartsHere(coalesce.WhenNull, variables, depth - 1, cancellationToken);
            case IConditionalAccessOperation access:
                return StartsHere(access.WhenNotNull, variables, depth - 1, cancellationToken);
            case ISimpleAssignmentOperation assignment:
                return StartsHere(assignment.Value, variables, depth - 1, cancellationToken);
            case IArrayElementReferenceOperation element:
                return StartsHere(element.ArrayReference, variables, depth - 1, cancellationToken);
            case IArrayCreationOperation array:
                return StartsElements(array.Initializer?.ElementValues, variables, depth, cancellationToken);
            case IObjectCreationOperation creation:
                return IsTaskSource(creation.Type) || (flow.IsTask(creation.Type) && !flow.HasEnded(creation, cancellationToken));
            case IPropertyReferenceOperation { Instance: { } owner } property when IsPartOf(owner, property):
                return StartsHere(owner, variables, depth - 1, cancellationToken);
            case IFieldReferenceOperation { Instance: { Type.IsTupleType: true } owner }:
                return StartsHere(owner, variables, depth - 1, cancellationToken);
            case ITupleOperation:
                return true;
            default:
                // A collection expression, which the oldest compiler's API does not know.
                return value is not (IMemberReferenceOperation or IParameterReferenceOperation or IAwaitOperation) && IsTaskSource(value.Type);
        }
    }

    private bool StartedByCall(IInvocationOperation call, HashSet<ISymbol> variables, int depth, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (symbols.IsMemberOf(method, TypeNames.Enumerable) && call.Arguments.Length > 0)
        {
            // What a query makes of other values it starts; else it hands on the tasks of its source.
            var source = Configured(call.Arguments[0].Value);
            return !(source is IInvocationOperation || IsTaskSource(source.Type)) || StartsHere(source, variables, depth - 1, cancellationToken);
        }

        return !flow.IsTask(call.Type) || (!IsBuffered(call) && !flow.HasEnded(call, cancellationToken));
    }

    private bool StartsLocal(ILocalSymbol local, IOperation reference, HashSet<ISymbol> variables, int depth, CancellationToken cancellationToken)
    {
        foreach (var operation in reference.Root().Descendants())
        {
            var value = operation switch
            {
                IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) => declarator.GetVariableInitializer()?.Value,
                IForEachLoopOperation loop when Declares(loop, local) => loop.Collection,
                ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when SymbolEqualityComparer.Default.Equals(target.Local, local) => assignment.Value,
                IDeconstructionAssignmentOperation deconstruction when Declares(deconstruction.Target, local) => deconstruction.Value,
                _ => null,
            };

            if (value is not null && StartsHere(value, variables, depth - 1, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private bool StartsElements(IEnumerable<IOperation>? elements, HashSet<ISymbol> variables, int depth, CancellationToken cancellationToken)
    {
        // An array that is filled later holds what this member puts into it.
        if (elements is null)
        {
            return true;
        }

        var starts = false;
        foreach (var element in elements)
        {
            starts |= StartsHere(element, variables, depth - 1, cancellationToken);
        }

        return starts;
    }

    /// <summary>
    /// Tells whether a call reads the content of a response that <c>HttpClient</c> has read to its end, as it does unless it is told to stop
    /// behind the headers: then nothing is left to wait for.
    /// </summary>
    private bool IsBuffered(IInvocationOperation call) =>
        call is { TargetMethod.Name: "ReadAsStringAsync" or "ReadAsByteArrayAsync" or "ReadAsStreamAsync", Instance: IPropertyReferenceOperation { Property.Name: "Content", Instance: { } response } }
        && symbols.IsMemberOf(call.TargetMethod, TypeNames.HttpContent)
        && IsReadToEnd(response, followsLocals: true);

    private bool IsReadToEnd(IOperation response, bool followsLocals)
    {
        response = Answered(response);
        switch (response)
        {
            case ILocalReferenceOperation { Local: var local } when followsLocals:
                var isAssigned = false;
                foreach (var operation in response.Root().Descendants())
                {
                    var value = operation switch
                    {
                        IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) => declarator.GetVariableInitializer()?.Value,
                        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when SymbolEqualityComparer.Default.Equals(target.Local, local) => assignment.Value,
                        _ => null,
                    };

                    if (value is not null && !IsReadToEnd(value, followsLocals: false))
                    {
                        return false;
                    }

                    isAssigned |= value is not null;
                }

                return isAssigned;
            case IInvocationOperation { TargetMethod: var method } call when symbols.IsMemberOf(method, TypeNames.HttpClient):
                foreach (var argument in call.Arguments)
                {
                    if (argument.Parameter?.Type.Name is "HttpCompletionOption" && argument.Value.ConstantValue is not { HasValue: true, Value: 0 })
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>Gets the call whose result a value is, behind <c>await</c> or what blocks until it is there.</summary>
    private static IOperation Answered(IOperation value)
    {
        while (true)
        {
            var inner = Configured(value.Unwrapped());
            inner = inner switch
            {
                IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => task,
                IInvocationOperation { TargetMethod.Name: "GetResult", Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } awaited } } => awaited,
                _ => inner,
            };
            if (ReferenceEquals(inner, value))
            {
                return value;
            }

            value = inner;
        }
    }

    private static bool Declares(IOperation declaration, ILocalSymbol local)
    {
        if (declaration is IForEachLoopOperation loop)
        {
            foreach (var declared in loop.Locals)
            {
                if (SymbolEqualityComparer.Default.Equals(declared, local))
                {
                    return true;
                }
            }

            return false;
        }

        foreach (var operation in declaration.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets the collection whose elements a lambda is called with: the source of the query, or the list of a <c>ForEach</c>.</summary>
    private static IOperation? SourceOfLambda(IOperation inside, IMethodSymbol lambda)
    {
        for (var outer = inside.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is not IAnonymousFunctionOperation function || !SymbolEqualityComparer.Default.Equals(function.Symbol, lambda))
            {
                continue;
            }

            var user = function.Parent;
            while (user is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
            {
                user = user.Parent;
            }

            return user is IInvocationOperation call ? call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null) : null;
        }

        return null;
    }

    /// <summary>Tells whether a property reads an element of a collection, or a part of a pair or an anonymous object.</summary>
    private static bool IsPartOf(IOperation owner, IPropertyReferenceOperation property) =>
        property.Property.IsIndexer
        || owner.Type is INamedTypeSymbol { IsAnonymousType: true } or { Name: "KeyValuePair" }
        || (property.Property.Name is "Values" && owner.Type is INamedTypeSymbol { TypeArguments.Length: 2 });

    /// <summary>Tells whether a type is a collection of tasks, or of pairs with tasks.</summary>
    private bool IsTaskSource(ITypeSymbol? type)
    {
        if (type is null or { SpecialType: not SpecialType.None })
        {
            return false;
        }

        if (flow.IsTaskCollection(type))
        {
            return true;
        }

        // IEnumerable<Task> itself, or a dictionary. The result of a task is none of them.
        if (!flow.IsTask(type) && type is INamedTypeSymbol { TypeArguments: var arguments })
        {
            foreach (var argument in arguments)
            {
                if (flow.IsTask(argument))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Tells whether code before a wait has awaited or waited for any of some variables, or has asked whether it has ended.</summary>
    private static bool HasEndedBefore(HashSet<ISymbol> variables, IOperation wait)
    {
        var position = wait.Syntax.SpanStart;
        foreach (var operation in wait.Root().Descendants())
        {
            if (operation is not (ILocalReferenceOperation or IParameterReferenceOperation) || !variables.Contains(VariableOf(operation)!))
            {
                continue;
            }

            for (var outer = operation.Parent; outer is not (null or IBlockOperation); outer = outer.Parent)
            {
                // The wait itself does not count, nor does what comes after it.
                if (!ReferenceEquals(outer, wait) && IsBefore(outer, position, wait) && SaysEnded(outer))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsBefore(IOperation operation, int position, IOperation wait) =>
        operation.Syntax.Span.End <= position || (operation.Syntax.SpanStart < position && !operation.Syntax.Span.Contains(wait.Syntax.Span));

    private static bool SaysEnded(IOperation operation) => operation switch
    {
        IAwaitOperation => true,
        IPropertyReferenceOperation { Property.Name: "Result" or "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled" or "Status" or "Exception" } => true,
        IIsPatternOperation => true,
        IInvocationOperation { TargetMethod.Name: "Wait" or "WaitAll" or "WaitAny" or "GetResult" } => true,
        _ => false,
    };

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
