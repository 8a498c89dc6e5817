using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

public sealed class ProjectConfigurationTests
{
    private const string Project = "/repo/src/Orders";

    [Theory]
    [InlineData("Handler: Orders::Orders.F::H", true)]
    [InlineData("Handler: orders::Orders.F::H", true)]
    [InlineData("Handler: Billing::Billing.F::H", false)]
    [InlineData("Handler: Orders::Orders.F::H, Runtime: dotnet8", true)]
    [InlineData("Handler: Orders", true)]
    [InlineData("Handler: index.handler, Runtime: nodejs22.x", false)]
    [InlineData("Handler: index.handler, Runtime: !Ref Runtime", false)]
    [InlineData("Handler: src/app.lambda_handler, Runtime: !FindInMap [Runtimes, Python, Name], CodeUri: ./jobs", false)]
    [InlineData("Handler: Orders, Runtime: !Ref Runtime", true)]
    [InlineData("Handler: bootstrap, Runtime: !Ref Runtime", true)]
    [InlineData("Handler: bootstrap, Runtime: provided.al2023, CodeUri: .", true)]
    [InlineData("Handler: bootstrap, Runtime: provided.al2023, CodeUri: ../Billing", false)]
    [InlineData("Handler: bootstrap, CodeUri: ./bin/Release/net8.0/publish/", true)]
    [InlineData("Handler: bootstrap, CodeUri: bin/orders.zip", true)]
    [InlineData("Handler: bootstrap, Runtime: provided.al2023, CodeUri: ./rust}, Metadata: {BuildMethod: rust-cargolambda", false)]
    [InlineData("Handler: bootstrap, Runtime: provided.al2023, CodeUri: ./go}, Metadata: {BuildMethod: go1.x", false)]
    [InlineData("Handler: bootstrap, Runtime: provided.al2023, CodeUri: .}, Metadata: {BuildMethod: makefile", true)]
    [InlineData("Handler: bootstrap, Runtime: provided.al2023, CodeUri: .}, Metadata: {BuildMethod: dotnet7", true)]
    [InlineData("Handler: bootstrap, CodeUri: ./tool.cs", false)]
    [InlineData("Handler: bootstrap, CodeUri: !Ref Uri", true)]
    [InlineData("PackageType: Image, ImageUri: .", true)]
    [InlineData("PackageType: Image, ImageUri: ../Billing", false)]
    public void Function_of_the_template_beside_the_project(string properties, bool isOurs) =>
        Assert.Equal(isOurs, Functions(Project, (Project + "/serverless.template", OneFunction(properties))).Any());

    [Theory]
    [InlineData("Handler: Orders::Orders.F::H, CodeUri: ./src/Orders", true)]
    [InlineData("Handler: Orders::Orders.F::H, CodeUri: src/Orders/bin/Release/net8.0/publish", true)]
    [InlineData("Handler: Orders::Orders.F::H, CodeUri: ./artifacts/orders.zip", true)]
    [InlineData("Handler: Orders::Orders.F::H, CodeUri: s3://bucket/orders.zip", true)]
    [InlineData("Handler: Orders::Orders.F::H, CodeUri: ./src", true)]
    [InlineData("Handler: Orders::Orders.F::H", true)]
    [InlineData("Handler: Orders::Orders.F::H, CodeUri: ./legacy/Orders", false)]
    [InlineData("Handler: Orders::Orders.F::H, CodeUri: ./src/Orders2", false)]
    [InlineData("Handler: Orders::Orders.F::H, CodeUri: ./src/Orders2/bin/Release/net8.0/orders.zip", false)]
    [InlineData("Handler: Orders::Orders.F::H, CodeUri: ./src/Orders/bin/release/orders.zip", true)]
    [InlineData("Handler: Billing::Billing.F::H, CodeUri: ./src/Orders", false)]
    [InlineData("Handler: bootstrap, CodeUri: ./src/Orders", true)]
    [InlineData("Handler: bootstrap, CodeUri: './src/Orders/bin/x.zip'", true)]
    [InlineData("Handler: bootstrap, CodeUri: ./src/Orders2", false)]
    [InlineData("Handler: bootstrap, CodeUri: ./src", false)]
    [InlineData("Handler: bootstrap", false)]
    [InlineData("PackageType: Image}, Metadata: {DockerContext: ./src/Orders", true)]
    [InlineData("PackageType: Image}, Metadata: {DockerContext: ./src", false)]
    [InlineData("PackageType: Image, ImageConfig: {Command: [Orders::Orders.F::H]}}, Metadata: {DockerContext: ./src", true)]
    public void Function_of_a_template_above_the_project(string properties, bool isOurs) =>
        Assert.Equal(isOurs, Functions(Project, ("/repo/template.yaml", OneFunction(properties))).Any());

