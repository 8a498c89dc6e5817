using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.State.WritesOutsideTmpAnalyzer,
    LambdaFit.CodeFixes.Rules.State.WritesOutsideTmpCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class WritesOutsideTmpTests
{
    [Theory]
    [InlineData("File.WriteAllText([|\"data/order.json\"|], order);")]
    [InlineData("File.AppendAllText([|$\"data/{order}.json\"|], order);")]
    [InlineData("File.WriteAllBytes([|\"data/\" + order|], new byte[0]);")]
    [InlineData("using var file = File.Create([|Path.Combine(AppContext.BaseDirectory, \"order.json\")|]);")]
    [InlineData("using var file = File.OpenWrite([|Path.Combine(Directory.GetCurrentDirectory(), order)|]);")]
    [InlineData("using var file = File.CreateText([|Path.Join(Path.GetDirectoryName(typeof(Function).Assembly.Location), order)|]);")]
    [InlineData("using var file = File.Open([|\"order.json\"|], FileMode.Append);")]
    [InlineData("using var file = File.Open([|\"order.json\"|], FileMode.Open, FileAccess.ReadWrite);")]
    [InlineData("File.Copy(order, [|@\"C:\\orders\\order.json\"|]);")]
    [InlineData("File.Move(order, [|\"/var/orders/order.json\"|]);")]
    [InlineData("using var file = new FileStream([|\"/var/task/\" + order|], FileMode.OpenOrCreate);")]
    [InlineData("using var writer = new StreamWriter([|\"order.csv\"|], append: true);")]
    [InlineData("Directory.CreateDirectory([|Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), \"orders\")|]);")]
    [InlineData("ZipFile.ExtractToDirectory(order, [|\"./extracted\"|]);")]
    [InlineData("ZipFile.CreateFromDirectory(order, [|Environment.CurrentDirectory + \"/orders.zip\"|]);")]
    [InlineData("new FileInfo(order).CopyTo([|\"order.json\"|]);")]
    [InlineData("using var file = [|new FileInfo(\"order.json\")|].Create();")]
    [InlineData("[|new DirectoryInfo(\"orders\")|].Create();")]
    [InlineData("var folder = \"orders\"; var path = Path.Combine(folder, order + \".json\"); File.WriteAllText([|path|], order);")]
    [InlineData("string path; path = string.Format(\"orders/{0}\", order); File.WriteAllText([|path|], order);")]
    [InlineData("File.WriteAllText([|debug ? \"a.json\" : \"also.json\"|], order);")]
    [InlineData("try { File.WriteAllText([|\"order.json\"|], order); } catch (IOException) { }")]
    public Task Writes_to_read_only_places_are_reported(string statement) => Verify.VerifyAnalyzerAsync(Handler(statement));

    [Theory]
    [InlineData("File.WriteAllText(order, order);")] // unknown
    [InlineData("File.WriteAllText($\"{order}/x.json\", order);")]
    [InlineData("File.WriteAllText(\"/\" + order, order);")]
    [InlineData("File.WriteAllText(Path.Combine(Environment.GetEnvironmentVariable(\"DATA\")!, \"x\"), order);")]
    [InlineData("File.WriteAllText(Path.Combine(\"data\", Environment.GetEnvironmentVariable(\"DATA\")!), order);")] // may be absolute
    [InlineData("File.WriteAllText(Path.Combine(AppContext.BaseDirectory, Setting), order);")]
    [InlineData("File.WriteAllText(\"/tmp/order.json\", order);")]
    [InlineData("File.WriteAllText($\"/tmp/{order}.json\", order);")]
    [InlineData("File.WriteAllText(Path.GetTempFileName(), order);")]
    [InlineData("File.WriteAllText(Path.Combine(Path.GetTempPath(), \"data\", order), order);")]
    [InlineData("File.WriteAllText(Path.Combine(\"data\", \"/tmp/x\"), order);")]
    [InlineData("File.WriteAllText(\"/mnt/orders/order.json\", order);")]
    [InlineData("File.WriteAllText(\"/dev/null\", order);")]
    [InlineData("File.WriteAllText(\"../../tmp/order.json\", order);")]
    [InlineData("File.WriteAllText(Environment.GetEnvironmentVariable(\"DATA\") ?? \"data\", order);")]
    [InlineData("var text = File.ReadAllText(\"data/order.json\");")] // reads
    [InlineData("using var file = File.Open(\"data/order.json\", FileMode.Open);")]
    [InlineData("using var file = File.OpenRead(\"data/order.json\");")]
    [InlineData("using var file = new FileStream(\"data/order.json\", FileMode.OpenOrCreate, FileAccess.Read);")]
    [InlineData("using var file = new FileStream(\"data/order.json\", Mode(order));")]
    [InlineData("using var reader = new StreamReader(\"data/order.json\");")]
    [InlineData("File.Copy(\"data/order.json\", \"/tmp/order.json\");")]
    [InlineData("File.Delete(\"data/order.json\");")]
    [InlineData("using var writer = new StreamWriter(new MemoryStream());")]
    [InlineData("if (OperatingSystem.IsWindows()) File.WriteAllText(@\"C:\\order.json\", order);")]
    [InlineData("if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) File.WriteAllText(\"order.json\", order);")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"AWS_LAMBDA_FUNCTION_NAME\") is null) File.WriteAllText(\"order.json\", order);")]
    [InlineData("if (s_isLambda) return; File.WriteAllText(\"order.json\", order);")]
    [InlineData("var isLocal = IsLocal(); if (isLocal && debug) { File.WriteAllText(\"order.json\", order); }")]
    [InlineData("if (System.Diagnostics.Debugger.IsAttached) Dump(order);")]
    [InlineData("var path = \"order.json\"; if (debug) path = \"/tmp/order.json\"; File.WriteAllText(path, order);")]
    public Task Other_places_reads_and_guarded_code_are_not_reported(string statement) => Verify.VerifyAnalyzerAsync(Handler(statement));

    [Fact]
    public Task The_message_names_the_path_and_the_way_to_it() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.IO;
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string order, ILambdaContext context) => new Store().Save(order);
        }

        public class Store
        {
            public void Save(string order)
            {
                File.WriteAllText([|$"data/{order}.json"|], order);
                File.WriteAllText([|Path.Combine(AppContext.BaseDirectory, "last.json")|], order);
            }
        }
        """,
        "'data/…' lies outside /tmp, and the rest of a function's file system is read-only, so this write fails (reached from 'Function.Handler' through 'Store.Save'); write to 'Path.GetTempPath()' what this environment needs, and to S3 or a file system mounted under /mnt what must last",
        "'AppContext.BaseDirectory/last.json' lies outside /tmp, and the rest of a function's file system is read-only, so this write fails (reached from 'Function.Handler' through 'Store.Save'); write to 'Path.GetTempPath()' what this environment needs, and to S3 or a file system mounted under /mnt what must last");

    [Fact]
    public Task Helpers_members_generics_and_lambdas_are_followed() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using Amazon.Lambda.Core;

        public partial class Function
        {
            private const string Folder = "orders";
            private static readonly string s_cache = Path.Combine(AppContext.BaseDirectory, "cache");
            private string Logs => $"{Folder}/logs";
            private readonly ISink<string> sink = new FileSink<string>();

            public void Handler(List<string> orders, ILambdaContext context)
            {
                orders.ForEach(order => File.WriteAllText([|PathOf(order)|], order));
                foreach (var order in orders) sink.Write(order);
                Local();

                void Local() => Directory.CreateDirectory([|s_cache|]);
            }
        }

        public partial class Function
        {
            private static string PathOf(string order) => Path.Combine(Folder, order + ".json");
        }

        public interface ISink<T> { void Write(T item); }

        public class FileSink<T> : ISink<T>
        {
            public void Write(T item) => File.AppendAllText([|"sink.log"|], item?.ToString());
        }

        public class Unused
        {
            public void Write() => File.WriteAllText("unused.log", "");
        }
        """);

    [Fact]
    public Task Init_code_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System.IO;
        using Amazon.Lambda.Core;

        public class Function
        {
            public Function() => Directory.CreateDirectory("data");
            public void Handler(string order, ILambdaContext context) { }
        }
        """);

    [Fact]
    public Task Top_level_statements_and_their_local_functions_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.IO;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            Directory.CreateDirectory("data");
            var folder = "data";
            await LambdaBootstrapBuilder.Create((string order, ILambdaContext context) => Save(order), new DefaultLambdaJsonSerializer()).Build().RunAsync();

            string Save(string order)
            {
                File.WriteAllText([|$"{folder}/{order}"|], order);
                return order;
            }
            """,
    });

    [Fact]
    public Task Annotations_and_ASPNET_Core_handlers_are_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.IO;
            using Amazon.Lambda.Annotations;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder();
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            var app = builder.Build();
            app.MapPost("/orders", (string order) => File.WriteAllText([|"orders.txt"|], order));
            app.Run();

            public class Uploads : ControllerBase
            {
                private readonly IWebHostEnvironment environment;

                public Uploads(IWebHostEnvironment environment)
                {
                    this.environment = environment;
                }

                public void Post(string name)
                {
                    using var file = new FileStream([|Path.Combine(environment.WebRootPath, "uploads", name)|], FileMode.Create);
                }
            }

            public class Functions
            {
                [LambdaFunction]
                public void Save(string order) => System.IO.File.WriteAllText([|"order.json"|], order);
            }
            """,
    });

    [Fact]
    public Task A_web_root_that_the_project_moves_is_not_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.IO;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Hosting;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.DependencyInjection;

            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = "/mnt/files" });
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            builder.Build().Run();

            public class Uploads : ControllerBase
            {
                private readonly IWebHostEnvironment environment;

                public Uploads(IWebHostEnvironment environment)
                {
                    this.environment = environment;
                }

                public void Post(string name)
                {
                    using var file = new FileStream(Path.Combine(environment.WebRootPath, "uploads", name), FileMode.Create);
                }
            }
            """,
    });

    [Theory]
    [InlineData("Directory.SetCurrentDirectory(\"/tmp\");", "\"order.json\"")]
    [InlineData("Environment.CurrentDirectory = Path.GetTempPath();", "Path.Combine(Directory.GetCurrentDirectory(), \"order.json\")")]
    [InlineData("Environment.SetEnvironmentVariable(\"HOME\", \"/tmp\");", "Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)")]
    public Task A_directory_that_the_project_moves_is_not_reported(string move, string path) => Verify.VerifyAnalyzerAsync(
        $$"""
        using System;
        using System.IO;
        using Amazon.Lambda.Core;

        public class Function
        {
            static Function() { {{move}} }
            public void Handler(string order, ILambdaContext context) => File.WriteAllText({{path}}, order);
        }
        """);

    [Fact]
    public Task A_home_that_the_configuration_sets_is_not_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        Source =
            """
            using System;
            using System.IO;
            using Amazon.Lambda.Core;

            public class Function
            {
                public void Handler(string order, ILambdaContext context) =>
                    File.WriteAllText(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "x"), order);
            }
            """,
        AdditionalFiles =
        {
            ("/repo/orders/template.yaml",
                """
                Resources:
                  Orders:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: TestProject::Function::Handler
                      Environment:
                        Variables:
                          HOME: /tmp
                """),
        },
    });

    [Fact]
    public Task Downloads_from_S3_are_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.S3;
        using Amazon.S3.Model;
        using Amazon.S3.Transfer;

        public class Function
        {
            private static readonly IAmazonS3 s_s3 = new AmazonS3Client();
            private static readonly TransferUtility s_transfer = new(s_s3);

            public async Task Handler(string key, ILambdaContext context)
            {
                using var response = await s_s3.GetObjectAsync("bucket", key);
                await response.WriteResponseStreamToFileAsync([|"image.png"|], false, default);
                await s_transfer.DownloadAsync([|"images/" + key|], "bucket", key);
                await s_transfer.DownloadAsync("/tmp/" + key, "bucket", key);
            }
        }
        """);

    [Fact]
    public Task Log_files_are_reported_wherever_they_are_set_up_and_not_moved() => Verify.VerifyNoCodeFixAsync(
        """
        using System;
        using System.IO;
        using Amazon.Lambda.Core;
        using NLog;
        using NLog.Config;
        using NLog.Targets;
        using Serilog;

        public class Function
        {
            public Function()
            {
                Serilog.ILogger log = new LoggerConfiguration().WriteTo.File([|"logs/orders.txt"|], rollingInterval: RollingInterval.Day).CreateLogger();
                var target = new FileTarget("file") { FileName = [|"${basedir}/logs/orders.txt"|] };
                target.FileName = [|"orders.log"|];
            }

            public static void SetUp(ISetupConfigurationTargetBuilder builder) => builder.WriteToFile([|"logs/${shortdate}.log"|]);

            public void Handler(string order, ILambdaContext context) { }
        }
        """);

    [Fact]
    public Task Log_files_in_tmp_and_on_developers_machines_are_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.IO;
        using Amazon.Lambda.Core;
        using NLog.Targets;
        using Serilog;

        public class Function
        {
            public Function(Microsoft.Extensions.Hosting.IHostEnvironment environment)
            {
                new LoggerConfiguration().WriteTo.File("/tmp/orders.txt").CreateLogger();
                if (Microsoft.Extensions.Hosting.HostEnvironmentEnvExtensions.IsDevelopment(environment))
                    new LoggerConfiguration().WriteTo.File("orders.txt").CreateLogger();
                _ = new FileTarget("file") { FileName = "${var:folder}/orders.txt" };
            }

            public void Handler(string order, ILambdaContext context) { }
        }
        """);

    [Fact]
    public Task A_log_file_of_a_Main_that_Lambda_does_not_run_is_not_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using Amazon.Lambda.Core;
            using Serilog;

            public class Function
            {
                public void Handler(string order, ILambdaContext context) { }
            }

            public static class LocalEntryPoint
            {
                public static void Main() => new LoggerConfiguration().WriteTo.File("orders.txt").CreateLogger();
            }
            """,
    });

    [Fact]
    public Task A_log_file_of_a_project_that_is_no_function_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using Serilog;

        public static class Logging
        {
            public static void SetUp() => new LoggerConfiguration().WriteTo.File("orders.txt").CreateLogger();
        }
        """);

    [Fact]
    public Task Paths_are_moved_to_the_temporary_directory() => Verify.VerifyCodeFixAsync(
        """
        using System;
        using System.IO;
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string order, ILambdaContext context)
            {
                File.WriteAllText([|"data/order.json"|] /* where it is */, order);
                File.WriteAllText(
                    [|$"data/{order}.json"|], // the order
                    order);
                File.WriteAllText([|"order-" + order|], order);
                File.WriteAllText([|Path.Combine(AppContext.BaseDirectory, "data", order)|], order);
                File.WriteAllText([|Path.Combine("data", order)|], order);
                File.WriteAllText([|Directory.GetCurrentDirectory() + "/order.json"|], order);
                File.WriteAllText([|$"{AppContext.BaseDirectory}/order.json"|], order);
                File.WriteAllText([|@"C:\data\order.json"|], order);
                File.WriteAllText([|"/var/data/" + order|], order);
                Directory.CreateDirectory([|Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData)|]);
                using var file = [|new FileInfo("order.json")|].Create();
                var path = Path.Join("data", order); // kept
                File.WriteAllText([|path|], order);
                File.AppendAllText([|path|], order);
            }
        }
        """,
        """
        using System;
        using System.IO;
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string order, ILambdaContext context)
            {
                File.WriteAllText(Path.Combine(Path.GetTempPath(), "data/order.json") /* where it is */, order);
                File.WriteAllText(
                    Path.Combine(Path.GetTempPath(), $"data/{order}.json"), // the order
                    order);
                File.WriteAllText(Path.Combine(Path.GetTempPath(), "order-" + order), order);
                File.WriteAllText(Path.Combine(Path.GetTempPath(), "data", order), order);
                File.WriteAllText(Path.Combine(Path.GetTempPath(), "data", order), order);
                File.WriteAllText(Path.GetTempPath() + "/order.json", order);
                File.WriteAllText($"{Path.GetTempPath()}/order.json", order);
                File.WriteAllText(Path.Combine(Path.GetTempPath(), "order.json"), order);
                File.WriteAllText(Path.GetTempPath() + order, order);
                Directory.CreateDirectory(Path.GetTempPath());
                using var file = new FileInfo(Path.Combine(Path.GetTempPath(), "order.json")).Create();
                var path = Path.Join(Path.GetTempPath(), "data", order); // kept
                File.WriteAllText(path, order);
                File.AppendAllText(path, order);
            }
        }
        """);

    [Fact]
    public Task Without_a_using_directive_the_fix_writes_the_full_name() => Verify.VerifyCodeFixAsync(
        """
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string order, ILambdaContext context) => System.IO.File.WriteAllText([|"order.json"|], order);
        }
        """,
        """
        using Amazon.Lambda.Core;

        public class Function
        {
            public void Handler(string order, ILambdaContext context) => System.IO.File.WriteAllText(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "order.json"), order);
        }
        """);

    [Theory]
    [InlineData("var path = \"order.json\"; var text = File.ReadAllText(path); File.WriteAllText([|path|], text + order);")] // the package's own file
    [InlineData("var text = File.ReadAllText(\"order.json\"); File.WriteAllText([|\"order.json\"|], text + order);")]
    [InlineData("const string path = \"order.json\"; File.WriteAllText([|path|], order);")] // a constant is shared
    [InlineData("File.WriteAllText([|Cache|], order);")]
    [InlineData("File.WriteAllText([|PathOf(order)|], order);", true)]
    [InlineData("File.WriteAllText([|$\"/var/data/{order}\"|], order);")]
    public Task No_fix_where_others_rely_on_the_path(string statement, bool isWrapped = false) => isWrapped
        ? Verify.VerifyCodeFixAsync(Handler(statement), Handler(statement.Replace("[|PathOf(order)|]", "Path.Combine(Path.GetTempPath(), PathOf(order))", StringComparison.Ordinal)))
        : Verify.VerifyNoCodeFixAsync(Handler(statement));

    private static string Handler(string statement) =>
        $$"""
        using System;
        using System.IO;
        using System.IO.Compression;
        using System.Runtime.InteropServices;
        using Amazon.Lambda.Core;

        public class Function
        {
            private const string Cache = "cache.json";
            private static readonly bool s_isLambda = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("LAMBDA_TASK_ROOT"));
            public static string Setting { get; set; } = "data";
            private static bool IsLocal() => !s_isLambda;
            private static FileMode Mode(string order) => order.Length > 0 ? FileMode.Open : FileMode.Create;
            private static string PathOf(string order) => "data/" + order;
            private static void Dump(string order) => File.WriteAllText("dump.json", order);
            private bool debug = DateTime.Now.Ticks > 0;

            public void Handler(string order, ILambdaContext context)
            {
                {{statement}}
            }
        }
        """;
}
