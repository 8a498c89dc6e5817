using LambdaFit.Analyzers.Rules.Configuration;
using LambdaFit.Analyzers.Rules.Duration;
using LambdaFit.Analyzers.Tests.Verifying;
using LambdaFit.CodeFixes.Rules.Configuration;
using LambdaFit.CodeFixes.Rules.Duration;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

/// <summary>The rules that were there before over Terraform modules: what they report, leave alone and write.</summary>
public sealed class TerraformModuleTests
{
    private const string Main = "/repo/infra/main.tf";
    private const string Other = "/repo/infra/other.tf";
    private const string Begin = "resource \"aws_lambda_function\" \"take\" {\n  handler = \"Orders::Shop.Function::Take\"\n  runtime = \"dotnet8\"\n";
    private const string Mapping = "resource \"aws_lambda_event_source_mapping\" \"m\" {\n  function_name = aws_lambda_function.take.arn\n  event_source_arn = aws_sqs_queue.q.arn\n";
    private const string BatchHandler = "public SQSBatchResponse Take(SQSEvent batch, ILambdaContext context) => null!;";
    private const string ApiHandler = "public APIGatewayHttpApiV2ProxyResponse Take(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) => new() { Body = request.RawPath };";

    [Theory]
    [InlineData(Begin + "}\n")]
    [InlineData(Begin + "  timeout = null\n}\n")]
    [InlineData(Begin + "  for_each = toset([\"a\", \"b\"])\n  function_name = each.key\n}\n")]
    [InlineData("locals { handler = \"Orders::Shop.Function::Take\" }\nresource \"aws_lambda_function\" \"take\" {\n  package_type = \"Image\"\n  image_config { command = [local.handler] }\n}\n")]
    public Task A_function_without_timeout_gets_3_seconds(string module)
    {
        var test = Code(Handler("{|LFIT3001:Take|}"), module);
        test.Messages.Add("No timeout is set for 'Function.Take' in 'aws_lambda_function.take' of main.tf, so Lambda ends every invocation after 3 s, cold start included; set one, 30 s for example");
        return Verify<TimeoutMissingAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData(Begin + "  timeout = 30\n}\n")]
    [InlineData(Begin + "  timeout = var.timeout\n}\n")]
    [InlineData(Begin + "  timeout = each.value.timeout\n}\n")]
    [InlineData(Begin + "  lifecycle { ignore_changes = [timeout] }\n}\n")]
    [InlineData(Begin + "  tim\n}\n")]
    [InlineData("resource \"aws_lambda_function\" \"take\" {\n  handler = \"Other::Shop.Function::Take\"\n}\n")]
    [InlineData("resource \"aws_lambda_function\" \"take\" {\n  handler = \"${var.assembly}::Shop.Function::Take\"\n}\n")]
    [InlineData("module \"take\" {\n  source = \"terraform-aws-modules/lambda/aws\"\n  handler = \"Orders::Shop.Function::Take\"\n}\n")]
    [InlineData("data \"aws_lambda_function\" \"take\" {\n  handler = \"Orders::Shop.Function::Take\"\n}\n")]
    [InlineData("# resource \"aws_lambda_function\" \"take\" { handler = \"Orders::Shop.Function::Take\" }\n")]
    public Task A_timeout_that_is_set_or_unknown_is_silent(string module) => Verify<TimeoutMissingAnalyzer>.VerifyAnalyzerAsync(Code(Handler("Take"), module));

