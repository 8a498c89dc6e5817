using Amazon.Lambda.Annotations;

namespace Shop;

public class Function
{
    [LambdaFunction(MemorySize = 512, Timeout = 1800)]
    public string Handler(string order) => order;
}
