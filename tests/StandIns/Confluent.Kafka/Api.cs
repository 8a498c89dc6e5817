namespace Confluent.Kafka
{
    public interface IClient : IDisposable
    {
        string Name { get; }
        int AddBrokers(string brokers);
    }

    public interface IConsumer<TKey, TValue> : IClient
    {
        string MemberId { get; }
        ConsumeResult<TKey, TValue> Consume(int millisecondsTimeout);
        ConsumeResult<TKey, TValue> Consume(CancellationToken cancellationToken = default);
        ConsumeResult<TKey, TValue> Consume(TimeSpan timeout);
        void Subscribe(IEnumerable<string> topics);
        void Subscribe(string topic);
        void Unsubscribe();
        void Commit(ConsumeResult<TKey, TValue> result);
        void Close();
    }

    public class ConsumerBuilder<TKey, TValue>
    {
        public ConsumerBuilder(IEnumerable<KeyValuePair<string, string>> config) => throw null!;
        public virtual IConsumer<TKey, TValue> Build() => throw null!;
    }

    public class ConsumeResult<TKey, TValue>
    {
        public string Topic { get; set; }
        public Message<TKey, TValue> Message { get; set; }
        public bool IsPartitionEOF { get; set; }
    }

    public class Message<TKey, TValue>
    {
        public TKey Key { get; set; }
        public TValue Value { get; set; }
    }
}
