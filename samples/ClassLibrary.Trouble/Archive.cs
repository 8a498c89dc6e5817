using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Orders;

internal sealed class Archive(IAmazonSQS queue, IAmazonS3 bucket)
{
    /// <summary>Takes failed orders until there are none left. An event source mapping would do that, and cost nothing while there are none.</summary>
    public async Task TakeFailedAsync()
    {
        ReceiveMessageResponse failed;
        do
        {
            failed = await queue.ReceiveMessageAsync("https://sqs.eu-west-1.amazonaws.com/123456789012/failed-orders"); // LFIT1011
        }
        while (failed.Messages is { Count: > 0 });
    }

    /// <summary>Reads the whole bucket, which grows. The rule is off by default; .editorconfig switches it on.</summary>
    public async Task<long> SizeAsync()
    {
        var size = 0L;
        await foreach (var order in bucket.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = "orders" }).S3Objects) // LFIT1012
        {
            size += order.Size ?? 0;
        }

        return size;
    }
}
