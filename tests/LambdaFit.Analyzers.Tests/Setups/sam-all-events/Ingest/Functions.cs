using Amazon.Lambda.ApplicationLoadBalancerEvents;
using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.KinesisEvents;
using StreamsEventResponse = Amazon.Lambda.KinesisEvents.StreamsEventResponse;
using Amazon.Lambda.Serialization.SystemTextJson;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace Ingest;

public class Functions
{
    public StreamsEventResponse Kinesis(KinesisEvent evnt, ILambdaContext context)
    {
        var failed = new List<StreamsEventResponse.BatchItemFailure>();
        foreach (var record in evnt.Records)
        {
            try
            {
                using var reader = new StreamReader(record.Kinesis.Data);
                context.Logger.LogInformation(reader.ReadToEnd());
            }
            catch (InvalidDataException)
            {
                failed.Add(new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Kinesis.SequenceNumber });
                break;
            }
        }

        return new StreamsEventResponse { BatchItemFailures = failed };
    }

    public async Task Dynamo(DynamoDBEvent evnt, ILambdaContext context)
    {
        foreach (var record in evnt.Records)
        {
            await Task.Yield();
            context.Logger.LogInformation(record.EventName);
        }
    }

    public Task Nightly(ScheduledEvent evnt, ILambdaContext context)
    {
        context.Logger.LogInformation($"Nightly run {evnt.Time}");
        return Task.CompletedTask;
    }

    public ApplicationLoadBalancerResponse Alb(ApplicationLoadBalancerRequest request, ILambdaContext context) => new() { StatusCode = 200, Body = "ok" };

    public Stream Raw(Stream input, ILambdaContext context) => input;
}
