namespace LambdaFit.Benchmarks.Generation;

/// <summary>
/// What a generated service does after each of its steps: nothing wrong, or one thing that is wrong in an invocation.
/// </summary>
internal static class ServiceDefects
{
    public const string None = """
            private async Task FinishAsync(string id, CancellationToken cancellationToken)
            {
                await audit.WriteAsync(id, "finished", cancellationToken);
            }
        """;

    public const string EndlessLoop = """
            private async Task FinishAsync(string id, CancellationToken cancellationToken)
            {
                var beats = 0;
                while (true)
                {
                    beats++;
                    await audit.WriteAsync(id, "beat " + beats);
                    await Task.Delay(TimeSpan.FromMilliseconds(200));
                }
            }
        """;

    public const string LongWait = """
            private async Task FinishAsync(string id, CancellationToken cancellationToken)
            {
                for (var attempt = 0; attempt < 3; attempt++)
                {
                    await audit.WriteAsync(id, "attempt " + attempt, cancellationToken);
                    await Task.Delay(TimeSpan.FromMinutes(10), cancellationToken);
                }
            }
        """;

    public const string ForgottenTask = """
            private async Task FinishAsync(string id, CancellationToken cancellationToken)
            {
                _ = audit.WriteAsync(id, "finished", cancellationToken);
                await Task.Yield();
            }
        """;

    public const string StaticState = """
            private static string lastFinished = "";

            private async Task FinishAsync(string id, CancellationToken cancellationToken)
            {
                await audit.WriteAsync(id, "finished after " + lastFinished, cancellationToken);
                lastFinished = id;
            }
        """;

    public const string ClientPerInvocation = """
            private async Task FinishAsync(string id, CancellationToken cancellationToken)
            {
                using var client = new HttpClient();
                var answer = await client.GetStringAsync("https://status.example.com/", cancellationToken);
                await audit.WriteAsync(id, answer, cancellationToken);
            }
        """;
}
