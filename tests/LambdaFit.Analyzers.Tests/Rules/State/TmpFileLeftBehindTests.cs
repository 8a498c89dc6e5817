using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.TmpFileLeftBehindAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class TmpFileLeftBehindTests
{
    [Theory]
    [InlineData("File.WriteAllText([|$\"/tmp/{Guid.NewGuid()}.json\"|], order);")]
    [InlineData("File.WriteAllText([|$\"/tmp/{order}.json\"|], order);")]
    [InlineData("File.WriteAllText([|Path.Combine(Path.GetTempPath(), context.AwsRequestId)|], order);")]
    [InlineData("File.WriteAllText([|Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())|], order);")]
    [InlineData("File.WriteAllText([|Path.GetTempPath() + DateTime.UtcNow.Ticks|], order);")]
    [InlineData("var path = [|Path.GetTempFileName()|]; File.WriteAllText(path, order); File.AppendAllText(path, order);")]
    [InlineData("File.WriteAllText([|Path.GetTempFileName()|], order);")]
    [InlineData("var path = Path.ChangeExtension([|Path.GetTempFileName()|], \".json\"); File.WriteAllText(path, order);")]
    [InlineData("var path = $\"/tmp/{order}\"; File.WriteAllText([|path|], order); File.AppendAllText(path, order); var text = File.ReadAllText(path);")]
    [InlineData("var id = Guid.NewGuid(); using var file = File.Create([|Path.Combine(\"/tmp\", id.ToString())|]);")]
    [InlineData("using var file = new FileStream([|\"/tmp/\" + order|], FileMode.Create); context.Logger.LogLine(file.Name);")]
    [InlineData("var path = \"/tmp/\" + order; File.WriteAllText([|path|], order); Console.WriteLine($\"Wrote {path}\"); var request = new PutObjectRequest { FilePath = path };")]
    [InlineData("File.WriteAllText([|\"/tmp/\" + order|], order); File.Delete(\"/tmp/other.json\");", "/tmp/x")]
    public Task Files_with_new_names_that_nothing_deletes_are_reported(string statement, string prefix = "/tmp/") =>
        Verify.VerifyAnalyzerAsync(Handler(statement.Replace("/tmp/", prefix, StringComparison.Ordinal).Replace(prefix + "other", "/tmp/other", StringComparison.Ordinal)));

    [Theory]
    [InlineData("File.WriteAllText(\"/tmp/order.json\", order);")] // the same name each time
    [InlineData("File.WriteAllText(Path.Combine(Path.GetTempPath(), \"order.json\"), order);")]
    [InlineData("File.WriteAllText(\"/tmp/\" + Environment.GetEnvironmentVariable(\"NAME\"), order);")]
    [InlineData("File.WriteAllText($\"/mnt/orders/{order}.json\", order);")] // not /tmp
    [InlineData("var path = \"/tmp/\" + order; File.WriteAllText(path, order); File.Delete(path);")]
    [InlineData("var path = Path.GetTempFileName(); try { File.WriteAllText(path, order); } finally { File.Delete(path); }")]
    [InlineData("var path = \"/tmp/\" + order; File.WriteAllText(path, order); new FileInfo(path).Delete();")]
    [InlineData("var folder = \"/tmp/\" + order; Directory.CreateDirectory(folder); File.WriteAllText(Path.Combine(folder, \"x\"), order); Directory.Delete(folder, true);")]
    [InlineData("var path = \"/tmp/\" + order; File.WriteAllText(path, order); File.Move(path, \"/mnt/orders/x\");")]
    [InlineData("var path = \"/tmp/\" + order; using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);")]
    [InlineData("var path = \"/tmp/\" + order; File.WriteAllText(path, order); Process(path);")] // passed on
    [InlineData("var path = \"/tmp/\" + order; File.WriteAllText(path, order); last = path;")]
    [InlineData("var path = \"/tmp/\" + order; File.WriteAllText(path, order); paths.Add(path);")]
    [InlineData("var path = \"/tmp/\" + order; var file = File.Create(path); Process(file);")]
    [InlineData("Process(Path.GetTempFileName());")]
    [InlineData("Directory.CreateDirectory(\"/tmp/\" + order);")]
    [InlineData("var text = File.ReadAllText(\"/tmp/\" + order);")]
    public Task Fixed_names_deleted_and_handed_on_files_are_not_reported(string statement) => Verify.VerifyAnalyzerAsync(Handler(statement));

    [Fact]
    public Task Returned_files_are_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System.IO;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public async Task<string> Handler(string order, ILambdaContext context)
            {
                using var stream = Open(order);
                await stream.WriteAsync(new byte[1]);
                return Name(order);
            }

            private static Stream Open(string order) => File.Create("/tmp/" + order);

            private static string Name(string order)
            {
                var path = Path.GetTempFileName();
                File.WriteAllText(path, order);
                return path;
            }
        }
        """);

    [Fact]
    public Task A_file_that_another_method_deletes_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System.IO;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public async Task Handler(string order, ILambdaContext context)
            {
                await File.WriteAllTextAsync($"/tmp/{order}.html", order);
                new Store().Save(order);
            }
        }

        public class Store
        {
            public void Save(string order) => File.Delete($"/tmp/{order}.html");
        }
        """);

    [Fact]
    public Task The_message_names_the_way_and_the_size() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public Task Handler(string order, ILambdaContext context) => Report.SaveAsync(order);
        }

        public static class Report
        {
            public static Task SaveAsync(string text) => File.WriteAllTextAsync([|$"/tmp/{Guid.NewGuid()}.txt"|], text);
        }
        """,
        "Each invocation creates this file in /tmp under a new name and nothing deletes it (reached from 'Function.Handler' through 'Report.SaveAsync'), so /tmp (512 MB by default, 10,240 MB at most) fills up while the execution environment lives; delete it in a finally block, or open it with 'FileOptions.DeleteOnClose'");

    [Fact]
    public Task Helpers_are_reported_where_callers_give_them_names_that_differ() => Verify.VerifyAnalyzerAsync(
        """
        using System.IO;
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string order, ILambdaContext context)
            {
                Save(order, order);
                SaveAs("report", order);
            }

            private static void Save(string name, string text) => File.WriteAllText([|$"/tmp/{name}.txt"|], text);
            private static void SaveAs(string name, string text) => File.WriteAllText($"/tmp/{name}.txt", text);
        }
        """);

    [Fact]
    public Task Annotations_lambdas_and_record_handlers_are_reported_but_not_init() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System;
            using System.IO;
            using System.Collections.Generic;
            using Amazon.Lambda.Annotations;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            File.WriteAllText(Path.GetTempFileName(), "");
            await LambdaBootstrapBuilder.Create((List<string> orders, ILambdaContext context) =>
            {
                orders.ForEach(order => File.WriteAllText([|$"/tmp/{order}"|], order));
            }, new DefaultLambdaJsonSerializer()).Build().RunAsync();

            public partial class Functions
            {
                public Functions() => File.WriteAllText(Path.GetTempFileName(), "");

                [LambdaFunction]
                public void Save(string order) => Store<string>.Save(order);
            }

            public static class Store<T>
            {
                public static void Save(T item)
                {
                    using var writer = new StreamWriter([|Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".txt")|]);
                    writer.Write(item);
                }
            }
            """,
    });

    private static string Handler(string statement) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using Amazon.Lambda.Core;
        using Amazon.S3.Model;

        public class Function
        {
            private static string last = "";
            private static readonly List<string> paths = new();
            private static void Process(object path) => Console.WriteLine(last);

            public void Handler(string order, ILambdaContext context)
            {
                {{statement}}
            }
        }
        """;
}
