using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Paths;

/// <summary>What a path begins with.</summary>
internal enum PathOrigin
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>A text in the code: relative, absolute, or a Windows path.</summary>
    Text,

    /// <summary><c>/tmp</c>, be it as text or as <c>Path.GetTempPath()</c>.</summary>
    Temporary,

    /// <summary>The directory of the code or the current one, asked for with an API: both are <c>/var/task</c>.</summary>
    Task,

    /// <summary>A folder of <c>Environment.SpecialFolder</c>.</summary>
    SpecialFolder,
}

/// <summary>What is known of a path before the code runs.</summary>
/// <param name="Origin">What it begins with.</param>
/// <param name="Text">The constant text that follows (for <see cref="PathOrigin.Text"/> the beginning itself).</param>
/// <param name="IsWhole">Whether that is the whole path, and nothing unknown follows.</param>
/// <param name="Source">The expression that gives a beginning other than text, for messages and fixes.</param>
internal readonly record struct FoldedPath(PathOrigin Origin, string Text, bool IsWhole, IOperation? Source = null)
{
#pragma warning disable S5443 // the directory is only compared with
    private const string TemporaryDirectory = "/tmp";
#pragma warning restore S5443

    /// <summary>Gets the path of which nothing is known.</summary>
    public static FoldedPath Unknown => new(PathOrigin.Unknown, string.Empty, IsWhole: false);

    public bool IsUnknown => Origin is PathOrigin.Unknown;

    /// <summary>Gets a value indicating whether the path cannot be resolved against another one.</summary>
    public bool IsRooted => Origin is not PathOrigin.Unknown && (Origin is not PathOrigin.Text || (Text.Length > 0 && (Text[0] is '/' or '\\' || HasDrive)));

    /// <summary>Gets a value indicating whether the path is made for Windows; on Linux it is the name of a file in the current directory.</summary>
    public bool IsWindows => Origin is PathOrigin.Text && (HasDrive || Text.StartsWith("\\\\", StringComparison.Ordinal));

    /// <summary>Gets a path of <see cref="PathOrigin.Temporary"/> as messages say it.</summary>
    public string InTemporaryDirectory => TemporaryDirectory + (Text.Length > 0 && Text[0] is '/' ? Text : "/" + Text);

    /// <summary>Gets a path that stands in the code as text; what an API gives ends with a separator, or is meant to.</summary>
    private string? AsText => Origin is PathOrigin.Text ? Text : Origin is PathOrigin.Temporary && Source is null ? TemporaryDirectory + Text : null;

    private bool HasDrive => Text.Length >= 3 && Text[1] is ':' && Text[2] is '\\' or '/' && Text[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>Makes a path of a text.</summary>
    public static FoldedPath Of(string text, bool isWhole)
    {
        if (text.StartsWith(TemporaryDirectory, StringComparison.Ordinal)
            && (text.Length > TemporaryDirectory.Length ? text[TemporaryDirectory.Length] is '/' : isWhole))
        {
            return new(PathOrigin.Temporary, text.Substring(TemporaryDirectory.Length), isWhole);
        }

        return text.Length > 0 || isWhole ? new(PathOrigin.Text, text, isWhole) : Unknown;
    }

    /// <summary>Gets the same path with an end that is not known.</summary>
    public FoldedPath WithUnknownEnd() => AsText is { } text ? Of(text, isWhole: false) : this with { IsWhole = false };

    /// <summary>Gets this path with a text written behind it.</summary>
    public FoldedPath Append(FoldedPath end)
    {
        if (!IsWhole)
        {
            return this;
        }

        if (Origin is PathOrigin.Text && Text.Length == 0)
        {
            return end;
        }

        if (end.Origin is not PathOrigin.Text)
        {
            return WithUnknownEnd();
        }

        return AsText is { } text ? Of(text + end.Text, end.IsWhole) : this with { Text = Text + end.Text, IsWhole = end.IsWhole };
    }

    /// <summary>Gets this path with a separator and a further part behind it, as <c>Path.Join</c> does.</summary>
    public FoldedPath Join(FoldedPath part)
    {
        if (!IsWhole || part is { Origin: PathOrigin.Text, Text: "", IsWhole: true })
        {
            return this;
        }

        if (Origin is PathOrigin.Text && Text.Length == 0)
        {
            return part;
        }

        var directory = Text.EndsWith("/", StringComparison.Ordinal) || Text.EndsWith("\\", StringComparison.Ordinal) ? this : Append(Of("/", isWhole: true));
        return directory.Append(part);
    }

    /// <summary>Gets what two alternatives have in common.</summary>
    public FoldedPath Or(FoldedPath other)
    {
        if (Origin != other.Origin || IsUnknown)
        {
            return Unknown;
        }

        var common = 0;
        while (common < Text.Length && common < other.Text.Length && Text[common] == other.Text[common])
        {
            common++;
        }

        var isSame = IsWhole && other.IsWhole && common == Text.Length && common == other.Text.Length;
        return Origin is PathOrigin.Text ? Of(Text.Substring(0, common), isSame) : this with { Text = Text.Substring(0, common), IsWhole = isSame };
    }

    /// <summary>
    /// Tells whether a function can certainly not write there: everything but <c>/tmp</c>, mounts (which Lambda only allows under
    /// <c>/mnt</c>, docs.aws.amazon.com/lambda/latest/api/API_FileSystemConfig) and devices is read-only.
    /// </summary>
    public bool IsReadOnly()
    {
        if (HasParentDirectory())
        {
            return false;
        }

        return Origin switch
        {
            PathOrigin.Task or PathOrigin.SpecialFolder => true,
            PathOrigin.Text when Text.Length == 0 => false,
            PathOrigin.Text when Text[0] is '/' => !MayBeIn(TemporaryDirectory) && !MayBeIn("/mnt") && !MayBeIn("/dev") && !MayBeIn("/proc"),
            PathOrigin.Text => true,
            _ => false,
        };
    }

    private bool MayBeIn(string directory) =>
        Text.StartsWith(directory + "/", StringComparison.Ordinal)
        || (IsWhole ? Text == directory : (directory + "/").StartsWith(Text, StringComparison.Ordinal));

    /// <summary>Tells whether the path goes up, from where it may lead anywhere.</summary>
    private bool HasParentDirectory() =>
        Text is ".." || Text.StartsWith("../", StringComparison.Ordinal) || Text.StartsWith("..\\", StringComparison.Ordinal)
        || Text.IndexOf("/..", StringComparison.Ordinal) >= 0 || Text.IndexOf("\\..", StringComparison.Ordinal) >= 0
        || (!IsWhole && Text is ".");
}
