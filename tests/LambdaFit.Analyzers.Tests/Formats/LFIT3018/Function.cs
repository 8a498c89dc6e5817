using Amazon.Lambda.Annotations;

namespace Shop;

public class Function
{
    [LambdaFunction(MemorySize = 512, Timeout = 60)]
    public string Handler(string order) => order;
}
