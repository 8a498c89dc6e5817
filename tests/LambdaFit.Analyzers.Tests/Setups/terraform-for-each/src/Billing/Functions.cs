using Amazon.Lambda.Core;
using Amazon.Lambda.SNSEvents;
using Amazon.Lambda.SQSEvents;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace Billing;

public class Invoices
{
    public SQSBatchResponse Create(SQSEvent evnt, ILambdaContext context) => new();
}

public class Reminders
{
    public void Send(SNSEvent evnt, ILambdaContext context) => context.Logger.LogInformation(evnt.Records.Count.ToString());
}
