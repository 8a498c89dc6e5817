using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>A call of an AWS service that may start a function.</summary>
/// <param name="Kind">What starts functions when it is written to; <see cref="EventSourceKind.Other"/> where the call invokes a function itself.</param>
/// <param name="Target">The bucket, queue, topic or function that the call names; of a bus null, because each entry names its own.</param>
/// <param name="Request">The request object as it is created, or null.</param>
internal sealed record TriggeringCall(EventSourceKind Kind, IOperation? Target, IObjectCreationOperation? Request)
{
    private const string FunctionName = "FunctionName";

    /// <summary>Gets what a call starts, or null where it starts nothing or does not say what.</summary>
    public static TriggeringCall? Of(IInvocationOperation call, LambdaProject project, CancellationToken cancellationToken)
    {
        var (kind, service, property, parameter) = call.TargetMethod.Name switch
        {
            "PutObjectAsync" or "PutObject" => (EventSourceKind.Bucket, TypeNames.AmazonS3, "BucketName", "bucketName"),
            "CopyObjectAsync" or "CopyObject" => (EventSourceKind.Bucket, TypeNames.AmazonS3, "DestinationBucket", "destinationBucket"),
            "UploadAsync" or "Upload" => (EventSourceKind.Bucket, TypeNames.TransferUtilityInterface, "BucketName", "bucketName"),
            "SendMessageAsync" or "SendMessage" or "SendMessageBatchAsync" or "SendMessageBatch" => (EventSourceKind.Queue, TypeNames.AmazonSqs, "QueueUrl", "queueUrl"),
            "PublishAsync" or "Publish" or "PublishBatchAsync" or "PublishBatch" => (EventSourceKind.Topic, TypeNames.AmazonSns, "TopicArn", "topicArn"),
            "PutEventsAsync" or "PutEvents" => (EventSourceKind.EventBridge, TypeNames.AmazonEventBridge, string.Empty, string.Empty),
            "InvokeAsync" or "Invoke" => (EventSourceKind.Other, TypeNames.AmazonLambda, FunctionName, "functionName"),
            _ => (EventSourceKind.Other, string.Empty, string.Empty, string.Empty),
        };
        if (service.Length == 0 || !project.Symbols.IsOrInherits(call.TargetMethod.ContainingType, service))
        {
            return null;
        }

        IObjectCreationOperation? request = null;
        IOperation? target = null;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
            {
                target = argument.Value;
            }
            else if (argument.Parameter?.Type.Name.EndsWith("Request", StringComparison.Ordinal) == true)
            {
                request = CreationOf(argument.Value, project, cancellationToken);
                target = request is null ? null : ValueOf(request, argument.Value.Unwrapped(), property, parameter, project, cancellationToken);
            }
        }

        if (kind is EventSourceKind.EventBridge ? request is null : target is null)
        {
            return null;
        }

        // A dry run starts nothing.
        return property == FunctionName
            && request is not null
            && ValueOf(request, request, "InvocationType", string.Empty, project, cancellationToken)?.Unwrapped() is IFieldReferenceOperation { Field.Name: "DryRun" }
                ? null
                : new(kind, target, request);
    }

    /// <summary>Gets what a property is given where an object is created, or on the local that holds it; null where that is not just one value.</summary>
    public static IOperation? ValueOf(
        IObjectCreationOperation creation, IOperation holder, string property, string parameter, LambdaProject project, CancellationToken cancellationToken)
    {
        IOperation? value = null;
        foreach (var argument in creation.Arguments)
        {
            value = argument.Parameter?.Name == parameter ? argument.Value : value;
        }

        foreach (var assigned in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            value = assigned is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var set } } assignment && set.Name == property ? assignment.Value : value;
        }

        if (holder is not ILocalReferenceOperation { Local: var local })
        {
            return value;
        }

        foreach (var use in project.References.Of(local, cancellationToken))
        {
            if (use.Parent is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation later } reference
                && reference.Property.Name == property
                && ReferenceEquals(later.Target, reference))
            {
                if (value is not null)
                {
                    return null;
                }

                value = later.Value;
            }
        }

        return value;
    }

    /// <summary>Gets the creation of an object that is handed over at once or through one local.</summary>
    private static IObjectCreationOperation? CreationOf(IOperation value, LambdaProject project, CancellationToken cancellationToken) => value.Unwrapped() switch
    {
        IObjectCreationOperation creation => creation,
        ILocalReferenceOperation { Local: var local } reference when !Writes.IsReassigned(local, reference.Root()) =>
            project.References.Initializer(local, cancellationToken)?.Unwrapped() as IObjectCreationOperation,
        _ => null,
    };
}
