namespace AWS.Lambda.Powertools.BatchProcessing
{
    public class BatchItemFailuresResponse
    {
        public List<BatchItemFailure> BatchItemFailures { get; init; }

        public class BatchItemFailure
        {
            public string ItemIdentifier { get; init; }
        }
    }

    public abstract class BatchProcessor<TEvent, TRecord> : IBatchProcessor<TEvent, TRecord>
    {
        public ProcessingResult<TRecord> ProcessingResult { get; protected set; }
        public Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler) => throw null!;
        public Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler, CancellationToken cancellationToken) => throw null!;
        public virtual Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler, ProcessingOptions processingOptions) => throw null!;
        protected virtual Task BeforeBatchProcessingAsync(TEvent @event, ProcessingOptions processingOptions) => throw null!;
        protected virtual Task<RecordHandlerResult> HandleRecordAsync(TRecord record, IRecordHandler<TRecord> recordHandler, CancellationToken cancellationToken) => throw null!;
        protected virtual Task HandleRecordSuccessAsync(TRecord record) => throw null!;
        protected virtual Task HandleRecordFailureAsync(TRecord record, Exception exception) => throw null!;
        protected virtual Task AfterBatchProcessingAsync(TEvent @event, ProcessingResult<TRecord> processingResult, ProcessingOptions processingOptions) => throw null!;
        protected abstract BatchProcessorErrorHandlingPolicy GetErrorHandlingPolicyForEvent(TEvent @event);
        protected abstract ICollection<TRecord> GetRecordsFromEvent(TEvent @event);
        protected abstract string GetRecordId(TRecord record);
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class BatchProcessorAttribute : Attribute
    {
        public Type BatchProcessor { get; set; }
        public Type BatchProcessorProvider { get; set; }
        public Type RecordHandler { get; set; }
        public Type RecordHandlerProvider { get; set; }
        public BatchProcessorErrorHandlingPolicy ErrorHandlingPolicy { get; set; }
        public bool BatchParallelProcessingEnabled { get; set; }
        public int MaxDegreeOfParallelism { get; set; }
        public bool ThrowOnFullBatchFailure { get; set; }
    }

    public enum BatchProcessorErrorHandlingPolicy
    {
        DeriveFromEvent,
        ContinueOnBatchItemFailure,
        StopOnFirstBatchItemFailure,
    }

    public interface IBatchProcessor<in TEvent, TRecord>
    {
        ProcessingResult<TRecord> ProcessingResult { get; }
        Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler);
        Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler, CancellationToken cancellationToken);
        Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler, ProcessingOptions processingOptions);
    }

    public interface IBatchProcessorProvider<in TEvent, TRecord>
    {
        IBatchProcessor<TEvent, TRecord> Create();
    }

    public interface IRecordHandler<in TRecord>
    {
        Task<RecordHandlerResult> HandleAsync(TRecord record, CancellationToken cancellationToken);
    }

    public interface IRecordHandlerProvider<in TRecord>
    {
        IRecordHandler<TRecord> Create();
    }

    public class ProcessingOptions
    {
        public CancellationToken? CancellationToken { get; init; }
        public int? MaxDegreeOfParallelism { get; init; }
        public BatchProcessorErrorHandlingPolicy? ErrorHandlingPolicy { get; init; }
        public bool BatchParallelProcessingEnabled { get; init; }
        public bool ThrowOnFullBatchFailure { get; init; }
    }

    public class ProcessingResult<TRecord>
    {
        public BatchItemFailuresResponse BatchItemFailuresResponse { get; }
        public List<TRecord> BatchRecords { get; }
        public List<RecordSuccess<TRecord>> SuccessRecords { get; }
        public List<RecordFailure<TRecord>> FailureRecords { get; }
        public void Clear() => throw null!;
    }

    public class RecordFailure<TRecord>
    {
        public Exception Exception { get; init; }
        public TRecord Record { get; init; }
        public string RecordId { get; init; }
    }

    public class RecordHandler<TRecord> : IRecordHandler<TRecord>
    {
        internal RecordHandler() => throw null!;
        public Task<RecordHandlerResult> HandleAsync(TRecord record, CancellationToken cancellationToken) => throw null!;
        public static IRecordHandler<TRecord> From(Action<TRecord> handlerAction) => throw null!;
        public static IRecordHandler<TRecord> From(Func<TRecord, Task<RecordHandlerResult>> handlerFunc) => throw null!;
    }

    public class RecordHandlerResult
    {
        public static RecordHandlerResult None { get; }
        public static RecordHandlerResult FromData(object data) => throw null!;
        public object Data { get; init; }
    }

    public class RecordSuccess<TRecord>
    {
        public RecordHandlerResult HandlerResult { get; init; }
        public TRecord Record { get; init; }
        public string RecordId { get; init; }
    }
}

