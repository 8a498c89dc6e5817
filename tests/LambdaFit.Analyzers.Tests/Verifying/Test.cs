using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Tests.Verifying;

/// <summary>
/// A project to analyse. Sources and additional files mark what is expected: <c>[|…|]</c> for a report of the analyzer's only rule,
/// <c>{|LFIT1001:…|}</c> for a named one.
/// </summary>
public sealed class Test
{
    /// <summary>Gets or sets the first source. Further files follow lines of the form <c>// file: Name.cs</c>.</summary>
    public string Source
    {
        get => Sources.FirstOrDefault() ?? string.Empty;
        set => Sources.Insert(0, value);
    }

    public IList<string> Sources { get; } = [];

    /// <summary>Gets or sets what the first source is after the fix; null where it stays as it is.</summary>
    public string? FixedSource { get; set; }

    public IList<(string Path, string Text)> AdditionalFiles { get; } = [];

    /// <summary>Gets what additional files are after the fix, those that it adds last; those not named stay as they are.</summary>
    public IList<(string Path, string Text)> FixedAdditionalFiles { get; } = [];

    /// <summary>Gets what <c>AdditionalFiles</c> items say in their <c>LambdaFitConfiguration</c> metadata, by path.</summary>
    public IDictionary<string, string> FileKinds { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets MSBuild properties that the compiler sees.</summary>
    public IDictionary<string, string> BuildProperties { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets lines for a <c>.globalconfig</c>.</summary>
    public string GlobalConfig { get; set; } = string.Empty;

    /// <summary>Gets or sets an <c>.editorconfig</c>.</summary>
    public string EditorConfig { get; set; } = string.Empty;

    /// <summary>Gets the messages of the expected reports, in order; not compared where empty.</summary>
    public IList<string> Messages { get; } = [];

    public string AssemblyName { get; set; } = "TestProject";

    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Gets or sets a value indicating whether the Amazon.Lambda.* and AWS assemblies are referenced.</summary>
    public bool ReferencesLambda { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether the CDK and Pulumi are referenced and none of the other stand-ins, as where C# only describes functions.</summary>
    public bool IsInfrastructure { get; set; }

    /// <summary>Gets or sets a value indicating whether the test framework xunit is referenced.</summary>
    public bool ReferencesTestFramework { get; set; }

    public string ProjectDirectory { get; set; } = "/repo/orders";

    /// <summary>Gets or sets what the host says that it does with changes.</summary>
    public TestHost Host { get; set; }

    /// <summary>Gets or sets which of several offered fixes is applied, by its equivalence key; null for the first.</summary>
    public string? EquivalenceKey { get; set; }
}

/// <summary>What runs analyzers and fixes.</summary>
public enum TestHost
{
    /// <summary>An editor that applies every change.</summary>
    Editor,

    /// <summary>A server that hands changes on and applies none.</summary>
    LanguageServer,

    /// <summary><c>dotnet format</c>, which changes files and adds none.</summary>
    Format,
}
