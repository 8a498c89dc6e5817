using LambdaFit.Analyzers.Facts;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Project;

/// <summary>What the project file says of the framework and of publishing, as far as the compiler is shown it.</summary>
internal sealed class PublishOptions(AnalyzerConfigOptions properties)
{
    /// <summary>Gets the framework that is compiled for, or null where it is none of .NET (Core).</summary>
    public Version? Framework { get; } = TargetFrameworks.VersionOf(Text(properties, "TargetFramework"));

    /// <summary>Gets the framework that is compiled for as the project file writes it.</summary>
    public string FrameworkName { get; } = Text(properties, "TargetFramework");

    /// <summary>Gets a value indicating whether the project targets several frameworks, so that publishing must name one.</summary>
    public bool IsMultiTargeted { get; } = Text(properties, "LambdaFitTargetFrameworks").Length > 0;

    /// <summary>Gets a value indicating whether the project is published as a native executable.</summary>
    public bool IsAot { get; } = Is(properties, "PublishAot", "true");

    /// <summary>Gets a value indicating whether unused code is removed when the project is published.</summary>
    public bool IsTrimmed { get; } = Is(properties, "PublishTrimmed", "true");

    /// <summary>Gets a value indicating whether only assemblies that allow it are trimmed.</summary>
    public bool IsTrimmedInPart { get; } = Is(properties, "TrimMode", "partial") || Is(properties, "TrimMode", "copyused");

    /// <summary>Gets a value indicating whether what is published may bring its own .NET.</summary>
    public bool BringsRuntime { get; } = Is(properties, "SelfContained", "true") || Is(properties, "PublishSingleFile", "true");

    /// <summary>Gets a value indicating whether the project file switches reflection in System.Text.Json on, which trimming and AOT switch off.</summary>
    public bool KeepsJsonReflection { get; } = Is(properties, "JsonSerializerIsReflectionEnabledByDefault", "true");

    /// <summary>Gets the platform that the project file names for publishing; empty where it names none, also where the SDK takes the one that builds.</summary>
    public string RuntimeIdentifier { get; } = Is(properties, "UseCurrentRuntimeIdentifier", "true") ? string.Empty : Text(properties, "RuntimeIdentifier");

    /// <summary>Gets a value indicating whether nothing but the assembly itself can be the <c>bootstrap</c> of an OS-only runtime; false also where that is unknown.</summary>
    public bool BringsNoBootstrap { get; } = Is(properties, "LambdaFitBringsBootstrap", "false");

    /// <summary>Tells whether any framework that the project targets is no newer than a version.</summary>
    public bool Targets(Version atMost)
    {
        if (Framework is { } current && current <= atMost)
        {
            return true;
        }

        foreach (var name in Text(properties, "LambdaFitTargetFrameworks").Split(' ', ';', ','))
        {
            if (TargetFrameworks.VersionOf(name) is { } version && version <= atMost)
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(AnalyzerConfigOptions properties, string name) =>
        properties.TryGetValue("build_property." + name, out var value) ? value.Trim() : string.Empty;

    private static bool Is(AnalyzerConfigOptions properties, string name, string value) =>
        string.Equals(Text(properties, name), value, StringComparison.OrdinalIgnoreCase);
}
