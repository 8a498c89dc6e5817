namespace LambdaFit.Package.Tests;

/// <summary>
/// A Lambda project in a temporary folder that installs the package from the local feed as a user's project does.
/// It shares nothing with this repository but the feed and the stand-ins for the packages of AWS.
/// </summary>
internal sealed class UserProject : IDisposable
{
    private static readonly Lazy<string> Packages = new(() =>
    {
        // Framework packages stay between runs; the package of the same version must not.
        var packages = Path.Combine(AppContext.BaseDirectory, "packages");
        var stale = Path.Combine(packages, "lambdafit.analyzers");
        if (Directory.Exists(stale))
        {
            Directory.Delete(stale, recursive: true);
        }

        return packages;
    });

    public UserProject(string framework, string name = "Orders", string properties = "", string items = "", bool ownPackages = false)
    {
        Name = name;
        Root = Directory.CreateTempSubdirectory("user-").FullName;
        // Where symbolic links lead elsewhere (macOS), compilers print where they lead.
        Root = new DirectoryInfo(Root).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Root;
        Folder = Path.Combine(Root, "src", name);
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Path.Combine(Root, ".git"));

        File.WriteAllText(
            Path.Combine(Root, "nuget.config"),
            $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{(ownPackages ? OwnPackages : Packages.Value)}" />
              </config>
              <packageSources>
                <clear />
                <add key="local" value="{Repository.Feed}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
              <packageSourceMapping>
                <packageSource key="local"><package pattern="LambdaFit.*" /></packageSource>
                <packageSource key="nuget.org"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
        Write(
            name + ".csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <AWSProjectType>Lambda</AWSProjectType>
                <UseAppHost>false</UseAppHost>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="LambdaFit.Analyzers" Version="{Repository.PackageVersion}" PrivateAssets="all" />
                <Reference Include="{Path.Combine(Repository.StandIns, "Amazon.Lambda.Core.dll")}" />
                <Reference Include="{Path.Combine(Repository.StandIns, "Amazon.Lambda.Serialization.SystemTextJson.dll")}" />
                {items}
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>Gets the name of the project, its file and its folder.</summary>
    public string Name { get; }

    /// <summary>Gets the folder of the repository that the project belongs to.</summary>
    public string Root { get; }

    /// <summary>Gets the folder of the packages of a project that shares them with no other test.</summary>
    public string OwnPackages => Path.Combine(Root, "packages");

    /// <summary>Gets the folder of the project.</summary>
    public string Folder { get; }

    public SortedSet<Report> Expected => Reports.Expected(Folder);

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>Reads every file that the user wrote.</summary>
    public SortedDictionary<string, string> ReadAll() =>
        new(Directory.EnumerateFiles(Folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal));

    public Task<CommandResult> RestoreAsync() => Dotnet.RunAsync(Folder, "restore");

    public Task<CommandResult> BuildAsync(params string[] arguments) => Dotnet.RunAsync(Folder, ["build", "--no-restore", .. arguments]);

    public SortedSet<Report> Printed(CommandResult build) => Reports.Printed(Folder, build.Output);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
