using System.Threading.Tasks;
using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;
using Amazon.S3;
using Amazon.S3.Model;

namespace Shop;

public class Function
{
    private readonly AmazonS3Client client = new AmazonS3Client();

    public async Task Handler(S3Event created, ILambdaContext context)
    {
        foreach (var record in created.Records)
        {
            await client.PutObjectAsync(new PutObjectRequest { BucketName = record.S3.Bucket.Name, Key = "small/" + record.S3.Object.Key });
        }
    }
}
