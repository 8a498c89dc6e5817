namespace Amazon.Lambda.AspNetCoreServer.Hosting
{
    using Amazon.Lambda.Core;
    using Microsoft.AspNetCore.Http.Features.Authentication;
    using Microsoft.AspNetCore.Http.Features;

    public class HostingOptions
    {
        public ILambdaSerializer? Serializer { get; set; }
        public ResponseContentEncoding DefaultResponseContentEncoding { get; set; }
        public bool IncludeUnhandledExceptionDetailInResponse { get; set; }
        public bool EnableResponseStreaming { get; set; }
        public Action<IHttpRequestFeature, object, ILambdaContext>? PostMarshallRequestFeature { get; set; }
        public Action<IHttpResponseFeature, object, ILambdaContext>? PostMarshallResponseFeature { get; set; }
        public Action<IHttpConnectionFeature, object, ILambdaContext>? PostMarshallConnectionFeature { get; set; }
        public Action<IHttpAuthenticationFeature, object, ILambdaContext>? PostMarshallHttpAuthenticationFeature { get; set; }
        public Action<ITlsConnectionFeature, object, ILambdaContext>? PostMarshallTlsConnectionFeature { get; set; }
        public Action<IItemsFeature, object, ILambdaContext>? PostMarshallItemsFeature { get; set; }
        public void RegisterResponseContentEncodingForContentType(string contentType, ResponseContentEncoding encoding) => throw null!;
        public void RegisterResponseContentEncodingForContentEncoding(string contentEncoding, ResponseContentEncoding encoding) => throw null!;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    using Amazon.Lambda.Serialization.SystemTextJson;
    using System.Diagnostics.CodeAnalysis;
    using System.Text.Json.Serialization;
    using Amazon.Lambda.AspNetCoreServer.Hosting;

    public enum LambdaEventSource
    {
        RestApi,
        HttpApi,
        ApplicationLoadBalancer,
        WebsocketApi,
    }

    public static class ServiceCollectionExtensions
    {
        public static IServiceCollection AddAWSLambdaHosting(this IServiceCollection services, LambdaEventSource eventSource) => throw null!;
        public static IServiceCollection AddAWSLambdaHosting(this IServiceCollection services, LambdaEventSource eventSource, Action<HostingOptions>? configure = null) => throw null!;
        public static IServiceCollection AddAWSLambdaHosting<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(this IServiceCollection services, LambdaEventSource eventSource, SourceGeneratorLambdaJsonSerializer<T> serializer, Action<HostingOptions>? configure = null) where T : JsonSerializerContext => throw null!;
        public static IServiceCollection AddAWSLambdaBeforeSnapshotRequest(this IServiceCollection services, HttpRequestMessage beforeSnapStartRequest) => throw null!;
    }
}
