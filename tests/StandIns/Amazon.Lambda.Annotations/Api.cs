namespace Amazon.Lambda.Annotations
{
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
    public class DurableExecutionAttribute : Attribute
    {
        public DurableExecutionAttribute(int executionTimeout) => throw null!;
        public int RetentionPeriodInDays { get; set; }
        public int ExecutionTimeout { get; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromServicesAttribute : Attribute
    {
    }

    public interface INamedAttribute
    {
        string Name { get; set; }
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class LambdaFunctionAttribute : Attribute
    {
        public string ResourceName { get; set; }
        public uint Timeout { get; set; }
        public uint MemorySize { get; set; }
        public string Role { get; set; }
        public string Policies { get; set; }
        public LambdaPackageType PackageType { get; set; }
    }

    [AttributeUsage(AttributeTargets.Assembly)]
    public class LambdaGlobalPropertiesAttribute : Attribute
    {
        public bool GenerateMain { get; set; }
        public string Runtime { get; set; }
    }

    public enum LambdaPackageType
    {
        Zip = 0,
        Image = 1,
    }

    [AttributeUsage(AttributeTargets.Class)]
    public class LambdaStartupAttribute : Attribute
    {
    }
}

namespace Amazon.Lambda.Annotations.ALB
{
    [AttributeUsage(AttributeTargets.Method)]
    public class ALBApiAttribute : Attribute
    {
        public string ListenerArn { get; set; }
        public string PathPattern { get; set; }
        public int Priority { get; set; }
        public bool MultiValueHeaders { get; set; }
        public string HostHeader { get; set; }
        public string HttpMethod { get; set; }
        public string HttpHeaderConditionName { get; set; }
        public string[] HttpHeaderConditionValues { get; set; }
        public string[] QueryStringConditions { get; set; }
        public string[] SourceIpConditions { get; set; }
        public string ResourceName { get; set; }
        public ALBApiAttribute(string listenerArn, string pathPattern, int priority) => throw null!;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromBodyAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromHeaderAttribute : Attribute, INamedAttribute
    {
        public string Name { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromQueryAttribute : Attribute, INamedAttribute
    {
        public string Name { get; set; }
    }
}

namespace Amazon.Lambda.Annotations.APIGateway
{
    using System.Net;
    using Amazon.Lambda.Core;

    public enum AuthorizerPayloadFormatVersion
    {
        V1,
        V2,
    }

    public class AuthorizerResultSerializationOptions
    {
        public enum AuthorizerFormat
        {
            HttpApiSimple,
            HttpApiIamPolicy,
            RestApi,
        }

        public AuthorizerFormat Format { get; set; }
        public string MethodArn { get; set; }
    }

    public class AuthorizerResults : IAuthorizerResult
    {
        internal AuthorizerResults() => throw null!;
        public bool IsAuthorized { get; }
        public string PrincipalId { get; }
        public IDictionary<string, object> Context { get; }
        public static IAuthorizerResult Allow() => throw null!;
        public static IAuthorizerResult Deny() => throw null!;
        public IAuthorizerResult WithContext(string key, object value) => throw null!;
        public IAuthorizerResult WithPrincipalId(string principalId) => throw null!;
        public Stream Serialize(AuthorizerResultSerializationOptions options) => throw null!;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromBodyAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromCustomAuthorizerAttribute : Attribute, INamedAttribute
    {
        public string Name { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromHeaderAttribute : Attribute, INamedAttribute
    {
        public string Name { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromQueryAttribute : Attribute, INamedAttribute
    {
        public string Name { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromRouteAttribute : Attribute, INamedAttribute
    {
        public string Name { get; set; }
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class FunctionUrlAttribute : Attribute
    {
        public FunctionUrlAuthType AuthType { get; set; }
        public string[] AllowOrigins { get; set; }
        public LambdaHttpMethod[] AllowMethods { get; set; }
        public string[] AllowHeaders { get; set; }
        public bool AllowCredentials { get; set; }
        public string[] ExposeHeaders { get; set; }
        public int MaxAge { get; set; }
    }

    public enum FunctionUrlAuthType
    {
        NONE,
        AWS_IAM,
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class HttpApiAttribute : Attribute
    {
        public HttpApiVersion Version { get; set; }
        public string Template { get; set; }
        public LambdaHttpMethod Method { get; set; }
        public string Authorizer { get; set; }
        public HttpApiAttribute(LambdaHttpMethod method, string template) => throw null!;
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class HttpApiAuthorizerAttribute : Attribute
    {
        public string IdentityHeader { get; set; }
        public bool EnableSimpleResponses { get; set; }
        public AuthorizerPayloadFormatVersion AuthorizerPayloadFormatVersion { get; set; }
        public int ResultTtlInSeconds { get; set; }
    }

    public enum HttpApiVersion
    {
        V1,
        V2,
    }

    public class HttpResultSerializationOptions
    {
        public enum ProtocolFormat
        {
            RestApi,
            HttpApi,
        }

        public enum ProtocolVersion
        {
            V1,
            V2,
        }

        public ProtocolFormat Format { get; set; }
        public ProtocolVersion Version { get; set; }
        public ILambdaSerializer Serializer { get; set; }
    }

    public interface IHttpResult
    {
        HttpStatusCode StatusCode { get; }
        Stream Serialize(HttpResultSerializationOptions options);
        IHttpResult AddHeader(string name, string value);
    }

    public class HttpResults : IHttpResult
    {
        internal HttpResults() => throw null!;
        public IHttpResult AddHeader(string name, string value) => throw null!;
        public static IHttpResult Accepted(object body = null) => throw null!;
        public static IHttpResult BadGateway() => throw null!;
        public static IHttpResult BadRequest(object body = null) => throw null!;
        public static IHttpResult Conflict(object body = null) => throw null!;
        public static IHttpResult Created(string uri = null, object body = null) => throw null!;
        public static IHttpResult Forbid(object body = null) => throw null!;
        public static IHttpResult InternalServerError(object body = null) => throw null!;
        public static IHttpResult NotFound(object body = null) => throw null!;
        public static IHttpResult Ok(object body = null) => throw null!;
        public static IHttpResult Redirect(string uri, bool permanent = false, bool preserveMethod = false) => throw null!;
        public static IHttpResult ServiceUnavailable(int? delaySeconds = null) => throw null!;
        public static IHttpResult Unauthorized() => throw null!;
        public static IHttpResult NewResult(HttpStatusCode statusCode, object body = null) => throw null!;
        public HttpStatusCode StatusCode { get; }
        public Stream Serialize(HttpResultSerializationOptions options) => throw null!;
    }

    public interface IAuthorizerResult
    {
        bool IsAuthorized { get; }
        string PrincipalId { get; }
        IDictionary<string, object> Context { get; }
        IAuthorizerResult WithContext(string key, object value);
        IAuthorizerResult WithPrincipalId(string principalId);
        Stream Serialize(AuthorizerResultSerializationOptions options);
    }

    public enum LambdaHttpMethod
    {
        Any,
        Get,
        Post,
        Put,
        Patch,
        Head,
        Delete,
        Options,
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class RestApiAttribute : Attribute
    {
        public string Template { get; set; }
        public LambdaHttpMethod Method { get; set; }
        public string Authorizer { get; set; }
        public RestApiAttribute(LambdaHttpMethod method, string template) => throw null!;
    }

    public enum RestApiAuthorizerType
    {
        Token,
        Request,
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class RestApiAuthorizerAttribute : Attribute
    {
        public string IdentityHeader { get; set; }
        public RestApiAuthorizerType Type { get; set; }
        public int ResultTtlInSeconds { get; set; }
    }
}

namespace Amazon.Lambda.Annotations.DynamoDB
{
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public class DynamoDBEventAttribute : Attribute
    {
        public string Stream { get; set; }
        public string ResourceName { get; set; }
        public uint BatchSize { get; set; }
        public StartingPosition StartingPosition { get; set; }
        public bool Enabled { get; set; }
        public uint MaximumBatchingWindowInSeconds { get; set; }
        public string Filters { get; set; }
        public DynamoDBEventAttribute(string stream) => throw null!;
    }

    public enum StartingPosition
    {
        LATEST,
        TRIM_HORIZON,
    }
}

namespace Amazon.Lambda.Annotations.S3
{
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public class S3EventAttribute : Attribute
    {
        public string Bucket { get; set; }
        public string ResourceName { get; set; }
        public string Events { get; set; }
        public string FilterPrefix { get; set; }
        public string FilterSuffix { get; set; }
        public bool Enabled { get; set; }
        public S3EventAttribute(string bucket) => throw null!;
    }
}

namespace Amazon.Lambda.Annotations.SNS
{
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public class SNSEventAttribute : Attribute
    {
        public string Topic { get; set; }
        public string ResourceName { get; set; }
        public string FilterPolicy { get; set; }
        public bool Enabled { get; set; }
        public SNSEventAttribute(string topic) => throw null!;
    }
}

namespace Amazon.Lambda.Annotations.SQS
{
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public class SQSEventAttribute : Attribute
    {
        public string Queue { get; set; }
        public string ResourceName { get; set; }
        public bool Enabled { get; set; }
        public uint BatchSize { get; set; }
        public uint MaximumBatchingWindowInSeconds { get; set; }
        public string Filters { get; set; }
        public uint MaximumConcurrency { get; set; }
        public SQSEventAttribute(string queue) => throw null!;
    }
}

namespace Amazon.Lambda.Annotations.Schedule
{
    [AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
    public class ScheduleEventAttribute : Attribute
    {
        public string Schedule { get; set; }
        public string ResourceName { get; set; }
        public string Description { get; set; }
        public string Input { get; set; }
        public bool Enabled { get; set; }
        public ScheduleEventAttribute(string schedule) => throw null!;
    }
}
