namespace Amazon.Lambda.AspNetCoreServer
{
    using System.Diagnostics.CodeAnalysis;
    using Amazon.Lambda.APIGatewayEvents;
    using Amazon.Lambda.ApplicationLoadBalancerEvents;
    using Amazon.Lambda.AspNetCoreServer.Internal;
    using Amazon.Lambda.Core.ResponseStreaming;
    using Amazon.Lambda.Core;
    using Microsoft.AspNetCore.Hosting;
    using Microsoft.AspNetCore.Http.Features.Authentication;
    using Microsoft.AspNetCore.Http.Features;
    using Microsoft.AspNetCore.Http;
    using Microsoft.Extensions.Hosting;

    public abstract class APIGatewayHttpApiV2ProxyFunction : AbstractAspNetCoreFunction<APIGatewayHttpApiV2ProxyRequest, APIGatewayHttpApiV2ProxyResponse>
    {
        protected APIGatewayHttpApiV2ProxyFunction() => throw null!;
        protected APIGatewayHttpApiV2ProxyFunction(StartupMode startupMode) => throw null!;
        protected APIGatewayHttpApiV2ProxyFunction(IServiceProvider hostedServices) => throw null!;
        protected override Amazon.Lambda.Core.ResponseStreaming.HttpResponseStreamPrelude BuildStreamingPrelude(IHttpResponseFeature responseFeature) => throw null!;
        protected override void MarshallRequest(InvokeFeatures features, APIGatewayHttpApiV2ProxyRequest apiGatewayRequest, ILambdaContext lambdaContext) => throw null!;
        protected override APIGatewayHttpApiV2ProxyResponse MarshallResponse(IHttpResponseFeature responseFeatures, ILambdaContext lambdaContext, int statusCodeIfNotSet = 200) => throw null!;
    }

