using Amazon.Lambda.Core;

namespace Thumbnails;

/// <summary>Takes a stream and so needs no serializer, but Lambda does not start a handler that is async void.</summary>
public class Cleaner
{
    public async void Clean(Stream input, ILambdaContext context) // LFIT6002
    {
        await Task.Yield();
        context.Logger.LogLine("Cleaned");
    }
}
