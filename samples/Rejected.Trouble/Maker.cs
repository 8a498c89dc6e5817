using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;

namespace Thumbnails;

/// <summary>Nobody says how the event becomes an object: there is no serializer.</summary>
public class Maker
{
    public Task MakeAsync(S3Event created, ILambdaContext context) // LFIT6001
    {
        context.Logger.LogLine($"{created.Records.Count} pictures");
        return Task.CompletedTask;
    }
}
