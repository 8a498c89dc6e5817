using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Where the name of a resource comes from.</summary>
/// <param name="Source">The event source whose event says it; <see cref="EventSourceKind.Other"/> where it is the function's own name or an environment variable.</param>
/// <param name="Variable">The environment variable that holds it, or null.</param>
internal sealed record ValueOrigin(EventSourceKind Source, string? Variable)
{
    private const int MaxHops = 10;
    private const string OwnName = "AWS_LAMBDA_FUNCTION_NAME";

    private static readonly ValueOrigin Self = new(EventSourceKind.Other, null);

    /// <summary>Gets a value indicating whether this is the name of the function that runs.</summary>
    public bool IsSelf => Source is EventSourceKind.Other && Variable is null;

    /// <summary>Follows a value through locals, members that are set once, and parameters of the members on the way; null where that ends nowhere known.</summary>
    public static ValueOrigin? Of(IOperation? value, Reach? step, LambdaProject project, CancellationToken cancellationToken)
    {
        for (var hops = 0; value is not null && hops < MaxHops; hops++)
        {
            switch (value.Unwrapped())
            {
                case ICoalesceOperation { WhenNull: var otherwise } coalesce when otherwise.Unwrapped() is IThrowOperation or { ConstantValue.HasValue: true }:
                    value = coalesce.Value;
                    break;
                case IConditionalAccessOperation access:
                    value = access.WhenNotNull;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable" } method, Arguments: { Length: > 0 } arguments }
                    when project.Symbols.IsMemberOf(method, TypeNames.Environment) && arguments[0].Value.ConstantValue is { HasValue: true, Value: string name }:
                    return name == OwnName ? Self : new(EventSourceKind.Other, name);
                case IPropertyReferenceOperation { Property: { Name: "Name" } bucket } when project.Symbols.IsMemberOf(bucket, TypeNames.S3Bucket):
                    return new(EventSourceKind.Bucket, null);
                case IPropertyReferenceOperation { Property: { Name: "TopicArn" } topic } when project.Symbols.IsMemberOf(topic, TypeNames.SnsMessage):
                    return new(EventSourceKind.Topic, null);
                case IPropertyReferenceOperation { Property: { Name: "FunctionName" or "InvokedFunctionArn" } own } when project.Symbols.IsMemberOf(own, TypeNames.LambdaContext):
                    return Self;
                case ILocalReferenceOperation { Local: var local } reference when !Writes.IsReassigned(local, reference.Root()):
                    value = project.References.Initializer(local, cancellationToken);
                    break;
                case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member:
                    value = OnlyValueOf(member.Member, project, cancellationToken);
                    break;
                case IParameterReferenceOperation { Parameter: var parameter }:
                    value = ArgumentFor(parameter, step, project, cancellationToken);
                    step = step?.Caller;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static IOperation? OnlyValueOf(ISymbol member, LambdaProject project, CancellationToken cancellationToken)
    {
        if (member.DeclaringSyntaxReferences.IsEmpty || member.IsVirtual || member.IsOverride || member.IsAbstract)
        {
            return null;
        }

        var value = project.References.Initializer(member, cancellationToken);
        foreach (var reference in project.References.Of(member, cancellationToken))
        {
            if (Writes.IsWritten(reference))
            {
                if (value is not null || Writes.AssignedValue(reference) is not { } assigned)
                {
                    return null;
                }

                value = assigned;
            }
        }

        return value ?? ReturnedBy(member, project, cancellationToken);
    }

    /// <summary>Gets what a property without a field returns: <c>string Bucket =&gt; …</c>.</summary>
    private static IOperation? ReturnedBy(ISymbol member, LambdaProject project, CancellationToken cancellationToken)
    {
        if (member is not IPropertySymbol { GetMethod: { } getter })
        {
            return null;
        }

        foreach (var body in project.Bodies.Of(getter, cancellationToken))
        {
            if (body is IBlockOperation { Operations: { Length: 1 } only } && only[0] is IReturnOperation { ReturnedValue: { } returned })
            {
                return returned;
            }
        }

        return null;
    }

    /// <summary>Gets what the only call in the member before gives a parameter.</summary>
    private static IOperation? ArgumentFor(IParameterSymbol parameter, Reach? step, LambdaProject project, CancellationToken cancellationToken)
    {
        if (step is not { Caller: { } caller }
            || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, step.Member.OriginalDefinition)
            || RepeatGuards.CallsOf(step.Member, caller.Member, project, cancellationToken) is not { Count: 1 } calls)
        {
            return null;
        }

        foreach (var argument in calls[0].Arguments)
        {
            if (argument.Parameter?.Ordinal == parameter.Ordinal)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
