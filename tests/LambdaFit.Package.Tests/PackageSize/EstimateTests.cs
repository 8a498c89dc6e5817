using System.Globalization;
using System.Text.RegularExpressions;

namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>When the estimate is made and when not, and that nothing fails for its sake.</summary>
public sealed partial class EstimateTests
{
    [Fact]
    public async Task Projects_that_are_no_functions_are_left_alone()
    {
        using var project = new UserProject("net10.0");
        project.Write("Orders.cs", "public class Orders;");
        Assert.True((await project.RestoreAsync()).Succeeded);

        Assert.True((await project.BuildAsync("-p:LambdaFitMode=None")).Succeeded);
        Assert.True((await project.BuildAsync("-p:IsTestProject=true")).Succeeded);
        Assert.True((await project.BuildAsync("-p:LambdaFitPackageSize=false")).Succeeded);
        project.Write("Orders.csproj", project.Read("Orders.csproj").Replace("<AWSProjectType>Lambda</AWSProjectType>", "", StringComparison.Ordinal));
        Assert.True((await project.BuildAsync("-p:DesignTimeBuild=true")).Succeeded);
        Assert.Empty(Estimates(project));

        // A reference to a package of AWS makes a function too.
        Assert.True((await project.BuildAsync()).Succeeded);
        Assert.Single(Estimates(project));
    }

