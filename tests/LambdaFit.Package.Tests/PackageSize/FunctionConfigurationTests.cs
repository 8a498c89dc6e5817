using LambdaFit.Build.Project;

namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>What the configuration says of the deployment, and where it is not known.</summary>
public sealed class FunctionConfigurationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("configuration-").FullName;

    private string Project => Path.Combine(folder, "Orders.csproj");

    [Theory]
    [InlineData("""{ "package-type": "image" }""", "image")]
    [InlineData("""{ "package-type" : "Zip", "function-handler": "A::B::C" }""", "zip")]
    [InlineData("""{ "function-handler": "A::B::C" }""", "zip")]
    [InlineData("""{ "profile": "default" }""", "unknown")]
    [InlineData("{ broken", "unknown")]
    public void Defaults_files_say_the_package_type(string text, string type) => Assert.Equal(type, Read(("aws-lambda-tools-defaults.json", "defaults", text)).PackageType);

    [Theory]
    [InlineData("Resources:\n  F:\n    Type: AWS::Serverless::Function\n", "zip")]
    [InlineData("Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      PackageType: Image\n", "image")]
    [InlineData("""{ "Resources": { "F": { "Type": "AWS::Lambda::Function", "Properties": { "PackageType": "Image" } } } }""", "image")]
    [InlineData("Globals:\n  Function:\n    PackageType: Image\nResources:\n  F:\n    Type: AWS::Serverless::Function\n  G:\n    Type: AWS::Serverless::Function\n", "image")]
    [InlineData("Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      PackageType: Image\n  G:\n    Type: AWS::Serverless::Function\n", "unknown")]
    [InlineData("Resources:\n  F:\n    Type: AWS::Lambda::Function\n    Properties:\n      Code: { ImageUri: !Ref Image }\n", "unknown")]
    [InlineData("Resources:\n  Q:\n    Type: AWS::SQS::Queue\n", "unknown")]
    public void Templates_say_the_package_type_where_all_functions_agree(string text, string type) => Assert.Equal(type, Read(("template.yaml", "template", text)).PackageType);

    [Theory]
    [InlineData("CodeUri: src/Orders/", "zip")]
    [InlineData("CodeUri: ./src/Orders", "zip")]
    [InlineData(@"CodeUri: .\src\Orders\Orders.csproj", "zip")]
    [InlineData("""{ "CodeUri": "src\\Orders" }""", "zip")]
    [InlineData("Handler: Orders::Orders.Function::Run", "zip")]
    [InlineData("CodeUri: src/Orders.Api/", "unknown")]
    [InlineData("CodeUri: other/src/Orders/", "unknown")]
    [InlineData("Handler: All.Orders::Orders.Function::Run", "unknown")]
    [InlineData("CodeUri: src/Painter/", "unknown")]
    public void Templates_above_the_project_must_name_it(string text, string type)
    {
        var files = Write(("template.yaml", "template", "Type: AWS::Serverless::Function\n" + text));

        Assert.Equal(type, TypeOf(Path.Combine(folder, "src", "Orders", "Orders.csproj")));

        // One that stands beside the project, or that the project lists, is meant for it.
        Assert.Equal("zip", TypeOf(Path.Combine(folder, "Orders.csproj")));
        Assert.Equal("zip", TypeOf(Path.Combine(folder, "..", "Other", "Orders.csproj")));

        string TypeOf(string project) => FunctionConfiguration.Read(files, "", buildsImage: false, project, "Orders").PackageType;
    }

    [Fact]
    public void Files_that_disagree_say_nothing_and_the_project_has_the_last_word()
    {
        (string, string, string)[] files = [("a.json", "defaults", """{ "package-type": "image" }"""), ("t.yaml", "template", "AWS::Serverless::Function")];

        Assert.Equal("unknown", Read(files).PackageType);
        Assert.Equal("zip", FunctionConfiguration.Read(Write(files), "Zip", buildsImage: true, Project, "Orders").PackageType);
        Assert.Equal("image", FunctionConfiguration.Read([], "", buildsImage: true, Project, "Orders").PackageType);
        Assert.Equal("unknown", FunctionConfiguration.Read([("missing.json", "defaults")], "", buildsImage: false, Project, "Orders").PackageType);
    }

    [Fact]
    public void A_dockerfile_makes_an_image_unless_the_configuration_says_zip()
    {
        Assert.Equal("image", FunctionConfiguration.Read(Write(("a.json", "defaults", """{ "function-handler": "A::B::C" }""")), "", buildsImage: true, Project, "Orders").PackageType);
        Assert.Equal("zip", FunctionConfiguration.Read(Write(("a.json", "defaults", """{ "package-type": "zip" }""")), "", buildsImage: true, Project, "Orders").PackageType);
    }

    [Theory]
    [InlineData("""{ "function-handler": "A::B::C" }""", true)]
    [InlineData("""{ "function-handler": "A::B::C", "s3-bucket": "" }""", true)]
    [InlineData("""{ "function-handler": "A::B::C", "s3-bucket": "releases" }""", false)]
    [InlineData("""{ "function-handler": "A::B::C", "resolve-s3": true }""", false)]
    [InlineData("""{ "template": "serverless.template" }""", false)]
    public void Zips_go_to_Lambda_directly_unless_a_bucket_or_a_template_is_named(string defaults, bool isDirect) =>
        Assert.Equal(isDirect, Read(("aws-lambda-tools-defaults.json", "defaults", defaults)).IsUploadedDirectly);

    [Theory]
    [InlineData("""{ "function-architecture": "arm64" }""", "defaults", true)]
    [InlineData("""{ "function-architecture": "x86_64" }""", "defaults", false)]
    [InlineData("Type: AWS::Serverless::Function\nArchitectures: [arm64]", "template", true)]
    [InlineData("Type: AWS::Serverless::Function\nArchitectures:\n  - arm64", "template", true)]
    [InlineData("Type: AWS::Serverless::Function\nDescription: not for arm64", "template", false)]
    public void Architecture_is_read(string text, string kind, bool isArm) => Assert.Equal(isArm, Read(("file", kind, text)).IsArm);

    [Theory]
    [InlineData("[*.cs]\ndotnet_diagnostic.LFIT4001.severity = warning # why", "Warning")]
    [InlineData("is_global = true\ndotnet_diagnostic.lfit4001.severity=none", "None")]
    [InlineData("[*.{cs,vb}]\r\ndotnet_diagnostic.LFIT4001.severity = suggestion\r\n", "None")]
    [InlineData("[*]\ndotnet_diagnostic.LFIT4001.severity = error", "Error")]
    [InlineData("[Generated.cs]\ndotnet_diagnostic.LFIT4001.severity = none", "")]
    [InlineData("[*.cs]\n# dotnet_diagnostic.LFIT4001.severity = none", "")]
    [InlineData("[*.cs]\ndotnet_diagnostic.LFIT4002.severity = none", "")]
    public void Analyzer_configuration_lowers_the_severity(string text, string severity) =>
        Assert.Equal(severity, ConfiguredSeverity.InText("LFIT4001", text)?.ToString() ?? "");

    [Fact]
    public void Severity_is_never_raised()
    {
        var config = Write(("a.editorconfig", "", "[*.cs]\ndotnet_diagnostic.LFIT4001.severity = error")).Select(file => file.Path).ToList();

        Assert.Equal(Severity.Warning, ConfiguredSeverity.Of("LFIT4001", Severity.Warning, "", "", config));
        Assert.Equal(Severity.None, ConfiguredSeverity.Of("LFIT4001", Severity.Error, "CS1591;LFIT4001", "", config));
        Assert.Equal(Severity.Warning, ConfiguredSeverity.Of("LFIT4001", Severity.Error, "", "LFIT4001", config));
        Assert.Equal(Severity.Error, ConfiguredSeverity.Of("LFIT4001", Severity.Error, "", "", config));
    }

    [Fact]
    public void Docker_context_holds_all_that_the_project_is_built_from()
    {
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        var project = Path.Combine(folder, "src", "Orders", "Orders.csproj");
        Directory.CreateDirectory(Path.GetDirectoryName(project)!);

        Assert.Equal((".", "Orders.csproj"), DockerContext.Find(project, []));
        Assert.Equal(("..", "Orders/Orders.csproj"), DockerContext.Find(project, ["../Shared/Shared.csproj", ""]));

        File.WriteAllText(Path.Combine(folder, "global.json"), "{}");
        Assert.Equal(("../..", "src/Orders/Orders.csproj"), DockerContext.Find(project, []));

        // Nobody sends a whole disk to a Docker daemon.
        Assert.Equal(("", ""), DockerContext.Find(project, ["/other.props"]));

        // Linked sources, but nothing of another repository.
        var shared = Path.Combine(folder, "src", "Shared.cs");
        Assert.Equal([shared], DockerContext.Linked(project, [shared, Path.Combine(folder, "src", "Orders", "Own.cs"), folder + "2/Other.cs", "/usr/lib/other.dll", ""]));
    }

    [Theory]
    [InlineData(null, "10.0.401", "10.0")]
    [InlineData("{}", "10.0.401", "10.0")]
    [InlineData("""{ "sdk": { "version": "10.0.100" } }""", "10.0.401", "10.0.401")]
    [InlineData(null, "11.0.100-preview.3.26123.4", "")]
    [InlineData(null, "", "")]
    public void Docker_builds_with_the_SDK_that_builds_now(string? global, string version, string tag)
    {
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        Directory.CreateDirectory(Path.Combine(folder, "src"));
        if (global is not null)
        {
            File.WriteAllText(Path.Combine(folder, "global.json"), global);
        }

        Assert.Equal(tag, DockerContext.SdkTag(Path.Combine(folder, "src", "Orders.csproj"), version));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private FunctionConfiguration Read(params (string Name, string Kind, string Text)[] files) => FunctionConfiguration.Read(Write(files), "", buildsImage: false, Project, "Orders");

    private List<(string Path, string Kind)> Write(params (string Name, string Kind, string Text)[] files) =>
    [
        .. files.Select(file =>
        {
            var path = Path.Combine(folder, file.Name);
            File.WriteAllText(path, file.Text);
            return (path, file.Kind);
        }),
    ];
}
