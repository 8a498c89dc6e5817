using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>Edits the keys of defaults files.</summary>
internal static partial class ConfigurationEditor
{
    /// <summary>
    /// Gets the change that gives a key of a defaults file another name, in its own quotation marks. Null where the key is there more than once or
    /// not at all, or the other one is there already.
    /// </summary>
    public static TextChange? RenameKey(ConfigurationFile file, string key, string name, CancellationToken cancellationToken)
    {
        ConfigurationKey? found = null;
        foreach (var candidate in file.Keys)
        {
            if (candidate.Name == name || (candidate.Name == key && found is not null))
            {
                return null;
            }

            found = candidate.Name == key ? candidate : found;
        }

        if (found is null || file.Error is not null || file.Text.ToString(found.Span) != "\"" + key + "\"")
        {
            return null;
        }

        var change = new TextChange(found.Span, "\"" + name + "\"");
        var edited = ConfigurationReader.Read(file.Path, file.Format.Kind(), file.Text.WithChanges(change), cancellationToken);
        return edited.Error is null && edited.Keys.Length == file.Keys.Length && edited.Keys.Any(k => k.Name == name) ? change : null;
    }
}