    public abstract class APIGatewayHttpApiV2ProxyFunction<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicConstructors)] TStartup> : APIGatewayHttpApiV2ProxyFunction where TStartup : class
    {
        protected APIGatewayHttpApiV2ProxyFunction() => throw null!;
        protected APIGatewayHttpApiV2ProxyFunction(StartupMode startupMode) => throw null!;
        protected override void Init(IWebHostBuilder builder) => throw null!;
    }

    public abstract class APIGatewayProxyFunction : AbstractAspNetCoreFunction<APIGatewayProxyRequest, APIGatewayProxyResponse>
    {
        [Obsolete("Use Amazon.Lambda.AspNetCoreServer.AbstractAspNetCoreFunction.LAMBDA_CONTEXT")]
        public new const string LAMBDA_CONTEXT = AbstractAspNetCoreFunction.LAMBDA_CONTEXT;
        [Obsolete("Use Amazon.Lambda.AspNetCoreServer.AbstractAspNetCoreFunction.LAMBDA_REQUEST_OBJECT")]
        public const string APIGATEWAY_REQUEST = AbstractAspNetCoreFunction.LAMBDA_REQUEST_OBJECT;

        [Obsolete("Use Amazon.Lambda.AspNetCoreServer.StartupMode")]
        public enum AspNetCoreStartupMode
        {
            Constructor = StartupMode.Constructor,
            FirstRequest = StartupMode.FirstRequest,
        }

        protected APIGatewayProxyFunction() => throw null!;
        [Obsolete("Calls to the constructor should be replaced with the constructor that takes a Amazon.Lambda.AspNetCoreServer.StartupMode as the parameter.")]
        protected APIGatewayProxyFunction(AspNetCoreStartupMode startupMode) => throw null!;
        protected APIGatewayProxyFunction(StartupMode startupMode) => throw null!;
        protected APIGatewayProxyFunction(IServiceProvider hostedServices) => throw null!;
        protected override Amazon.Lambda.Core.ResponseStreaming.HttpResponseStreamPrelude BuildStreamingPrelude(IHttpResponseFeature responseFeature) => throw null!;
        protected override void MarshallRequest(InvokeFeatures features, APIGatewayProxyRequest apiGatewayRequest, ILambdaContext lambdaContext) => throw null!;
        protected override APIGatewayProxyResponse MarshallResponse(IHttpResponseFeature responseFeatures, ILambdaContext lambdaContext, int statusCodeIfNotSet = 200) => throw null!;
        protected virtual string ParseHttpPath(APIGatewayProxyRequest apiGatewayRequest) => throw null!;
        protected virtual string ParseHttpMethod(APIGatewayProxyRequest apiGatewayRequest) => throw null!;
        protected virtual IHeaderDictionary AddMissingRequestHeaders(APIGatewayProxyRequest apiGatewayRequest, IHeaderDictionary headers) => throw null!;
    }

    public abstract class APIGatewayProxyFunction<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicConstructors)] TStartup> : APIGatewayProxyFunction where TStartup : class
    {
        protected APIGatewayProxyFunction() => throw null!;
        protected APIGatewayProxyFunction(StartupMode startupMode) => throw null!;
        protected override void Init(IWebHostBuilder builder) => throw null!;
    }

    public abstract class APIGatewayWebsocketApiProxyFunction : APIGatewayProxyFunction
    {
        protected APIGatewayWebsocketApiProxyFunction() => throw null!;
        protected APIGatewayWebsocketApiProxyFunction(StartupMode startupMode) => throw null!;
        protected APIGatewayWebsocketApiProxyFunction(IServiceProvider hostedServices) => throw null!;
        protected override string ParseHttpPath(APIGatewayProxyRequest apiGatewayRequest) => throw null!;
        protected override string ParseHttpMethod(APIGatewayProxyRequest apiGatewayRequest) => throw null!;
        protected override IHeaderDictionary AddMissingRequestHeaders(APIGatewayProxyRequest apiGatewayRequest, IHeaderDictionary headers) => throw null!;
    }

    public abstract class APIGatewayWebsocketApiProxyFunction<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicConstructors)] TStartup> : APIGatewayWebsocketApiProxyFunction where TStartup : class
    {
        protected APIGatewayWebsocketApiProxyFunction() => throw null!;
        protected APIGatewayWebsocketApiProxyFunction(StartupMode startupMode) => throw null!;
        protected override void Init(IWebHostBuilder builder) => throw null!;
    }

    public abstract class AbstractAspNetCoreFunction
    {
        public const string LAMBDA_CONTEXT = "LambdaContext";
        public const string LAMBDA_REQUEST_OBJECT = "LambdaRequestObject";
    }

    public abstract class AbstractAspNetCoreFunction<TREQUEST, TRESPONSE> : AbstractAspNetCoreFunction
    {
        protected AbstractAspNetCoreFunction() => throw null!;
        protected AbstractAspNetCoreFunction(StartupMode startupMode) => throw null!;
        protected AbstractAspNetCoreFunction(IServiceProvider hostedServices) => throw null!;
        public ResponseContentEncoding DefaultResponseContentEncoding { get; set; }
        public void RegisterResponseContentEncodingForContentType(string contentType, ResponseContentEncoding encoding) => throw null!;
        public void RegisterResponseContentEncodingForContentEncoding(string contentEncoding, ResponseContentEncoding encoding) => throw null!;
        public bool IncludeUnhandledExceptionDetailInResponse { get; set; }
        public virtual bool EnableResponseStreaming { get; set; }
        protected virtual void Init(IWebHostBuilder builder) => throw null!;
        protected virtual void Init(IHostBuilder builder) => throw null!;
        protected virtual IHostBuilder CreateHostBuilder() => throw null!;
        protected virtual IEnumerable<HttpRequestMessage> GetBeforeSnapshotRequests() => throw null!;
        protected void Start() => throw null!;
        protected object CreateContext(IFeatureCollection features) => throw null!;
        public ResponseContentEncoding GetResponseContentEncodingForContentType(string contentType) => throw null!;
        public ResponseContentEncoding GetResponseContentEncodingForContentEncoding(string contentEncoding) => throw null!;
        protected string ErrorReport(Exception e) => throw null!;
        public virtual Task<TRESPONSE> FunctionHandlerAsync(TREQUEST request, ILambdaContext lambdaContext) => throw null!;
        protected Task<TRESPONSE> ProcessRequest(ILambdaContext lambdaContext, object context, InvokeFeatures features, bool rethrowUnhandledError = false) => throw null!;
        protected virtual void PostCreateHost(IHost webHost) => throw null!;
        protected virtual void PostMarshallItemsFeatureFeature(IItemsFeature aspNetCoreItemFeature, TREQUEST lambdaRequest, ILambdaContext lambdaContext) => throw null!;
        protected virtual void PostMarshallHttpAuthenticationFeature(IHttpAuthenticationFeature aspNetCoreHttpAuthenticationFeature, TREQUEST lambdaRequest, ILambdaContext lambdaContext) => throw null!;
        protected virtual void PostMarshallRequestFeature(IHttpRequestFeature aspNetCoreRequestFeature, TREQUEST lambdaRequest, ILambdaContext lambdaContext) => throw null!;
        protected virtual void PostMarshallConnectionFeature(IHttpConnectionFeature aspNetCoreConnectionFeature, TREQUEST lambdaRequest, ILambdaContext lambdaContext) => throw null!;
        protected virtual void PostMarshallTlsConnectionFeature(ITlsConnectionFeature aspNetCoreConnectionFeature, TREQUEST lambdaRequest, ILambdaContext lambdaContext) => throw null!;
        protected virtual void PostMarshallResponseFeature(IHttpResponseFeature aspNetCoreResponseFeature, TRESPONSE lambdaResponse, ILambdaContext lambdaContext) => throw null!;
        protected abstract void MarshallRequest(InvokeFeatures features, TREQUEST lambdaRequest, ILambdaContext lambdaContext);
        protected abstract TRESPONSE MarshallResponse(IHttpResponseFeature responseFeatures, ILambdaContext lambdaContext, int statusCodeIfNotSet = 200);
        protected abstract Amazon.Lambda.Core.ResponseStreaming.HttpResponseStreamPrelude BuildStreamingPrelude(IHttpResponseFeature responseFeature);
        protected virtual System.IO.Stream CreateLambdaResponseStream(Amazon.Lambda.Core.ResponseStreaming.HttpResponseStreamPrelude prelude) => throw null!;
    }

    public abstract class ApplicationLoadBalancerFunction : AbstractAspNetCoreFunction<ApplicationLoadBalancerRequest, ApplicationLoadBalancerResponse>
    {
        protected ApplicationLoadBalancerFunction() => throw null!;
        protected ApplicationLoadBalancerFunction(StartupMode startupMode) => throw null!;
        protected ApplicationLoadBalancerFunction(IServiceProvider hostedServices) => throw null!;
        protected override void MarshallRequest(InvokeFeatures features, ApplicationLoadBalancerRequest lambdaRequest, ILambdaContext lambdaContext) => throw null!;
        protected override ApplicationLoadBalancerResponse MarshallResponse(IHttpResponseFeature responseFeatures, ILambdaContext lambdaContext, int statusCodeIfNotSet = 200) => throw null!;
        protected override HttpResponseStreamPrelude BuildStreamingPrelude(IHttpResponseFeature responseFeature) => throw null!;
    }

    public abstract class ApplicationLoadBalancerFunction<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicConstructors)] TStartup> : ApplicationLoadBalancerFunction where TStartup : class
    {
        protected ApplicationLoadBalancerFunction() => throw null!;
        protected ApplicationLoadBalancerFunction(StartupMode startupMode) => throw null!;
        protected override void Init(IWebHostBuilder builder) => throw null!;
    }

    public enum ResponseContentEncoding
    {
        Default = 0,
        Base64,
    }

    public enum StartupMode
    {
        Constructor,
        FirstRequest,
    }
}