    [Theory]
    [InlineData("../src/Orders/bin/Release/net10.0/orders.zip", true)]
    [InlineData("../artifacts/orders.zip", true)]
    [InlineData("../bin/Release/orders.zip", true)]
    [InlineData("../src/Orders2/orders.zip", true)]
    [InlineData("../src/Orders2/bin/Release/net10.0/orders.zip", false)]
    [InlineData("../../other/bin/Debug/orders.zip", false)]
    public void What_another_project_of_the_same_name_builds_for_Terraform_is_not_ours(string archive, bool isOurs) => Assert.Equal(isOurs, Functions(
        Project,
        ("/repo/terraform/main.tf", "resource \"aws_lambda_function\" \"a\" {\n  handler = \"Orders::Orders.F::H\"\n  runtime = \"dotnet10\"\n  filename = \"" + archive + "\"\n}\n")).Any());

    [Fact]
    public void What_another_module_passes_to_one_is_unknown()
    {
        var functions = Functions(
            Project,
            ("/repo/terraform/main.tf", "module \"orders\" {\n  source  = \"../src/Orders/terraform\"\n  timeout = 29\n}\nmodule \"vpc\" {\n  source = \"terraform-aws-modules/vpc/aws\"\n  memory = 1\n}\n"),
            (Project + "/terraform/main.tf", "variable \"timeout\" { default = 3 }\nvariable \"memory\" { default = 512 }\nresource \"aws_lambda_function\" \"a\" {\n  handler = \"Orders::Orders.F::H\"\n  timeout = var.timeout\n  memory_size = var.memory\n}\n"));

        var function = Assert.Single(functions);
        Assert.Equal(SettingState.Unknown, function.TimeoutSeconds.State);
        Assert.Equal(512, function.MemoryMB.Value);
    }

