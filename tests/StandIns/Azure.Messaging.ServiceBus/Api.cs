namespace Azure.Messaging.ServiceBus
{
    public class ServiceBusClient : IAsyncDisposable
    {
        public ServiceBusClient(string connectionString) => throw null!;
        public virtual ServiceBusReceiver CreateReceiver(string queueName) => throw null!;
        public virtual ServiceBusProcessor CreateProcessor(string queueName) => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }

    public class ServiceBusReceiver : IAsyncDisposable
    {
        public virtual Task<ServiceBusReceivedMessage> ReceiveMessageAsync(TimeSpan? maxWaitTime = default, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(int maxMessages, TimeSpan? maxWaitTime = default, CancellationToken cancellationToken = default) => throw null!;
        public virtual IAsyncEnumerable<ServiceBusReceivedMessage> ReceiveMessagesAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }

    public class ServiceBusProcessor : IAsyncDisposable
    {
        public event Func<ProcessMessageEventArgs, Task> ProcessMessageAsync;
        public event Func<ProcessErrorEventArgs, Task> ProcessErrorAsync;
        public virtual Task StartProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task StopProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public ValueTask DisposeAsync() => throw null!;
    }

    public class ServiceBusSessionProcessor : IAsyncDisposable
    {
        public virtual Task StartProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public ValueTask DisposeAsync() => throw null!;
    }

    public class ServiceBusReceivedMessage
    {
        public string MessageId { get; }
    }

    public class ProcessMessageEventArgs : EventArgs
    {
        public ServiceBusReceivedMessage Message { get; }
    }

    public sealed class ProcessErrorEventArgs : EventArgs
    {
        public Exception Exception { get; }
    }
}
