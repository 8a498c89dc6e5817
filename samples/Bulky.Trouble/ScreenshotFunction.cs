using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace Screenshots;

public class ScreenshotFunction
{
    public string Take(string url, ILambdaContext context) => "screenshots/" + Uri.EscapeDataString(url); // LFIT4001, LFIT4004, LFIT4005, LFIT4006, LFIT4007
}
