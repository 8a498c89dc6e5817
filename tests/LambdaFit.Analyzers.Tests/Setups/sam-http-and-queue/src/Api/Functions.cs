using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.SQS;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Shop.Api;

public class GetOrder
{
    private readonly IAmazonDynamoDB _db = new AmazonDynamoDBClient();
    private static readonly string Table = Environment.GetEnvironmentVariable("TABLE_NAME")!;

    public async Task<APIGatewayHttpApiV2ProxyResponse> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        var id = request.PathParameters["id"];
        var item = await _db.GetItemAsync(new GetItemRequest { TableName = Table, Key = new Dictionary<string, AttributeValue> { ["pk"] = new() { S = id } } });
        if (item.Item is null || item.Item.Count == 0)
        {
            return new APIGatewayHttpApiV2ProxyResponse { StatusCode = 404 };
        }

        return new APIGatewayHttpApiV2ProxyResponse { StatusCode = 200, Body = JsonSerializer.Serialize(new Order(id)) };
    }
}

public class CreateOrder
{
    private readonly IAmazonSQS _sqs;

    public CreateOrder() : this(new AmazonSQSClient())
    {
    }

    public CreateOrder(IAmazonSQS sqs) => _sqs = sqs;

    public async Task<APIGatewayHttpApiV2ProxyResponse> Handle(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        var order = JsonSerializer.Deserialize<Order>(request.Body)!;
        await _sqs.SendMessageAsync(Environment.GetEnvironmentVariable("QUEUE_URL"), JsonSerializer.Serialize(order));
        return new APIGatewayHttpApiV2ProxyResponse { StatusCode = 202 };
    }
}

public record Order(string Id);
