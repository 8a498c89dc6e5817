namespace RabbitMQ.Client
{
    public interface IConnection : IAsyncDisposable, IDisposable
    {
    }

    public interface IChannel : IAsyncDisposable, IDisposable
    {
        Task<string> BasicConsumeAsync(string queue, bool autoAck, string consumerTag, bool noLocal, bool exclusive, IDictionary<string, object?>? arguments, IAsyncBasicConsumer consumer, CancellationToken cancellationToken = default);
        Task<BasicGetResult?> BasicGetAsync(string queue, bool autoAck, CancellationToken cancellationToken = default);
        ValueTask BasicAckAsync(ulong deliveryTag, bool multiple, CancellationToken cancellationToken = default);
    }

    public static class IChannelExtensions
    {
        public static Task<string> BasicConsumeAsync(this IChannel channel, string queue, bool autoAck, IAsyncBasicConsumer consumer, CancellationToken cancellationToken = default) => throw null!;
    }

    public interface IAsyncBasicConsumer
    {
        IChannel? Channel { get; }
    }

    public class BasicGetResult
    {
        public ulong DeliveryTag { get; }
        public ReadOnlyMemory<byte> Body { get; }
    }
}
