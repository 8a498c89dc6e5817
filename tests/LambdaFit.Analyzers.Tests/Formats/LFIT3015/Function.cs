using System.Collections.Generic;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

namespace Shop;

public class Function
{
    public SQSBatchResponse Handler(SQSEvent orders, ILambdaContext context) =>
        new SQSBatchResponse(new List<SQSBatchResponse.BatchItemFailure>());
}