    [Theory]
    [InlineData(@"C:\repo\src\Orders", @"C:\repo\template.yaml", @".\src\Orders\", true)]
    [InlineData(@"C:\repo\src\Orders\", @"c:\Repo\template.yaml", "src/orders", true)]
    [InlineData(@"C:\repo\src\Orders", @"C:\repo\src\Orders/../../template.yaml", "./src/Orders", true)]
    [InlineData(@"C:\repo\src\Orders", @"D:\repo\template.yaml", "./src/Orders", false)]
    [InlineData(@"\\server\repo\src\Orders", @"\\server\repo\template.yaml", "src/Orders", true)]
    [InlineData("/repo/src/Orders", "/repo/template.yaml", "./src/orders", false)]
    [InlineData("/repo/src/Orders/", "/repo/infra/template.yaml", "../src/Orders", true)]
    [InlineData("/repo/src/Orders", "/repo/template.yaml", "/repo/src/Orders/publish", true)]
    [InlineData("/repo/src/Orders", "/repo/template.yaml", "../../../../repo/src/Orders", true)]
    public void Paths_of_both_systems_are_understood(string project, string template, string code, bool isOurs) =>
        Assert.Equal(isOurs, Functions(project, (template, OneFunction("Handler: bootstrap, CodeUri: '" + code + "'"))).Any());

    [Fact]
    public void Where_the_project_lies_is_taken_from_the_files_when_the_build_does_not_say()
    {
        const string Template =
            """
            Resources:
              Here: {Type: AWS::Serverless::Function, Properties: {Handler: bootstrap, CodeUri: .}}
              There: {Type: AWS::Serverless::Function, Properties: {Handler: bootstrap, CodeUri: ./There}}
              Named: {Type: AWS::Serverless::Function, Properties: {Handler: 'Orders::Orders.F::H', CodeUri: ./Named}}
            """;

        Assert.Equal(["Here", "Named"], Functions(null, ("/repo/serverless.template", Template)).Select(f => f.Name));
        Assert.Single(Functions(null, ("/repo/aws-lambda-tools-defaults.json", "{\"function-handler\": \"bootstrap\"}")));
    }

    [Fact]
    public void The_project_directory_may_come_from_either_property()
    {
        var options = Options([("/repo/template.yaml", OneFunction("Handler: bootstrap, CodeUri: ./src/Orders"))], ("build_property.ProjectDir", Project + "/"));
        Assert.Single(ProjectConfiguration.Read(Compilation(), options, CancellationToken.None).Functions);
    }

    [Fact]
    public void An_image_in_a_registry_is_ours_when_it_is_the_only_one_of_the_only_template()
    {
        const string Image = "  %: {Type: AWS::Serverless::Function, Properties: {PackageType: Image, ImageUri: !Ref Uri}}\n";
        var one = "Resources:\n" + Image.Replace('%', 'A') + "  N: {Type: AWS::Lambda::Function, Properties: {Handler: index.handler, Runtime: nodejs22.x, Code: {ZipFile: x}}}\n";

        Assert.Single(Functions(Project, (Project + "/serverless.template", one)));
        Assert.Empty(Functions(Project, (Project + "/serverless.template", one + Image.Replace('%', 'B'))));
        Assert.Empty(Functions(Project, (Project + "/serverless.template", one), (Project + "/template.yaml", one)));
        Assert.Empty(Functions(Project, ("/repo/serverless.template", one)));
    }

    [Fact]
    public void A_template_that_the_defaults_file_names_is_the_projects_own()
    {
        var functions = Functions(
            Project,
            (Project + "/aws-lambda-tools-defaults.json", "{\"template\": \"../../infra/app.template\"}"),
            ("/repo/infra/app.template", OneFunction("PackageType: Image, ImageUri: !Ref Uri")));

        Assert.Single(functions);
    }

    [Theory]
    [InlineData("/repo/src/Orders/aws-lambda-tools-defaults.json", "{\"function-handler\": \"Orders::Orders.F::H\"}", true)]
    [InlineData("/repo/src/Orders/aws-lambda-tools-defaults.json", "{\"function-handler\": \"Billing::Billing.F::H\"}", false)]
    [InlineData("/repo/src/Orders/aws-lambda-tools-defaults.json", "{\"function-handler\": \"bootstrap\"}", true)]
    [InlineData("/repo/src/Orders/aws-lambda-tools-defaults.json", "{\"function-timeout\": 30}", true)]
    [InlineData("/repo/src/Orders/aws-lambda-tools-defaults.json", "{\"region\": \"x\"}", false)]
    [InlineData("/repo/aws-lambda-tools-defaults.json", "{\"function-handler\": \"Orders::Orders.F::H\"}", true)]
    [InlineData("/repo/aws-lambda-tools-defaults.json", "{\"function-handler\": \"bootstrap\"}", false)]
    public void Function_of_a_defaults_file(string path, string text, bool isOurs) => Assert.Equal(isOurs, Functions(Project, (path, text)).Any());

    [Fact]
    public void Two_templates_that_name_the_same_function_both_count()
    {
        var functions = Functions(
            Project,
            (Project + "/b.template", OneFunction("Handler: Orders::Orders.F::H, Timeout: 10")),
            (Project + "/a.template", OneFunction("Handler: Orders::Orders.F::H, Timeout: 20")));

        Assert.Equal([20, 10], functions.Select(f => f.TimeoutSeconds.Value));
    }

    [Fact]
    public void A_file_listed_twice_is_one_file_and_other_files_are_none()
    {
        var options = Options(
            [
                (Project + "/serverless.template", OneFunction("Handler: Orders")),
                (Project + "/./serverless.template", OneFunction("Handler: Orders")),
                (Project + "/notes.json", "{\"function-handler\": \"Orders\"}"),
            ],
            ("build_property.MSBuildProjectDirectory", Project));
        var configuration = ProjectConfiguration.Read(Compilation(), options, CancellationToken.None);

        Assert.Single(configuration.Files);
        Assert.NotNull(configuration.Find(Project + "/serverless.template"));
        Assert.Null(configuration.Find(Project + "/notes.json"));
    }

    [Theory]
    [InlineData("Timeout: 10", "Timeout: 20", 25, 20)]
    [InlineData("Timeout: 10", "Timeout: !If [a, 1, 2]", 25, null)]
    [InlineData("MemorySize: 1", "MemorySize: 1", 25, 25)]
    [InlineData("MemorySize: 1", "Timeout: 5", 25, 5)]
    public void The_timeout_that_applies(string first, string second, int defaults, int? seconds)
    {
        var functions = Functions(
            Project,
            (Project + "/a.template", OneFunction("Handler: Orders::Orders.F::H, " + first)),
            (Project + "/b.template", OneFunction("Handler: Orders::Orders.F::H, " + second)),
            (Project + "/aws-lambda-tools-defaults.json", "{\"function-handler\": \"Orders::Orders.F::H\", \"function-timeout\": " + defaults + "}"));
        var timeout = EffectiveTimeout.Of(functions);

        Assert.Equal(seconds, timeout.Seconds.HasValue ? timeout.Seconds.Value : null);
        Assert.NotNull(timeout.Function);
    }

    [Fact]
    public void A_quoted_timeout_or_one_beside_a_template_does_not_apply()
    {
        Assert.True(EffectiveTimeout.Of(Read.Defaults("{\"function-timeout\": \"30\"}").Functions).Seconds.IsAbsent);
        Assert.True(EffectiveTimeout.Of(Read.Defaults("{\"template\": \"x\", \"function-handler\": \"a\", \"function-timeout\": 30}").Functions).Seconds.IsAbsent);
    }

    [Theory]
    [InlineData("namespace A.B { class F { void H() { } } }", "A.B.F", "Orders::A.B.F_H_Generated::H")]
    [InlineData("class F { void H() { } }", "F", "Orders::F_H_Generated::H")]
    [InlineData("namespace A { class O { class F { void H() { } } } }", "A.O+F", "Orders::A.F_H_Generated::H")]
    public void The_generated_handler_is_named_as_the_generator_does(string code, string type, string handler)
    {
        var compilation = Compilation().AddSyntaxTrees(CSharpSyntaxTree.ParseText(code));
        var method = (IMethodSymbol)compilation.Assembly.GetTypeByMetadataName(type)!.GetMembers("H").Single();

        Assert.Equal(handler, GeneratedHandler.For(method));
    }

    [Theory]
    [InlineData("/a/b/../c/./d//e/", "/a/c/d/e")]
    [InlineData(@"C:\a\..\..\b", "C:/b")]
    [InlineData("../../x", "../../x")]
    [InlineData("a/../../x", "../x")]
    [InlineData("/../x", "/x")]
    [InlineData(@"\\server\share\..\x", "//server/x")]
    [InlineData("", "")]
    public void Paths_have_one_normal_form(string path, string normal) => Assert.Equal(normal, FilePath.Normalize(path));

    private static string OneFunction(string properties) => "Resources: {F: {Type: AWS::Serverless::Function, Properties: {" + properties + "}}}";

    private static ImmutableArray<FunctionSettings> Functions(string? projectDirectory, params (string Path, string Text)[] files) =>
        ProjectConfiguration.Read(
            Compilation(),
            projectDirectory is null ? Options(files) : Options(files, ("build_property.MSBuildProjectDirectory", projectDirectory)),
            CancellationToken.None).Functions;

    private static CSharpCompilation Compilation() => CSharpCompilation.Create("Orders");

    private static AnalyzerOptions Options((string Path, string Text)[] files, params (string Key, string Value)[] properties) =>
        new(files.Select(f => (AdditionalText)new File(f.Path, f.Text)).ToImmutableArray(), new Provider(properties.ToDictionary(p => p.Key, p => p.Value)));

    private sealed class File(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Provider(Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Values(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values([]);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
