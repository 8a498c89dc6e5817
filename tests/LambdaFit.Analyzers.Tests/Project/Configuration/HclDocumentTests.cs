using System.Diagnostics;
using LambdaFit.Analyzers.Project.Configuration.Hcl;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

public sealed class HclDocumentTests
{
    [Theory]
    [InlineData("30", "Number", "30")]
    [InlineData("-1", "Number", "-1")]
    [InlineData("1.5e+3", "Number", "1.5e+3")]
    [InlineData("true", "Boolean", "true")]
    [InlineData("null", "Null", "")]
    [InlineData("\"text\"", "Text", "text")]
    [InlineData("\"\"", "Text", "")]
    [InlineData("\"a\\\"b\\\\c\\n\\u0041\\U0001F600\"", "Text", "a\"b\\c\nA\U0001F600")]
    [InlineData("\"$${x} %%{y} $5 100%\"", "Text", "${x} %{y} $5 100%")]
    [InlineData("(30)", "Number", "30")]
    [InlineData("\"${30}\"", "Number", "30")]
    [InlineData("30 /* s */ # seconds", "Number", "30")]
    [InlineData("<<EOF\none\ntwo\nEOF", "Text", "one\ntwo\n")]
    [InlineData("<<-EOF\n    one\n  EOF", "Unknown", "")]
    [InlineData("<<EOF\n${var.x}\nEOF", "Unknown", "")]
    [InlineData("\"%{ if var.x == \"}\" }a%{ else }b%{ endif }\"", "Unknown", "")]
    [InlineData("var.x ? 1 : 2", "Unknown", "")]
    [InlineData("!true", "Unknown", "")]
    [InlineData("1 < 2", "Unknown", "")]
    [InlineData("[for f in var.functions : f.name]", "Unknown", "")]
    [InlineData("{ for k, v in var.functions : k => upper(v) if v != \"]\" }", "Unknown", "")]
    [InlineData("aws_subnet.all[*].id", "Unknown", "")]
    [InlineData("aws_subnet.all.*.id", "Unknown", "")]
    public void Values_are_read(string written, string kind, string text)
    {
        var value = Value(written, out var document);

        Assert.Null(document.Error);
        Assert.Equal(kind, value.Kind.ToString());
        Assert.Equal(text, value.Text);
        Assert.Equal("after", document.Body.Attributes[1].Name);
    }

    [Theory]
    [InlineData("var.timeout", "var timeout")]
    [InlineData("\"${aws_lambda_function.orders.arn}\"", "aws_lambda_function orders arn")]
    [InlineData("aws_lambda_function.orders[0].arn", "aws_lambda_function orders 0 arn")]
    [InlineData("local.settings[\"a\"].timeout", "local settings a timeout")]
    [InlineData("aws_lambda_function.orders[each.key].arn", "aws_lambda_function orders ? arn")]
    [InlineData("data.archive_file.code.output_path", "data archive_file code output_path")]
    public void References_are_read(string written, string path)
    {
        var value = Value(written, out _);

        Assert.Equal(HclKind.Reference, value.Kind);
        Assert.Equal(path, string.Join(' ', value.Path.Select(static p => p ?? "?")));
    }

    [Fact]
    public void Arithmetic_knows_precedence()
    {
        var value = Value("1 + 6 * var.x - 2", out _);

        Assert.Equal("-", value.Text);
        Assert.Equal("+", value.Items[0].Text);
        Assert.Equal("*", value.Items[0].Items[1].Text);
    }

    [Fact]
    public void Lists_objects_and_calls_are_read()
    {
        var value = Value("merge({ A = 1, \"B\" : \"x\"\n C = [1, 2,], (local.d) = 3 }, local.more...)", out var document);

        Assert.Null(document.Error);
        Assert.Equal((HclKind.Call, "merge"), (value.Kind, value.Text));
        var entries = value.Items[0].Entries;
        Assert.Equal(["A", "B", "C", null], entries.Select(static e => e.Name));
        Assert.Equal(2, value.Items[0].Find("C")!.Value.Items.Count);
    }

    [Fact]
    public void Blocks_are_read_with_positions()
    {
        const string Text = "\uFEFF# top\r\nresource \"aws_lambda_function\" orders {\r\n  timeout = 30 // s\r\n  /* a\r\n  b */\r\n  environment { variables = {} }\r\n}\r\n";

        var document = HclDocument.Read(Text, CancellationToken.None);

        Assert.Null(document.Error);
        var block = Assert.Single(document.Body.Blocks);
        Assert.Equal(["aws_lambda_function", "orders"], block.Labels.Select(static l => l.Text));
        Assert.Equal("\"aws_lambda_function\"", Text.Substring(block.Labels[0].Span.Start, block.Labels[0].Span.Length));
        Assert.Equal("30", Text.Substring(block.Body.Attribute("timeout")!.Value.Span.Start, 2));
        Assert.Equal('{', Text[block.Open]);
        Assert.Equal('}', Text[block.Span.End - 1]);
        Assert.NotNull(block.Body.Block("environment")!.Body.Attribute("variables"));
    }