namespace Amazon.Lambda.AspNetCoreServer.Internal
{
    using Microsoft.AspNetCore.Hosting.Server;
    using Microsoft.AspNetCore.Http.Features.Authentication;
    using Microsoft.AspNetCore.Http.Features;
    using Microsoft.Extensions.DependencyInjection;

    public class HttpRequestMessageConverter
    {
        public static Task<TRequest> ConvertToLambdaRequest<TRequest>(HttpRequestMessage request) => throw null!;
    }

    public class InvokeFeatures
    {
        public InvokeFeatures() => throw null!;
    }

    public class LambdaServer : IServer
    {
        public ApplicationWrapper Application { get; set; }
        public IFeatureCollection Features { get; }
        public void Dispose() => throw null!;
        public virtual Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) => throw null!;
        public virtual Task StopAsync(CancellationToken cancellationToken) => throw null!;

        public abstract class ApplicationWrapper
        {
        }
    }

    public static class Utilities
    {
        public static void EnsureLambdaServerRegistered(IServiceCollection services) => throw null!;
        public static void EnsureLambdaServerRegistered(IServiceCollection services, Type serverType) => throw null!;
        public static string CreateQueryStringParametersFromHttpApiV2(string queryString) => throw null!;
    }
}

namespace Microsoft.AspNetCore.Hosting
{
    public static class WebHostBuilderExtensions
    {
        [Obsolete("Use UseLambdaServer")]
        public static IWebHostBuilder UseApiGateway(this IWebHostBuilder hostBuilder) => throw null!;
        public static IWebHostBuilder UseLambdaServer(this IWebHostBuilder hostBuilder) => throw null!;
    }
}

namespace Microsoft.Extensions.Hosting
{
    using Microsoft.AspNetCore.Hosting;

    public static class HostBuilderExtensions
    {
        public static IHostBuilder ConfigureWebHostLambdaDefaults(this IHostBuilder builder, Action<IWebHostBuilder> configure) => throw null!;
    }
}