    [Theory]
    [InlineData("bootstrap", "../go/function.zip", false)]
    [InlineData("bootstrap", "${path.module}/../orders/publish/orders.zip", true)]
    [InlineData("Orders", "../publish/orders.zip", true)]
    public Task An_executable_is_known_by_its_name_or_where_its_archive_lies(string handler, string archive, bool isReported)
    {
        var test = Code(
            "public static System.Threading.Tasks.Task Main() => LambdaBootstrapBuilder." + (isReported ? "{|LFIT3001:Create<string, string>|}" : "Create<string, string>") + "((order, context) => order, null!).Build().RunAsync();",
            "resource \"aws_lambda_function\" \"take\" {\n  handler = \"" + handler + "\"\n  runtime = \"provided.al2023\"\n  filename = \"" + archive + "\"\n}\n");
        test.AssemblyName = handler;
        test.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        test.BuildProperties["MSBuildProjectDirectory"] = "/repo/orders";
        return Verify<TimeoutMissingAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Two_functions_are_fixed_at_once()
    {
        var test = Code(Handler("{|LFIT3001:Take|}") + " public string {|LFIT3001:Give|}(string order, ILambdaContext context) => order;", Begin + "}\n" + Begin.Replace("take", "give", StringComparison.Ordinal).Replace("Take", "Give", StringComparison.Ordinal) + "}\n");
        test.FixedAdditionalFiles.Add((Main, Begin + "  timeout = 30\n}\n" + Begin.Replace("take", "give", StringComparison.Ordinal).Replace("Take", "Give", StringComparison.Ordinal) + "  timeout = 30\n}\n"));
        return Verify<TimeoutMissingAnalyzer, TimeoutMissingCodeFix>.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("  timeout = {|LFIT3002:901|}\n}\n")]
    [InlineData("  timeout = {|LFIT3002:0|}\n}\n")]
    [InlineData("  timeout = {|LFIT3002:\"1000\"|}\n}\n")]
    [InlineData("  timeout = {|LFIT3002:60 * 16|}\n}\n")]
    [InlineData("  timeout = local.t\n}\nlocals { t = {|LFIT3002:901|} }\n")]
    [InlineData("  timeout = var.t\n}\nvariable \"t\" {\n  default = {|LFIT3002:901|}\n}\n")]
    public Task A_timeout_out_of_range_is_reported_where_it_stands(string rest) => Verify<TimeoutOutOfRangeAnalyzer>.VerifyAnalyzerAsync(Code(Handler("Take"), Begin + rest));

    [Theory]
    [InlineData("  timeout = 900\n}\n")]
    [InlineData("  timeout = 5400\n  capacity_provider_config {}\n}\n")]
    [InlineData("  timeout = var.t\n}\nvariable \"t\" { type = number }\n")]
    [InlineData("  timeout = var.long ? 1000 : 30\n}\n")]
    public Task A_timeout_in_range_or_unknown_is_silent(string rest) => Verify<TimeoutOutOfRangeAnalyzer>.VerifyAnalyzerAsync(Code(Handler("Take"), Begin + rest));

    [Fact]
    public Task What_another_file_of_the_module_says_is_reported_where_it_is_used()
    {
        var test = Code(Handler("Take"), Begin + "  timeout = {|LFIT3002:var.timeout|}\n}\n");
        test.AdditionalFiles.Add((Other, "variable \"timeout\" { default = 1000 }\n"));
        return Verify<TimeoutOutOfRangeAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task What_tfvars_say_wins_over_a_default()
    {
        var test = Code(Handler("Take"), Begin + "  timeout = var.timeout\n}\nvariable \"timeout\" { default = 1000 }\n");
        test.AdditionalFiles.Add(("/repo/infra/terraform.tfvars", "timeout = 60\n"));
        return Verify<TimeoutOutOfRangeAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_wait_longer_than_the_timeout_is_reported_and_the_timeout_raised()
    {
        var test = Code(
            "public Task Take(string order, ILambdaContext context) => {|LFIT1003:Task.Delay(60_000)|};",
            Begin + "  timeout = local.t\n}\nlocals { t = 30 }\nresource \"aws_sqs_queue\" \"q\" { visibility_timeout_seconds = local.t }\n");
        test.FixedAdditionalFiles.Add((Main, Begin + "  timeout = 72\n}\nlocals { t = 30 }\nresource \"aws_sqs_queue\" \"q\" { visibility_timeout_seconds = local.t }\n"));
        test.Messages.Add("This call waits 60 s, longer than the 30 s set in main.tf for 'aws_lambda_function.take'; raise it to 72 s, or use a durable function's WaitAsync or a Step Functions wait");
        return Verify<WaitExceedsFunctionTimeoutAnalyzer, WaitExceedsFunctionTimeoutCodeFix>.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("Take", "  timeout = var.timeout\n}\n")]
    [InlineData("Take", "  timeout = 61\n}\n")]
    public Task A_wait_within_the_timeout_or_an_unknown_one_is_silent(string handler, string rest) =>
        Verify<WaitExceedsFunctionTimeoutAnalyzer>.VerifyAnalyzerAsync(Code("public Task " + handler + "(string order, ILambdaContext context) => Task.Delay(60_000);", Begin + rest));

    [Theory]
    [InlineData("", "1000_000", true)]
    [InlineData("  capacity_provider_config {}\n", "1000_000", false)]
    [InlineData("  dynamic \"capacity_provider_config\" { for_each = [] }\n", "1000_000", false)]
    public Task A_wait_is_limited_by_900_seconds_unless_a_capacity_provider_runs_the_function(string block, string delay, bool isReported)
    {
        var call = isReported ? "{|LFIT1002:Task.Delay(" + delay + ")|}" : "Task.Delay(" + delay + ")";
        return Verify<WaitExceedsLambdaLimitAnalyzer>.VerifyAnalyzerAsync(Code("public Task Take(string order, ILambdaContext context) => " + call + ";", Begin + "  timeout = 900\n" + block + "}\n"));
    }

    [Theory]
    [InlineData("Take", "Orders::Shop.Function::Take", false)]
    [InlineData("Take", "Orders::Shop.Function::take", true)]
    [InlineData("Take", "Orders::Shop.Functions::Take", true)]
    [InlineData("Take", "Others::Shop.Function::Missing", false)]
    public Task A_handler_that_names_nothing_is_reported(string method, string handler, bool isReported) =>
        Verify<HandlerNotFoundAnalyzer>.VerifyAnalyzerAsync(Code(
            Handler(method),
            "resource \"aws_lambda_function\" \"take\" {\n  handler = " + (isReported ? "{|LFIT3009:\"" + handler + "\"|}" : "\"" + handler + "\"") + "\n  runtime = \"dotnet8\"\n  timeout = 30\n}\n"));

    [Theory]
    [InlineData("\"dotnet8\"", true)]
    [InlineData("\"dotnet6\"", true)]
    [InlineData("\"dotnet10\"", false)]
    [InlineData("var.runtime", false)]
    [InlineData("\"nodejs22.x\"", false)]
    public Task A_runtime_older_than_the_project_is_reported(string runtime, bool isReported)
    {
        var test = Code(Handler("Take"), "resource \"aws_lambda_function\" \"take\" {\n  handler = \"Orders::Shop.Function::Take\"\n  runtime = " + (isReported ? "{|LFIT3008:" + runtime + "|}" : runtime) + "\n}\n");
        test.BuildProperties["TargetFramework"] = "net10.0";
        test.BuildProperties["TargetFrameworkIdentifier"] = ".NETCoreApp";
        test.BuildProperties["TargetFrameworkVersion"] = "v10.0";
        return Verify<RuntimeFrameworkMismatchAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_mapping_that_ignores_the_batch_response_is_reported_and_fixed()
    {
        const string Rest = "}\nresource \"aws_sqs_queue\" \"q\" {}\n" + Mapping;
        var test = Code(BatchHandler.Replace("Take", "{|LFIT3015:Take|}", StringComparison.Ordinal), Begin + Rest + "}\n");
        test.FixedAdditionalFiles.Add((Main, Begin + Rest.Replace("take.arn\n", "take.arn\n  function_response_types = [\"ReportBatchItemFailures\"]\n", StringComparison.Ordinal) + "}\n"));
        test.Messages.Add("'Function.Take' returns 'SQSBatchResponse', but 'ReportBatchItemFailures' is not set for 'aws_lambda_event_source_mapping.m' in main.tf, so Lambda ignores the response and takes items that failed for processed; add it to 'function_response_types'");
        return Verify<BatchResponseNotWiredAnalyzer, BatchResponseNotWiredCodeFix>.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("  function_response_types = [\"ReportBatchItemFailures\"]\n")]
    [InlineData("  function_response_types = var.types\n")]
    [InlineData("  function_response_types = local.types\n")]
    [InlineData("  enabled = false\n")]
    [InlineData("  lifecycle { ignore_changes = [function_response_types] }\n")]
    public Task A_mapping_that_reads_the_response_or_may_do_so_is_silent(string rest) =>
        Verify<BatchResponseNotWiredAnalyzer>.VerifyAnalyzerAsync(Code(BatchHandler, Begin + "}\nlocals { types = [\"ReportBatchItemFailures\"] }\n" + Mapping + rest + "}\n"));

    [Fact]
    public Task A_mapping_in_another_file_is_seen()
    {
        var test = Code(BatchHandler.Replace("Take", "{|LFIT3015:Take|}", StringComparison.Ordinal), Begin + "}\n");
        test.AdditionalFiles.Add((Other, Mapping + "}\n"));
        return Verify<BatchResponseNotWiredAnalyzer>.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("", "  payload_format_version = \"2.0\"\n")]
    [InlineData("  payload_format_version = \"1.0\"\n", "  payload_format_version = \"2.0\"\n")]
    public Task An_http_api_that_sends_the_other_format_is_reported_and_fixed(string before, string after)
    {
        var test = Code(ApiHandler.Replace("Take", "{|LFIT3016:Take|}", StringComparison.Ordinal), Api(before));
        test.FixedAdditionalFiles.Add((Main, Api(after)));
        return Verify<PayloadVersionMismatchAnalyzer, PayloadVersionMismatchCodeFix>.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("  payload_format_version = \"2.0\"\n")]
    [InlineData("  payload_format_version = var.format\n")]
    public Task An_http_api_that_sends_the_right_format_is_silent(string format) =>
        Verify<PayloadVersionMismatchAnalyzer>.VerifyAnalyzerAsync(Code(ApiHandler, Api(format)));

    [Fact]
    public Task A_permission_alone_does_not_say_which_api_calls() =>
        Verify<PayloadVersionMismatchAnalyzer>.VerifyAnalyzerAsync(Code(
            ApiHandler,
            Begin + "}\nresource \"aws_lambda_permission\" \"p\" {\n  function_name = aws_lambda_function.take.arn\n  principal = \"apigateway.amazonaws.com\"\n}\n"));

    private static string Api(string format) =>
        Begin + "}\nresource \"aws_apigatewayv2_api\" \"api\" { protocol_type = \"HTTP\" }\nresource \"aws_apigatewayv2_integration\" \"i\" {\n  api_id = aws_apigatewayv2_api.api.id\n"
        + "  integration_uri = aws_lambda_function.take.invoke_arn\n" + format + "}\n";

    private static string Handler(string name) => "public string " + name + "(string order, ILambdaContext context) => order;";

    private static Test Code(string members, string module)
    {
        var test = new Test
        {
            AssemblyName = "Orders",
            Source =
                $$"""
                using System.Threading.Tasks;
                using Amazon.Lambda.APIGatewayEvents;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.RuntimeSupport;
                using Amazon.Lambda.SQSEvents;

                namespace Shop;

                public class Function
                {
                    {{members}}
                }
                """,
        };
        test.AdditionalFiles.Add((Main, module));
        return test;
    }
}
