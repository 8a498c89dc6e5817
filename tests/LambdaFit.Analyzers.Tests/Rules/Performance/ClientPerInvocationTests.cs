using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Performance.ClientPerInvocationAnalyzer,
    LambdaFit.CodeFixes.Rules.Performance.ClientPerInvocationCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Performance;

public sealed class ClientPerInvocationTests
{
    private const string Usings =
        """
        #pragma warning disable CS0649, CS0169, CS0414
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Net;
        using System.Net.Http;
        using System.Threading.Tasks;
        using Amazon;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Runtime;
        using Amazon.S3;
        using Amazon.S3.Transfer;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using MongoDB.Driver;
        using StackExchange.Redis;

        """;

    [Theory]
    [InlineData("using var client = [|new HttpClient()|]; await client.GetStringAsync(order.Url);")]
    [InlineData("using (var client = [|new AmazonS3Client()|]) { await client.GetObjectAsync(order.Url, order.Id); }")]
    [InlineData("AmazonS3Client client = [|new()|];")]
    [InlineData("var client = [|new AmazonDynamoDBClient(RegionEndpoint.EUWest1)|];")]
    [InlineData("var client = [|new AmazonS3Client(new AmazonS3Config { MaxErrorRetry = 2 })|];")]
    [InlineData("var config = new AmazonS3Config(); config.ServiceURL = Environment.GetEnvironmentVariable(\"URL\"); var client = [|new AmazonS3Client(config)|];")]
    [InlineData("var region = Environment.GetEnvironmentVariable(\"AWS_REGION\"); var client = [|new AmazonS3Client(RegionEndpoint.GetBySystemName(region))|];")]
    [InlineData("await [|new HttpClient()|].GetStringAsync(order.Url);")]
    [InlineData("var transfer = new TransferUtility([|new AmazonS3Client()|]);")]
    [InlineData("var client = [|new HttpClient(new HttpClientHandler { MaxConnectionsPerServer = 5 })|];")]
    [InlineData("var handler = new SocketsHttpHandler(); var client = [|new HttpClient(handler)|];")]
    [InlineData("var client = [|new MongoClient(ConnectionString)|];")]
    [InlineData("var client = [|new MongoClient(configuration[\"Mongo\"])|];")]
    [InlineData("var redis = await ConnectionMultiplexer.[|ConnectAsync|](\"cache:6379\");")]
    [InlineData("var provider = new ServiceCollection().AddHttpClient().[|BuildServiceProvider|]();")]
    [InlineData("var host = Host.[|CreateDefaultBuilder|]().Build();")]
    [InlineData("var app = WebApplication.[|CreateBuilder|]();")]
    [InlineData("if (order.Id == null) { var client = [|new AmazonS3Client()|]; }")]
    [InlineData("foreach (var line in order.Lines) { using var client = [|new HttpClient()|]; }")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("_client ??= new AmazonS3Client();")]
    [InlineData("if (_client == null) { _client = new AmazonS3Client(); }")]
    [InlineData("if (_client is not null) { return; } _client = new AmazonS3Client();")]
    [InlineData("var client = _client ?? new AmazonS3Client();")]
    [InlineData("var client = _clients.GetOrAdd(\"eu\", _ => new AmazonS3Client());")]
    [InlineData("if (!_clients.TryGetValue(\"eu\", out var client)) { client = new AmazonS3Client(); _clients[\"eu\"] = client; }")]
    [InlineData("if (_clients.ContainsKey(\"eu\")) return; _clients[\"eu\"] = new AmazonS3Client();")]
    [InlineData("var lazy = new Lazy<AmazonS3Client>(() => new AmazonS3Client());")]
    [InlineData("var client = new AmazonS3Client(RegionEndpoint.GetBySystemName(order.Region));")]
    [InlineData("var client = new AmazonS3Client(new BasicAWSCredentials(order.Id, order.Url));")]
    [InlineData("var client = new AmazonS3Client(new AmazonS3Config { ServiceURL = order.Url });")]
    [InlineData("var config = new AmazonS3Config(); config.ServiceURL = order.Url; var client = new AmazonS3Client(config);")]
    [InlineData("var url = $\"https://{order.Region}.example.com\"; var client = new AmazonS3Client(new AmazonS3Config { ServiceURL = url });")]
    [InlineData("foreach (var region in new[] { RegionEndpoint.EUWest1, RegionEndpoint.USEast1 }) { var client = new AmazonS3Client(region); }")]
    [InlineData("var credentials = await AssumeAsync(); var client = new AmazonS3Client(credentials);")]
    [InlineData("using var client = new HttpClient { BaseAddress = new Uri(order.Url) };")]
    [InlineData("using var client = new HttpClient(); client.BaseAddress = new Uri(order.Url);")]
    [InlineData("using var client = new HttpClient(Shared, disposeHandler: false);")]
    [InlineData("using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });")]
    [InlineData("using var transfer = new TransferUtility(_shared);")]
    [InlineData("using var table = new DynamoDBContext(_dynamo);")]
    [InlineData("var client = _factory!.CreateClient();")]
    [InlineData("var client = new MongoClient(_tenantConnection);")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Fact]
    public Task The_message_names_the_client_the_way_to_it_and_what_to_do() => Verify.VerifyAnalyzerAsync(
        Usings +
        """
        public class Function
        {
            private readonly IStore store = new Store<int>();

            public Task Handler(string key, ILambdaContext context) => store.SaveAsync(key);
        }

        public interface IStore { Task SaveAsync(string key); }

        public class Store<T> : IStore
        {
            public async Task SaveAsync(string key)
            {
                using var client = [|new AmazonS3Client()|];
                await client.DeleteObjectAsync("bucket", key);
            }
        }
        """,
        "'AmazonS3Client' is created in every invocation (reached from 'Function.Handler' through 'Store.SaveAsync'); keep one in a 'static readonly' field or create it in the handler's constructor, so that warm invocations reuse its connections and only the cold start pays");

