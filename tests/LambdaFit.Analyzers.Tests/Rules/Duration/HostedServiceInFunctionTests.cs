using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Duration.HostedServiceInFunctionAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

public sealed class HostedServiceInFunctionTests
{
    private const string Services =
        """

        public class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stopping)
            {
                while (!stopping.IsCancellationRequested) { await Task.Delay(1000, stopping); }
            }
        }

        public class Special : Worker { }

        public partial class Timed : IHostedService
        {
            private Timer timer;

            Task IHostedService.StartAsync(CancellationToken token)
            {
                timer = new Timer(_ => { }, null, TimeSpan.Zero, TimeSpan.FromHours(1));
                return Task.CompletedTask;
            }
        }

        public partial class Timed
        {
            public Task StopAsync(CancellationToken token) => Task.CompletedTask;
        }

        public class Forgetful<T> : IHostedService
        {
            private Task running;
            public Task StartAsync(CancellationToken token) { running = Task.Run(() => { }); return Task.CompletedTask; }
            public Task StopAsync(CancellationToken token) => Task.CompletedTask;
        }

        public class Consumer : IHostedService
        {
            public async Task StartAsync(CancellationToken token) => await OpenAsync();
            public async Task StopAsync(CancellationToken token) => await OpenAsync();
            private Task OpenAsync() => Task.CompletedTask;
        }

        public class WarmUp : IHostedService, IDisposable
        {
            private readonly ILogger<WarmUp> logger;
            public WarmUp(ILogger<WarmUp> logger) => this.logger = logger;
            public async Task StartAsync(CancellationToken token)
            {
                await Task.WhenAll(LoadAsync(), LoadAsync());
                var more = LoadAsync();
                await more.ConfigureAwait(false);
            }

            public Task StopAsync(CancellationToken token)
            {
                logger.LogInformation("Stopped");
                Dispose();
                return Task.CompletedTask;
            }

            public void Dispose() { }
            private Task LoadAsync() => Task.CompletedTask;
        }

        public class EarlyWarmUp : BackgroundService
        {
            public override async Task StartAsync(CancellationToken token) { await Task.Delay(1, token); await base.StartAsync(token); }
            protected override Task ExecuteAsync(CancellationToken stopping) => Task.CompletedTask;
        }

        """;

    [Theory]
    [InlineData("services.[|AddHostedService<Worker>|]();")]
    [InlineData("services.[|AddHostedService<Special>|]();")]
    [InlineData("services.[|AddHostedService<Timed>|]();")]
    [InlineData("services.[|AddHostedService<Forgetful<int>>|]();")]
    [InlineData("services.[|AddHostedService<Consumer>|]();")]
    [InlineData("services.[|AddHostedService|](_ => new Worker());")]
    [InlineData("services.AddSingleton<Worker>().[|AddHostedService|](provider => provider.GetRequiredService<Worker>());")]
    [InlineData("services.[|AddHostedService<IHostedService>|](provider => provider.GetRequiredService<Worker>());")]
    [InlineData("services.[|AddSingleton<IHostedService, Worker>|]();")]
    [InlineData("services.[|AddTransient<IHostedService>|](provider => new Timed());")]
    [InlineData("services.[|AddSingleton|](typeof(IHostedService), typeof(Worker));")]
    [InlineData("services.Add(ServiceDescriptor.[|Singleton<IHostedService, Worker>|]());")]
    [InlineData("services.[|AddQuartzHostedService|](options => options.WaitForJobsToComplete = true);")]
    [InlineData("services.[|AddHangfireServer|]();")]
    [InlineData("services.[|AddScheduler|]();")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(Hosted(statements));

    [Theory]
    [InlineData("services.AddHostedService<WarmUp>();")]
    [InlineData("services.AddHostedService<EarlyWarmUp>();")]
    [InlineData("services.AddSingleton<IHostedService, WarmUp>();")]
    [InlineData("services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<IHostedService>());")]
    [InlineData("services.AddSingleton<Worker>();")]
    [InlineData("services.AddSingleton(typeof(Worker));")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"AWS_LAMBDA_FUNCTION_NAME\") is null) { services.AddHostedService<Worker>(); }")]
    [InlineData("if (builder.Environment.IsDevelopment()) services.AddHostedService<Worker>();")]
    [InlineData("AddHostedService<Worker>(); void AddHostedService<T>() { }")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(Hosted(statements));

    [Fact]
    public Task Start_up_classes_of_Annotations_and_library_handlers_are_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        [LambdaStartup]
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.[|AddHostedService<Worker>|]();
        }

        public class Functions
        {
            [LambdaFunction]
            public string Echo(string text) => text;
        }
        """ + Services,
        "'Worker' is to run in the background, but Lambda freezes the environment between invocations, which last 900 s at most, so it stops in the middle of its work and does nothing while nobody calls; let EventBridge Scheduler invoke a function of its own, or move it to Fargate");

    [Fact]
    public Task An_AspNetCoreServer_function_is_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.AspNetCoreServer;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        public class LambdaEntryPoint : APIGatewayProxyFunction
        {
            protected override void Init(IWebHostBuilder builder) =>
                builder.ConfigureServices(services => services.[|AddHostedService<Worker>|]());
        }
        """ + Services);

    [Fact]
    public Task A_service_that_runs_the_bootstrap_is_not_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;

            await Host.CreateDefaultBuilder(args)
                .ConfigureServices(services => services.AddHostedService<Runtime>())
                .RunConsoleAsync();

            public class Runtime : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stopping)
                {
                    using var wrapper = HandlerWrapper.GetHandlerWrapper<string>(Handle, new DefaultLambdaJsonSerializer());
                    using var bootstrap = new LambdaBootstrap(wrapper);
                    await bootstrap.RunAsync(stopping);
                }

                private static void Handle(string order, ILambdaContext context) { }
            }
            """,
    });

    [Fact]
    public Task Libraries_are_not_reported_and_marked_projects_are()
    {
        const string Source =
            """
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;
            using Microsoft.Extensions.Logging;

            public static class Registration
            {
                public static void Add(IServiceCollection services) => services.AddHostedService<Worker>();
            }
            """;
        var marked = new Test { Source = Source.Replace("AddHostedService<Worker>", "[|AddHostedService<Worker>|]", StringComparison.Ordinal) + Services };
        marked.BuildProperties.Add("AWSProjectType", "Lambda");
        var library = new Test { Source = Source + Services };
        library.BuildProperties.Add("LambdaFitProject", "library");
        return Task.WhenAll(Verify.VerifyAnalyzerAsync(Source + Services), Verify.VerifyAnalyzerAsync(library), Verify.VerifyAnalyzerAsync(marked));
    }

    [Fact]
    public Task Managed_instances_do_not_freeze()
    {
        var test = Hosted("services.AddHostedService<Worker>();");
        test.AdditionalFiles.Add(("/repo/orders/template.yaml",
            """
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: TestProject
                  CapacityProviderConfig:
                    LambdaManagedInstancesCapacityProviderConfig:
                      CapacityProviderArn: arn:aws:lambda:eu-west-1:123456789012:capacity-provider:orders
            """));
        return Verify.VerifyAnalyzerAsync(test);
    }

    private static Test Hosted(string statements) => new()
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            $$"""
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using Coravel;
            using Hangfire;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;
            using Microsoft.Extensions.Logging;
            using Quartz;

            var builder = WebApplication.CreateBuilder(args);
            var services = builder.Services;
            services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            {{statements.Replace("[|", "{|LFIT1010:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal)}}
            builder.Build().Run();
            """ + Services,
    };
}
