namespace LambdaFit.Analyzers.Project;

/// <summary>
/// The metadata names of all types that the analyzers look up. A guard test holds each of them against the API
/// stand-ins (and, where the real packages restore, the stand-ins against those): a renamed type would otherwise make rules silent.
/// </summary>
internal static class TypeNames
{
    public const string LambdaContext = "Amazon.Lambda.Core.ILambdaContext";
    public const string LambdaSerializerAttribute = "Amazon.Lambda.Core.LambdaSerializerAttribute";
    public const string SystemTextJsonSerializer = "Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer";
    public const string NewtonsoftSerializer = "Amazon.Lambda.Serialization.Json.JsonSerializer";
    public const string LambdaFunctionAttribute = "Amazon.Lambda.Annotations.LambdaFunctionAttribute";
    public const string LambdaStartupAttribute = "Amazon.Lambda.Annotations.LambdaStartupAttribute";
    public const string DurableExecutionAttribute = "Amazon.Lambda.Annotations.DurableExecutionAttribute";
    public const string LambdaBootstrap = "Amazon.Lambda.RuntimeSupport.LambdaBootstrap";
    public const string LambdaBootstrapBuilder = "Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder";
    public const string HandlerWrapper = "Amazon.Lambda.RuntimeSupport.HandlerWrapper";
    public const string AspNetCoreFunction = "Amazon.Lambda.AspNetCoreServer.AbstractAspNetCoreFunction`2";
    public const string DurableFunction = "Amazon.Lambda.DurableExecution.DurableFunction";
    public const string DurableContext = "Amazon.Lambda.DurableExecution.IDurableContext";
    public const string PowertoolsRecordHandler = "AWS.Lambda.Powertools.BatchProcessing.IRecordHandler`1";

    public const string ControllerBase = "Microsoft.AspNetCore.Mvc.ControllerBase";
    public const string ApiControllerAttribute = "Microsoft.AspNetCore.Mvc.ApiControllerAttribute";
    public const string NonActionAttribute = "Microsoft.AspNetCore.Mvc.NonActionAttribute";
    public const string EndpointRouteBuilder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    public const string ApplicationBuilder = "Microsoft.AspNetCore.Builder.IApplicationBuilder";
    public const string HttpContext = "Microsoft.AspNetCore.Http.HttpContext";
    public const string RequestDelegate = "Microsoft.AspNetCore.Http.RequestDelegate";

    public const string AmazonServiceClient = "Amazon.Runtime.AmazonServiceClient";
    public const string AmazonService = "Amazon.Runtime.IAmazonService";
    public const string TransferUtility = "Amazon.S3.Transfer.TransferUtility";
    public const string DynamoDBContext = "Amazon.DynamoDBv2.DataModel.DynamoDBContext";
    public const string MongoClient = "MongoDB.Driver.MongoClient";
    public const string ConnectionMultiplexer = "StackExchange.Redis.ConnectionMultiplexer";
    public const string HttpClient = "System.Net.Http.HttpClient";
    public const string HttpMessageHandler = "System.Net.Http.HttpMessageHandler";

    public const string ServiceCollection = "Microsoft.Extensions.DependencyInjection.IServiceCollection";
    public const string ServiceDescriptor = "Microsoft.Extensions.DependencyInjection.ServiceDescriptor";
    public const string ServiceCollectionContainerBuilderExtensions = "Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions";
    public const string Configuration = "Microsoft.Extensions.Configuration.IConfiguration";
    public const string Options = "Microsoft.Extensions.Options.IOptions`1";
    public const string Host = "Microsoft.Extensions.Hosting.Host";
    public const string HostBuilder = "Microsoft.Extensions.Hosting.HostBuilder";
    public const string HostExtensions = "Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions";
    public const string HostBuilderExtensions = "Microsoft.Extensions.Hosting.HostingHostBuilderExtensions";
    public const string WebApplication = "Microsoft.AspNetCore.Builder.WebApplication";
    public const string WebHost = "Microsoft.AspNetCore.WebHost";
    public const string WebHostBuilder = "Microsoft.AspNetCore.Hosting.WebHostBuilder";
    public const string WebHostExtensions = "Microsoft.AspNetCore.Hosting.WebHostExtensions";

    public const string AsyncLocal = "System.Threading.AsyncLocal`1";
    public const string Interlocked = "System.Threading.Interlocked";
    public const string Lazy = "System.Lazy`1";
    public const string LazyInitializer = "System.Threading.LazyInitializer";
    public const string ThreadStaticAttribute = "System.ThreadStaticAttribute";
    public const string Volatile = "System.Threading.Volatile";

    public const string Task = "System.Threading.Tasks.Task";
    public const string TaskOfT = "System.Threading.Tasks.Task`1";
    public const string ValueTask = "System.Threading.Tasks.ValueTask";
    public const string ValueTaskOfT = "System.Threading.Tasks.ValueTask`1";
    public const string TaskFactory = "System.Threading.Tasks.TaskFactory";
    public const string TaskFactoryOfT = "System.Threading.Tasks.TaskFactory`1";
    public const string TaskCompletionSource = "System.Threading.Tasks.TaskCompletionSource";
    public const string TaskCompletionSourceOfT = "System.Threading.Tasks.TaskCompletionSource`1";
    public const string Thread = "System.Threading.Thread";
    public const string ThreadPool = "System.Threading.ThreadPool";
    public const string Timer = "System.Threading.Timer";
    public const string TimersTimer = "System.Timers.Timer";
    public const string PeriodicTimer = "System.Threading.PeriodicTimer";
    public const string Timeout = "System.Threading.Timeout";
    public const string WaitHandle = "System.Threading.WaitHandle";
    public const string Mutex = "System.Threading.Mutex";
    public const string Semaphore = "System.Threading.Semaphore";
    public const string CountdownEvent = "System.Threading.CountdownEvent";
    public const string ManualResetEventSlim = "System.Threading.ManualResetEventSlim";
    public const string SemaphoreSlim = "System.Threading.SemaphoreSlim";
    public const string Barrier = "System.Threading.Barrier";
    public const string Channel = "System.Threading.Channels.Channel`2";
    public const string ChannelWriter = "System.Threading.Channels.ChannelWriter`1";
    public const string EventArgs = "System.EventArgs";
    public const string TimeSpan = "System.TimeSpan";
    public const string CancellationToken = "System.Threading.CancellationToken";
    public const string CancellationTokenSource = "System.Threading.CancellationTokenSource";
    public const string ChannelReader = "System.Threading.Channels.ChannelReader`1";
    public const string BlockingCollection = "System.Collections.Concurrent.BlockingCollection`1";
    public const string TaskAsyncEnumerableExtensions = "System.Threading.Tasks.TaskAsyncEnumerableExtensions";
    public const string Console = "System.Console";
    public const string Process = "System.Diagnostics.Process";
    public const string DoesNotReturnAttribute = "System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute";
    public const string Environment = "System.Environment";
    public const string Exception = "System.Exception";
    public const string List = "System.Collections.Generic.List`1";
    public const string Enumerable = "System.Linq.Enumerable";
    public const string Math = "System.Math";
    public const string Stream = "System.IO.Stream";
}
