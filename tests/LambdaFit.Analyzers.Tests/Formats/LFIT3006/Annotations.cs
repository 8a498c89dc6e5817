using Amazon.Lambda.Annotations;

namespace Shop;

public class Function
{
    [LambdaFunction(MemorySize = 16384, Timeout = 30)]
    public string Handler(string order) => order;
}
