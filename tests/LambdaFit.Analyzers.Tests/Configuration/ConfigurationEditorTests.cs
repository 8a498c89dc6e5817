using System.Text;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Configuration;

public sealed class ConfigurationEditorTests
{
    [Theory]
    [InlineData("{\n  \"function-handler\": \"a\",\n  \"function-timeout\": 1000\n}\n", "{\n  \"function-handler\": \"a\",\n  \"function-timeout\": 30\n}\n")]
    [InlineData("{\"function-timeout\": \"30\"}", "{\"function-timeout\": 30}")]
    [InlineData("{\"function-timeout\": \"9000\" /* s */}", "{\"function-timeout\": 30 /* s */}")]
    public void Timeout_of_a_defaults_file_is_replaced(string before, string after) => Assert.Equal(after, Defaults(before));

    [Theory]
    [InlineData("{\n  \"region\": \"x\",\n  \"function-memory-size\": 512,\n  \"function-handler\": \"a\"\n}\n", "{\n  \"region\": \"x\",\n  \"function-memory-size\": 512,\n  \"function-timeout\": 30,\n  \"function-handler\": \"a\"\n}\n")]
    [InlineData("{\r\n\t\"function-handler\" : \"a\" // here\r\n}\r\n", "{\r\n\t\"function-handler\" : \"a\", // here\r\n\t\"function-timeout\" : 30\r\n}\r\n")]
    [InlineData("{\r\n\t\"function-handler\" : \"a\", // here\r\n\t\"region\": \"x\"}", "{\r\n\t\"function-handler\" : \"a\", // here\r\n\t\"function-timeout\" : 30,\r\n\t\"region\": \"x\"}")]
    [InlineData("{\n  \"region\"           : \"x\",\n  \"function-handler\" : \"a\"\n}", "{\n  \"region\"           : \"x\",\n  \"function-handler\" : \"a\",\n  \"function-timeout\" : 30\n}")]
    [InlineData("{\n  \"tags\"         : \"x\",\n  \"package-type\" : \"zip\"\n}", "{\n  \"tags\"         : \"x\",\n  \"package-type\" : \"zip\",\n  \"function-timeout\": 30\n}")]
    [InlineData("{\"function-handler\":\"a\"}", "{\"function-handler\":\"a\", \"function-timeout\":30}")]
    [InlineData("{\"region\":\"x\",\"function-handler\":\"a\"}", "{\"region\":\"x\",\"function-handler\":\"a\",\"function-timeout\":30}")]
    [InlineData("{ \"function-handler\": \"a\", \"region\": \"x\" }", "{ \"function-handler\": \"a\", \"function-timeout\": 30, \"region\": \"x\" }")]
    [InlineData("{ \"function-handler\": \"a\",\n  \"region\": \"x\" }", "{ \"function-handler\": \"a\",\n  \"function-timeout\": 30,\n  \"region\": \"x\" }")]
    [InlineData("{\n  \"function-name\": \"a\",\n  \"tags\": \"b\" }", "{\n  \"function-name\": \"a\",\n  \"tags\": \"b\",\n  \"function-timeout\": 30 }")]
    [InlineData("{\n  \"function-handler\": \"a\" /* one\n  two */\n}", "{\n  \"function-handler\": \"a\",\n  \"function-timeout\": 30 /* one\n  two */\n}")]
    [InlineData("{\n  \"region\": \"x\"\n  , \"function-handler\": \"a\"\n}", "{\n  \"region\": \"x\"\n  , \"function-handler\": \"a\", \"function-timeout\": 30\n}")]
    [InlineData("// top\n{\n    // above\n    \"function-handler\": \"a\",\n    // below\n    \"region\": \"x\"\n}\n// end", "// top\n{\n    // above\n    \"function-handler\": \"a\",\n    \"function-timeout\": 30,\n    // below\n    \"region\": \"x\"\n}\n// end")]
    public void Timeout_is_inserted_into_a_defaults_file(string before, string after) => Assert.Equal(after, Defaults(before));

