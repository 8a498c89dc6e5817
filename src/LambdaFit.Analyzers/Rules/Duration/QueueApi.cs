using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>The libraries that take messages from queues and streams.</summary>
/// <param name="Description">What messages call it.</param>
/// <param name="HasEventSource">Whether an event source mapping of Lambda reads it.</param>
internal sealed record QueueApi(string Description, bool HasEventSource)
{
    private static readonly QueueApi Sqs = new("an SQS queue", HasEventSource: true);
    private static readonly QueueApi Kinesis = new("a Kinesis stream", HasEventSource: true);
    private static readonly QueueApi Kafka = new("a Kafka topic", HasEventSource: true);
    private static readonly QueueApi RabbitMq = new("a RabbitMQ queue", HasEventSource: true);
    private static readonly QueueApi ServiceBus = new("a Service Bus queue", HasEventSource: false);

    /// <summary>Gets whether a project may call any of these libraries, so that most pay nothing.</summary>
    public static NameMentions Mentions { get; } = new("ReceiveMessage", "Consume", "GetRecords", "BasicGet");

    /// <summary>Gets what a call takes a few messages from, or null where it does not.</summary>
    public static QueueApi? ReadOf(IInvocationOperation call, KnownSymbols symbols)
    {
        var type = call.TargetMethod.ContainingType;
        return call.TargetMethod.Name switch
        {
            "ReceiveMessageAsync" or "ReceiveMessage" when symbols.IsOrInherits(type, TypeNames.AmazonSqs) => Sqs,
            "ReceiveMessageAsync" or "ReceiveMessagesAsync" when symbols.IsOrInherits(type, TypeNames.ServiceBusReceiver) => ServiceBus,
            "GetRecordsAsync" or "GetRecords" when symbols.IsOrInherits(type, TypeNames.AmazonKinesis) => Kinesis,
            "Consume" when symbols.IsOrInherits(type, TypeNames.KafkaConsumer) => Kafka,
            "BasicGetAsync" or "BasicGet" when IsRabbitMq(type) => RabbitMq,
            _ => null,
        };
    }

    /// <summary>Gets what a call reads for as long as it is not stopped, or null where it does not.</summary>
    public static QueueApi? SubscriptionOf(IInvocationOperation call, KnownSymbols symbols)
    {
        var type = call.TargetMethod.ContainingType;
        return call.TargetMethod.Name switch
        {
            "BasicConsumeAsync" or "BasicConsume" when IsRabbitMq(type) => RabbitMq,
            "StartProcessingAsync" when symbols.IsOrInherits(type, TypeNames.ServiceBusProcessor) || symbols.IsOrInherits(type, TypeNames.ServiceBusSessionProcessor) => ServiceBus,
            _ => null,
        };
    }

    /// <summary>Gets what the stream of messages that <c>await foreach</c> runs over reads, or null.</summary>
    public static QueueApi? StreamOf(IInvocationOperation call, KnownSymbols symbols)
    {
        while (call.TargetMethod.Name is "WithCancellation" or "ConfigureAwait" && call.Arguments.Length > 0 && call.Arguments[0].Value.Unwrapped() is IInvocationOperation source)
        {
            call = source;
        }

        return call.TargetMethod is { Name: "ReceiveMessagesAsync", ReturnType.Name: "IAsyncEnumerable" } method && symbols.IsOrInherits(method.ContainingType, TypeNames.ServiceBusReceiver) ? ServiceBus : null;
    }

    /// <summary>The types changed their names with version 7 (<c>IModel</c>, <c>IChannel</c>), the namespace did not.</summary>
    private static bool IsRabbitMq(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "Client", ContainingNamespace: { Name: "RabbitMQ", ContainingNamespace.IsGlobalNamespace: true } };
}
