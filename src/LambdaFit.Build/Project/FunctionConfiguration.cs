using System.Text.RegularExpressions;
using LambdaFit.Build.Files;

namespace LambdaFit.Build.Project;

/// <summary>
/// What the configuration files say of the deployment: zip or image, which processor, through S3 or directly. They are searched, not parsed: the analyzers
/// do that; here a wrong answer must only never fail a build that works, so whatever is ambiguous is not known.
/// </summary>
internal sealed class FunctionConfiguration
{
    public const string Image = "image";
    public const string Zip = "zip";
    public const string Unknown = "unknown";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private FunctionConfiguration()
    {
    }

    /// <summary>Gets <c>image</c>, <c>zip</c> or <c>unknown</c>.</summary>
    public string PackageType { get; private set; } = Unknown;

    /// <summary>Gets a value indicating whether the function runs on ARM.</summary>
    public bool IsArm { get; private set; }

    /// <summary>Gets a value indicating whether the zip is sent to Lambda itself, not by way of S3.</summary>
    public bool IsUploadedDirectly { get; private set; }

    /// <summary>Searches the files.</summary>
    /// <param name="files">The configuration files with their kinds.</param>
    /// <param name="stated">What the project says itself, or nothing.</param>
    /// <param name="buildsImage">Whether the project is published as a container image or has a Dockerfile.</param>
    /// <param name="projectFile">The project file.</param>
    /// <param name="assemblyName">The name of the project's assembly.</param>
    public static FunctionConfiguration Read(IEnumerable<(string Path, string Kind)> files, string stated, bool buildsImage, string projectFile, string assemblyName)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        var found = new FunctionConfiguration();
        var hasTemplate = false;
        var hasDefaults = false;
        var usesBucket = false;
        foreach (var (path, kind) in files)
        {
            if (FileSizes.ReadText(path) is not { } text)
            {
                continue;
            }

            if (kind == "defaults")
            {
                hasDefaults = true;
                usesBucket |= Setting(text, "s3-bucket") is { Length: > 0 } || Setting(text, "resolve-s3") == "true";
                hasTemplate |= Setting(text, "template") is { Length: > 0 };
                found.IsArm |= (Setting(text, "function-architecture") ?? Setting(text, "architecture")) == "arm64";
                if (Setting(text, "package-type") is { Length: > 0 } type)
                {
                    types.Add(type.Equals(Image, StringComparison.OrdinalIgnoreCase) ? Image : Zip);
                }
                else if (!buildsImage && Setting(text, "function-handler") is { Length: > 0 })
                {
                    types.Add(Zip);
                }
            }
            else if (Has(text, "AWS::(Serverless|Lambda)::Function"))
            {
                hasTemplate = true;
                found.IsArm |= Has(text, """Architectures["']?\s*:\s*(\[\s*)?(-\s*)?["']?arm64""");

                // A template at the root of a repository says what its functions are; the repository's other projects may be anything.
                var type = TypeInTemplate(text);
                if (type != Zip || Names(text, path, projectFile, assemblyName))
                {
                    types.Add(type);
                }
            }
            else
            {
                // Another format, or a template of something else: it says nothing here.
                types.Add(Unknown);
            }
        }

        found.PackageType = stated.ToLowerInvariant() switch
        {
            Image => Image,
            Zip => Zip,
            _ when types.Count == 1 && types.First() != Unknown => types.First(),
            _ when buildsImage => Image,
            _ => Unknown,
        };
        found.IsUploadedDirectly = hasDefaults && !hasTemplate && !usesBucket;
        return found;
    }

    private static string TypeInTemplate(string text)
    {
        var images = Count(text, """PackageType["']?\s*:\s*["']?Image""");
        if (images == 0)
        {
            return Has(text, "ImageUri") ? Unknown : Zip;
        }

        // One for all, or one for each.
        return images >= Count(text, "AWS::(Serverless|Lambda)::Function\\b") || Has(text, """Globals["']?\s*:[\s\S]{0,600}?PackageType["']?\s*:\s*["']?Image""") ? Image : Unknown;
    }

    /// <summary>Tells whether a template that stands in a folder around the project's speaks of the project: of its folder, or of a handler in its assembly.</summary>
    private static bool Names(string text, string path, string projectFile, string assemblyName)
    {
        var around = Folder(path) + "/";
        var folder = Folder(projectFile) + "/";
        if (folder.Length == around.Length || !folder.StartsWith(around, StringComparison.Ordinal))
        {
            return true;
        }

        var relative = folder.Substring(around.Length).TrimEnd('/');
        return Has(text, $@"(?<![\w.]){Regex.Escape(assemblyName)}::")
            || Has(text.Replace(@"\\", "/").Replace('\\', '/'), $@"(?<![\w./-])(\./)?{Regex.Escape(relative)}(?![\w.-])");
    }

    private static string Folder(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!.Replace('\\', '/').TrimEnd('/');

    private static bool Has(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, Limit);

    private static int Count(string text, string pattern) => Regex.Matches(text, pattern, RegexOptions.CultureInvariant, Limit).Count;

    /// <summary>Reads a setting of a defaults file: a flat JSON object of texts, numbers and flags.</summary>
    private static string? Setting(string text, string name) =>
        Regex.Match(text, "\"" + name + "\"\\s*:\\s*\"?([^\",\\s}]*)", RegexOptions.CultureInvariant, Limit) is { Success: true } match ? match.Groups[1].Value : null;
}
