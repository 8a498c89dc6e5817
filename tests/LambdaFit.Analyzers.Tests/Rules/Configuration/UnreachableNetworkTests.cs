using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Configuration.UnreachableNetworkAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class UnreachableNetworkTests
{
    private const string Sam =
        """
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: .
              Handler: Orders::Shop.Function::Handler
        """;

    private const string Unknown = "System.Environment.GetEnvironmentVariable(\"DATABASE\")";

    [Theory]
    [InlineData("new Npgsql.NpgsqlConnection(" + Unknown + ")", "NpgsqlConnection", "database lies in one, set 'VpcConfig' with its subnets and security groups, or use the RDS Data API, which needs no VPC")]
    [InlineData("Npgsql.NpgsqlDataSource.Create(" + Unknown + "!)", "NpgsqlDataSource", "database lies in one, set 'VpcConfig' with its subnets and security groups, or use the RDS Data API, which needs no VPC")]
    [InlineData("new Npgsql.NpgsqlDataSourceBuilder().Build()", "NpgsqlDataSourceBuilder", "database lies in one, set 'VpcConfig' with its subnets and security groups, or use the RDS Data API, which needs no VPC")]
    [InlineData("new MySqlConnector.MySqlConnection { ConnectionString = \"Server=10.1.2.3;Port=3306\" }", "MySqlConnection", "database lies in one, set 'VpcConfig' with its subnets and security groups, or use the RDS Data API, which needs no VPC")]
    [InlineData("new MySql.Data.MySqlClient.MySqlConnection(order)", "MySqlConnection", "database lies in one, set 'VpcConfig' with its subnets and security groups, or use the RDS Data API, which needs no VPC")]
    [InlineData("new Microsoft.Data.SqlClient.SqlConnection(\"Data Source=tcp:sql.internal,1433;Initial Catalog=shop\")", "SqlConnection", "database lies in one, set 'VpcConfig' with its subnets and security groups")]
    [InlineData("new System.Data.SqlClient.SqlConnection(\"Server=172.20.0.4\\\\shop\")", "SqlConnection", "database lies in one, set 'VpcConfig' with its subnets and security groups")]
    [InlineData("StackExchange.Redis.ConnectionMultiplexer.Connect(\"shop.abc.cache.amazonaws.com:6379,ssl=true\")", "ConnectionMultiplexer", "cache lies in one, set 'VpcConfig' with its subnets and security groups")]
    [InlineData("StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(new StackExchange.Redis.ConfigurationOptions())", "ConnectionMultiplexer", "cache lies in one, set 'VpcConfig' with its subnets and security groups")]
    public Task Every_client_is_reported(string connection, string client, string advice)
    {
        var test = Function("{|LFIT3022:Handler|}", $"var connection = {connection};", ("/repo/orders/template.yaml", Sam));
        test.Messages.Add($"'Function.Handler' connects with '{client}', but 'Orders' of template.yaml puts it into no VPC; if the {advice}");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("serverless.yml",
        """
        service: orders
        provider:
          name: aws
          vpc:
            securityGroupIds: [sg-1]
            subnetIds: [subnet-1]
        functions:
          orders:
            handler: Orders::Shop.Function::Handler
            vpc: ~
        """, "'orders' of serverless.yml", "'vpc' with its subnets and security groups")]
    [InlineData("main.tf",
        """
        resource "aws_lambda_function" "orders" {
          function_name = "orders"
          handler       = "Orders::Shop.Function::Handler"

          vpc_config {
            subnet_ids         = []
            security_group_ids = []
          }
        }
        """, "'aws_lambda_function.orders' of main.tf", "'vpc_config' with its subnets and security groups")]
    [InlineData("aws-lambda-tools-defaults.json",
        """
        { "function-handler": "Orders::Shop.Function::Handler", "function-subnets": "" }
        """, "aws-lambda-tools-defaults.json", "'function-subnets' and 'function-security-groups'")]
    [InlineData("serverless.template",
        """
        {
          "Resources": {
            "Orders": {
              "Type": "AWS::Lambda::Function",
              "Properties": { "Handler": "Orders::Shop.Function::Handler", "VpcConfig": { "SubnetIds": [], "SecurityGroupIds": [] } }
            }
          }
        }
        """, "'Orders' of serverless.template", "'VpcConfig' with its subnets and security groups")]
    public Task Every_format_is_reported(string file, string text, string place, string advice)
    {
        var test = Function("{|LFIT3022:Handler|}", "new Npgsql.NpgsqlConnection().Open();", ("/repo/orders/" + file, text));
        test.Messages.Add($"'Function.Handler' connects with 'NpgsqlConnection', but {place} puts it into no VPC; if the database lies in one, set {advice}, or use the RDS Data API, which needs no VPC");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("template.yaml",
        """
        Globals:
          Function:
            VpcConfig:
              SubnetIds: [subnet-1]
              SecurityGroupIds: [sg-1]
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties: { CodeUri: ., Handler: "Orders::Shop.Function::Handler" }
        """)]
    [InlineData("template.yaml",
        """
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: .
              Handler: Orders::Shop.Function::Handler
              VpcConfig: !If [IsProduction, !Ref Network, !Ref "AWS::NoValue"]
        """)]
    [InlineData("template.yaml",
        """
        Resources:
          Orders:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: .
              Handler: Orders::Shop.Function::Handler
              CapacityProviderConfig: { Arn: !GetAtt Provider.Arn }
        """)]
    [InlineData("serverless.yml",
        """
        service: orders
        provider:
          name: aws
          vpc: ${file(network.yml)}
        functions:
          orders:
            handler: Orders::Shop.Function::Handler
        """)]
    [InlineData("main.tf",
        """
        resource "aws_lambda_function" "orders" {
          function_name = "orders"
          handler       = "Orders::Shop.Function::Handler"

          vpc_config {
            subnet_ids         = var.subnets
            security_group_ids = [aws_security_group.orders.id]
          }
        }
        """)]
    [InlineData("main.tf",
        """
        resource "aws_lambda_function" "orders" {
          function_name = "orders"
          handler       = "Orders::Shop.Function::Handler"

          dynamic "vpc_config" {
            for_each = var.in_vpc ? [1] : []
            content {
              subnet_ids         = ["subnet-1"]
              security_group_ids = ["sg-1"]
            }
          }
        }
        """)]
    [InlineData("aws-lambda-tools-defaults.json",
        """
        { "function-handler": "Orders::Shop.Function::Handler", "function-subnets": "subnet-1,subnet-2", "function-security-groups": "sg-1" }
        """)]
    [InlineData("other.template",
        """
        { "Resources": { "Orders": { "Type": "AWS::Lambda::Function", "Properties": { "Handler": "Other::Shop.Function::Handler" } } } }
        """)]
    public Task A_VPC_that_is_set_or_unknown_is_not_reported(string file, string text) =>
        Verify.VerifyAnalyzerAsync(Function("Handler", "new Npgsql.NpgsqlConnection().Open();", ("/repo/orders/" + file, text)));

    [Theory]
    [InlineData("new Npgsql.NpgsqlConnection(\"Host=ep-cool-1.eu-central-1.aws.neon.tech;Database=shop\")")]
    [InlineData("Npgsql.NpgsqlDataSource.Create(Settings.Database)")]
    [InlineData("new Npgsql.NpgsqlDataSourceBuilder(\"Host=db.example.com:5432,db2.example.com:5432\").Build()")]
    [InlineData("new MySqlConnector.MySqlConnection(\"Server=aws.connect.psdb.cloud;SslMode=Required\")")]
    [InlineData("new MySql.Data.MySqlClient.MySqlConnection(\"server=localhost;uid=root\")")]
    [InlineData("new Microsoft.Data.SqlClient.SqlConnection(\"Server=tcp:shop.database.windows.net,1433;Encrypt=True\")")]
    [InlineData("new System.Data.SqlClient.SqlConnection(\"Data Source=(localdb)\\\\MSSQLLocalDB;Integrated Security=true\")")]
    [InlineData("new System.Data.SqlClient.SqlConnection { ConnectionString = \"Server=52.1.2.3\" }")]
    [InlineData("StackExchange.Redis.ConnectionMultiplexer.Connect(\"redis-1.c1.eu-central-1-1.ec2.redns.redis-cloud.com:15000,password=x\")")]
    [InlineData("new Npgsql.NpgsqlConnection(System.Environment.GetEnvironmentVariable(\"PUBLIC\"))")]
    [InlineData("new Npgsql.NpgsqlConnection(\"Host=host.docker.internal;Database=shop\")")]
    [InlineData("new Npgsql.NpgsqlConnection(\"Host=postgres;Database=shop\")")]
    [InlineData("new Npgsql.NpgsqlConnection(\"Host=/var/run/postgresql;Database=shop\")")]
    [InlineData("new Npgsql.NpgsqlConnection(\"Host=ec2-52-1-2-3.compute-1.amazonaws.com;Database=shop\")")]
    [InlineData("new Npgsql.NpgsqlConnection(\"Host=abc.dsql.eu-west-1.on.aws;Database=postgres\")")]
    [InlineData("new Npgsql.NpgsqlConnection($\"Host={System.Environment.GetEnvironmentVariable(\"HOST\")};Username={order}\")")]
    [InlineData("new Npgsql.NpgsqlConnection(\"Host=\" + System.Environment.GetEnvironmentVariable(\"HOST\") + \";Username=\" + order)")]
    [InlineData("new System.Data.DataTable()")]
    public Task A_public_host_is_not_reported(string connection)
    {
        var sam = Sam + "\n      Environment: { Variables: { PUBLIC: \"Host=shop.supabase.co;Database=shop\", HOST: db.example.com } }\n";
        return Verify.VerifyAnalyzerAsync(Function("Handler", $"var connection = {connection};", ("/repo/orders/template.yaml", sam)));
    }

    [Theory]
    [InlineData("tcp:")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData(":")]
    [InlineData("\\\\")]
    [InlineData("Host=")]
    [InlineData("Host=tcp:;Server=,;Address=[")]
    [InlineData("Host=\\uD800.example.com")]
    public Task Whatever_a_connection_string_says_it_is_read(string text) => Verify.VerifyAnalyzerAsync(Function(
        "{|LFIT3022:Handler|}",
        $"var connection = new Npgsql.NpgsqlConnection(\"{text}\"); var other = new System.Data.SqlClient.SqlConnection(\"Server={text}\");",
        ("/repo/orders/template.yaml", Sam)));

    [Theory]
    [InlineData("Host=\" + order + \";Database=shop")]
    [InlineData("Host=db.internal;Username=\" + order + \"")]
    [InlineData("Host=proxy.proxy-abc.eu-west-1.rds.amazonaws.com")]
    public Task A_text_that_is_not_known_to_name_a_public_host_is_reported(string text) => Verify.VerifyAnalyzerAsync(Function(
        "{|LFIT3022:Handler|}", $"var connection = new Npgsql.NpgsqlConnection(\"{text}\");", ("/repo/orders/template.yaml", Sam)));

    [Theory]
    [InlineData("template.yaml", Sam + "\n  Database:\n    Type: AWS::RDS::DBInstance\n    Properties: { PubliclyAccessible: true }\n")]
    [InlineData("template.yaml", Sam + "\n  Database:\n    Type: AWS::RDS::DBInstance\n    Properties: { PubliclyAccessible: !Ref IsPublic }\n")]
    [InlineData("main.tf", "resource \"aws_lambda_function\" \"orders\" {\n  handler = \"Orders::Shop.Function::Handler\"\n}\nresource \"aws_db_instance\" \"orders\" {\n  publicly_accessible = true\n}\n")]
    [InlineData("serverless.yml", "service: orders\nprovider:\n  name: aws\nfunctions:\n  orders:\n    handler: Orders::Shop.Function::Handler\nresources:\n  Resources:\n    Database:\n      Type: AWS::RDS::DBInstance\n      Properties: { PubliclyAccessible: true }\n")]
    public Task A_public_database_of_the_same_file_is_not_reported(string file, string text) =>
        Verify.VerifyAnalyzerAsync(Function("Handler", $"var connection = new Npgsql.NpgsqlConnection({Unknown});", ("/repo/orders/" + file, text)));

    [Theory]
    [InlineData("if (System.OperatingSystem.IsWindows()) { new Npgsql.NpgsqlConnection(order).Open(); }")]
    [InlineData("if (System.Environment.GetEnvironmentVariable(\"AWS_SAM_LOCAL\") == \"true\") new Npgsql.NpgsqlConnection(order).Open();")]
    [InlineData("if (System.Diagnostics.Debugger.IsAttached) new Npgsql.NpgsqlConnection(order).Open();")]
    public Task Code_for_a_developers_machine_is_not_reported(string statement) =>
        Verify.VerifyAnalyzerAsync(Function("Handler", statement, ("/repo/orders/template.yaml", Sam)));

    [Fact]
    public Task A_check_that_the_connection_string_is_there_is_none_of_the_surroundings() => Verify.VerifyAnalyzerAsync(Function(
        "{|LFIT3022:Handler|}",
        $"var text = {Unknown}; if (string.IsNullOrEmpty(text)) throw new System.InvalidOperationException(); new Npgsql.NpgsqlConnection(text).Open();",
        ("/repo/orders/template.yaml", Sam)));

    [Fact]
    public Task What_only_tools_call_is_not_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
        Source =
            """
            using Amazon.Lambda.Core;
            using Microsoft.Extensions.DependencyInjection;
            using Npgsql;

            namespace Shop
            {
                public class Function
                {
                    public string Handler(string order, ILambdaContext context) => order;
                }

                public class Migrator
                {
                    public void Migrate(string text) => new NpgsqlConnection(text).Open();
                }

                public class ContextFactory
                {
                    public NpgsqlConnection CreateDbContext(string[] args) => new NpgsqlConnection(args[0]);
                }

                public class StartupDevelopment
                {
                    public void ConfigureServices(IServiceCollection services) => services.AddSingleton(_ => NpgsqlDataSource.Create("Host=db.internal"));
                }

                public static class Program
                {
                    public static void Main(string[] args) => new NpgsqlConnection(args[0]).Open();
                }
            }
            """,
        AdditionalFiles = { ("/repo/orders/template.yaml", Sam) },
    });

    [Fact]
    public Task A_function_of_which_no_configuration_is_known_is_not_reported() =>
        Verify.VerifyAnalyzerAsync(Function("Handler", "new Npgsql.NpgsqlConnection().Open();"));

    [Fact]
    public Task Two_descriptions_of_one_function_must_agree() => Verify.VerifyAnalyzerAsync(Function(
        "Handler",
        "new Npgsql.NpgsqlConnection().Open();",
        ("/repo/orders/template.yaml", Sam),
        ("/repo/orders/aws-lambda-tools-defaults.json", """{ "function-handler": "Orders::Shop.Function::Handler", "function-subnets": "subnet-1" }""")));

    [Fact]
    public Task Each_function_answers_for_what_it_reaches_and_makes()
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                """
                using System.Threading.Tasks;
                using Amazon.Lambda.Core;
                using Npgsql;
                using StackExchange.Redis;

                namespace Shop
                {
                    public class First
                    {
                        private readonly OrderStore store = new OrderStore();
                        public Task {|LFIT3022:Handler|}(string order, ILambdaContext context) => store.SaveAsync(order);
                    }

                    public class Second
                    {
                        private readonly IConnectionMultiplexer cache;
                        public Second() => cache = Connect();
                        public int {|LFIT3022:Handler|}(string order, ILambdaContext context) => cache.GetDatabase().Database;
                        private static IConnectionMultiplexer Connect() => ConnectionMultiplexer.Connect(System.Environment.GetEnvironmentVariable("CACHE")!);
                    }

                    public class Third
                    {
                        public string {|LFIT3022:Handler|}(string order, ILambdaContext context) => Database.Source.ConnectionString;
                    }

                    public class Fourth
                    {
                        public string Handler(string order, ILambdaContext context) => order;
                    }

                    public class OrderStore
                    {
                        public async Task SaveAsync(string order)
                        {
                            using var connection = new NpgsqlConnection(order);
                            await connection.OpenAsync();
                        }
                    }

                    public static class Database
                    {
                        public static readonly NpgsqlDataSource Source = NpgsqlDataSource.Create(System.Environment.GetEnvironmentVariable("DATABASE")!);
                    }
                }
                """,
            AdditionalFiles =
            {
                ("/repo/orders/template.yaml",
                    """
                    Resources:
                      A: { Type: "AWS::Serverless::Function", Properties: { CodeUri: ., Handler: "Orders::Shop.First::Handler" } }
                      B: { Type: "AWS::Serverless::Function", Properties: { CodeUri: ., Handler: "Orders::Shop.Second::Handler" } }
                      C: { Type: "AWS::Serverless::Function", Properties: { CodeUri: ., Handler: "Orders::Shop.Third::Handler" } }
                      D: { Type: "AWS::Serverless::Function", Properties: { CodeUri: ., Handler: "Orders::Shop.Fourth::Handler" } }
                    """),
            },
        };
        test.Messages.Add("'First.Handler' connects with 'NpgsqlConnection' (reached from 'First.Handler' through 'OrderStore.SaveAsync'), but 'A' of template.yaml puts it into no VPC; if the database lies in one, set 'VpcConfig' with its subnets and security groups, or use the RDS Data API, which needs no VPC");
        test.Messages.Add("'Second.Handler' connects with 'ConnectionMultiplexer' in 'Second.Connect', but 'B' of template.yaml puts it into no VPC; if the cache lies in one, set 'VpcConfig' with its subnets and security groups");
        test.Messages.Add("'Third.Handler' connects with 'NpgsqlDataSource' in 'Database.Source', but 'C' of template.yaml puts it into no VPC; if the database lies in one, set 'VpcConfig' with its subnets and security groups, or use the RDS Data API, which needs no VPC");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task The_only_function_answers_for_what_its_container_makes() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        Source =
            """
            using System;
            using Amazon.Lambda.Annotations;
            using Microsoft.Extensions.DependencyInjection;
            using Npgsql;

            namespace Shop
            {
                [LambdaStartup]
                public class Startup
                {
                    public void ConfigureServices(IServiceCollection services) =>
                        services.AddSingleton(_ => NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("DATABASE")!));
                }

                public class Function
                {
                    private readonly NpgsqlDataSource source;
                    public Function(NpgsqlDataSource source) => this.source = source;

                    [LambdaFunction]
                    public string {|LFIT3022:Handler|}(string order) => source.ConnectionString + order;
                }
            }
            """,
        AdditionalFiles = { ("/repo/orders/template.yaml", Sam.Replace("Shop.Function::Handler", "Shop.Function_Handler_Generated::Handler", StringComparison.Ordinal)) },
    });

    [Fact]
    public Task Of_several_functions_none_answers_for_a_shared_container() => Verify.VerifyAnalyzerAsync(new Test
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.Core;
            using Npgsql;

            namespace Shop
            {
                public static class Container
                {
                    public static NpgsqlDataSource Make(string text) => NpgsqlDataSource.Create(text);
                }

                public class Function
                {
                    public string Handler(string order, ILambdaContext context) => order;
                    public string Other(string order, ILambdaContext context) => order;
                }
            }
            """,
        AdditionalFiles = { ("/repo/orders/template.yaml", Sam + "\n  Other:\n    Type: AWS::Serverless::Function\n    Properties: { CodeUri: ., Handler: \"Orders::Shop.Function::Other\" }\n") },
    });

    private static Test Function(string name, string statements, params (string Path, string Text)[] files)
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                $$"""
                using Amazon.Lambda.Core;

                namespace Shop
                {
                    public static class Settings
                    {
                        public const string Database = "Host=shop.supabase.co;" + "Database=shop";
                    }

                    public class Function
                    {
                        public string {{name}}(string order, ILambdaContext context)
                        {
                            {{statements}}
                            return order;
                        }
                    }
                }
                """,
        };
        foreach (var file in files)
        {
            test.AdditionalFiles.Add(file);
        }

        return test;
    }
}