    [Fact]
    public async Task Estimate_is_made_once_and_again_when_something_changes()
    {
        using var project = new UserProject("net10.0", items: """<Content Include="data/*" CopyToOutputDirectory="PreserveNewest" /><PackageReference Include="Newtonsoft.Json" Version="13.0.4" />""");
        project.Write("Orders.cs", "public class Orders;");
        Directory.CreateDirectory(Path.Combine(project.Folder, "data"));
        project.Write("data/a.bin", new string('a', 100_000));
        project.Write("template.yaml", "Resources: {}");
        Assert.True((await project.RestoreAsync()).Succeeded);

        var first = await DetailedAsync();
        var estimate = Estimates(project).Single();
        var time = File.GetLastWriteTimeUtc(estimate);
        var second = await DetailedAsync();
        // As an IDE does.
        await DetailedAsync("-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true");
        var third = await DetailedAsync();

        Assert.Contains("Building target \"_LambdaFitWriteEstimate\"", first, StringComparison.Ordinal);
        Assert.Contains("Skipping target \"_LambdaFitWriteEstimate\"", second, StringComparison.Ordinal);
        Assert.Contains("Skipping target \"_LambdaFitWriteEstimate\"", third, StringComparison.Ordinal);
        Assert.Contains("Skipping target \"CoreCompile\"", second, StringComparison.Ordinal);
        Assert.Contains("Skipping target \"CoreCompile\"", third, StringComparison.Ordinal);
        Assert.Equal(time, File.GetLastWriteTimeUtc(estimate));

        // After the build it knows the project's own output as it is.
        var own = new[] { "Orders.dll", "Orders.pdb", "Orders.deps.json" }.Sum(file => new FileInfo(Path.Combine(project.Folder, "bin", "Debug", "net10.0", file)).Length);
        Assert.Contains(Figures.Read(estimate).Parts, part => part.Name == "Orders" && part.Bytes == own);

        // New content, and another setting.
        project.Write("data/b.bin", new string('b', 200_000));
        Assert.Contains("Building target \"_LambdaFitWriteEstimate\"", await DetailedAsync(), StringComparison.Ordinal);
        Assert.Contains(Figures.Read(estimate).Parts, part => part is { Name: "data/", Bytes: 300_000 });
        await DetailedAsync("-p:LambdaFitLayerBytes=5000");
        Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(estimate)!, "*.stamp"));
        Assert.Contains("\"layerBytes\": 5000", await File.ReadAllTextAsync(estimate), StringComparison.Ordinal);

        // Lost figures come back, and go with a clean.
        File.Delete(estimate);
        await DetailedAsync();
        Assert.True(File.Exists(estimate));
        Assert.True((await Dotnet.RunAsync(project.Folder, "clean")).Succeeded);
        Assert.Empty(Estimates(project));

        async Task<string> DetailedAsync(params string[] arguments)
        {
            var build = await project.BuildAsync(["-v:d", .. arguments]);
            Assert.True(build.Succeeded, build.Output);
            return build.Output;
        }
    }

    [Fact]
    public async Task A_hundred_packages_cost_less_than_a_blink()
    {
        // What counts is how many files there are, not whose.
        using var project = new UserProject("net10.0", items: """<None Include="assets/**" CopyToOutputDirectory="PreserveNewest" LinkBase="assets" />""");
        project.Write("Orders.cs", "public class Orders;");
        for (var i = 0; i < 100; i++)
        {
            Directory.CreateDirectory(Path.Combine(project.Folder, "assets", $"package{i}"));
            for (var j = 0; j < 4; j++)
            {
                project.Write($"assets/package{i}/{j}.dll", "MZ");
            }
        }

        Assert.True((await project.RestoreAsync()).Succeeded);
        var first = await project.BuildAsync("-v:d", "-clp:PerformanceSummary");
        var second = await project.BuildAsync("-v:d", "-clp:PerformanceSummary");

        // Half of it is the time that a new process takes to load and compile the task. The limit is 50 ms; CI machines are busy.
        Assert.InRange(Milliseconds(first.Output, "LambdaFit.Build.EstimatePackageSize"), 1, 250);
        Assert.Equal(-1, Milliseconds(second.Output, "LambdaFit.Build.EstimatePackageSize"));
        Assert.InRange(Milliseconds(second.Output, "_LambdaFitGatherPackage"), 0, 150);
    }

    [Fact]
    public async Task Parallel_builds_of_a_solution_write_files_of_their_own()
    {
        using var project = new UserProject("net10.0", items: """<ProjectReference Include="../Shared/Shared.csproj" />""");
        foreach (var name in new[] { "Shared", "Second" })
        {
            Directory.CreateDirectory(Path.Combine(project.Root, "src", name));
        }

        project.Write("Orders.cs", "public class Orders;");
        project.Write("../Shared/Shared.cs", "public class Shared;");
        project.Write("../Shared/Shared.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        project.Write("../Second/Second.cs", "public class Second;");
        project.Write("../Second/Second.csproj", project.Read("Orders.csproj"));
        project.Write("../../All.slnx", """<Solution><Project Path="src/Orders/Orders.csproj" /><Project Path="src/Second/Second.csproj" /><Project Path="src/Shared/Shared.csproj" /></Solution>""");

        var build = await Dotnet.RunAsync(project.Root, "build", "All.slnx", "-m", "-graph");

        Assert.True(build.Succeeded, build.Output);
        Assert.DoesNotContain("warning MSB", build.Output, StringComparison.Ordinal);
        var first = Figures.Read(Path.Combine(project.Folder, "obj", "Debug", "net10.0", "lambdafit", "estimate.json"));
        var second = Figures.Read(Path.Combine(project.Root, "src", "Second", "obj", "Debug", "net10.0", "lambdafit", "estimate.json"));
        Assert.Contains(first.Parts, part => part is { Name: "Orders", Kind: "project" });
        Assert.Contains(first.Parts, part => part is { Name: "Shared", Kind: "project" });
        Assert.Contains(second.Parts, part => part is { Name: "Second", Kind: "project" });
        Assert.False(Directory.Exists(Path.Combine(project.Root, "src", "Shared", "obj", "Debug", "net10.0", "lambdafit")));
    }

    [Fact]
    public async Task A_project_that_a_library_references_is_no_package_and_may_change()
    {
        using var project = new UserProject("net10.0", items: """<ProjectReference Include="../Shared/Shared.csproj" />""");
        foreach (var (name, item) in new[] { ("Shared", """<ProjectReference Include="../Deep/Deep.csproj" />"""), ("Deep", """<EmbeddedResource Include="model.bin" /><Content Include="model.bin" CopyToOutputDirectory="PreserveNewest" />""") })
        {
            Directory.CreateDirectory(Path.Combine(project.Root, "src", name));
            project.Write($"../{name}/{name}.cs", $"public class {name};");
            project.Write($"../{name}/{name}.csproj", $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>{item}</ItemGroup></Project>""");
        }

        project.Write("Orders.cs", "public class Orders;");
        project.Write("../Deep/model.bin", new string('a', 100_000));
        Assert.True((await project.RestoreAsync()).Succeeded);

        Assert.True((await project.BuildAsync()).Succeeded);
        var first = Figures.Estimate(project);
        project.Write("../Deep/model.bin", new string('a', 300_000));
        Assert.True((await project.BuildAsync()).Succeeded);
        var second = Figures.Estimate(project);

        Assert.DoesNotContain(first.Parts, part => part.Kind == "package");
        Assert.Contains(first.Parts, part => part is { Name: "model.bin", Kind: "content", Bytes: 100_000 });
        Assert.Contains(second.Parts, part => part is { Name: "model.bin", Kind: "content", Bytes: 300_000 });
        Assert.Contains(second.Parts, part => part is { Name: "Deep", Kind: "project", Bytes: > 300_000 });
    }

    [Fact]
    public async Task Odd_projects_build_as_without_it()
    {
        using var project = new UserProject("net10.0", items: """<None Include="dangling.bin;missing.bin" CopyToPublishDirectory="PreserveNewest" />""");
        project.Write("Orders.cs", "public class Orders;");
        project.Write("aws-lambda-tools-defaults.json", "{ half a file \"package-type\": ");
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(Path.Combine(project.Folder, "dangling.bin"), "nowhere");
        }

        Assert.True((await project.RestoreAsync()).Succeeded);

        var build = await project.BuildAsync("-p:LambdaFitLayerBytes=many", "-p:LambdaFitPackageType=balloon", "-p:LambdaFitPackageReport=perhaps", "-warnaserror");

        Assert.True(build.Succeeded, build.Output);
        Assert.Contains("\"layerBytes\": 0", await File.ReadAllTextAsync(Estimates(project).Single()), StringComparison.Ordinal);
        Assert.DoesNotContain("could not measure", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_paths_and_folders_that_cannot_be_written_fail_no_build()
    {
        using var project = new UserProject("net10.0");
        var folder = Path.Combine(project.Root, "src", new string('x', 120), new string('y', 120), new string('z', 100));
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        File.WriteAllText(Path.Combine(folder, "Orders.cs"), "public class Orders;");
        File.WriteAllText(Path.Combine(folder, "data", new string('d', 40) + ".bin"), "data");
        File.WriteAllText(Path.Combine(folder, "Orders.csproj"), project.Read("Orders.csproj").Replace("</ItemGroup>", """<Content Include="data/*" CopyToOutputDirectory="PreserveNewest" /></ItemGroup>""", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "template.yaml"), "Resources: {}");

        var publish = await Dotnet.RunAsync(folder, "publish", "-c", "Release", "-warnaserror");

        Assert.True(publish.Succeeded, publish.Output);
        Assert.DoesNotContain("could not measure", publish.Output, StringComparison.Ordinal);
        var figures = Figures.Read(Path.Combine(folder, "obj", "lambdafit", "package.json"));
        Assert.Equal(Figures.Measure(Path.Combine(folder, "bin", "Release", "net10.0", "publish")).Unzipped, figures.Unzipped);

        // Not even root can write into a file as if it were a folder.
        foreach (var output in new[] { Path.Combine(folder, "obj", "lambdafit"), Path.Combine(folder, "obj", "Release", "net10.0", "lambdafit") })
        {
            Directory.Delete(output, recursive: true);
            await File.WriteAllTextAsync(output, "");
        }

        var unwritable = await Dotnet.RunAsync(folder, "publish", "-c", "Release", "-warnaserror", "--no-restore");
        Assert.True(unwritable.Succeeded, unwritable.Output);
        Assert.Contains("LambdaFit could not measure the deployment package of Orders: ", unwritable.Output, StringComparison.Ordinal);
        Assert.Contains("LambdaFit: deployment package of Orders", unwritable.Output, StringComparison.Ordinal);
    }

    private static List<string> Estimates(UserProject project) => [.. Directory.EnumerateFiles(Path.Combine(project.Folder, "obj"), "estimate.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".json", StringComparison.Ordinal))];

    private static int Milliseconds(string output, string name) =>
        Time().Matches(output).FirstOrDefault(match => match.Groups[2].Value == name) is { } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : -1;

    [GeneratedRegex(@"(\d+) ms +(\S+) +\d+ calls")]
    private static partial Regex Time();
}
