using Amazon.Lambda.Core;

namespace Backend.Functions.Jobs;

public class Nightly
{
    public async Task Run(ILambdaContext context)
    {
        while (context.RemainingTime > TimeSpan.FromSeconds(10))
        {
            if (!await NextAsync())
            {
                return;
            }
        }
    }

    private static Task<bool> NextAsync() => Task.FromResult(false);
}
