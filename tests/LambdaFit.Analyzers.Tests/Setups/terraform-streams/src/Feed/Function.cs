using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Feed;

public class Function
{
    public StreamsEventResponse Handle(DynamoDBEvent evnt, ILambdaContext context) => new();
}
