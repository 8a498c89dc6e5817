namespace Amazon.Lambda.Serialization.SystemTextJson
{
    using System.Diagnostics.CodeAnalysis;
    using System.Text.Json.Serialization;
    using System.Text.Json;
    using Amazon.Lambda.Core;

    public abstract class AbstractLambdaJsonSerializer
    {
        protected JsonWriterOptions WriterOptions { get; }
        protected AbstractLambdaJsonSerializer(Action<JsonWriterOptions> jsonWriterCustomizer) => throw null!;
        public void Serialize<T>(T response, Stream responseStream) => throw null!;
        public T Deserialize<T>(Stream requestStream) => throw null!;
        protected virtual JsonSerializerOptions CreateDefaultJsonSerializationOptions() => throw null!;
        protected abstract void InternalSerialize<T>(Utf8JsonWriter writer, T response);
        protected abstract T InternalDeserialize<T>(byte[] utf8Json);
    }

    public class AwsNamingPolicy : JsonNamingPolicy
    {
        public AwsNamingPolicy() => throw null!;
        public AwsNamingPolicy(JsonNamingPolicy fallbackNamingPolicy) => throw null!;
        public override string ConvertName(string name) => throw null!;
    }

    public class CamelCaseLambdaJsonSerializer : DefaultLambdaJsonSerializer
    {
        public CamelCaseLambdaJsonSerializer() => throw null!;
    }

    public class DefaultLambdaJsonSerializer : AbstractLambdaJsonSerializer, ILambdaSerializer
    {
        protected JsonSerializerOptions SerializerOptions { get; }
        public DefaultLambdaJsonSerializer()
            : base(null!) => throw null!;
        public DefaultLambdaJsonSerializer(Action<JsonSerializerOptions> customizer)
            : base(null!) => throw null!;
        public DefaultLambdaJsonSerializer(Action<JsonSerializerOptions> customizer, Action<JsonWriterOptions> jsonWriterCustomizer)
            : base(null!) => throw null!;
        protected override void InternalSerialize<T>(Utf8JsonWriter writer, T response) => throw null!;
        protected override T InternalDeserialize<T>(byte[] utf8Json) => throw null!;
    }

    public class JsonSerializerException : Exception
    {
        public JsonSerializerException(string message) => throw null!;
        public JsonSerializerException(string message, Exception exception) => throw null!;
    }

    [Obsolete("Use DefaultLambdaJsonSerializer.")]
    public class LambdaJsonSerializer : ILambdaSerializer
    {
        public LambdaJsonSerializer() => throw null!;
        public LambdaJsonSerializer(Action<JsonSerializerOptions> customizer) => throw null!;
        public LambdaJsonSerializer(Action<JsonSerializerOptions> customizer, Action<JsonWriterOptions> jsonWriterCustomizer) => throw null!;
        public void Serialize<T>(T response, Stream responseStream) => throw null!;
        public T Deserialize<T>(Stream requestStream) => throw null!;
    }

    public class SourceGeneratorLambdaJsonSerializer<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext> : AbstractLambdaJsonSerializer, ILambdaSerializer where TSGContext : JsonSerializerContext
    {
        protected JsonSerializerOptions SerializerOptions { get; }
        public SourceGeneratorLambdaJsonSerializer()
            : base(null!) => throw null!;
        public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions> customizer)
            : base(null!) => throw null!;
        public SourceGeneratorLambdaJsonSerializer(Action<JsonWriterOptions> jsonWriterCustomizer)
            : base(null!) => throw null!;
        public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions> customizer, Action<JsonWriterOptions> jsonWriterCustomizer)
            : base(null!) => throw null!;
        [Obsolete("jsonSerializerContext is unlikely to have been created with the options that Lambda needs.")]
        public SourceGeneratorLambdaJsonSerializer(TSGContext jsonSerializerContext, Action<JsonSerializerOptions> customizer = null, Action<JsonWriterOptions> jsonWriterCustomizer = null)
            : base(null!) => throw null!;
        protected override void InternalSerialize<T>(Utf8JsonWriter writer, T response) => throw null!;
        protected override T InternalDeserialize<T>(byte[] utf8Json) => throw null!;
    }
}

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters
{
    using System.Text.Json.Serialization;
    using System.Text.Json;

    public class ByteArrayConverter : JsonConverter<byte[]>
    {
        public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw null!;
        public override void Write(Utf8JsonWriter writer, byte[] values, JsonSerializerOptions options) => throw null!;
    }

    public class ConstantClassConverter : JsonConverter<object>
    {
        public override bool CanConvert(Type typeToConvert) => throw null!;
        public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw null!;
        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => throw null!;
    }

    public class DateTimeConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw null!;
        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => throw null!;
    }

    public class MemoryStreamConverter : JsonConverter<MemoryStream>
    {
        public override MemoryStream Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw null!;
        public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) => throw null!;
    }
}