    [Theory]
    [InlineData("Timeout: 1000 # s", "Timeout: 30 # s")]
    [InlineData("Timeout: '1000'", "Timeout: '30'")]
    [InlineData("Timeout: \"1000\"", "Timeout: \"30\"")]
    [InlineData("Timeout: !!int 1000", "Timeout: 30")]
    public void Timeout_of_a_template_is_replaced(string before, string after) =>
        Assert.Equal(YamlFunction(after), Template(YamlFunction(before)));

    [Fact]
    public void Timeout_is_replaced_where_it_stands()
    {
        const string Globals = "Globals: {Function: {Timeout: 1000}}\nResources:\n  F: {Type: AWS::Serverless::Function}\n";
        Assert.Equal(Globals.Replace("1000", "30", StringComparison.Ordinal), Template(Globals));

        const string Parameter = "Parameters: {T: {Type: String, Default: '1000'}}\nResources:\n  F: {Type: AWS::Serverless::Function, Properties: {Timeout: !Ref T}}\n";
        Assert.Equal(Parameter.Replace("1000", "30", StringComparison.Ordinal), Template(Parameter));
    }

    [Theory]
    [InlineData("      Handler: a\n      Role: r\n", "      Handler: a\n      Timeout: 30\n      Role: r\n")]
    [InlineData("      Handler: a # h\n      MemorySize: 1 # m\n\n      # role\n      Role: r\n", "      Handler: a # h\n      MemorySize: 1 # m\n      Timeout: 30\n\n      # role\n      Role: r\n")]
    [InlineData("      Role: r\n      # end\n", "      Role: r\n      Timeout: 30\n      # end\n")]
    [InlineData("      Role: r", "      Role: r\n      Timeout: 30")]
    [InlineData("      Role:\n", "      Role:\n      Timeout: 30\n")]
    [InlineData("      Policies:\n        - A\n        - B: {x: 1} # c\n", "      Policies:\n        - A\n        - B: {x: 1} # c\n      Timeout: 30\n")]
    [InlineData("      Description: |\n        one\n        two\n\n", "      Description: |\n        one\n        two\n      Timeout: 30\n\n")]
    [InlineData("      Events:\n        E:\n          Type: Api\n          Properties:\n            Path: /\n  G:\n    Type: T\n", "      Events:\n        E:\n          Type: Api\n          Properties:\n            Path: /\n      Timeout: 30\n  G:\n    Type: T\n")]
    [InlineData("      Handler: one\n        two\n", "      Handler: one\n        two\n      Timeout: 30\n")]
    [InlineData("      <<: *shared\n      Role: r\n", "      <<: *shared\n      Role: r\n      Timeout: 30\n")]
    [InlineData("      \"Handler\": a\n", "      \"Handler\": a\n      Timeout: 30\n")]
    public void Timeout_is_inserted_into_block_properties(string before, string after)
    {
        const string Head = "x: &shared {Runtime: dotnet8}\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n";
        Assert.Equal(Head + after, Template(Head + before));

        // The same with the line ends of Windows.
        Assert.Equal((Head + after).Replace("\n", "\r\n", StringComparison.Ordinal), Template((Head + before).Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("    Type: AWS::Serverless::Function\n    Properties: # none\n", "    Type: AWS::Serverless::Function\n    Properties: # none\n      Timeout: 30\n")]
    [InlineData("    Properties:\n    Type: AWS::Serverless::Function\n", "    Properties:\n      Timeout: 30\n    Type: AWS::Serverless::Function\n")]
    [InlineData("    Type: AWS::Serverless::Function # t\n    Metadata: {a: b}\n", "    Type: AWS::Serverless::Function # t\n    Properties:\n      Timeout: 30\n    Metadata: {a: b}\n")]
    [InlineData("    Type: AWS::Serverless::Function\n    Properties: {}\n", "    Type: AWS::Serverless::Function\n    Properties: {Timeout: 30}\n")]
    [InlineData("    Type: AWS::Serverless::Function\n    Properties: {Handler: a, Role: r} # p\n", "    Type: AWS::Serverless::Function\n    Properties: {Handler: a, Timeout: 30, Role: r} # p\n")]
    [InlineData("    Type: AWS::Serverless::Function\n    Properties: {\n      Handler: a, # h\n    }\n", "    Type: AWS::Serverless::Function\n    Properties: {\n      Handler: a, # h\n      Timeout: 30,\n    }\n")]
    public void Timeout_is_inserted_where_there_are_hardly_any_properties(string before, string after) =>
        Assert.Equal("Resources:\n  F:\n" + after, Template("Resources:\n  F:\n" + before));

    [Theory]
    [InlineData("{\"Resources\": {\"F\": {\"Type\": \"AWS::Serverless::Function\"}}}", "{\"Resources\": {\"F\": {\"Type\": \"AWS::Serverless::Function\", \"Properties\": { \"Timeout\": 30 }}}}")]
    [InlineData("{\"Resources\": {\"F\": {\"Type\": \"AWS::Serverless::Function\", \"Properties\": {}}}}", "{\"Resources\": {\"F\": {\"Type\": \"AWS::Serverless::Function\", \"Properties\": { \"Timeout\": 30 }}}}")]
    [InlineData(
        "{\n  \"Resources\" : {\n    \"F\" : {\n      \"Type\" : \"AWS::Serverless::Function\",\n      \"Properties\": {\n        \"Handler\": \"a\",\n        \"Policies\": [ \"P\" ]\n      }\n    }\n  }\n}",
        "{\n  \"Resources\" : {\n    \"F\" : {\n      \"Type\" : \"AWS::Serverless::Function\",\n      \"Properties\": {\n        \"Handler\": \"a\",\n        \"Timeout\": 30,\n        \"Policies\": [ \"P\" ]\n      }\n    }\n  }\n}")]
    [InlineData(
        "{\n\t\"Resources\": {\n\t\t\"F\": {\n\t\t\t\"Type\": \"AWS::Serverless::Function\",\n\t\t\t\"Properties\": {\n\t\t\t\t\"Policies\": [\n\t\t\t\t\t\"P\"\n\t\t\t\t]\n\t\t\t}\n\t\t}\n\t}\n}",
        "{\n\t\"Resources\": {\n\t\t\"F\": {\n\t\t\t\"Type\": \"AWS::Serverless::Function\",\n\t\t\t\"Properties\": {\n\t\t\t\t\"Policies\": [\n\t\t\t\t\t\"P\"\n\t\t\t\t],\n\t\t\t\t\"Timeout\": 30\n\t\t\t}\n\t\t}\n\t}\n}")]
    public void Timeout_is_inserted_into_a_template_in_json(string before, string after) => Assert.Equal(after, Template(before));

    [Theory]
    [InlineData("a: &p {Handler: a}\nResources:\n  F: {Type: AWS::Serverless::Function, Properties: *p}\n")]
    [InlineData("Resources:\n  F: {Type: AWS::Serverless::Function, Properties: &p {Handler: a}}\n")]
    [InlineData("Resources:\n  F: &f {Type: AWS::Serverless::Function, Properties: {Handler: a}}\n")]
    [InlineData("a: &f {Type: AWS::Serverless::Function, Properties: {Handler: a}}\nResources:\n  F: *f\n")]
    [InlineData("a: &p {Timeout: 1000}\nResources:\n  F: {Type: AWS::Serverless::Function, Properties: {<<: *p}}\n")]
    [InlineData("Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {Timeout: &t 1000, MemorySize: *t}}\n")]
    [InlineData("Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {Timeout: !If [a, 1, 2]}}\n")]
    [InlineData("Resources:\n  F: {Type: AWS::Serverless::Function, Properties: !If [a, {}, {}]}\n")]
    [InlineData("Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {Timeout: null}}\n")]
    [InlineData("Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {Role: }}\n")]
    [InlineData("Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {Handler: a}}\n  G: [")]
    [InlineData("Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {Timeout: 30}}\n")]
    [InlineData("Resources: {}\n")]
    public void What_cannot_be_edited_alone_is_left_alone(string text) => Assert.Null(Change(File("/repo/serverless.template", text), "F"));

    [Fact]
    public void Only_the_named_function_is_edited()
    {
        const string Text = "Resources:\n  E: {Type: AWS::Serverless::Function, Properties: {Handler: e}}\n  F: {Type: AWS::Serverless::Function, Properties: {Handler: f}}\n";
        Assert.Equal(Text.Replace("Handler: f", "Handler: f, Timeout: 30", StringComparison.Ordinal), Template(Text));
    }

    [Theory]
    [InlineData("Handler: A::A.B::C # h", "Handler: X::Y.Z+W::V # h")]
    [InlineData("Handler: 'A::A.B::C'", "Handler: 'X::Y.Z+W::V'")]
    [InlineData("\"Handler\": \"A::A.B::C\"", "\"Handler\": \"X::Y.Z+W::V\"")]
    [InlineData("PackageType: Image, ImageConfig: {Command: [A::B.C::D, x]}", "PackageType: Image, ImageConfig: {Command: [X::Y.Z+W::V, x]}")]
    public void Handler_is_replaced_with_its_quotes_kept(string before, string after)
    {
        static string Function(string properties) => "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {" + properties + "\n      }\n";
        var file = File("/repo/serverless.template", Function(before));
        var change = ConfigurationEditor.SetHandler(file, "F", "X::Y.Z+W::V", CancellationToken.None);

        Assert.Equal(Function(after), file.Text.WithChanges(change!.Value).ToString());
    }

    [Theory]
    [InlineData("/repo/serverless.template", "Resources: {F: {Type: AWS::Serverless::Function, Properties: {Handler: &h A::A.B::C}}}")]
    [InlineData("/repo/serverless.template", "Resources: {F: {Type: AWS::Serverless::Function, Properties: {Handler: !Sub '${A}::b::c'}}}")]
    [InlineData("/repo/aws-lambda-tools-defaults.json", "{\"function-name\": \"F\", \"package-type\": \"image\", \"image-command\": \"A::B.C::D,x\"}")]
    [InlineData("/repo/aws-lambda-tools-defaults.json", "{\"function-name\": \"F\", \"function-handler\": \"X::Y.Z::V\"}")]
    public void Handler_that_cannot_be_replaced_alone_is_left_alone(string path, string text) =>
        Assert.Null(ConfigurationEditor.SetHandler(File(path, text), "F", "X::Y.Z::V", CancellationToken.None));

    [Fact]
    public void Byte_order_mark_and_encoding_stay()
    {
        byte[] bytes = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("{\r\n  \"function-handler\": \"ä\"\r\n}")];
        var text = SourceText.From(new MemoryStream(bytes), encoding: null, checksumAlgorithm: SourceHashAlgorithm.Sha256);
        var file = ConfigurationReader.Read("/repo/aws-lambda-tools-defaults.json", null, text, CancellationToken.None);
        var edited = text.WithChanges(Change(file, string.Empty)!.Value);
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, edited.Encoding!))
        {
            edited.Write(writer);
        }

