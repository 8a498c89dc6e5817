// Makes a baseline of what LambdaFit reports today: the rules that speak in a file become suggestions in that file. See legacy.md.
//
//   dotnet run --file baseline.cs -- <folder of .editorconfig> <sarif> [<sarif> …]
#:property PublishAot=false
using System.Text.Json;

const string Begin = "# LambdaFit baseline: findings of the day it was made. Delete lines as you fix them; new files are not excused.";
const string End = "# End of LambdaFit baseline";

if (args.Length < 2)
{
    Console.Error.WriteLine("usage: dotnet run --file baseline.cs -- <folder of .editorconfig> <sarif> [<sarif> …]");
    return 2;
}

var folder = Path.GetFullPath(args[0]);
var inCode = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
var elsewhere = new SortedSet<string>(StringComparer.Ordinal);
foreach (var sarif in args[1..])
{
    using var log = JsonDocument.Parse(File.ReadAllText(sarif));
    foreach (var run in log.RootElement.GetProperty("runs").EnumerateArray())
    {
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            var id = result.GetProperty("ruleId").GetString()!;
            if (id.StartsWith("LFIT", StringComparison.Ordinal) && !result.TryGetProperty("suppressions", out _))
            {
                Add(id, result);
            }
        }
    }
}

Write(".editorconfig", inCode.Select(file => $"[{file.Key}]\n{Lines(file.Value)}"));
// What is reported in a configuration file listens to .globalconfig only, and there only for the whole rule.
Write(".globalconfig", elsewhere.Count == 0 ? [] : [Lines(elsewhere)], "is_global = true\n");
Console.WriteLine($"{inCode.Values.Sum(rules => rules.Count)} rules in {inCode.Count} files of code, {elsewhere.Count} rules in configuration files");
return 0;

void Add(string id, JsonElement result)
{
    foreach (var location in result.GetProperty("locations").EnumerateArray())
    {
        var uri = location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
        var file = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) ? absolute.LocalPath : uri;
        if (!file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
        {
            elsewhere.Add(id);
            continue;
        }

        var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
        inCode.TryAdd(name, new SortedSet<string>(StringComparer.Ordinal));
        inCode[name].Add(id);
    }
}

static string Lines(IEnumerable<string> rules) => string.Concat(rules.Select(id => $"dotnet_diagnostic.{id}.severity = suggestion\n"));

// Replaces the baseline that the file holds, and leaves the rest of it alone.
void Write(string name, IEnumerable<string> sections, string head = "")
{
    var path = Path.Combine(folder, name);
    var text = File.Exists(path) ? File.ReadAllText(path) : head;
    var begin = text.IndexOf(Begin, StringComparison.Ordinal);
    var end = text.IndexOf(End, StringComparison.Ordinal);
    if (begin >= 0 && end > begin)
    {
        text = text[..begin] + text[(end + End.Length)..].TrimStart('\r', '\n');
    }

    var baseline = string.Join('\n', sections);
    if (baseline.Length > 0)
    {
        text = $"{text.TrimEnd()}\n\n{Begin}\n{baseline}{End}\n".TrimStart('\n');
    }

    if (baseline.Length > 0 || File.Exists(path))
    {
        File.WriteAllText(path, text);
    }
}
