using Amazon.Lambda.Annotations;

namespace Shop;

public class Function
{
    [LambdaFunction(MemorySize = 512, Timeout = 900)]
    public string Handler(string order) => order;
}
