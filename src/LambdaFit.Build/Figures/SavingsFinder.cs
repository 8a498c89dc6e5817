using LambdaFit.Build.Files;

namespace LambdaFit.Build.Figures;

/// <summary>Finds what a project could leave out, from the files themselves. Each byte is counted once.</summary>
internal static class SavingsFinder
{
    public static IReadOnlyList<Saving> Find(IReadOnlyCollection<DeployedFile> files, PublishSettings settings)
    {
        var targets = new HashSet<string>(files.Select(file => file.Target), StringComparer.OrdinalIgnoreCase);
        var found = new Dictionary<(string Kind, string Property), List<(DeployedFile File, long Bytes)>>();
        foreach (var file in files)
        {
            if (KindOf(file, settings, targets) is { } kind)
            {
                Add(kind, file, file.Bytes);
            }
            else if (file.ReadyToRunBytes > 0 && !settings.IsRewritten)
            {
                Add(("readyToRun", "PublishReadyToRun"), file, file.ReadyToRunBytes);
            }
        }

        return
        [
            .. found.Select(entry => new Saving(
                    entry.Key.Kind,
                    entry.Key.Property,
                    entry.Value.Sum(item => item.Bytes),
                    [
                        .. entry.Value.GroupBy(item => item.File.Part)
                            .OrderByDescending(group => group.Sum(item => item.Bytes))
                            .ThenBy(group => group.Key.Name, StringComparer.Ordinal)
                            .Select(group => group.Key.Name)
                            .Distinct(StringComparer.OrdinalIgnoreCase),
                    ]))
                .OrderByDescending(saving => saving.Bytes)
                .ThenBy(saving => saving.Kind, StringComparer.Ordinal),
        ];

        void Add((string, string) key, DeployedFile file, long bytes)
        {
            if (!found.TryGetValue(key, out var items))
            {
                items = [];
                found.Add(key, items);
            }

            items.Add((file, bytes));
        }
    }

    private static (string Kind, string Property)? KindOf(DeployedFile file, PublishSettings settings, ISet<string> targets)
    {
        if (Platforms.IsOther(file, settings))
        {
            return ("otherPlatforms", "RuntimeIdentifier");
        }

        if (file.Target.StartsWith(".playwright/", StringComparison.OrdinalIgnoreCase))
        {
            return ("browsers", "PlaywrightPlatform");
        }

        // What the project translates itself it wants.
        if (file.Role is FileRole.Satellite && file.Part.Kind is PartKind.Package && settings.SatelliteResourceLanguages.Length == 0)
        {
            return ("satellites", "SatelliteResourceLanguages");
        }

        if (file.Role is FileRole.Symbols)
        {
            return ("symbols", "DebugType");
        }

        // Beside the assembly that it documents.
        if (file.Target.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && targets.Contains(file.Target.Substring(0, file.Target.Length - 4) + ".dll"))
        {
            return ("documentation", "PublishReferencesDocumentationFiles");
        }

        if (file.Part.Name.StartsWith("Microsoft.ICU.ICU4C.Runtime", StringComparison.OrdinalIgnoreCase))
        {
            return ("globalization", "InvariantGlobalization");
        }

        return file.Part.Kind is PartKind.Framework && settings is { SelfContained: true, IsRewritten: false } ? ("selfContained", "SelfContained") : null;
    }
}
