using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]
namespace Ovr;
public class Function
{
    public SQSBatchResponse A(SQSEvent evnt, ILambdaContext context) => new();
    public string B(string s, ILambdaContext context) => s;
    public string C(string s, ILambdaContext context) => s;
}
