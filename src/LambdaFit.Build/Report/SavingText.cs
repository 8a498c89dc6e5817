using LambdaFit.Build.Figures;

namespace LambdaFit.Build.Report;

/// <summary>Says what a saving is and how to have it.</summary>
internal static class SavingText
{
    private const int NamedParts = 3;

    /// <summary>Gets the property with the value that saves something, as a build is told, and what it takes.</summary>
    public static string Setting(Saving saving, PublishSettings settings) => saving.Kind switch
    {
        "otherPlatforms" => $"RuntimeIdentifier={settings.FunctionPlatform}",
        "satellites" => "SatelliteResourceLanguages=en",
        "symbols" => "DebugType=none",
        "browsers" => "PlaywrightPlatform=none (where no browser is started)",
        "globalization" => "InvariantGlobalization=true",
        "selfContained" => "SelfContained=false (on a managed runtime)",
        _ => saving.Property + "=false",
    };

    public static string Of(Saving saving, PublishSettings settings)
    {
        var parts = string.Join(", ", saving.Parts.Take(NamedParts)) + (saving.Parts.Count > NamedParts ? $" and {saving.Parts.Count - NamedParts} more" : "");
        return saving.Kind switch
        {
            "otherPlatforms" => $"files for other platforms in {parts}: <RuntimeIdentifier>{settings.FunctionPlatform}</RuntimeIdentifier>",
            "satellites" => $"translations in {parts}: <SatelliteResourceLanguages>en</SatelliteResourceLanguages>",
            "symbols" => $"debug symbols of {parts}: <DebugType>none</DebugType> or embedded",
            "documentation" => $"documentation of {parts}: <PublishReferencesDocumentationFiles>false</PublishReferencesDocumentationFiles>",
            "readyToRun" => $"ReadyToRun code in {parts}: <PublishReadyToRun>false</PublishReadyToRun>, for a slower cold start",
            "browsers" => "Playwright's driver: <PlaywrightPlatform>none</PlaywrightPlatform> where no browser is started here",
            "globalization" => "ICU: <InvariantGlobalization>true</InvariantGlobalization>",
            "selfContained" => "the .NET runtime: <SelfContained>false</SelfContained> on a managed runtime",
            _ => parts,
        };
    }
}