        byte[] expected = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("{\r\n  \"function-handler\": \"ä\",\r\n  \"function-timeout\": 30\r\n}")];
        Assert.Equal(expected, stream.ToArray());
    }

    private static string YamlFunction(string timeout) => "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      " + timeout + "\n      Handler: a\n";

    private static string Defaults(string text) => Apply(File("/repo/aws-lambda-tools-defaults.json", text), null);

    private static string Template(string text) => Apply(File("/repo/serverless.template", text), "F");

    private static ConfigurationFile File(string path, string text) => ConfigurationReader.Read(path, null, SourceText.From(text), CancellationToken.None);

    private static TextChange? Change(ConfigurationFile file, string name) => ConfigurationEditor.SetTimeout(file, name, 30, CancellationToken.None);

    private static string Apply(ConfigurationFile file, string? name)
    {
        name ??= file.Functions.Single().Name;
        var change = Assert.NotNull(Change(file, name));
        var edited = file.Text.WithChanges(change);

        // A second time changes nothing, and taking the change back gives the file as it was.
        Assert.Null(Change(ConfigurationReader.Read(file.Path, null, edited, CancellationToken.None), name));
        var back = edited.WithChanges(new TextChange(new TextSpan(change.Span.Start, change.NewText!.Length), file.Text.ToString(change.Span)));
        Assert.Equal(file.Text.ToString(), back.ToString());
        return edited.ToString();
    }
}
