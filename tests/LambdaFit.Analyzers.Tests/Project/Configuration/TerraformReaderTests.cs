using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Configuration.Terraform;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

public sealed class TerraformReaderTests
{
    [Fact]
    public void Function_is_read()
    {
        var function = Function(
            """
              function_name = "orders"
              filename      = "${path.module}/../publish/orders.zip"
              handler       = "Orders::Orders.Function::Handle"
              runtime       = "dotnet8"
              timeout       = 30
              memory_size   = "512"
              architectures = ["arm64"]
              layers        = [aws_lambda_layer_version.a.arn, "arn:b"]
              tracing_config { mode = "Active" }
              ephemeral_storage {
                size = 1024
              }
              snap_start { apply_on = "PublishedVersions" }
              vpc_config {
                subnet_ids         = ["subnet-1"]
                security_group_ids = []
              }
              file_system_config {
                arn              = aws_efs_access_point.a.arn
                local_mount_path = "/mnt/data"
              }
              dead_letter_config { target_arn = aws_sqs_queue.dead.arn }
              environment {
                variables = {
                  TABLE   = aws_dynamodb_table.orders.id
                  "LEVEL" = "info"
                  COUNT   = 3
                  OTHER   = var.other
                }
              }
            """,
            "resource \"aws_dynamodb_table\" \"orders\" {}");

        Assert.Equal("aws_lambda_function.orders", function.Name);
        Assert.Equal("\"orders\"", function.File.Text.ToString(function.NameSpan));
        Assert.Equal("./../publish/orders.zip", function.CodeUri.Value);
        Assert.Equal("Orders::Orders.Function::Handle", function.Handler.Value);
        Assert.Equal("dotnet8", function.Runtime.Value);
        Assert.Equal((30, "30"), (function.TimeoutSeconds.Value, At(function, function.TimeoutSeconds)));
        Assert.Equal((512, "\"512\""), (function.MemoryMB.Value, At(function, function.MemoryMB)));
        Assert.Equal("arm64", function.Architecture.Value);
        Assert.Equal(2, function.LayerCount.Value);
        Assert.Equal("Active", function.Tracing.Value);
        Assert.Equal(1024, function.EphemeralStorageMB.Value);
        Assert.Equal((true, "\"PublishedVersions\""), (function.IsSnapStart.Value, At(function, function.IsSnapStart)));
        Assert.True(function.IsInVpc.Value);
        Assert.True(function.MountsFileSystem.Value);
        Assert.True(function.KeepsFailedEvents.Value);
        Assert.True(function is { IsZip: true, IsManaged: true, IsManagedInstances.IsAbsent: true, HasProvisionedConcurrency.IsAbsent: true });
        Assert.Equal(["TABLE", "LEVEL", "COUNT", "OTHER"], function.Variables.Select(static v => v.Name));
        Assert.Equal(["?", "info", "3", "?"], function.Variables.Select(static v => v.Value.Value ?? "?"));
        Assert.Equal("aws_dynamodb_table.orders", function.Variables[0].Resource);
        Assert.False(function.HasUnknownVariables);
    }

    [Fact]
    public void What_is_not_set_is_absent()
    {
        var function = Function("  timeout = null\n  filename = var.archive\n");

        Assert.True(function.TimeoutSeconds.IsAbsent);
        Assert.True(function.MemoryMB.IsAbsent);
        Assert.True(function.Tracing.IsAbsent);
        Assert.True(function.KeepsFailedEvents.IsAbsent);
        Assert.True(function.LayerCount.IsAbsent);
        Assert.Equal(SettingState.Unknown, function.CodeUri.State);
        Assert.Equal(3, function.DefaultTimeoutSeconds);
    }

    [Fact]
    public void Image_is_read()
    {
        var function = Function("  package_type = \"Image\"\n  image_uri = \"x:1\"\n  image_config {\n    command = [\"Orders::Orders.Function::Handle\"]\n  }\n");

        Assert.True(function.IsImage);
        Assert.Equal("Orders::Orders.Function::Handle", function.Handler.Value);
        Assert.Equal(SettingState.Unknown, function.CodeUri.State);
    }

