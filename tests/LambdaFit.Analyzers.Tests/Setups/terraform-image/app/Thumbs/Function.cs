using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Thumbs;

public class Function
{
    public void Handle(S3Event evnt, ILambdaContext context) => context.Logger.LogInformation(evnt.Records[0].S3.Object.KeyDecoded);
}