namespace AWS.Lambda.Powertools.BatchProcessing.DynamoDb
{
    using Amazon.Lambda.DynamoDBEvents;

    public class DynamoDbStreamBatchProcessor : BatchProcessor<DynamoDBEvent, DynamoDBEvent.DynamodbStreamRecord>, IDynamoDbStreamBatchProcessor
    {
        public static IDynamoDbStreamBatchProcessor Instance { get; }
        protected DynamoDbStreamBatchProcessor() => throw null!;
        public static ProcessingResult<DynamoDBEvent.DynamodbStreamRecord> Result { get; }
        protected override BatchProcessorErrorHandlingPolicy GetErrorHandlingPolicyForEvent(DynamoDBEvent _) => throw null!;
        protected override ICollection<DynamoDBEvent.DynamodbStreamRecord> GetRecordsFromEvent(DynamoDBEvent @event) => throw null!;
        protected override string GetRecordId(DynamoDBEvent.DynamodbStreamRecord record) => throw null!;
    }

    public interface IDynamoDbStreamBatchProcessor : IBatchProcessor<DynamoDBEvent, DynamoDBEvent.DynamodbStreamRecord>
    {
    }

    public interface IDynamoDbStreamRecordHandler : IRecordHandler<DynamoDBEvent.DynamodbStreamRecord>
    {
    }
}

namespace AWS.Lambda.Powertools.BatchProcessing.Kinesis
{
    using Amazon.Lambda.KinesisEvents;

    public interface IKinesisEventBatchProcessor : IBatchProcessor<KinesisEvent, KinesisEvent.KinesisEventRecord>
    {
    }

    public interface IKinesisEventRecordHandler : IRecordHandler<KinesisEvent.KinesisEventRecord>
    {
    }

    public class KinesisEventBatchProcessor : BatchProcessor<KinesisEvent, KinesisEvent.KinesisEventRecord>, IKinesisEventBatchProcessor
    {
        public static IKinesisEventBatchProcessor Instance { get; }
        protected KinesisEventBatchProcessor() => throw null!;
        public static ProcessingResult<KinesisEvent.KinesisEventRecord> Result { get; }
        protected override BatchProcessorErrorHandlingPolicy GetErrorHandlingPolicyForEvent(KinesisEvent _) => throw null!;
        protected override ICollection<KinesisEvent.KinesisEventRecord> GetRecordsFromEvent(KinesisEvent @event) => throw null!;
        protected override string GetRecordId(KinesisEvent.KinesisEventRecord record) => throw null!;
    }
}

namespace AWS.Lambda.Powertools.BatchProcessing.Sqs
{
    using Amazon.Lambda.SQSEvents;

    public interface ISqsBatchProcessor : IBatchProcessor<SQSEvent, SQSEvent.SQSMessage>
    {
    }

    public interface ISqsRecordHandler : IRecordHandler<SQSEvent.SQSMessage>
    {
    }

    public class SqsBatchProcessor : BatchProcessor<SQSEvent, SQSEvent.SQSMessage>, ISqsBatchProcessor
    {
        public static ISqsBatchProcessor Instance { get; }
        protected SqsBatchProcessor() => throw null!;
        public static ProcessingResult<SQSEvent.SQSMessage> Result { get; }
        protected override BatchProcessorErrorHandlingPolicy GetErrorHandlingPolicyForEvent(SQSEvent @event) => throw null!;
        protected override ICollection<SQSEvent.SQSMessage> GetRecordsFromEvent(SQSEvent @event) => throw null!;
        protected override string GetRecordId(SQSEvent.SQSMessage record) => throw null!;
    }
}
