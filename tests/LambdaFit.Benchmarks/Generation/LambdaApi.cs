namespace LambdaFit.Benchmarks.Generation;

/// <summary>The few types of AWS that generated projects use.</summary>
internal static class LambdaApi
{
    public const string Source = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;

        namespace Amazon.Lambda.Core
        {
            public interface ILambdaLogger { void LogInformation(string message); void LogError(string message); }
            public interface ILambdaContext { string AwsRequestId { get; } TimeSpan RemainingTime { get; } ILambdaLogger Logger { get; } }
            public interface ILambdaSerializer { T Deserialize<T>(Stream requestStream); void Serialize<T>(T response, Stream responseStream); }

            [AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly)]
            public sealed class LambdaSerializerAttribute(Type serializerType) : Attribute { public Type SerializerType { get; set; } = serializerType; }
        }

        namespace Amazon.Lambda.Serialization.SystemTextJson
        {
            public class DefaultLambdaJsonSerializer : Amazon.Lambda.Core.ILambdaSerializer
            {
                public T Deserialize<T>(Stream requestStream) => throw null;
                public void Serialize<T>(T response, Stream responseStream) => throw null;
            }
        }

        namespace Amazon.Lambda.Annotations
        {
            [AttributeUsage(AttributeTargets.Method)]
            public class LambdaFunctionAttribute : Attribute { public uint Timeout { get; set; } public uint MemorySize { get; set; } }
        }

        namespace Amazon.Lambda.RuntimeSupport
        {
            public class LambdaBootstrap : IDisposable { public Task RunAsync() => throw null; public void Dispose() => throw null; }

            public class LambdaBootstrapBuilder
            {
                public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, Amazon.Lambda.Core.ILambdaContext, Task<TOutput>> handler, Amazon.Lambda.Core.ILambdaSerializer serializer) => throw null;
                public LambdaBootstrap Build() => throw null;
            }
        }

        namespace Amazon.Lambda.SQSEvents
        {
            public class SQSEvent
            {
                public List<SQSMessage> Records { get; set; }
                public class SQSMessage { public string MessageId { get; set; } public string Body { get; set; } }
            }
        }
        """;
}
