using System.Text.Json;

namespace LambdaFit.Package.Tests;

/// <summary>Which files the package hands to the analyzers: asked of MSBuild, without a build.</summary>
public sealed class ConfigurationFileTests : IAsyncLifetime, IDisposable
{
    private readonly UserProject project = new(
        "net10.0",
        items: """
            <AdditionalFiles Include="serverless.template" Owner="user" />
            <LambdaFitConfiguration Include="deploy/production.json" Kind="defaults" />
            <LambdaFitConfiguration Include="deploy/stack.yaml" />
            <LambdaFitConfiguration Remove="old.template" />
            """);

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(project.Folder, "deploy"));
        project.Write("aws-lambda-tools-defaults.json", """{ "template": "../../infra/app.yaml" }""");
        project.Write("aws-lambda-tools-test.json", "{}");
        project.Write("serverless.template", "{}");
        project.Write("old.template", "{}");
        project.Write("other.template", "{}");
        project.Write("template.yml", "");
        project.Write("appsettings.json", "{}");
        project.Write("deploy/production.json", "{}");
        project.Write("deploy/stack.yaml", "");
        project.Write("../../template.yaml", "");
        project.Write("serverless.yaml", "");
        project.Write("../../serverless.yml", "");
        project.Write("../docker-compose.yml", "");
        Directory.CreateDirectory(Path.Combine(project.Root, "infra"));
        project.Write("../../infra/app.yaml", "");
        project.Write("../../infra/main.tf", "");
        project.Write("../../infra/dev.tfvars", "");
        project.Write("main.tf", "");
        Directory.CreateDirectory(Path.Combine(project.Folder, "terraform", "modules"));
        project.Write("terraform/lambda.tf", "");
        project.Write("terraform/terraform.tfstate", "");
        project.Write("terraform/modules/main.tf", "");
        // Folders are no files, whatever they are called.
        Directory.CreateDirectory(Path.Combine(project.Folder, "template.json"));
        Directory.CreateDirectory(Path.Combine(project.Folder, "serverless.yml"));

        Assert.True((await project.RestoreAsync()).Succeeded);
    }

    [Fact]
    public async Task Files_of_the_project_and_templates_above_it_are_read_once_and_with_their_kind()
    {
        // Above the repository nothing is looked for.
        Directory.CreateDirectory(Path.Combine(project.Root, "src", ".git"));
        var withoutRoot = await AdditionalFilesAsync();
        Directory.Delete(Path.Combine(project.Root, "src", ".git"));

        var files = await AdditionalFilesAsync();

        string[] own =
        [
            "../../infra/app.yaml template",
            "aws-lambda-tools-defaults.json defaults",
            "aws-lambda-tools-test.json defaults",
            "deploy/production.json defaults",
            "deploy/stack.yaml template",
            "main.tf terraform",
            "other.template template",
            "serverless.template template user",
            "serverless.yaml serverless",
            "template.yml template",
            "terraform/lambda.tf terraform",
        ];
        Assert.Equal(own, withoutRoot);
        Assert.Equal([own[0], "../../infra/dev.tfvars terraform", "../../infra/main.tf terraform", "../../serverless.yml serverless", "../../template.yaml template", .. own[1..]], files);
    }

    [Fact]
    public async Task Folders_may_have_names_that_mean_something_to_MSBuild()
    {
        var folder = Path.Combine(project.Root, "src", "it's @(x) 100%", "Orders");
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(project.Folder, "Orders.csproj"), Path.Combine(folder, "Orders.csproj"));
        File.WriteAllText(Path.Combine(folder, "main.tf"), "");
        File.WriteAllText(Path.Combine(folder, "..", "main.tf"), "");
        Assert.True((await Dotnet.RunAsync(folder, "restore")).Succeeded);

        var result = await Dotnet.RunAsync(folder, "msbuild", "-getItem:LambdaFitConfiguration");

        Assert.True(result.Succeeded, result.Output);
        using var items = JsonDocument.Parse(result.Output);
        Assert.Equal(
            ["../../../infra/dev.tfvars", "../../../infra/main.tf", "../main.tf", "main.tf"],
            items.RootElement.GetProperty("Items").GetProperty("LambdaFitConfiguration").EnumerateArray()
                .Where(item => Text(item, "Kind") == "terraform")
                .Select(item => Path.GetRelativePath(folder, Text(item, "FullPath")).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_read_when_it_is_turned_off() =>
        Assert.Equal(["serverless.template  user"], await AdditionalFilesAsync("-p:LambdaFitReadConfiguration=false"));

    [Fact]
    public async Task Files_of_other_tools_around_a_project_without_configuration_are_noticed()
    {
        using var bare = new UserProject("net10.0");
        Assert.True((await bare.RestoreAsync()).Succeeded);
        Assert.Equal("", await IsConfiguredElsewhereAsync(bare));
        Assert.Equal("true", await IsConfiguredElsewhereAsync(bare, "-p:LambdaFitReadConfiguration=false"));

        foreach (var sign in new[] { "../Infrastructure/cdk.json", "../../cdk.json", "../../deploy/main.tf", "sst.config.ts", "../Infrastructure/Pulumi.yaml", "../../infra/Orders.Cdk/cdk.json" })
        {
            var path = Path.Combine(bare.Folder, sign);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            bare.Write(sign, "");
            Assert.Equal("true", await IsConfiguredElsewhereAsync(bare));
            File.Delete(path);
        }

        // Another function's own.
        Directory.CreateDirectory(Path.Combine(bare.Root, "src", "Other"));
        bare.Write("../Other/serverless.template", "");
        bare.Write("../Other/serverless.yml", "");
        Assert.Equal("", await IsConfiguredElsewhereAsync(bare));
    }

    private static async Task<string> IsConfiguredElsewhereAsync(UserProject user, params string[] arguments)
    {
        var result = await Dotnet.RunAsync(user.Folder, ["msbuild", "-t:LambdaFitLookAround", "-getProperty:LambdaFitConfiguredElsewhere", .. arguments]);
        Assert.True(result.Succeeded, result.Output);
        return result.Output.Trim();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => project.Dispose();

    private async Task<IEnumerable<string>> AdditionalFilesAsync(params string[] arguments)
    {
        var result = await Dotnet.RunAsync(project.Folder, ["msbuild", "-getItem:AdditionalFiles", .. arguments]);
        Assert.True(result.Succeeded, result.Output);

        using var items = JsonDocument.Parse(result.Output);
        return
        [
            .. items.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray()
                .Select(item => $"{Path.GetRelativePath(project.Folder, Text(item, "FullPath")).Replace('\\', '/')} {Text(item, "LambdaFitConfiguration")} {Text(item, "Owner")}".TrimEnd())
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
