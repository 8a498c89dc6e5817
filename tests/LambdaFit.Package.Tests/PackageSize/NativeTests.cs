using System.Runtime.InteropServices;
using static LambdaFit.Package.Tests.PackageSize.Figures;

namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>A function that is really compiled natively. .NET 8 is what every registry has the compiler of, complete.</summary>
public sealed class NativeTests
{
    // Functions are linked where they run.
    [NeedsFact(NeedsFactAttribute.Linker)]
    public async Task Native_program_is_estimated_roughly_and_measured_exactly()
    {
        using var project = new UserProject("net8.0", properties: "<OutputType>Exe</OutputType><AssemblyName>bootstrap</AssemblyName><PublishAot>true</PublishAot><NuGetAudit>false</NuGetAudit>");
        project.Write(
            "Program.cs",
            """
            using System.Text.Json.Serialization;

            using var client = new HttpClient();
            Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new Order("1", args.Length), Json.Default.Order));
            return args.Length == 0 ? 0 : (await client.GetStringAsync(args[0])).Length;

            public record Order(string Id, int Count);

            [JsonSerializable(typeof(Order))]
            public partial class Json : JsonSerializerContext;
            """);
        project.Write("aws-lambda-tools-defaults.json", """{ "function-handler": "bootstrap", "function-runtime": "provided.al2023" }""");
        var platform = RuntimeInformation.OSArchitecture is Architecture.Arm64 ? "linux-arm64" : "linux-x64";

        // The SDK asks for clang; any compiler links.
        var publish = await Dotnet.RunAsync(project.Folder, "publish", "-c", "Release", "-r", platform, $"-p:CppCompilerAndLinker={NeedsFactAttribute.Find("clang", "gcc")}");

        Assert.True(publish.Succeeded, publish.Output);
        var estimate = Estimate(project);
        var published = Published(project);
        var folder = Path.Combine(project.Folder, "bin", "Release", "net8.0", platform, "publish");

        // The program alone: its symbols stay at home, and the managed ones were taken away after publishing.
        Assert.Equal(Measure(folder).Unzipped, published.Unzipped);
        Assert.Equal(new FileInfo(Path.Combine(folder, "bootstrap")).Length, published.Unzipped);
        Assert.True(File.Exists(Path.Combine(folder, "bootstrap.dbg")));
        AssertClose(Measure(folder).Zip, published.Zip!.Value, 0.1);
        Assert.InRange(estimate.Unzipped, published.Unzipped / 2, published.Unzipped * 2);
        var text = Directory.EnumerateFiles(project.Folder, "estimate.json", SearchOption.AllDirectories).Select(File.ReadAllText).Single();
        Assert.Contains("\"approximate\": true", text, StringComparison.Ordinal);
    }
}
