using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;

namespace Shop;

public class Function
{
    [LambdaFunction(Timeout = 120)]
    [RestApi(LambdaHttpMethod.Get, "/orders/{id}")]
    public string Handler(string id) => id;
}
