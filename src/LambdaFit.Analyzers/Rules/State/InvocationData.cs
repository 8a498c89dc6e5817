using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// Tells the objects that belong to one invocation and nobody else: the event, the context, the request, the caller's identity and tokens.
/// Plain values taken out of them are left to other rules.
/// </summary>
internal sealed class InvocationData(LambdaProject project)
{
    private const int MaxHops = 8;

    /// <summary>Gets what of the invocation a write keeps, in words for a message; null where it is nothing of the kind.</summary>
    public string? Of(StateWrite write, CancellationToken cancellationToken) =>
        StateIdioms.ValueOf(write.Operation) is { } value ? Of(value, MaxHops, cancellationToken) : null;

    private string? Of(IOperation value, int hops, CancellationToken cancellationToken)
    {
        value = WithoutConversions(value);
        if (hops == 0 || value.ConstantValue.HasValue)
        {
            return null;
        }

        switch (value)
        {
            case ICoalesceOperation coalesce:
                return Of(coalesce.Value, hops - 1, cancellationToken) ?? Of(coalesce.WhenNull, hops - 1, cancellationToken);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Of(conditional.WhenTrue, hops - 1, cancellationToken) ?? Of(whenFalse, hops - 1, cancellationToken);
            case ISimpleAssignmentOperation assignment:
                return Of(assignment.Value, hops - 1, cancellationToken);
        }

        return OfType(value) ?? (IsEvent(value, cancellationToken) ? "the event" : IsAuthorization(value, cancellationToken) ? "the caller's token" : null);
    }

    private string? OfType(IOperation value)
    {
        var type = value.Type;
        if (type is not INamedTypeSymbol || type.TypeKind is TypeKind.Error)
        {
            return null;
        }

        var symbols = project.Symbols;
        if (symbols.IsOrInherits(type, TypeNames.LambdaContext))
        {
            return "the 'ILambdaContext'";
        }

        if (symbols.IsOrInherits(type, TypeNames.HttpContext) || symbols.IsOrInherits(type, TypeNames.HttpRequest) || symbols.IsOrInherits(type, TypeNames.HttpResponse))
        {
            return "the '" + type.Name + "'";
        }

        if (symbols.IsOrInherits(type, TypeNames.Principal) || symbols.IsOrInherits(type, TypeNames.Identity) || symbols.IsOrInherits(type, TypeNames.CognitoIdentity))
        {
            return "the caller's identity";
        }

        // A token that is handed in is cancelled with the invocation.
        return symbols.Is(type, TypeNames.CancellationToken) && value is IParameterReferenceOperation or IPropertyReferenceOperation { Property.Name: "RequestAborted" }
            ? "the invocation's cancellation token"
            : null;
    }

    /// <summary>
    /// Tells the event itself: the first parameter of an entry point, be it through a local, or what is handed on as an event type of AWS. Strings and
    /// numbers are plain values.
    /// </summary>
    private bool IsEvent(IOperation value, CancellationToken cancellationToken)
    {
        for (var hops = 0; hops < MaxHops; hops++)
        {
            switch (WithoutConversions(value))
            {
                case ILocalReferenceOperation { Local: var local } reference when project.References.Initializer(local, cancellationToken) is { } initial && !Writes.IsReassigned(local, reference.Root()):
                    value = initial;
                    break;
                case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter }:
                    return parameter.Type is { TypeKind: TypeKind.Class or TypeKind.Interface, SpecialType: SpecialType.None }
                        && !project.Symbols.IsOrInherits(parameter.Type, TypeNames.Stream)
                        && (IsEventType(parameter.Type) || (parameter.Ordinal == 0 && IsHandler(method, cancellationToken)));
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsEventType(ITypeSymbol type) =>
        type.ContainingAssembly?.Name is { } assembly
        && assembly.StartsWith("Amazon.Lambda.", StringComparison.Ordinal)
        && assembly.EndsWith("Events", StringComparison.Ordinal)
        && (type.Name.EndsWith("Event", StringComparison.Ordinal) || type.Name.EndsWith("Request", StringComparison.Ordinal));

    private bool IsHandler(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (entryPoint.IsFunction && SymbolEqualityComparer.Default.Equals(entryPoint.Method, method.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells what is cut out of the header <c>Authorization</c>.</summary>
    private bool IsAuthorization(IOperation value, CancellationToken cancellationToken)
    {
        for (var hops = 0; hops < MaxHops; hops++)
        {
            switch (WithoutConversions(value))
            {
                case ILocalReferenceOperation { Local: var local }:
                    if (project.References.Initializer(local, cancellationToken) is not { } initial)
                    {
                        return false;
                    }

                    value = initial;
                    break;
                case IPropertyReferenceOperation { Arguments: { Length: 1 } arguments } when arguments[0].Value.ConstantValue is { HasValue: true, Value: string key }:
                    return string.Equals(key, "Authorization", StringComparison.OrdinalIgnoreCase);
                case IPropertyReferenceOperation { Property: { Name: "Authorization", ContainingType.Name: "IHeaderDictionary" } }:
                    return true;
                case IPropertyReferenceOperation { Instance: { } instance }:
                    value = instance;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "GetValueOrDefault" or "GetValue" }, Arguments: var arguments } when NamesAuthorization(arguments):
                    return true;
                case IInvocationOperation { Instance: { Type: { SpecialType: SpecialType.System_String } or { Name: "StringValues" } } cut }:
                    value = cut;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "Last" or "First" or "LastOrDefault" or "FirstOrDefault" }, Arguments: { Length: > 0 } elements }:
                    value = elements[0].Value;
                    break;
                case IArrayElementReferenceOperation element:
                    value = element.ArrayReference;
                    break;
                case IConditionalAccessOperation access:
                    value = access.Operation;
                    break;
                case ICoalesceOperation coalesce:
                    value = coalesce.Value;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool NamesAuthorization(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string key } && string.Equals(key, "Authorization", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Unlike elsewhere <c>await</c> stays: a task is not its result.</summary>
    private static IOperation WithoutConversions(IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                default:
                    return value;
            }
        }
    }
}