    [Theory]
    [InlineData("var.timeout", "variable \"timeout\" {\n  type = number\n  default = 45\n}", 45, "45")]
    [InlineData("\"${var.timeout}\"", "variable \"timeout\" { default = \"45\" }", 45, "\"45\"")]
    [InlineData("local.timeout", "locals { timeout = 45 }", 45, "45")]
    [InlineData("local.timeout", "locals {\n  timeout = local.other\n  other = var.t\n}\nvariable \"t\" { default = 45 }", 45, "45")]
    [InlineData("local.settings.orders.timeout", "locals { settings = { orders = { timeout = 45 } } }", 45, "45")]
    [InlineData("local.settings[\"orders\"][1]", "locals { settings = { orders = [1, 45] } }", 45, "45")]
    [InlineData("15 * local.minute", "locals { minute = 60 }", 900, "15 * local.minute")]
    [InlineData("tonumber(\"45\")", "", 45, "\"45\"")]
    [InlineData("aws_sqs_queue.q.visibility_timeout_seconds / 6", "resource \"aws_sqs_queue\" \"q\" { visibility_timeout_seconds = 180 }", 30, "aws_sqs_queue.q.visibility_timeout_seconds / 6")]
    public void References_are_followed(string timeout, string rest, int seconds, string place)
    {
        var function = Function("  timeout = " + timeout + "\n", rest);

        Assert.Equal((seconds, place), (function.TimeoutSeconds.Value, At(function, function.TimeoutSeconds)));
    }

    [Theory]
    [InlineData("timeout = var.timeout", "variable \"timeout\" { type = number }")]
    [InlineData("timeout = var.timeout", "variable \"timeout\" { default = null }")]
    [InlineData("timeout = var.timeout", "variable \"timeout\" { default = 3 }\nvariable \"timeout\" { default = 4 }")]
    [InlineData("timeout = var.timeout", "")]
    [InlineData("timeout = each.value.timeout", "")]
    [InlineData("timeout = local.a", "locals {\n  a = local.b\n  b = local.a\n}")]
    [InlineData("timeout = var.long ? 900 : 30", "")]
    [InlineData("timeout = max(1, 30)", "")]
    [InlineData("timeout = module.settings.timeout", "")]
    [InlineData("timeout = 30.5", "")]
    [InlineData("timeout = 010", "")]
    [InlineData("timeout = 30\n  lifecycle { ignore_changes = [timeout] }", "")]
    [InlineData("lifecycle { ignore_changes = all }", "")]
    [InlineData("tim", "")]
    public void Everything_else_is_unknown(string body, string rest) =>
        Assert.Equal(SettingState.Unknown, Function("  " + body + "\n", rest).TimeoutSeconds.State);

    [Fact]
    public void Dynamic_blocks_are_unknown()
    {
        var function = Function(
            """
              dynamic "environment" {
                for_each = var.variables
                content { variables = environment.value }
              }
              dynamic "vpc_config" {
                for_each = []
                content { subnet_ids = [] }
              }
              dynamic "tracing_config" {
                for_each = []
                content { mode = "Active" }
              }
            """);

        Assert.Equal(SettingState.Unknown, function.IsInVpc.State);
        Assert.Equal(SettingState.Unknown, function.Tracing.State);
        Assert.True(function.HasUnknownVariables);
    }

    [Fact]
    public void Variables_are_merged()
    {
        var function = Function(
            "  environment { variables = merge(local.common, { B = \"own\" }, var.more) }\n",
            "locals { common = { A = \"a\", B = \"common\" } }");

        Assert.Equal(["A=a", "B=own"], function.Variables.Select(static v => v.Name + "=" + v.Value.Value));
        Assert.True(function.HasUnknownVariables);
    }

    [Fact]
    public void For_each_is_one_declaration_and_count_zero_none()
    {
        Assert.Equal(30, Function("  for_each = toset([\"a\", \"b\"])\n  timeout = 30\n").TimeoutSeconds.Value);
        Assert.Empty(Read.File("/repo/main.tf", "resource \"aws_lambda_function\" \"a\" { count = 0 }\n").Functions);
        Assert.Equal(ConfigurationFormat.None, Read.File("/repo/main.tf", "module \"lambda\" {\n  source = \"terraform-aws-modules/lambda/aws\"\n}\n").Format);
        Assert.Equal(ConfigurationFormat.None, Read.File("/repo/main.tf", "data \"aws_lambda_function\" \"a\" {}\n").Format);
    }

