using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Amazon.S3;
using Amazon.S3.Model;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Reports
{
    public class Function
    {
        private static readonly IAmazonS3 S3 = new AmazonS3Client();

        public async Task<SQSBatchResponse> HandleAsync(SQSEvent sqsEvent, ILambdaContext context)
        {
            var response = new SQSBatchResponse { BatchItemFailures = new List<SQSBatchResponse.BatchItemFailure>() };
            foreach (var message in sqsEvent.Records)
            {
                try
                {
                    await S3.PutObjectAsync(new PutObjectRequest { BucketName = Environment.GetEnvironmentVariable("BUCKET"), Key = message.MessageId, ContentBody = message.Body });
                }
                catch (Exception e)
                {
                    context.Logger.LogError(e.Message);
                    response.BatchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                }
            }

            return response;
        }
    }
}
