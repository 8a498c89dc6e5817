namespace Amazon.Lambda.Serialization.Json
{
    using Amazon.Lambda.Core;

    public class JsonIncludeNullValueSerializer : JsonSerializer
    {
        public JsonIncludeNullValueSerializer() => throw null!;
    }

    public class JsonSerializer : ILambdaSerializer
    {
        public JsonSerializer() => throw null!;
        public void Serialize<T>(T response, Stream responseStream) => throw null!;
        public T Deserialize<T>(Stream requestStream) => throw null!;
    }

    public class JsonSerializerException : Exception
    {
        public JsonSerializerException(string message) => throw null!;
        public JsonSerializerException(string message, Exception exception) => throw null!;
    }
}
