using static LambdaFit.Package.Tests.PackageSize.Figures;

namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>The ways to publish, with packages of all kinds: the estimate of the build, the exact figures and the folder agree.</summary>
public sealed class PublishWaysTests(PublishWaysTests.Solution solution) : IClassFixture<PublishWaysTests.Solution>
{
    [Theory]
    [InlineData("as it is", 1)]
    [InlineData("ReadyToRun", 5, "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true")]
    [InlineData("self-contained", 1, "-r", "linux-x64", "--self-contained")]
    [InlineData("single file", 1, "-r", "linux-x64", "--self-contained", "-p:PublishSingleFile=true")]
    [InlineData("one language, no symbols", 1, "-p:SatelliteResourceLanguages=en", "-p:DebugType=none")]
    public async Task Estimate_is_close_to_what_is_published(string way, double percent, params string[] arguments)
    {
        var (estimate, published, output) = await solution.PublishAsync("Orders", arguments);
        var (unzipped, zip) = Measure(solution.PublishFolder);

        Assert.Equal(unzipped, published.Unzipped);
        AssertClose(zip, published.Zip!.Value, 0.1);
        AssertClose(unzipped, estimate.Unzipped, percent);
        Assert.Contains("LambdaFit: deployment package of Orders", output, StringComparison.Ordinal);
        Assert.Contains(published.Parts, part => part is { Kind: "project", Name: "Orders" });
        Assert.Equal(way == "self-contained", published.Parts.Any(part => part.Kind == "framework"));

        // What ReadyToRun adds is a saving, before and after.
        if (way == "ReadyToRun")
        {
            AssertClose(published.Savings.Single(saving => saving.Kind == "readyToRun").Bytes, estimate.Savings.Single(saving => saving.Kind == "readyToRun").Bytes, 15);
        }

        Assert.Equal(way != "one language, no symbols", published.Savings.Any(saving => saving.Kind == "satellites") || way == "single file");
    }

    [Fact]
    public async Task Trimming_is_estimated_roughly_and_measured_exactly()
    {
        var (estimate, published, _) = await solution.PublishAsync("Orders", "-r", "linux-x64", "--self-contained", "-p:PublishTrimmed=true");

        Assert.Equal(Measure(solution.PublishFolder).Unzipped, published.Unzipped);
        Assert.InRange(estimate.Unzipped, published.Unzipped / 2, published.Unzipped * 2);
        Assert.Contains("\"approximate\": true", solution.EstimateText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Web_project_for_two_frameworks_is_measured_for_the_one_that_is_published()
    {
        var (estimate, published, _) = await solution.PublishAsync("Web", "-f", "net10.0");

        // The SDK writes a web.config for IIS after everything else.
        AssertClose(Measure(solution.PublishFolder).Unzipped, published.Unzipped, 0.1);
        AssertClose(published.Unzipped, estimate.Unzipped, 5);
        Assert.Contains(estimate.Parts, part => part is { Name: "wwwroot/", Kind: "content" });
        Assert.True(File.Exists(Path.Combine(solution.Folder("Web"), "obj", "Release", "net10.0", "lambdafit", "package.json")));
    }

    /// <summary>Two functions that share a library.</summary>
    public sealed class Solution : IAsyncLifetime, IDisposable
    {
        private readonly UserProject project = new(
            "net10.0",
            properties: "<OutputType>Exe</OutputType><NuGetAudit>false</NuGetAudit><UseAppHost>true</UseAppHost>",
            items: """
                <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="5.12.0" />
                <PackageReference Include="Newtonsoft.Json" Version="13.0.4" />
                """);

        public string PublishFolder => Path.Combine(project.Root, "published");

        public string EstimateText { get; private set; } = "";

        public string Folder(string name) => Path.Combine(project.Root, "src", name);

        public Task InitializeAsync()
        {
            project.Write("Program.cs", "System.Console.WriteLine(Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseExpression(Newtonsoft.Json.JsonConvert.SerializeObject(1)).ToFullString());");
            Directory.CreateDirectory(Path.Combine(Folder("Web"), "wwwroot"));
            project.Write("../Web/Program.cs", "var app = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build(); app.Run();");
            project.Write("../Web/wwwroot/data.json", new string('1', 300_000));
            project.Write("../Web/appsettings.json", "{}");
            project.Write(
                "../Web/Web.csproj",
                $"""
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
                    <AWSProjectType>Lambda</AWSProjectType>
                    <UseAppHost>false</UseAppHost>
                    <CompressionEnabled>false</CompressionEnabled>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="LambdaFit.Analyzers" Version="{Repository.PackageVersion}" PrivateAssets="all" />
                    <PackageReference Include="Newtonsoft.Json" Version="13.0.4" />
                  </ItemGroup>
                </Project>
                """);
            return Task.CompletedTask;
        }

        internal async Task<(Figures Estimate, Figures Published, string Output)> PublishAsync(string name, params string[] arguments)
        {
            foreach (var left in new[] { PublishFolder, Path.Combine(Folder(name), "obj"), Path.Combine(Folder(name), "bin") }.Where(Directory.Exists))
            {
                Directory.Delete(left, recursive: true);
            }

            var publish = await Dotnet.RunAsync(Folder(name), ["publish", "-c", "Release", "-o", PublishFolder, .. arguments]);
            Assert.True(publish.Succeeded, publish.Output);
            var estimate = Directory.EnumerateFiles(Path.Combine(Folder(name), "obj"), "estimate.json", SearchOption.AllDirectories).Single();
            EstimateText = await File.ReadAllTextAsync(estimate);
            return (Read(estimate), Read(Path.Combine(Folder(name), "obj", "lambdafit", "package.json")), publish.Output);
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => project.Dispose();
    }
}
