using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.SNSEvents;
using Amazon.Lambda.SQSEvents;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Api;

public class Handlers
{
    public APIGatewayHttpApiV2ProxyResponse Get(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) => new() { StatusCode = 200 };
    public APIGatewayProxyResponse Rest(APIGatewayProxyRequest request, ILambdaContext context) => new() { StatusCode = 200 };
    public SQSBatchResponse Queue(SQSEvent evnt, ILambdaContext context) => new();
    public void Topic(SNSEvent evnt, ILambdaContext context) => context.Logger.LogInformation("x");
    public StreamsEventResponse Table(DynamoDBEvent evnt, ILambdaContext context) => new();
    public Task Cron(Stream input, ILambdaContext context) => Task.CompletedTask;
}