    [Fact]
    public void Companions_are_joined()
    {
        var function = Function(
            "  function_name = \"orders\"\n",
            """
            resource "aws_lambda_alias" "live" { function_name = aws_lambda_function.orders.function_name }
            resource "aws_lambda_function_event_invoke_config" "a" {
              function_name                = aws_lambda_function.orders.function_name
              maximum_retry_attempts       = 1
              maximum_event_age_in_seconds = 60
              destination_config {
                on_failure { destination = aws_sqs_queue.q.arn }
              }
            }
            resource "aws_lambda_provisioned_concurrency_config" "a" { function_name = aws_lambda_alias.live.function_name }
            resource "aws_lambda_function_recursion_config" "a" {
              function_name  = "orders"
              recursive_loop = "Allow"
            }
            """);

        Assert.Equal((1, 60, true), (function.AsyncRetries.Value, function.AsyncEventAgeSeconds.Value, function.KeepsFailedEvents.Value));
        Assert.True(function.HasProvisionedConcurrency.Value);
        Assert.Equal("Allow", function.RecursiveLoop.Value);
    }

    [Fact]
    public void Archive_of_a_folder_is_known()
    {
        var function = Function(
            "  filename = data.archive_file.code.output_path\n",
            "data \"archive_file\" \"code\" {\n  source_dir = \"../src/Orders/publish\"\n  output_path = \"out.zip\"\n}");

        Assert.Equal("../src/Orders/publish", function.CodeUri.Value);
        Assert.False(function.MayBringBootstrap);
    }

    [Fact]
    public void Files_of_a_folder_are_one_module()
    {
        var main = ("/repo/main.tf", "resource \"aws_lambda_function\" \"orders\" {\n  timeout = var.timeout\n  memory_size = var.memory\n  runtime = local.runtime\n}\n");
        var variables = ("/repo/variables.tf", "# variables\n\n\n\nvariable \"timeout\" { default = 45 }\nvariable \"memory\" { default = 256 }\nlocals { runtime = \"dotnet8\" }\n");
        var queue = ("/repo/sqs.tf", "resource \"aws_sqs_queue\" \"q\" {}\nresource \"aws_lambda_event_source_mapping\" \"m\" {\n  function_name = aws_lambda_function.orders.arn\n  event_source_arn = aws_sqs_queue.q.arn\n  batch_size = 5\n}\n");

        var function = Module(main, variables, queue);
        Assert.Equal((45, "var.timeout"), (function.TimeoutSeconds.Value, At(function, function.TimeoutSeconds)));
        Assert.Equal("dotnet8", function.Runtime.Value);
        var source = Assert.Single(function.EventSources);
        Assert.Equal((EventSourceKind.Queue, 5), (source.Kind, source.BatchSize.Value));
        Assert.Equal("\"orders\"", At(function, source.BatchSize));
        Assert.Equal("\"orders\"", function.File.Text.ToString(source.Queue!.NameSpan));

        // What Terraform loads by itself wins; what somebody may name makes it unknown.
        function = Module(main, variables, ("/repo/terraform.tfvars", "timeout = 60\n"), ("/repo/prod.tfvars", "memory = 1024\n"));
        Assert.Equal((60, "var.timeout"), (function.TimeoutSeconds.Value, At(function, function.TimeoutSeconds)));
        Assert.Equal(SettingState.Unknown, function.MemoryMB.State);

        // Alone, the file knows less.
        Assert.Equal(SettingState.Unknown, Assert.Single(Read.File(main.Item1, main.Item2).Functions).TimeoutSeconds.State);
    }

    [Fact]
    public void Overridden_function_is_left_out() =>
        Assert.Empty(TerraformReader.ReadModule(
            [("/repo/main.tf", SourceText.From("resource \"aws_lambda_function\" \"a\" {}\n")), ("/repo/main_override.tf", SourceText.From("resource \"aws_lambda_function\" \"a\" { timeout = 30 }\n"))],
            [],
            CancellationToken.None).SelectMany(static f => f.Functions));

