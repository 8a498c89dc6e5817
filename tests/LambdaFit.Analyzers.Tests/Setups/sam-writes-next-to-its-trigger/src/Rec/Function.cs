using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.SQSEvents;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]
namespace Rec;
public class Function
{
    private readonly AmazonS3Client _s3 = new();
    private readonly AmazonEventBridgeClient _bus = new();
    private readonly AmazonSQSClient _sqs = new();

    public async Task Move(S3Event evnt, ILambdaContext context)
    {
        foreach (var record in evnt.Records)
        {
            var bucket = record.S3.Bucket.Name;
            var key = record.S3.Object.KeyDecoded;
            await _s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key.Replace("incoming/", "processed/") });
            await _s3.DeleteObjectAsync(bucket, key);
        }
    }

    public async Task Next(CloudWatchEvent<Dictionary<string, string>> evnt, ILambdaContext context)
    {
        await _bus.PutEventsAsync(new PutEventsRequest
        {
            Entries = new List<PutEventsRequestEntry> { new PutEventsRequestEntry { EventBusName = Environment.GetEnvironmentVariable("BUS"), Source = "orders", DetailType = "OrderPriced", Detail = "{}" } },
        });
    }

    public async Task<SQSBatchResponse> Split(SQSEvent evnt, ILambdaContext context)
    {
        foreach (var record in evnt.Records)
        {
            await _sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Environment.GetEnvironmentVariable("NEXT_QUEUE"), MessageBody = record.Body });
        }

        return new SQSBatchResponse();
    }
}
