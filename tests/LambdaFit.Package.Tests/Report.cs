using System.Text.Json;
using System.Text.RegularExpressions;

namespace LambdaFit.Package.Tests;

/// <summary>That a rule speaks at a line of a file. Files are named relative to the project's folder, with slashes.</summary>
internal sealed record Report(string File, int Line, string Id) : IComparable<Report>
{
    public int CompareTo(Report? other) =>
        (File, Line, Id).CompareTo((other!.File, other.Line, other.Id));

    public override string ToString() => $"{File}({Line}): {Id}";
}

/// <summary>Reads what is reported, and what files say should be.</summary>
internal static partial class Reports
{
    /// <summary>
    /// Reads the reports that a project's files expect: each stands as a trailing comment in the line that it is reported at,
    /// <c>// LFIT1001</c> or <c># LFIT1001</c>, several with commas.
    /// </summary>
    public static SortedSet<Report> Expected(string folder)
    {
        var reports = new SortedSet<Report>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Relative(folder, file);
            if (name.StartsWith("bin/", StringComparison.Ordinal) || name.StartsWith("obj/", StringComparison.Ordinal))
            {
                continue;
            }

            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (Marker().Match(line) is { Success: true } marker)
                {
                    reports.UnionWith(marker.Groups[1].Value.Split(", ").Select(id => new Report(name, number, id)));
                }
            }
        }

        return reports;
    }

    /// <summary>Reads the warnings and errors of our rules that a build printed.</summary>
    public static SortedSet<Report> Printed(string folder, string output) =>
        [.. PrintedLine().Matches(output).Select(m => new Report(Relative(folder, m.Groups[1].Value), int.Parse(m.Groups[2].Value), m.Groups[3].Value))];

    /// <summary>Reads the reports of our rules, of every severity, from a compiler's SARIF log.</summary>
    public static SortedSet<Report> Logged(string folder, string sarif)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(sarif));
        var reports = new SortedSet<Report>();
        foreach (var result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            var id = result.GetProperty("ruleId").GetString()!;
            if (id.StartsWith("LFIT", StringComparison.Ordinal))
            {
                var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
                var file = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath;
                reports.Add(new Report(Relative(folder, file), place.GetProperty("region").GetProperty("startLine").GetInt32(), id));
            }
        }

        return reports;
    }

    private static string Relative(string folder, string file) => Path.GetRelativePath(folder, file.Trim()).Replace('\\', '/');

    [GeneratedRegex(@"(?://|#) (LFIT\d{4}(?:, LFIT\d{4})*)\s*$")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^(.+?)\((\d+),\d+\): (?:warning|error) (LFIT\d{4}):", RegexOptions.Multiline)]
    private static partial Regex PrintedLine();
}
