using System.Reflection;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Tests.Verifying;

/// <summary>What test code compiles against: the framework's reference assemblies and the stand-ins.</summary>
public static class References
{
    private static readonly Lazy<MetadataReference[]> FrameworkReferences = new(() =>
        Metadata("TargetingPack").SelectMany(static folder => Directory.GetFiles(folder, "*.dll")).Select(Load).ToArray());

    private static readonly Lazy<MetadataReference[]> StandInReferences = new(() =>
        Directory.GetFiles(StandInFolder, "*.dll").Order(StringComparer.Ordinal).Select(Load).ToArray());

    public static IEnumerable<MetadataReference> Framework => FrameworkReferences.Value;

    public static IEnumerable<MetadataReference> StandIns => StandInReferences.Value;

    /// <summary>Gets the stand-ins with which C# describes functions.</summary>
    public static IEnumerable<MetadataReference> Infrastructure =>
        StandIns.Where(static r => Path.GetFileNameWithoutExtension(r.Display) is "Amazon.CDK.Lib" or "Amazon.CDK.AWS.Lambda.DotNet" or "Amazon.JSII.Runtime" or "Constructs" or "Pulumi" or "Pulumi.Aws" or "XaasKit.CDK.AWS.Lambda.DotNet");

    public static MetadataReference TestFramework { get; } = Load(typeof(Xunit.FactAttribute).Assembly.Location);

    public static string StandInFolder => Metadata("StandIns").Single();

    /// <summary>Gets the folders of the packages that the stand-ins stand in for; empty unless <c>LambdaFitRealPackages</c> is set.</summary>
    public static IReadOnlyList<string> RealPackages { get; } = [.. Metadata("RealPackage")];

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot").Single();

    private static IEnumerable<string> Metadata(string key) => typeof(References).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(attribute => attribute.Key == key)
        .Select(static attribute => attribute.Value!);

    private static MetadataReference Load(string path) => MetadataReference.CreateFromFile(path);
}
