namespace LambdaFit.Package.Tests;

/// <summary>The project that most tests use: a function in trouble, whose template stands at the root of its repository.</summary>
internal static class Orders
{
    public const string Template =
        """
        AWSTemplateFormatVersion: "2010-09-09"
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Take:
            Type: AWS::Serverless::Function   # no timeout
            Properties:
              CodeUri: src/Orders/
              Handler: Orders::Orders.Function::TakeAsync
              Runtime: dotnet10
              MemorySize: 512

        """;

    public const string Function =
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Serialization.SystemTextJson;

        [assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

        namespace Orders;

        public class Function
        {
            public async Task<string> TakeAsync(string order, ILambdaContext context) // LFIT3001
            {
                State.Last = order;
                return await Shop.GetAsync(order);
            }
        }
        """;

    public const string State =
        """
        namespace Orders;

        internal static class State
        {
            private static string last = "";

            public static string Last
            {
                get => last;
                set => last = value; // LFIT2001
            }
        }
        """;

    public const string Shop =
        """
        namespace Orders;

        internal static class Shop
        {
            public static async Task<string> GetAsync(string order)
            {
                var client = new HttpClient(); // LFIT7001
                return await client.GetStringAsync("https://shop.example.com/" + order);
            }
        }
        """;

    /// <summary>The template of another function, with a finding that stands in the template.</summary>
    public const string AuditTemplate =
        """
        Resources:
          Audit:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: .
              Handler: Orders::Orders.Audit::RunAsync
              Timeout: 1200 # LFIT3002
              MemorySize: 512

        """;

    public const string Audit =
        """
        using Amazon.Lambda.Core;

        namespace Orders;

        public class Audit
        {
            public Task RunAsync(Stream input, ILambdaContext context) => input.CopyToAsync(Stream.Null);
        }
        """;

    public static async Task<UserProject> CreateAsync(string framework, string properties = "", bool withAudit = false, bool ownPackages = false)
    {
        var project = new UserProject(framework, properties: properties, ownPackages: ownPackages);
        project.Write("Function.cs", Function);
        project.Write("State.cs", State);
        project.Write("Shop.cs", Shop);
        project.Write("../../template.yaml", Template);

        if (withAudit)
        {
            project.Write("Audit.cs", Audit);
            project.Write("audit.template", AuditTemplate);
        }

        var restore = await project.RestoreAsync();
        Assert.True(restore.Succeeded, restore.Output);
        return project;
    }
}
