using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Packaging;

/// <summary>Reads what <c>LambdaFit.Build</c> measured, once per <see cref="SourceText"/>. What cannot be read to its end says nothing.</summary>
internal static class DeploymentPackageReader
{
    private const string Version = "1";

    private static readonly ConditionalWeakTable<SourceText, Cached> Files = new();

    /// <summary>Reads the first measurement among the additional files; null where there is none.</summary>
    public static DeploymentPackage? Read(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(ConfigurationReader.KindMetadata, out var kind)
                && string.Equals(kind, DeploymentPackage.Kind, StringComparison.OrdinalIgnoreCase))
            {
                return file.GetText(cancellationToken) is { } text ? Read(text, cancellationToken) : null;
            }
        }

        return null;
    }

    public static DeploymentPackage? Read(SourceText text, CancellationToken cancellationToken)
    {
        if (!Files.TryGetValue(text, out var cached))
        {
            var read = new Cached(ReadAnew(text, cancellationToken));
            cached = Files.GetValue(text, _ => read);
        }

        return cached.Package;
    }

    private static DeploymentPackage? ReadAnew(SourceText text, CancellationToken cancellationToken)
    {
        var document = ConfigDocument.Read(text.ToString(), isYaml: false, cancellationToken);
        if (document.Error is not null
            || document.Root is not { Kind: ConfigNodeKind.Mapping } root
            || Text(root, "version") != Version
            || Number(root, "unzippedBytes") is not { } bytes)
        {
            return null;
        }

        return new()
        {
            UnzippedBytes = bytes,
            LayerBytes = Number(root, "layerBytes") ?? 0,
            RuntimeIdentifier = Text(root, "runtimeIdentifier"),
            FunctionPlatform = Text(root, "functionPlatform"),
            IsApproximate = Flag(root, "approximate") is true,
            IsImage = Text(root, "packageType") == "image",
            HasDockerfile = Flag(root, "hasDockerfile") is true,
            DockerContext = Text(root, "dockerContext"),
            DockerProject = Text(root, "dockerProject"),
            DockerSdk = Text(root, "dockerSdk"),
            Parts = Items(root, "parts", static part => Text(part, "name") is { Length: > 0 } name
                ? new PackagePart(name, Text(part, "kind") == "package", Number(part, "bytes") ?? 0, Flag(part, "direct")) { OtherPlatformBytes = Number(part, "otherPlatformBytes") ?? 0 }
                : null),
            Savings = Items(root, "savings", static saving => Text(saving, "kind") is { Length: > 0 } kind && Number(saving, "bytes") is > 0 and { } saved
                ? new PackageSaving(kind, Text(saving, "property"), saved, Names(saving.Find("parts")))
                : null),
        };
    }

    private static ImmutableArray<T> Items<T>(ConfigNode root, string key, Func<ConfigNode, T?> read)
        where T : class
    {
        var items = ImmutableArray.CreateBuilder<T>();
        foreach (var item in root.Find(key)?.Items ?? [])
        {
            if (item.Kind is ConfigNodeKind.Mapping && read(item) is { } value)
            {
                items.Add(value);
            }
        }

        return items.ToImmutable();
    }

    private static ImmutableArray<string> Names(ConfigNode? list)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list?.Items ?? [])
        {
            if (item is { Kind: ConfigNodeKind.Scalar, Value.Length: > 0 })
            {
                names.Add(item.Value);
            }
        }

        return names.ToImmutable();
    }

    private static string Text(ConfigNode mapping, string key) =>
        mapping.Find(key) is { Kind: ConfigNodeKind.Scalar, IsNull: false } node ? node.Value : string.Empty;

    private static bool? Flag(ConfigNode mapping, string key) => Text(mapping, key) switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    private static long? Number(ConfigNode mapping, string key) =>
        long.TryParse(Text(mapping, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Cached(DeploymentPackage? Package);
}
