namespace Amazon.Lambda.S3Events
{
    public class S3Event
    {
        public List<S3EventNotificationRecord> Records { get; set; }

        public class UserIdentityEntity
        {
            public string PrincipalId { get; set; }
        }

        public class S3BucketEntity
        {
            public string Name { get; set; }
            public UserIdentityEntity OwnerIdentity { get; set; }
            public string Arn { get; set; }
        }

        public class S3ObjectEntity
        {
            public string Key { get; set; }
            public string KeyDecoded { get; }
            public long Size { get; set; }
            public string ETag { get; set; }
            public string VersionId { get; set; }
            public string Sequencer { get; set; }
        }

        public class S3Entity
        {
            public string ConfigurationId { get; set; }
            public S3BucketEntity Bucket { get; set; }
            public S3ObjectEntity Object { get; set; }
            public string S3SchemaVersion { get; set; }
        }

        public class RequestParametersEntity
        {
            public string SourceIPAddress { get; set; }
        }

        public class ResponseElementsEntity
        {
            public string XAmzId2 { get; set; }
            public string XAmzRequestId { get; set; }
        }

        public class S3GlacierEventDataEntity
        {
            public S3RestoreEventDataEntity RestoreEventData { get; set; }
        }

        public class S3RestoreEventDataEntity
        {
            public DateTime LifecycleRestorationExpiryTime { get; set; }
            public string LifecycleRestoreStorageClass { get; set; }
        }

        public class S3EventNotificationRecord
        {
            public string AwsRegion { get; set; }
            public string EventName { get; set; }
            public string EventSource { get; set; }
            public DateTime EventTime { get; set; }
            public string EventVersion { get; set; }
            public RequestParametersEntity RequestParameters { get; set; }
            public ResponseElementsEntity ResponseElements { get; set; }
            public S3Entity S3 { get; set; }
            public UserIdentityEntity UserIdentity { get; set; }
            public S3GlacierEventDataEntity GlacierEventData { get; set; }
        }
    }

    public class S3ObjectLambdaEvent
    {
        public string XAmzRequestId { get; set; }
        public GetObjectContextType GetObjectContext { get; set; }
        public ConfigurationType Configuration { get; set; }
        public UserRequestType UserRequest { get; set; }
        public UserIdentityType UserIdentity { get; set; }
        public string ProtocolVersion { get; set; }

        public class GetObjectContextType
        {
            public string InputS3Url { get; set; }
            public string OutputRoute { get; set; }
            public string OutputToken { get; set; }
        }

        public class ConfigurationType
        {
            public string AccessPointArn { get; set; }
            public string SupportingAccessPointArn { get; set; }
            public string Payload { get; set; }
        }

        public class UserRequestType
        {
            public string Url { get; set; }
            public IDictionary<string, string> Headers { get; set; }
        }

        public class UserIdentityType
        {
            public string Type { get; set; }
            public string PrincipalId { get; set; }
            public string Arn { get; set; }
            public string AccountId { get; set; }
            public string AccessKeyId { get; set; }
            public SessionContextType SessionContext { get; set; }
        }

        public class SessionContextType
        {
            public SessionContextAttributesType Attributes { get; set; }
            public SessionIssuerType SessionIssuer { get; set; }
        }

        public class SessionContextAttributesType
        {
            public string MfaAuthenticated { get; set; }
            public string CreationDate { get; set; }
        }

        public class SessionIssuerType
        {
            public string Type { get; set; }
            public string PrincipalId { get; set; }
            public string Arn { get; set; }
            public string AccountId { get; set; }
            public string UserName { get; set; }
        }
    }
}
