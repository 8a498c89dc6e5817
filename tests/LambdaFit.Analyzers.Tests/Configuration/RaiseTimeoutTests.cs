using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Configuration;

/// <summary>Raising the timeout of one function leaves all others, and every other byte, as they are.</summary>
public sealed class RaiseTimeoutTests
{
    private const string Second = "\n  G:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: g\n";

    [Theory]
    [InlineData("Timeout: 30 # s", "Timeout: 72 # s")]
    [InlineData("Timeout: '30'", "Timeout: '72'")]
    [InlineData("MemorySize: 512", "MemorySize: 512\n      Timeout: 72")]
    public void Own_timeout_is_replaced_or_inserted(string before, string after) => Assert.Equal(Yaml(after) + Second, Raised(Yaml(before) + Second));

    [Fact]
    public void Globals_are_edited_where_one_function_inherits_them()
    {
        var text = "Globals:\n  Function:\n    Timeout: 30\n" + Yaml("MemorySize: 512");
        Assert.Equal(text.Replace("30", "72", StringComparison.Ordinal), Raised(text));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Globals_that_others_inherit_are_overridden(string newLine)
    {
        var head = "# all\nGlobals:\n  Function: { Timeout: 30 }\n";
        var before = (head + Yaml("MemorySize: 512 # MB") + Second).Replace("\n", newLine, StringComparison.Ordinal);
        var after = (head + Yaml("MemorySize: 512 # MB\n      Timeout: 72") + Second).Replace("\n", newLine, StringComparison.Ordinal);
        Assert.Equal(after, Raised(before));
    }

    [Fact]
    public void Globals_in_json_are_overridden() => Assert.Equal(
        """
        { "Globals": { "Function": { "Timeout": 30 } },
          "Resources": {
            "F": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "f", "Timeout": 72, "Role": "r" } },
            "G": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "g" } } } }
        """,
        Raised(
            """
            { "Globals": { "Function": { "Timeout": 30 } },
              "Resources": {
                "F": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "f", "Role": "r" } },
                "G": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "g" } } } }
            """));

    [Theory]
    [InlineData("Timeout: !Ref Seconds", "", "Timeout: !Ref Seconds", "Default: 72")]
    [InlineData("Timeout: !Ref Seconds # s", "\n      Timeout: !Ref Seconds", "Timeout: 72 # s", "Default: 30")]
    [InlineData("Timeout: {Ref: Seconds}", "\n      MemorySize: !Ref Seconds", "Timeout: 72", "Default: 30")]
    public void Parameter_is_edited_unless_others_use_it(string before, string others, string after, string parameter)
    {
        static string Text(string parameter, string own, string others) => "Parameters:\n  Seconds: { Type: Number, " + parameter + " }\n" + Yaml(own) + Second.TrimEnd() + others + "\n";
        Assert.Equal(Text(parameter, after, others), Raised(Text("Default: 30", before, others)));
    }

    [Theory]
    [InlineData("x: &t 30\n", "Timeout: *t", "Timeout: 72")]
    [InlineData("x: &p {Timeout: 30}\n", "<<: *p", "<<: *p\n      Timeout: 72")]
    public void Aliases_give_way(string head, string before, string after)
    {
        var edited = Raised(head + Yaml(before));
        Assert.Contains(after.Split('\n')[^1].Trim(), edited, StringComparison.Ordinal);
        Assert.StartsWith(head, edited, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_file_is_edited()
    {
        var file = ConfigurationReader.Read("/repo/aws-lambda-tools-defaults.json", null, SourceText.From("{\r\n  \"function-handler\": \"a\",\r\n  \"function-timeout\": 30\r\n}"), CancellationToken.None);
        var change = Assert.NotNull(ConfigurationEditor.RaiseTimeout(file, string.Empty, 72, CancellationToken.None));
        Assert.Equal("{\r\n  \"function-handler\": \"a\",\r\n  \"function-timeout\": 72\r\n}", file.Text.WithChanges(change).ToString());
    }

    [Theory]
    [InlineData("Timeout: 72")]
    [InlineData("Timeout: 900")]
    [InlineData("Timeout: !If [a, 1, 2]")]
    [InlineData("Timeout: &t 30")]
    public void What_is_long_enough_or_cannot_be_edited_alone_stays(string own) => Assert.Null(Change(Yaml(own)));

    private static string Yaml(string line) => "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: f\n      " + line;

    private static TextChange? Change(string text) => ConfigurationEditor.RaiseTimeout(
        ConfigurationReader.Read("/repo/serverless.template", null, SourceText.From(text), CancellationToken.None), "F", 72, CancellationToken.None);

    private static string Raised(string text)
    {
        var edited = SourceText.From(text).WithChanges(Assert.NotNull(Change(text))).ToString();
        Assert.Null(Change(edited));
        return edited;
    }
}
