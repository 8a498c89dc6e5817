using static LambdaFit.Package.Tests.PackageSize.Figures;

namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>
/// Two functions, one of which is an image, a web project and a library for two frameworks that they share, with central package management, in folders and files with names
/// that MSBuild has other uses for.
/// </summary>
public sealed class SolutionTests
{
    private const string Odd = "100% é#1";

    [Fact]
    public async Task Each_function_of_a_solution_is_measured_however_it_is_published()
    {
        using var solution = Create();
        var painter = Path.Combine(solution.Root, "src", "Painter");
        var web = Path.Combine(solution.Root, "src", "Web");
        var ordersFolder = Path.Combine(solution.Folder, "bin", "Release", "net10.0", "publish");
        var painterFolder = Path.Combine(painter, "bin", "Release", "net10.0", "publish");

        // Above the limit: an image may be.
        var first = await Dotnet.RunAsync(solution.Root, "publish", "All.slnx", "-c", "Release");

        Assert.True(first.Succeeded, first.Output);
        Assert.DoesNotContain("warning MSB", first.Output, StringComparison.Ordinal);
        var orders = Published(solution);
        Assert.Equal(Measure(ordersFolder).Unzipped, orders.Unzipped);
        AssertClose(orders.Unzipped, Estimate(solution).Unzipped, 1);
        Assert.Contains(orders.Parts, part => part is { Name: "data/", Bytes: 200_000 });
        Assert.Contains(orders.Parts, part => part is { Name: "Shared", Kind: "project" });
        var image = Read(Path.Combine(painter, "obj", "lambdafit", "package.json"));
        Assert.Equal(("image", (long?)null, Measure(painterFolder).Unzipped), (image.PackageType, image.Zip, image.Unzipped));
        Assert.Contains("the function is an image", first.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(web, "obj", "lambdafit", "package.json")));
        Assert.False(Directory.Exists(Path.Combine(solution.Root, "src", "Shared", "obj", "lambdafit")));

        // Again, with what has changed meanwhile.
        solution.Write("data/a;b %20#é.bin", new string('b', 500_000));
        var second = await Dotnet.RunAsync(solution.Folder, "publish", "-c", "Release", "--no-restore");
        Assert.True(second.Succeeded, second.Output);
        Assert.Contains(Published(solution).Parts, part => part is { Name: "data/", Bytes: 600_000 });
        Assert.Equal(Measure(ordersFolder).Unzipped, Published(solution).Unzipped);

        // Without a build; and as the .NET Lambda tools do it, into a folder that others publish to: what is theirs is not counted.
        var shared = Path.Combine(solution.Root, "publish " + Odd);
        File.Delete(Path.Combine(solution.Folder, "obj", "lambdafit", "package.json"));
        var third = await Dotnet.RunAsync(solution.Folder, "publish", "-c", "Release", "--no-build", "-o", shared);
        Assert.True(third.Succeeded, third.Output);
        Assert.Equal(Measure(shared).Unzipped, Published(solution).Unzipped);
        var fourth = await Dotnet.RunAsync(
            painter, "publish", "--output", shared, "--configuration", "Release", "--framework", "net10.0", "/p:GenerateRuntimeConfigurationFiles=true", "--runtime", "linux-x64", "--self-contained", "False");
        Assert.True(fourth.Succeeded, fourth.Output);
        Assert.True(File.Exists(Path.Combine(shared, "Orders.dll")));
        AssertClose(image.Unzipped, Read(Path.Combine(painter, "obj", "lambdafit", "package.json")).Unzipped, 5);

        // Publishing a container says that it is one, whatever the configuration says; the network is not asked.
        File.WriteAllText(Path.Combine(painter, "aws-lambda-tools-defaults.json"), """{ "function-handler": "Painter::Painter.Function::Run", "package-type": "zip" }""");
        var zip = await Dotnet.RunAsync(painter, "publish", "-c", "Release", "--no-build");
        Assert.False(zip.Succeeded);
        Assert.Contains("error LFIT4001: The deployment package of 'Painter' has 250.", zip.Output, StringComparison.Ordinal);
        var container = await Dotnet.RunAsync(painter, "publish", "-c", "Release", "--no-build", "-p:PublishProfile=DefaultContainer", "-p:EnableSdkContainerSupport=false");
        Assert.DoesNotContain("LFIT4001:", container.Output, StringComparison.Ordinal);
        Assert.Contains("the function is an image", container.Output, StringComparison.Ordinal);
    }

    private static UserProject Create()
    {
        var solution = new UserProject(
            "net10.0",
            "Orders " + Odd,
            "<AssemblyName>Orders</AssemblyName><RootNamespace>Orders</RootNamespace>",
            """<ProjectReference Include="../Shared/Shared.csproj" /><Content Include="data/**" CopyToOutputDirectory="PreserveNewest" />""");
        foreach (var name in new[] { "Shared", "Painter", "Web" })
        {
            Directory.CreateDirectory(Path.Combine(solution.Root, "src", name));
        }

        Directory.CreateDirectory(Path.Combine(solution.Folder, "data"));
        var project = solution.Read(solution.Name + ".csproj").Replace($" Version=\"{Repository.PackageVersion}\"", "", StringComparison.Ordinal);
        solution.Write(solution.Name + ".csproj", project);
        solution.Write("Orders.cs", "namespace Orders; public class Function { public Shared.Text? Text { get; set; } }");
        solution.Write("data/a;b %20#é.bin", new string('a', 100_000));
        solution.Write("data/c.bin", new string('c', 100_000));
        solution.Write("../Painter/Painter.cs", "namespace Painter; public class Function { public void Run() => System.Console.WriteLine(new Shared.Text()); }");
        solution.Write(
            "../Painter/Painter.csproj",
            project.Replace("<AssemblyName>Orders</AssemblyName><RootNamespace>Orders</RootNamespace>", "<LambdaFitLayerBytes>262144000</LambdaFitLayerBytes>", StringComparison.Ordinal));
        solution.Write("../Painter/aws-lambda-tools-defaults.json", """{ "package-type": "image", "image-command": "Painter::Painter.Function::Run" }""");
        solution.Write("../Shared/Text.cs", "namespace Shared; public class Text;");
        solution.Write("../Shared/Shared.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks><LangVersion>latest</LangVersion><IsPublishable>false</IsPublishable></PropertyGroup></Project>""");
        solution.Write("../Web/Program.cs", "var app = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build(); app.Run();");
        solution.Write(
            "../Web/Web.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><AWSProjectType>Lambda</AWSProjectType><UseAppHost>false</UseAppHost></PropertyGroup>
              <ItemGroup><PackageReference Include="LambdaFit.Analyzers" PrivateAssets="all" /><ProjectReference Include="../Shared/Shared.csproj" /></ItemGroup>
            </Project>
            """);
        solution.Write(
            "../../Directory.Packages.props",
            $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup><PackageVersion Include="LambdaFit.Analyzers" Version="{Repository.PackageVersion}" /></ItemGroup>
            </Project>
            """);
        solution.Write(
            "../../All.slnx",
            $"""<Solution><Project Path="src/{solution.Name}/{solution.Name}.csproj" /><Project Path="src/Painter/Painter.csproj" /><Project Path="src/Web/Web.csproj" /><Project Path="src/Shared/Shared.csproj" /></Solution>""");
        return solution;
    }
}
