using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]
namespace Dlq;
public class Function
{
    public SQSBatchResponse Work(SQSEvent evnt, ILambdaContext context) => new();
    public SQSBatchResponse Dead(SQSEvent evnt, ILambdaContext context) => new();
}
