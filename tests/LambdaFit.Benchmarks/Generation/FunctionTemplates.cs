namespace LambdaFit.Benchmarks.Generation;

/// <summary>What calls the services: Lambda functions of several programming models, or a plain worker.</summary>
internal static class FunctionTemplates
{
    /// <summary>A class-library function for a queue.</summary>
    public static string Queue(string thing, bool isVoid) => $$"""
        using System.Text.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        namespace Shop.{{thing}}s;

        public sealed record {{thing}}Message(string Id, string Action);

        public sealed class {{thing}}Function
        {
        {{Service(thing)}}

            [LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]
            public async {{(isVoid ? "void" : "Task")}} HandleAsync(SQSEvent batch, ILambdaContext context)
            {
                using var deadline = new CancellationTokenSource(context.RemainingTime);
                foreach (var record in batch.Records)
                {
                    var message = JsonSerializer.Deserialize<{{thing}}Message>(record.Body);
                    if (message is null)
                    {
                        context.Logger.LogError("Cannot read " + record.MessageId);
                        continue;
                    }

                    await ProcessAsync(message, context, deadline.Token);
                }
            }

            private async Task ProcessAsync({{thing}}Message message, ILambdaContext context, CancellationToken cancellationToken)
            {
                switch (message.Action)
                {
                    case "submit":
                        var result = await service.SubmitAsync(message.Id, cancellationToken);
                        context.Logger.LogInformation(result.IsSuccess ? result.Value.Total.ToString() : string.Join(", ", result.Problems));
                        break;
                    case "close":
                        context.Logger.LogInformation("Closed " + await service.CloseAllAsync(cancellationToken));
                        break;
                    default:
                        throw new NotSupportedException(message.Action);
                }
            }
        }
        """;

    /// <summary>A function with <c>[LambdaFunction]</c>.</summary>
    public static string Annotations(string thing) => $$"""
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;

        namespace Shop.{{thing}}s;

        public sealed record {{thing}}Response(int Status, string Body);

        public sealed class {{thing}}Function
        {
            private readonly I{{thing}}Service service;

            public {{thing}}Function(I{{thing}}Service service) => this.service = service;

            [LambdaFunction(Timeout = 30, MemorySize = 512)]
            public async Task<{{thing}}Response> SubmitAsync(string id, ILambdaContext context)
            {
                using var deadline = new CancellationTokenSource(context.RemainingTime);
                var result = await service.SubmitAsync(id, deadline.Token);
                return result.IsSuccess
                    ? new {{thing}}Response(200, result.Value.Total.ToString())
                    : new {{thing}}Response(409, string.Join(", ", result.Problems));
            }

            [LambdaFunction(Timeout = 300)]
            public async Task<int> CloseAsync(ILambdaContext context)
            {
                var closed = 0;
                while (context.RemainingTime > TimeSpan.FromSeconds(10))
                {
                    var more = await service.CloseAllAsync(CancellationToken.None);
                    closed += more;
                    if (more == 0)
                    {
                        break;
                    }
                }

                return closed;
            }
        }
        """;

    /// <summary>A function that runs its own bootstrap.</summary>
    public static string Bootstrap(string thing) => $$"""
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;

        namespace Shop.{{thing}}s;

        public sealed record {{thing}}Request(string[] Ids);

        public static class {{thing}}Function
        {
        {{Service(thing, "static ")}}

            public static async Task RunAsync()
            {
                using var bootstrap = LambdaBootstrapBuilder.Create<{{thing}}Request, string>(HandleAsync, new DefaultLambdaJsonSerializer()).Build();
                await bootstrap.RunAsync();
            }

            private static async Task<string> HandleAsync({{thing}}Request request, ILambdaContext context)
            {
                using var deadline = new CancellationTokenSource(context.RemainingTime);
                var submissions = request.Ids.Distinct(StringComparer.Ordinal).Select(id => service.SubmitAsync(id, deadline.Token)).ToList();
                var results = await Task.WhenAll(submissions);
                var total = results.Where(result => result.IsSuccess).Sum(result => result.Value.Total.Amount);
                foreach (var problem in results.SelectMany(result => result.Problems))
                {
                    context.Logger.LogError(problem);
                }

                return total.ToString("N2");
            }
        }
        """;

    /// <summary>A class-library function for a plain event.</summary>
    public static string Plain(string thing, bool hasSerializer) => $$"""
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Serialization.SystemTextJson;

        namespace Shop.{{thing}}s;

        public sealed record {{thing}}Command(string Id, bool IsUrgent);

        public sealed class {{thing}}Function
        {
            private static readonly Lazy<string> Region = new(() => Environment.GetEnvironmentVariable("AWS_REGION") ?? "eu-central-1");

        {{Service(thing)}}

            {{(hasSerializer ? "[LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]" : "// There should be a serializer.")}}
            public async Task<string> HandleAsync({{thing}}Command command, ILambdaContext context)
            {
                using var deadline = new CancellationTokenSource(context.RemainingTime);
                var result = await service.SubmitAsync(command.Id, deadline.Token);
                if (result.IsSuccess && command.IsUrgent)
                {
                    var closed = await service.CloseAllAsync(deadline.Token);
                    context.Logger.LogInformation($"Closed {closed} in {Region.Value}");
                }

                return result.IsSuccess ? "done" : "failed: " + result.Problems[0];
            }
        }
        """;

    /// <summary>A worker that knows nothing of Lambda.</summary>
    public static string Worker(string thing) => $$"""
        namespace Shop.{{thing}}s;

        public sealed record {{thing}}Job(string Id, string Action);

        public sealed class {{thing}}Worker
        {
        {{Service(thing)}}

            public async Task RunAsync(IEnumerable<{{thing}}Job> jobs, CancellationToken cancellationToken)
            {
                foreach (var job in jobs)
                {
                    switch (job.Action)
                    {
                        case "submit":
                            var result = await service.SubmitAsync(job.Id, cancellationToken);
                            Console.WriteLine(result.IsSuccess ? result.Value.Total.ToString() : string.Join(", ", result.Problems));
                            break;
                        case "close":
                            Console.WriteLine("Closed " + await service.CloseAllAsync(cancellationToken));
                            break;
                        default:
                            throw new NotSupportedException(job.Action);
                    }
                }
            }
        }
        """;

    private static string Service(string thing, string modifier = "") => $$"""
            private {{modifier}}readonly I{{thing}}Service service = new {{thing}}Service(
                new {{thing}}Repository(), new {{thing}}Rules(), new ConsoleAuditLog(new SystemClock()), new SystemClock());
        """;
}
