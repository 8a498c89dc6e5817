using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.InMemoryStoreAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class InMemoryStoreTests
{
    [Theory]
    [InlineData("builder.Services.[|AddDistributedMemoryCache|]();")]
    [InlineData("builder.Services.[|AddSession|]();")]
    [InlineData("builder.Services.[|AddDistributedMemoryCache|]().[|AddSession|](options => options.IdleTimeout = TimeSpan.FromMinutes(5));")]
    [InlineData("app.[|UseSession|]();")]
    [InlineData("builder.Services.[|AddRateLimiter|](options => options.AddFixedWindowLimiter(\"all\", limit => limit.PermitLimit = 5));")]
    [InlineData("builder.Services.AddDbContext<Orders>(options => options.[|UseInMemoryDatabase|](\"orders\"));")]
    [InlineData("builder.Services.[|AddSignalR|]();")]
    [InlineData("builder.Services.[|AddSignalR|]().AddJsonProtocol();")]
    [InlineData("builder.Services.AddMassTransit(bus => bus.[|UsingInMemory|]());")]
    public Task Stores_of_one_environment_are_reported(string statement) => Verify.VerifyAnalyzerAsync(Application(statement));

    [Theory]
    [InlineData("builder.Services.AddMemoryCache();")] // a cache of its own is what it says
    [InlineData("builder.Services.AddDistributedMemoryCache(); builder.Services.AddStackExchangeRedisCache(); builder.Services.AddSession(); app.UseSession();")]
    [InlineData("builder.Services.AddDistributedMemoryCache(); builder.Services.AddSingleton<IDistributedCache, DynamoCache>();")]
    [InlineData("builder.Services.AddDistributedMemoryCache(); builder.Services.Replace(ServiceDescriptor.Singleton(typeof(IDistributedCache), typeof(DynamoCache)));")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddDistributedMemoryCache();")]
    [InlineData("if (builder.Configuration[\"Cache\"] == \"memory\") { builder.Services.AddSession(); }")]
    [InlineData("if (!builder.Environment.IsDevelopment()) return; builder.Services.AddDistributedMemoryCache();")]
    [InlineData("builder.Services.AddDbContext<Orders>(options => { if (args.Length > 0) options.UseInMemoryDatabase(\"orders\"); });")]
    [InlineData("builder.Services.AddRateLimiter(options => options.AddRedisLimiter(\"all\"));")]
    [InlineData("builder.Services.AddRateLimiter(options => options.AddPolicy(\"all\", context => RateLimitPartition.Get(\"x\", key => new Limiter())));")]
    [InlineData("builder.Services.AddSignalR().AddBackplane();")]
    [InlineData("var signalR = builder.Services.AddSignalR(); signalR.AddJsonProtocol(); signalR.AddBackplane();")]
    [InlineData("builder.Services.AddMassTransit(bus => bus.UsingQueues());")]
    [InlineData("builder.Services.AddMassTransit(bus => { switch (args.Length) { case 0: bus.UsingInMemory(); break; default: bus.UsingQueues(); break; } });")]
    [InlineData("Own.AddDistributedMemoryCache(builder.Services);")]
    public Task Shared_and_conditional_stores_are_not_reported(string statement) => Verify.VerifyAnalyzerAsync(Application(statement));

    [Fact]
    public Task The_message_says_what_is_kept_and_where_it_belongs() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Annotations;
        using Microsoft.Extensions.DependencyInjection;

        [LambdaStartup]
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.[|AddDistributedMemoryCache|]();
        }

        public class Functions
        {
            [LambdaFunction]
            public void Take(string order) { }
        }
        """,
        "'AddDistributedMemoryCache' keeps the distributed cache in the memory of one execution environment, while Lambda spreads requests over many that come and go; use ElastiCache or DynamoDB, with 'AddStackExchangeRedisCache' or 'AddAWSDynamoDBDistributedCache'");

    [Fact]
    public Task Startup_classes_constructors_and_generic_helpers_are_reported() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.AspNetCoreServer;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.DependencyInjection;

        public class LambdaEntryPoint : APIGatewayProxyFunction
        {
            protected override void Init(IWebHostBuilder builder) => builder.UseStartup<Startup>();
        }

        public partial class Startup
        {
            public void ConfigureServices(IServiceCollection services) => Add<Startup>(services);
            public void ConfigureDevelopmentServices(IServiceCollection services) => services.AddSession();
        }

        public partial class Startup
        {
            private static void Add<T>(IServiceCollection services) where T : class => services.AddScoped<T>().[|AddDistributedMemoryCache|]();
        }
        """);

    [Fact]
    public Task A_Main_that_Lambda_does_not_run_is_not_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using Amazon.Lambda.AspNetCoreServer;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;
            using Microsoft.Extensions.DependencyInjection;

            public class LambdaEntryPoint : APIGatewayProxyFunction
            {
                protected override void Init(IWebHostBuilder builder) { }
            }

            public static class LocalEntryPoint
            {
                public static void Main(string[] args)
                {
                    var builder = WebApplication.CreateBuilder(args);
                    builder.Services.AddDistributedMemoryCache();
                    builder.Build().Run();
                }
            }
            """,
    });

    [Fact]
    public Task A_library_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using Microsoft.Extensions.DependencyInjection;

        public static class Caching
        {
            public static IServiceCollection AddCaching(this IServiceCollection services) => services.AddDistributedMemoryCache();
        }
        """);

    private static Test Application(string statement) => new()
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            $$"""
            using System;
            using System.Threading.RateLimiting;
            using MassTransit;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.RateLimiting;
            using Microsoft.AspNetCore.SignalR;
            using Microsoft.EntityFrameworkCore;
            using Microsoft.Extensions.Caching.Distributed;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.DependencyInjection.Extensions;
            using Microsoft.Extensions.Hosting;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            var app = builder.Build();
            {{statement}}
            app.Run();

            public abstract class DynamoCache : IDistributedCache
            {
                public abstract byte[]? Get(string key);
                public abstract System.Threading.Tasks.Task<byte[]?> GetAsync(string key, System.Threading.CancellationToken token = default);
                public abstract void Refresh(string key);
                public abstract System.Threading.Tasks.Task RefreshAsync(string key, System.Threading.CancellationToken token = default);
                public abstract void Remove(string key);
                public abstract System.Threading.Tasks.Task RemoveAsync(string key, System.Threading.CancellationToken token = default);
                public abstract void Set(string key, byte[] value, DistributedCacheEntryOptions options);
                public abstract System.Threading.Tasks.Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, System.Threading.CancellationToken token = default);
            }

            public sealed class Orders : DbContext { public Orders(DbContextOptions options) : base(options) { } }

            public sealed class Limiter : RateLimiter
            {
                public override TimeSpan? IdleDuration => null;
                public override RateLimiterStatistics? GetStatistics() => null;
                protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException();
                protected override System.Threading.Tasks.ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, System.Threading.CancellationToken cancellationToken) => throw new NotSupportedException();
            }

            public static class Own
            {
                public static void AddDistributedMemoryCache(IServiceCollection services) => services.AddMemoryCache();
                public static void AddStackExchangeRedisCache(this IServiceCollection services) { }
                public static RateLimiterOptions AddRedisLimiter(this RateLimiterOptions options, string name) => options;
                public static ISignalRServerBuilder AddBackplane(this ISignalRServerBuilder builder) => builder;
                public static void UsingQueues(this IBusRegistrationConfigurator bus) { }
            }
            """,
    };
}