    [Theory]
    [InlineData("resource \"a\" \"b\" {\n  timeout = \n  runtime = \"dotnet8\"\n}\n")]
    [InlineData("resource \"a\" \"b\" {\n  tim\n  runtime = \"dotnet8\"\n}\n")]
    [InlineData("resource \"a\" \"b\" {\n  runtime = \"dotnet8\"\n  handler = \"Orders::\n}\n")]
    [InlineData("resource \"a\" \"b\" {\n  runtime = \"dotnet8\"\n  environment {\n    variables = {\n\n")]
    [InlineData("resource \"a\" \"b\" {\n  runtime = \"dotnet8\"\n  layers = [1, ,]\n  x = (\n")]
    [InlineData("resource \"a\" \"b\" {\n  runtime = \"dotnet8\"\n  x = <<EOF\n")]
    [InlineData("}\nresource \"a\" \"b\" {\n  runtime = \"dotnet8\"\n  x = \"${var.\"\n}\n")]
    [InlineData("name is\nresource \"a\" \"b\" {\n  runtime = \"dotnet8\"\n  x = 1 2 3\n  y.z = 1\n}\n")]
    [InlineData("resource \"x\" {\n  environment {\n    variables = {\n      A = 1\n\nresource \"a\" \"b\" {\n  runtime = \"dotnet8\"\n  , \n}\n")]
    public void What_is_being_typed_is_skipped(string text)
    {
        var document = HclDocument.Read(text, CancellationToken.None);

        Assert.NotNull(document.Error);
        var block = Assert.Single(document.Body.Blocks, static b => b.Labels.Count == 2);
        Assert.Equal("dotnet8", block.Body.Attribute("runtime")!.Value.Text);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("(")]
    [InlineData("\"${")]
    [InlineData("x = {")]
    [InlineData("x = [")]
    [InlineData("x = -")]
    [InlineData("x = !")]
    [InlineData("x = a ?")]
    [InlineData("x = 1 + ")]
    [InlineData("x = f(")]
    [InlineData("x {")]
    [InlineData("x \"")]
    [InlineData("x = <<E\n")]
    [InlineData("x = a[")]
    [InlineData("%{")]
    [InlineData("x = \"%{\" ")]
    [InlineData("/*")]
    [InlineData("\\")]
    [InlineData("=")]
    [InlineData("x = {for ")]
    [InlineData("\u0000")]
    [InlineData(".")]
    public void Any_text_is_read_in_bounded_time(string piece)
    {
        var watch = Stopwatch.StartNew();
        foreach (var text in new[] { piece, string.Concat(Enumerable.Repeat(piece, 20_000)), "x = " + string.Concat(Enumerable.Repeat(piece, 20_000)), string.Concat(Enumerable.Repeat(piece + "\n", 20_000)) })
        {
            Assert.NotNull(HclDocument.Read(text, CancellationToken.None).Body);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public void Every_beginning_of_a_file_is_read()
    {
        const string Text =
            """
            locals { a = [for x in [1, 2] : "${x}-%{if true}y%{endif}"] }
            resource "aws_lambda_function" "orders" {
              handler = "a\"b::${local.a}"
              layers = [1, { b = 2 }, f(3, x...)]
              text = <<-EOT
                one ${two}
                EOT
              timeout = var.x == null ? -1 : !y && (1 + 2) * 3
              /* c */ lifecycle { ignore_changes = all } // d
            }
            """;
        for (var length = 0; length <= Text.Length; length++)
        {
            Assert.NotNull(HclDocument.Read(Text[..length], CancellationToken.None));
            Assert.NotNull(HclDocument.Read(Text[length..], CancellationToken.None));
        }
    }

    [Fact]
    public void Reading_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => HclDocument.Read("a = 1\n", new CancellationToken(canceled: true)));

    [Fact]
    public void What_is_too_large_is_not_read() =>
        Assert.Contains("too large", HclDocument.Read(new string(' ', 3_000_000), CancellationToken.None).Error!.Message, StringComparison.Ordinal);

    private static HclExpression Value(string written, out HclDocument document)
    {
        document = HclDocument.Read("x = " + written + "\nafter = 1\n", CancellationToken.None);
        return document.Body.Attributes[0].Value;
    }
}