    [Theory]
    [InlineData("variables = local.a", "a = merge(local.a, { A = \"1\" })")]
    [InlineData("variables = merge(local.a, local.b)", "a = merge(local.b)\n b = merge(local.a)")]
    [InlineData("variables = { A = local.a }", "a = \"${aws_sqs_queue.missing.arn}${local.b}\"\n b = \"${local.a}x\"")]
    [InlineData("variables = { A = local.a.x }", "a = { x = \"${local.a.x}${var.missing}\" }")]
    public void What_refers_to_itself_is_unknown(string variables, string locals)
    {
        var function = Function(
            "handler = \"a\"\n function_name = local.a\n environment {\n " + variables + "\n }",
            "locals {\n " + locals + "\n}\nresource \"aws_lambda_event_source_mapping\" \"a\" {\n function_name = local.a\n event_source_arn = local.a\n}");

        Assert.True(function.HasUnknownVariables || !function.Variables[0].Value.HasValue);
    }

    [Theory]
    [InlineData("\"${local.v#.x}${local.v#.x}${local.v#.x}${local.v#.x}${local.v#.x}${local.v#.x}${local.v#.x}${local.v#.x}${local.v#.x}\"")]
    [InlineData("\"${var.missing}${local.v#.x}${local.v#.x}${local.v#.x}${local.v#.x}${local.v#.x}${local.v#.x}${local.v#.x}${local.v#.x}\"")]
    [InlineData("merge(local.v#.x, local.v#.x, local.v#.x, local.v#.x, local.v#.x, local.v#.x, local.v#.x, local.v#.x, local.v#.x)")]
    public void Values_that_multiply_are_read_in_bounded_time(string value)
    {
        var locals = string.Concat(Enumerable.Range(0, 9).Select(i => $"v{i} = {{ x = {value.Replace("#", $"{i + 1}", StringComparison.Ordinal)} }}\n"));
        var function = Function(
            "handler = \"a\"\n function_name = local.v0.x\n runtime = local.v0.x\n environment {\n variables = local.v0.x\n }",
            "locals {\n" + locals + "v9 = { x = \"\" }\n}\nresource \"aws_lambda_event_source_mapping\" \"a\" {\n function_name = local.v0.x\n event_source_arn = local.v0.x\n}");

        Assert.Empty(function.Variables);
    }

    [Fact]
    public void Module_is_read_once()
    {
        (string, SourceText)[] files = [("/repo/main.tf", SourceText.From("resource \"aws_lambda_function\" \"a\" {}\n")), ("/repo/b.tf", SourceText.From("locals {}\n"))];
        var first = TerraformReader.ReadModule(files, [], CancellationToken.None);

        Assert.Same(first[0], TerraformReader.ReadModule(files, [], CancellationToken.None)[0]);
        Assert.NotSame(first[0], TerraformReader.ReadModule([files[0], ("/repo/b.tf", SourceText.From("locals {}\n"))], [], CancellationToken.None)[0]);
    }

    [Fact]
    public void Credentials_of_the_provider_are_read()
    {
        var file = Read.File("/repo/main.tf", "provider \"aws\" {\n  access_key = \"AKIAIOSFODNN7EXAMPLE\"\n  secret_key = var.secret\n}\nresource \"aws_lambda_function\" \"a\" {}\n");

        Assert.Equal(("access_key", "AKIAIOSFODNN7EXAMPLE"), (Assert.Single(file.Credentials).Name, file.Credentials[0].Value.Value));
    }

    internal static FunctionSettings Function(string body, string rest = "") =>
        Assert.Single(Read.File("/repo/main.tf", "resource \"aws_lambda_function\" \"orders\" {\n" + body + "\n}\n" + rest + "\n").Functions);

    private static FunctionSettings Module(params (string Path, string Text)[] files) =>
        Assert.Single(Assert.Single(TerraformReader.ReadModule([.. files.Select(static f => (f.Path, SourceText.From(f.Text)))], [], CancellationToken.None)).Functions);

    private static string At<T>(FunctionSettings function, Setting<T> setting) => Read.At(function, setting);
}
