namespace Amazon.Lambda.RuntimeSupport
{
    using Amazon.Lambda.Core;
    using Amazon.Lambda.RuntimeSupport.Bootstrap;

    public class HandlerWrapper : IDisposable
    {
        internal HandlerWrapper() => throw null!;
        public LambdaBootstrapHandler Handler { get; }
        public static HandlerWrapper GetHandlerWrapper(Action<Stream, ILambdaContext, MemoryStream> invokeDelegate) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<Task> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<Stream, Task> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Task> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Task> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<Task<Stream>> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<Stream, Task<Stream>> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Task<Stream>> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Task<Stream>> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task<Stream>> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, ILambdaContext, Task<Stream>> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Action handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Action<Stream> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Action<ILambdaContext> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Action<Stream, ILambdaContext> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput, ILambdaContext> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<Stream> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<Stream, Stream> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Stream> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Stream> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Stream> handler) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, ILambdaContext, Stream> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<ILambdaContext, TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) => throw null!;
        protected virtual void Dispose(bool disposing) => throw null!;
        public void Dispose() => throw null!;
    }

    public delegate Task<InvocationResponse> LambdaBootstrapHandler(InvocationRequest invocation);

    public delegate Task<bool> LambdaBootstrapInitializer();

    public class LambdaBootstrap : IDisposable
    {
        public LambdaBootstrap(HttpClient httpClient, LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null) => throw null!;
        public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapInitializer initializer = null) => throw null!;
        public LambdaBootstrap(LambdaBootstrapHandler handler, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null) => throw null!;
        public LambdaBootstrap(HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null) => throw null!;
        public LambdaBootstrap(HandlerWrapper handlerWrapper, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null) => throw null!;
        public LambdaBootstrap(HttpClient httpClient, HandlerWrapper handlerWrapper, LambdaBootstrapInitializer initializer = null) => throw null!;
        public LambdaBootstrap(HttpClient httpClient, HandlerWrapper handlerWrapper, LambdaBootstrapOptions lambdaBootstrapOptions, LambdaBootstrapInitializer initializer = null) => throw null!;
        public Task RunAsync(CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        public static HttpClient ConstructHttpClient() => throw null!;
        protected virtual void Dispose(bool disposing) => throw null!;
        public void Dispose() => throw null!;
    }

    public class LambdaBootstrapBuilder
    {
        internal LambdaBootstrapBuilder() => throw null!;
        public static LambdaBootstrapBuilder Create(Action<Stream, ILambdaContext, MemoryStream> handler) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<Task> handler) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<Stream, Task> handler) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, Task> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Task> handler) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task> handler) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<Task<Stream>> handler) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<Stream, Task<Stream>> handler) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, Task<Stream>> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Task<Stream>> handler) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Task<Stream>> handler) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, ILambdaContext, Task<Stream>> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TOutput>(Func<Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TOutput>(Func<Stream, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TOutput>(Func<ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TOutput>(Func<Stream, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create(Action handler) => throw null!;
        public static LambdaBootstrapBuilder Create(Action<Stream> handler) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput>(Action<TInput> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create(Action<ILambdaContext> handler) => throw null!;
        public static LambdaBootstrapBuilder Create(Action<Stream, ILambdaContext> handler) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput>(Action<TInput, ILambdaContext> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<Stream> handler) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<Stream, Stream> handler) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, Stream> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<ILambdaContext, Stream> handler) => throw null!;
        public static LambdaBootstrapBuilder Create(Func<Stream, ILambdaContext, Stream> handler) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput>(Func<TInput, ILambdaContext, Stream> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TOutput>(Func<TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TOutput>(Func<Stream, TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TOutput>(Func<ILambdaContext, TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TOutput>(Func<Stream, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient) => throw null!;
        public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer lambdaBootstrapInitializer) => throw null!;
        public LambdaBootstrapBuilder ConfigureOptions(Action<LambdaBootstrapOptions> options = null) => throw null!;
        public LambdaBootstrap Build() => throw null!;
    }

    public class InvocationRequest : IDisposable
    {
        internal InvocationRequest() => throw null!;
        public Stream InputStream { get; }
        public ILambdaContext LambdaContext { get; }
        public void Dispose() => throw null!;
    }

    public class InvocationResponse
    {
        public Stream OutputStream { get; set; }
        public bool DisposeOutputStream { get; }
        public InvocationResponse(Stream outputStream) => throw null!;
        public InvocationResponse(Stream outputStream, bool disposeOutputStream) => throw null!;
    }
}

namespace Amazon.Lambda.RuntimeSupport.Bootstrap
{
    public class LambdaBootstrapOptions
    {
        public string RuntimeApiEndpoint { get; set; }
    }
}
