using System.Globalization;
using LambdaFit.Analyzers.Project.Packaging;

namespace LambdaFit.Analyzers.Rules.Package;

/// <summary>Sizes and lists in messages about packages.</summary>
internal static class PackageText
{
    /// <summary>What one MB is for Lambda, which calls 262,144,000 bytes 250 MB.</summary>
    public const long Megabyte = 1024 * 1024;

    private const int Named = 3;

    /// <summary>Gets a size in MB with one decimal.</summary>
    public static string Megabytes(long bytes) => Megabytes(Math.Round(bytes * 10d / Megabyte));

    /// <summary>Gets a size in MB, rounded up, so that what is above a limit never reads like the limit.</summary>
    public static string MegabytesUp(long bytes) => Megabytes(Math.Ceiling(bytes * 10d / Megabyte));

    /// <summary>Gets the size of a zip and of its layers.</summary>
    public static string WithLayers(PackageContext context, Func<long, string> text) =>
        context.Content.LayerBytes > 0 ? text(context.UnzippedBytes) + " and " + text(context.Content.LayerBytes) + " of layers" : text(context.UnzippedBytes);

    /// <summary>Lists the largest parts: <c>; most of it is A 120 MB, B 30.5 MB and C 2 MB</c>. Empty where they are not known.</summary>
    public static string Largest(PackageContext context)
    {
        var texts = new List<string>();
        foreach (var part in context.Package.Parts(context.Function))
        {
            if (part.Bytes > 0 && texts.Count < Named)
            {
                texts.Add(part.Name + " " + Megabytes(part.Bytes));
            }
        }

        return texts.Count == 0 ? string.Empty : "; most of it is " + Join(texts, "and");
    }

    /// <summary>Lists what settings of the project would save, beginning with <paramref name="intro"/>; empty where nothing would save 1 MB.</summary>
    public static string Savings(PackageContext context, string intro)
    {
        var texts = new List<string>();
        foreach (var saving in context.Content.Savings)
        {
            if (saving.Property.Length > 0 && saving.Bytes >= Megabyte && texts.Count < Named && context.CanDoWithout(saving))
            {
                texts.Add(Setting(saving, context.Content) + " (saves " + Megabytes(saving.Bytes) + ")");
            }
        }

        return texts.Count == 0 ? string.Empty : intro + Join(texts, "or");
    }

    /// <summary>Gets the property with the value that leaves something out, or the property alone where there is more than one such value.</summary>
    private static string Setting(PackageSaving saving, DeploymentPackage content) => saving.Kind switch
    {
        PackageSaving.OtherPlatforms when content.FunctionPlatform.Length > 0 => saving.Property + "=" + content.FunctionPlatform,
        PackageSaving.ReadyToRun or PackageSaving.SelfContained or PackageSaving.Documentation => saving.Property + "=false",
        PackageSaving.Satellites => saving.Property + "=en",
        PackageSaving.Globalization => saving.Property + "=true",
        PackageSaving.Symbols or PackageSaving.Browsers => saving.Property + "=none",
        _ => saving.Property,
    };

    /// <summary>Joins a few texts as a sentence does.</summary>
    public static string Join(IReadOnlyList<string> texts, string word)
    {
        if (texts.Count < 2)
        {
            return texts.Count == 0 ? string.Empty : texts[0];
        }

        return string.Join(", ", texts.Take(texts.Count - 1)) + " " + word + " " + texts[texts.Count - 1];
    }

    private static string Megabytes(double tenths) => (tenths / 10).ToString("#,0.#", CultureInfo.InvariantCulture) + " MB";
}
