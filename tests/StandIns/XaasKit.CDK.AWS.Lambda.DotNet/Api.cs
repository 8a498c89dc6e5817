// From the package's TypeScript at version 0.1.0, from which its C# is generated, as far as the rules need it.
namespace XaasKit.CDK.AWS.Lambda.DotNet
{
    public interface IDotNetFunctionProps : Amazon.CDK.AWS.Lambda.IFunctionOptions
    {
    }

    public class DotNetFunctionProps : IDotNetFunctionProps
    {
        public string ProjectDir { get; set; }
        public string? SolutionDir { get; set; }
        public string? Handler { get; set; }
        public Amazon.CDK.AWS.Lambda.Runtime? Runtime { get; set; }
        public Amazon.CDK.AWS.Lambda.Architecture? Architecture { get; set; }
        public System.Collections.Generic.IDictionary<string, string>? Environment { get; set; }
        public string? FunctionName { get; set; }
        public double? MemorySize { get; set; }
        public Amazon.CDK.Duration? Timeout { get; set; }
    }

    public class DotNetFunction : Amazon.CDK.AWS.Lambda.Function
    {
        public DotNetFunction(Constructs.Construct scope, string id, IDotNetFunctionProps props) => throw null!;
    }
}
