using System.Text.RegularExpressions;
using static LambdaFit.Package.Tests.PackageSize.Figures;

namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>
/// A function that Lambda refuses: a browser's driver, the CDK, the compiler and native libraries for every platform, a shared library with content, central
/// package management, in a folder whose name has spaces and more than ASCII.
/// </summary>
public sealed class HeavyProjectTests(HeavyProjectTests.Published heavy) : IClassFixture<HeavyProjectTests.Published>
{
    private const string Framework = "net10.0";

    [Fact]
    public void Publishing_too_much_fails_and_says_what_is_large_and_what_could_go()
    {
        var output = heavy.Publish.Output;

        Assert.False(heavy.Publish.Succeeded, output);
        Assert.Contains($"{heavy.Project.Name}.csproj : error LFIT4001: The deployment package of '{heavy.Project.Name}' has ", output, StringComparison.Ordinal);
        Assert.Contains("more than the 250.0 MB that Lambda accepts (largest: Microsoft.Playwright 135.2 MB, Amazon.CDK.Lib ", output, StringComparison.Ordinal);
        Assert.Matches(new Regex(@"unzipped +2\d\d\.\d MB   11\d % of the 250\.0 MB"), output);
        Assert.Matches(new Regex(@" +135\.2 MB  Microsoft\.Playwright 1\.64\.1 \(\d+ files\)"), output);
        Assert.Matches(new Regex(@" +\d+\.\d MB  translations in Microsoft\.CodeAnalysis\.CSharp, .*<SatelliteResourceLanguages>"), output);
        Assert.Matches(new Regex(@" +\d+\.\d MB  files for other platforms in SQLitePCLRaw\.lib\.e_sqlite3: <RuntimeIdentifier>"), output);
        Assert.Contains(Path.Combine("obj", "lambdafit", "package.html"), output, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_exact_figures_and_the_real_zip_agree()
    {
        var estimate = Estimate(heavy.Project);
        var published = Figures.Published(heavy.Project);
        var (unzipped, zip) = Measure(heavy.PublishFolder);

        Assert.Equal("estimate", estimate.Kind);
        Assert.Equal("publish", published.Kind);
        Assert.Equal(unzipped, published.Unzipped);
        AssertClose(zip, published.Zip!.Value, 0.1);
        AssertClose(unzipped, estimate.Unzipped, 1);
        Assert.Equal(estimate.Unzipped, estimate.Parts.Sum(part => part.Bytes));
        Assert.Equal(published.Unzipped, published.Parts.Sum(part => part.Bytes));
        Assert.Equal("zip", estimate.PackageType);

        // The same parts, each but the project itself to the byte.
        Assert.Equal(Others(estimate), Others(published));
        Assert.Contains(estimate.Parts, part => part is { Name: "Microsoft.Playwright", Version: "1.64.1", Kind: "package", IsDirect: true });
        Assert.Contains(estimate.Parts, part => part is { Name: "Amazon.CDK.Lib", Version: "2.277.0", Kind: "package" });
        Assert.Contains(estimate.Parts, part => part is { Name: "SQLitePCLRaw.lib.e_sqlite3", IsDirect: false });
        Assert.Contains(estimate.Parts, part => part is { Name: "Shared", Kind: "project" });
        Assert.Contains(new Part("models/", null, "content", false, 20_000_000), estimate.Parts);
        Assert.Equal(estimate.Parts.OrderByDescending(part => part.Bytes), estimate.Parts);

        IEnumerable<Part> Others(Figures figures) => figures.Parts.Where(part => part.Name != heavy.Project.Name).OrderBy(part => part.Name, StringComparer.Ordinal);
    }

    [Fact]
    public void Savings_are_measured_from_the_files()
    {
        var savings = Figures.Published(heavy.Project).Savings;
        var files = Directory.EnumerateFiles(heavy.PublishFolder, "*", SearchOption.AllDirectories)
            .Select(file => (Target: Path.GetRelativePath(heavy.PublishFolder, file), new FileInfo(file).Length)).ToList();

        Assert.Equal(files.Where(file => file.Target.StartsWith(".playwright", StringComparison.Ordinal)).Sum(file => file.Length), savings.Single(saving => saving.Kind == "browsers").Bytes);
        Assert.Equal(
            files.Where(file => file.Target.StartsWith("runtimes", StringComparison.Ordinal) && !file.Target.Contains("/linux-x64/", StringComparison.Ordinal)).Sum(file => file.Length),
            savings.Single(saving => saving.Kind == "otherPlatforms").Bytes);
        Assert.Equal(files.Where(file => file.Target.EndsWith(".resources.dll", StringComparison.Ordinal)).Sum(file => file.Length), savings.Single(saving => saving.Kind == "satellites").Bytes);
        Assert.Equal(files.Where(file => file.Target.EndsWith(".pdb", StringComparison.Ordinal)).Sum(file => file.Length), savings.Single(saving => saving.Kind == "symbols").Bytes);
        Assert.Equal(savings.OrderByDescending(saving => saving.Bytes), savings);
    }

    [NeedsFact(NeedsFactAttribute.Browser)]
    public async Task Page_opens_in_a_browser()
    {
        var page = Path.Combine(heavy.Project.Folder, "obj", "lambdafit", "package.html");

        var document = await Chromium.DocumentAsync(page);
        var picture = await Chromium.PictureAsync(page);

        Assert.Contains($"<h1>Deployment package of {heavy.Project.Name}</h1>", document, StringComparison.Ordinal);
        Assert.Contains("<title>Microsoft.Playwright 1.64.1, 135.2 MB</title>", document, StringComparison.Ordinal);
        Assert.Contains("<td>Amazon.CDK.Lib</td>", document, StringComparison.Ordinal);
        Assert.True(picture.Length > 20_000, "the page is empty");
    }

    [Fact]
    public async Task Who_knows_better_lowers_the_severity()
    {
        var noWarn = await heavy.PublishAgainAsync("-p:NoWarn=LFIT4001");
        var lowered = await heavy.PublishAgainAsync("-p:LambdaFitPackageLimit=warning");
        var image = await heavy.PublishAgainAsync("-p:LambdaFitPackageType=image");
        heavy.Project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.LFIT4001.severity = warning\n");
        var configured = await heavy.PublishAgainAsync();
        File.Delete(Path.Combine(heavy.Project.Folder, ".globalconfig"));
        heavy.Project.Write("aws-lambda-tools-defaults.json", """{ "profile": "default" }""");
        var unknown = await heavy.PublishAgainAsync();
        heavy.Project.Write("aws-lambda-tools-defaults.json", Published.Defaults);
        var again = await heavy.PublishAgainAsync();

        // Without the files for other platforms it would fit: the tools of AWS leave them out.
        var model = Path.Combine(heavy.PublishFolder, "models", "model.bin");
        var small = Path.Combine(heavy.Project.Root, "src", "Shared", "models", "model.bin");
        await File.WriteAllTextAsync(small, "m");
        File.Delete(model);
        var fits = await heavy.PublishAgainAsync();
        await File.WriteAllTextAsync(small, new string('m', 20_000_000));
        File.Delete(model);
        Assert.False((await heavy.PublishAgainAsync()).Succeeded);

        Assert.True(noWarn.Succeeded, noWarn.Output);
        Assert.DoesNotContain("LFIT4001:", noWarn.Output, StringComparison.Ordinal);
        Assert.True(lowered.Succeeded, lowered.Output);
        Assert.Contains("warning LFIT4001: The deployment package", lowered.Output, StringComparison.Ordinal);
        Assert.True(image.Succeeded, image.Output);
        Assert.DoesNotContain("LFIT4001:", image.Output, StringComparison.Ordinal);
        Assert.True(configured.Succeeded, configured.Output);
        Assert.Contains("warning LFIT4001: The deployment package", configured.Output, StringComparison.Ordinal);
        Assert.True(unknown.Succeeded, unknown.Output);
        Assert.Contains("warning LFIT4001: The deployment package", unknown.Output, StringComparison.Ordinal);
        Assert.False(again.Succeeded, again.Output);
        Assert.True(fits.Succeeded, fits.Output);
        Assert.Contains("warning LFIT4001: The deployment package", fits.Output, StringComparison.Ordinal);
        Assert.Contains("RuntimeIdentifier=linux-x64 saves ", fits.Output, StringComparison.Ordinal);
    }

    /// <summary>Publishes the project once for all tests.</summary>
    public sealed class Published : IAsyncLifetime, IDisposable
    {
        public const string Defaults = """{ "function-handler": "Heavy::Function::Run", "package-type": "zip" }""";

        internal UserProject Project { get; } = new(
            Framework,
            "Größe messen",
            "<OutputType>Exe</OutputType><AssemblyName>Größe messen</AssemblyName><LambdaFitPackageReport>true</LambdaFitPackageReport><PublishReferencesDocumentationFiles>false</PublishReferencesDocumentationFiles><UseAppHost>true</UseAppHost>",
            """
            <!-- The CDK without what it depends on, which cannot be restored everywhere. -->
            <PackageDownload Include="Amazon.CDK.Lib" Version="[2.277.0]" />
            <Reference Include="$(NuGetPackageRoot)/amazon.cdk.lib/2.277.0/lib/net6.0/Amazon.CDK.Lib.dll" />
            <PackageReference Include="Microsoft.Playwright" />
            <PackageReference Include="Microsoft.CodeAnalysis.CSharp" />
            <ProjectReference Include="../Shared/Shared.csproj" />
            """);

        internal CommandResult Publish { get; private set; } = new(-1, "");

        internal string PublishFolder => Path.Combine(Project.Folder, "bin", "Release", Framework, "publish");

        public async Task InitializeAsync()
        {
            Project.Write("Program.cs", "System.Console.WriteLine(Shared.Text.Value);");
            Project.Write("aws-lambda-tools-defaults.json", Defaults);
            Project.Write($"{Project.Name}.csproj", Project.Read($"{Project.Name}.csproj").Replace($" Version=\"{Repository.PackageVersion}\"", "", StringComparison.Ordinal));
            Project.Write(
                "../../Directory.Packages.props",
                $"""
                <Project>
                  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally><NuGetAudit>false</NuGetAudit></PropertyGroup>
                  <ItemGroup>
                    <PackageVersion Include="LambdaFit.Analyzers" Version="{Repository.PackageVersion}" />
                    <PackageVersion Include="Microsoft.Playwright" Version="1.64.1" />
                    <PackageVersion Include="Microsoft.CodeAnalysis.CSharp" Version="5.12.0" />
                    <PackageVersion Include="SQLitePCLRaw.lib.e_sqlite3" Version="2.0.6" />
                  </ItemGroup>
                </Project>
                """);
            Directory.CreateDirectory(Path.Combine(Project.Root, "src", "Shared", "models"));
            Project.Write("../Shared/models/model.bin", new string('m', 20_000_000));
            Project.Write("../Shared/Text.cs", "namespace Shared; public static class Text { public const string Value = \"\"; }");
            Project.Write(
                "../Shared/Shared.csproj",
                """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="SQLitePCLRaw.lib.e_sqlite3" />
                    <Content Include="models/*" CopyToOutputDirectory="PreserveNewest" />
                  </ItemGroup>
                </Project>
                """);

            var restore = await Project.RestoreAsync();
            Assert.True(restore.Succeeded, restore.Output);
            Publish = await Dotnet.RunAsync(Project.Folder, "publish", "--no-restore", "-c", "Release");
        }

        internal Task<CommandResult> PublishAgainAsync(params string[] arguments) =>
            Dotnet.RunAsync(Project.Folder, ["publish", "--no-build", "-c", "Release", "-p:LambdaFitPackageReport=false", .. arguments]);

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => Project.Dispose();
    }
}
