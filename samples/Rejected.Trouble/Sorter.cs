using Amazon.Lambda.Core;

namespace Thumbnails;

/// <summary>Lambda creates the handler's class itself, and has no album to give it.</summary>
public class Sorter(string album)
{
    public Stream Sort(Stream input, ILambdaContext context) // LFIT6003
    {
        context.Logger.LogLine($"Sorting {album}");
        return input;
    }
}