    [Fact]
    public Task Objects_made_during_an_invocation_make_their_clients_then() => Verify.VerifyAnalyzerAsync(
        Usings +
        """
        public partial class Function
        {
            private readonly AmazonS3Client kept = new();

            public void Handler(string key, ILambdaContext context)
            {
                new Worker().Run();
                new Reader().Run();
            }
        }

        public class Worker
        {
            private readonly AmazonS3Client client = [|new()|];

            public void Run() { }
        }
        // file: Reader.cs
        public class Reader
        {
            private readonly System.Net.Http.HttpClient client;

            public Reader() => client = [|new System.Net.Http.HttpClient()|];

            public void Run() { }
        }
        """);

    [Fact]
    public Task Handlers_of_executable_functions_are_reported_and_what_runs_before_them_is_not() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source = Usings +
            """
            var kept = new AmazonS3Client();
            var handler = async (string key, ILambdaContext context) =>
            {
                await kept.DeleteObjectAsync("bucket", key);
                return await [|new HttpClient()|].GetStringAsync(key);
            };

            await LambdaBootstrapBuilder.Create<string, string>(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            """,
    });

    [Fact]
    public Task Annotated_functions_are_reported_and_their_constructors_are_not() => Verify.VerifyAnalyzerAsync(
        Usings +
        """
        public class Functions
        {
            private static readonly HttpClient Shared = new HttpClient();
            private readonly AmazonS3Client client;

            public Functions() => client = new AmazonS3Client();

            [LambdaFunction]
            public Task<string> Get(string url) => [|new HttpClient()|].GetStringAsync(url);
        }
        """);

    [Fact]
    public Task Web_applications_and_short_lived_registrations_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source = Usings +
            """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            builder.Services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client());
            builder.Services.AddScoped<IAmazonS3>(_ => [|new AmazonS3Client()|]);
            builder.Services.AddTransient(provider => [|new AmazonDynamoDBClient(RegionEndpoint.GetBySystemName(provider.GetRequiredService<IConfiguration>()["Region"]))|]);
            builder.Services.AddScoped(provider => new AmazonDynamoDBClient(provider.GetRequiredService<RegionEndpoint>()));
            builder.Services.AddTransient(_ => [|new HttpClient()|]);
            var app = builder.Build();
            app.MapGet("/", (string url) => [|new HttpClient()|].GetStringAsync(url));
            app.Run();

            public class OrdersController : ControllerBase
            {
                private readonly AmazonS3Client client;

                public OrdersController() => client = [|new AmazonS3Client()|];

                public Task<string> Get(string id)
                {
                    using var http = [|new HttpClient()|];
                    return http.GetStringAsync(id);
                }
            }
            """,
    });

    [Fact]
    public Task A_registration_is_told_to_be_a_singleton() => Verify.VerifyAnalyzerAsync(
        Usings +
        """
        public class Function
        {
            private readonly IServiceProvider provider = Configure(new ServiceCollection()).BuildServiceProvider();

            public void Handler(string key, ILambdaContext context) => provider.GetRequiredService<IAmazonS3>();

            private static IServiceCollection Configure(IServiceCollection services) => services.AddTransient<IAmazonS3>(_ => [|new AmazonS3Client()|]);
        }
        """,
        "'AmazonS3Client' is created for each request or use, because of how it is registered; register it with 'AddSingleton', so that warm invocations reuse its connections and only the cold start pays");

    [Fact]
    public Task A_custom_resource_runs_once_per_deployment() => Verify.VerifyAnalyzerAsync(
        Usings +
        """
        public class CustomResourceRequest { public string? ResponseURL { get; set; } }

        public class Function
        {
            public Task Handler(CustomResourceRequest request, ILambdaContext context) => new HttpClient().PutAsync(request.ResponseURL, null);
        }
        """);

    [Fact]
    public Task What_a_check_at_the_call_guards_is_not_reported() => Verify.VerifyAnalyzerAsync(
        Usings +
        """
        public class Function
        {
            private static IServiceProvider? s_provider;
            private AmazonS3Client? client;

            public void Handler(string key, ILambdaContext context)
            {
                s_provider ??= Build();
                if (client == null)
                {
                    Connect();
                }
            }

            private static IServiceProvider Build() => new ServiceCollection().AddSingleton(new AmazonS3Client()).BuildServiceProvider();

            private void Connect() => client = new AmazonS3Client();
        }
        """);

    [Fact]
    public Task Parameters_of_helpers_may_differ_and_constant_members_do_not() => Verify.VerifyAnalyzerAsync(
        Usings +
        """
        public class Function
        {
            private readonly RegionEndpoint region;

            public Function() => region = RegionEndpoint.GetBySystemName(Environment.GetEnvironmentVariable("AWS_REGION"));

            public void Handler(string name, ILambdaContext context)
            {
                using var client = For(RegionEndpoint.GetBySystemName(name));
                using var own = [|new AmazonS3Client(region)|];
                using var other = [|new AmazonS3Client(Endpoint())|];
            }

            private static AmazonS3Client For(RegionEndpoint region) => new AmazonS3Client(region);

            private static RegionEndpoint Endpoint() => RegionEndpoint.EUWest1;
        }
        """);

    [Fact]
    public Task The_fix_drops_the_local_and_its_using() => Verify.VerifyCodeFixAsync(
        Usings +
        """
        public class Function
        {
            private readonly string _bucket = "orders";

            public async Task Handler(string key, ILambdaContext context)
            {
                // Talks to S3.
                using var client = [|new AmazonS3Client(RegionEndpoint.EUWest1)|]; // one region only

                await client.DeleteObjectAsync(_bucket, key);
                Func<Task> again = () => client.DeleteObjectAsync(_bucket, key);
                await again();
            }
        }
        """,
        Usings +
        """
        public class Function
        {
            private readonly string _bucket = "orders";
            private static readonly AmazonS3Client _s3Client = new AmazonS3Client(RegionEndpoint.EUWest1); // one region only

            public async Task Handler(string key, ILambdaContext context)
            {
                // Talks to S3.
                await _s3Client.DeleteObjectAsync(_bucket, key);
                Func<Task> again = () => _s3Client.DeleteObjectAsync(_bucket, key);
                await again();
            }
        }
        """);

    [Fact]
    public Task The_fix_unwraps_a_using_statement() => Verify.VerifyCodeFixAsync(
        Usings +
        """
        public class Function
        {
            public async Task<string> Handler(string url, ILambdaContext context)
            {
                var address = url.Trim();

                using (var client = [|new HttpClient { Timeout = TimeSpan.FromSeconds(5) }|])
                {
                    // Twice.
                    await client.GetStringAsync(address);

                    if (address.Length > 5)
                    {
                        return await client.GetStringAsync(address);
                    }
                }

                return address;
            }
        }
        """,
        Usings +
        """
        public class Function
        {
            private static readonly HttpClient s_httpClient = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };

            public async Task<string> Handler(string url, ILambdaContext context)
            {
                var address = url.Trim();

                // Twice.
                await s_httpClient.GetStringAsync(address);

                if (address.Length > 5)
                {
                    return await s_httpClient.GetStringAsync(address);
                }

                return address;
            }
        }
        """);

    [Fact]
    public Task The_fix_leaves_the_code_around_it_as_it_is() => Verify.VerifyCodeFixAsync(
        Usings +
        """
        public class Function
        {

           public async Task<string> Handler(string url,  ILambdaContext context)
             {
                using (var client = [|new HttpClient()|])
                {
                  var text = await client.GetStringAsync( url );
                    return $"{ text}"; // as it is
                }
             }
        }
        """,
        Usings +
        """
        public class Function
        {
           private static readonly HttpClient s_httpClient = new HttpClient();

           public async Task<string> Handler(string url,  ILambdaContext context)
             {
                var text = await s_httpClient.GetStringAsync( url );
                  return $"{ text}"; // as it is
             }
        }
        """);

    [Fact]
    public Task No_fix_where_a_static_constructor_would_run_after_the_initialiser() => Verify.VerifyNoCodeFixAsync(
        Usings +
        """
        public class Function
        {
            static Function() => AppContext.SetSwitch("Tracing", true);

            public async Task Handler(string url, ILambdaContext context) => await [|new HttpClient()|].GetStringAsync(url);
        }
        """);

    [Fact]
    public Task Equal_clients_of_a_class_share_a_field_and_others_get_their_own() => Verify.VerifyCodeFixAsync(
        Usings +
        """
        public class Function
        {
            private static readonly string s_bucket = "orders";

            public async Task Handler(string key, ILambdaContext context)
            {
                await [|new HttpClient()|].GetStringAsync(key);
                IAmazonS3 client = [|new AmazonS3Client()|];
                await client.DeleteObjectAsync(s_bucket, key);
                using var other = [|new AmazonS3Client(RegionEndpoint.USEast1)|];
                await other.DeleteObjectAsync(s_bucket, key);
                await new TransferUtility([|new AmazonS3Client(RegionEndpoint.USEast1)|]).DownloadAsync(key, s_bucket, key);
            }

            private class Nested
            {
            }
        }

        public class Second
        {
            public static async Task Handler(string key, ILambdaContext context)
            {
                using (var client = [|new HttpClient()|])
                using (var message = new HttpRequestMessage())
                {
                    await client.SendAsync(message);
                }

                using var again = [|new HttpClient()|];
                await again.GetStringAsync(key);
            }
        }
        """,
        Usings +
        """
        public class Function
        {
            private static readonly string s_bucket = "orders";
            private static readonly HttpClient s_httpClient = new HttpClient();
            private static readonly IAmazonS3 s_s3Client = new AmazonS3Client();
            private static readonly AmazonS3Client s_s3Client2 = new AmazonS3Client(RegionEndpoint.USEast1);

            public async Task Handler(string key, ILambdaContext context)
            {
                await s_httpClient.GetStringAsync(key);
                await s_s3Client.DeleteObjectAsync(s_bucket, key);
                await s_s3Client2.DeleteObjectAsync(s_bucket, key);
                await new TransferUtility(s_s3Client2).DownloadAsync(key, s_bucket, key);
            }

            private class Nested
            {
            }
        }

        public class Second
        {
            private static readonly HttpClient s_httpClient = new HttpClient();

            public static async Task Handler(string key, ILambdaContext context)
            {
                using (var message = new HttpRequestMessage())
                {
                    await s_httpClient.SendAsync(message);
                }

                await s_httpClient.GetStringAsync(key);
            }
        }
        """);

    [Fact]
    public Task The_parts_of_a_class_share_a_field() => Verify.VerifyCodeFixAsync(new Test
    {
        Source =
            """
            using System.Net.Http;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;

            public partial class Function
            {
                public async Task Handler(string url, ILambdaContext context)
                {
                    await [|new HttpClient()|].GetStringAsync(url);
                    await OtherAsync(url);
                }
            }
            // file: Tested.cs
            using System.Net.Http;
            using System.Threading.Tasks;

            public partial class Function
            {
                private static Task<string> OtherAsync(string url) => [|new HttpClient()|].GetStringAsync(url);
            }
            """,
        FixedSource =
            """
            using System.Net.Http;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;

            public partial class Function
            {
                private static readonly HttpClient s_httpClient = new HttpClient();

                public async Task Handler(string url, ILambdaContext context)
                {
                    await s_httpClient.GetStringAsync(url);
                    await OtherAsync(url);
                }
            }
            // file: Tested.cs
            using System.Net.Http;
            using System.Threading.Tasks;

            public partial class Function
            {
                private static Task<string> OtherAsync(string url) => s_httpClient.GetStringAsync(url);
            }
            """,
    });

    [Theory]
    [InlineData("var client = [|new HttpClient()|]; client.Timeout = TimeSpan.FromSeconds(5); await client.GetStringAsync(order.Url);")]
    [InlineData("var client = [|new HttpClient()|]; client.DefaultRequestHeaders.Add(\"a\", \"b\"); await client.GetStringAsync(order.Url);")]
    [InlineData("var client = [|new HttpClient()|]; await client.GetStringAsync(order.Url); client.Dispose();")]
    [InlineData("var client = [|new HttpClient()|]; Keep = client; await Keep.GetStringAsync(order.Url);")]
    [InlineData("var client = [|new HttpClient()|]; client = new HttpClient(Shared); await client.GetStringAsync(order.Url);")]
    [InlineData("_client = [|new AmazonS3Client()|];")]
    [InlineData("var region = RegionEndpoint.EUWest1; var client = [|new AmazonS3Client(region)|]; await client.GetObjectAsync(\"a\", \"b\");")]
    [InlineData("var client = [|new MongoClient(Environment.GetEnvironmentVariable(\"MONGO\"))|]; client.GetDatabase(\"a\");")]
    [InlineData("var redis = ConnectionMultiplexer.[|Connect|](\"cache\");")]
    [InlineData("HttpClient Make() => [|new HttpClient()|]; using var client = Make();")]
    [InlineData("using (var client = [|new HttpClient()|]) { using var message = new HttpRequestMessage(); await client.SendAsync(message); } await Task.Yield();")]
    [InlineData("using (var client = [|new HttpClient()|]) { await client.GetStringAsync(order.Url); };")]
    [InlineData("using (var client = [|new HttpClient()|]) { await client.GetStringAsync(order.Url); } // done")]
    public Task No_fix_where_a_shared_client_would_not_do(string statements) => Verify.VerifyNoCodeFixAsync(InHandler(statements));

    [Fact]
    public Task No_fix_in_generic_types_and_top_level_statements() => Verify.VerifyNoCodeFixAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source = Usings +
            """
            var handler = async (string url, ILambdaContext context) => await Get<int>.TextAsync(url) + await [|new HttpClient()|].GetStringAsync(url);
            await LambdaBootstrapBuilder.Create<string, string>(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();

            public static class Get<T>
            {
                public static Task<string> TextAsync(string url) => [|new HttpClient()|].GetStringAsync(url);
            }
            """,
    });

    private static string InHandler(string statements) => Usings +
        $$"""
        public class Order
        {
            public string Id { get; set; } = "";
            public string Region { get; set; } = "";
            public string Url { get; set; } = "";
            public List<Order> Lines { get; } = new();
        }

        public class Function
        {
            private const string ConnectionString = "mongodb://db";
            private static readonly SocketsHttpHandler Shared = new();
            private static HttpClient? Keep;
            private static AmazonS3Client? _client;
            private readonly ConcurrentDictionary<string, AmazonS3Client> _clients = new();
            private readonly AmazonS3Client _shared = new();
            private readonly AmazonDynamoDBClient _dynamo = new();
            private readonly IHttpClientFactory? _factory;
            private readonly IConfiguration configuration = new ConfigurationBuilder().Build();
            private readonly string _tenantConnection;

            public Function(string tenantConnection) => _tenantConnection = tenantConnection;

            public async Task Handler(Order order, ILambdaContext context)
            {
                await Task.Yield();
                {{statements}}
            }

            private static Task<AWSCredentials> AssumeAsync() => Task.FromResult<AWSCredentials>(null!);
        }
        """;
}
