using System.Collections;
using System.Globalization;
using System.Reflection;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Tests.Formats;
using LambdaFit.Analyzers.Tests.Verifying;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

/// <summary>
/// Files as people leave them half-edited: those of the samples and of the format cases with lines lost, doubled and exchanged, cut, and with pieces of
/// other languages in them. Always the same ones. Nothing throws, nothing lies outside its file, and an edit changes what it says and nothing else.
/// </summary>
public sealed class ConfigurationMutationTests
{
    private const int MutationsOfFile = 12;

    private static readonly string[] Pieces =
    [
        "[", "{", "(", "${", "]", "}", ")", "\"", "'", "<<EOF\n", "<<-X\n", "*a", "&a ", "&a [*a]", "<<: *a", "!Ref ", "!If [a, 1, 2]", "\0", "\uD800", "\uDC00", "\r", "\r\n", "\n", "\t", "\uFEFF",
        "1e400", "0x1F", "030", "1_000", ".inf", "\"30\"", "yes", "~", "null", "---\n", "? ", ": ", "- ", "# ", "//", "/*", "%{ if x }", "$${", "\\u12", "\\", "|\n", ">-\n", "-1", "99999999999999999999",
        "merge(", "local.a", "for x in y : x", "...", "!Sub '${A}'", "Fn::If", "{{resolve:", "${self:custom}", "}}}}", "\u2028",
    ];

    private static readonly IReadOnlyList<(string Path, string Text)> Files =
    [
        .. Directory.EnumerateFiles(Path.Combine(References.RepositoryRoot, "samples"), "*", SearchOption.AllDirectories)
            .Where(static path => !path.Split('/', '\\').Any(static part => part is "bin" or "obj") && ConfigurationReader.MayRead(path, null))
            .Order(StringComparer.Ordinal)
            .Select(static path => ("/repo/" + Path.GetFileName(path), File.ReadAllText(path).ReplaceLineEndings("\n"))),
        .. FormatCase.All.Where(static c => !c.IsCode).Select(static c => ("/repo/" + c.File, c.Text)),
    ];

    [Fact]
    public void Readers_take_files_as_they_are() => ForEachText(static (file, context) =>
    {
        AssertInside(file.Functions, file.Text.Length, context);
        AssertInside(file.Credentials, file.Text.Length, context);
        AssertInside(file.Keys, file.Text.Length, context);
        Assert.InRange(file.Error?.Position ?? 0, 0, file.Text.Length);
    });

    [Fact]
    public void Edits_change_one_setting_once() => ForEachText(static (file, context) =>
    {
        if (file.Error is not null)
        {
            return;
        }

        foreach (var function in file.Functions)
        {
            var key = function.Key;
            AssertOnly(file, context, ["TimeoutSeconds"], f => ConfigurationEditor.SetTimeout(f, key, 29, CancellationToken.None));
            AssertOnly(file, context, ["MemoryMB"], f => ConfigurationEditor.SetMemory(f, key, 777, CancellationToken.None));
            AssertOnly(file, context, ["Runtime", "IsManaged", "IsOSOnly"], f => ConfigurationEditor.SetRuntime(f, key, "dotnet10", CancellationToken.None));
            AssertOnly(file, context, ["Handler"], f => ConfigurationEditor.SetHandler(f, key, "A::B.C::D", CancellationToken.None));
            AssertOnly(file, context, ["Architecture"], f => ConfigurationEditor.SetArchitecture(f, key, "arm64", CancellationToken.None));
            AssertOnly(file, context, ["Tracing"], f => ConfigurationEditor.SetTracing(f, key, "Active", CancellationToken.None));
            foreach (var source in function.EventSources)
            {
                if (source.Queue is { } queue)
                {
                    AssertOnly(file, context, ["EventSources"], f => ConfigurationEditor.SetVisibilityTimeout(f, key, queue.Name, 43_000, CancellationToken.None));
                }
            }
        }
    });

    private static void ForEachText(Action<ConfigurationFile, string> check)
    {
        var read = 0;
        foreach (var (path, text) in Files)
        {
            foreach (var (what, mutated) in Mutations(text, new Random(text.Length)))
            {
                var file = ConfigurationReader.Read(path, null, SourceText.From(mutated), CancellationToken.None);
                check(file, path + ", " + what + ":\n" + mutated);
                read += file.Functions.IsEmpty ? 0 : 1;
            }
        }

        Assert.True(read > Files.Count, "Hardly any of the texts declares a function");
    }

    private static IEnumerable<(string What, string Text)> Mutations(string text, Random random)
    {
        yield return ("as it is", text);
        yield return ("with other line ends", text.ReplaceLineEndings("\r\n"));
        yield return ("with a byte-order mark", "\uFEFF" + text);
        yield return ("with tabs", text.Replace("  ", "\t", StringComparison.Ordinal));
        for (var i = 0; i < MutationsOfFile; i++)
        {
            var (position, piece) = (random.Next(text.Length + 1), Pieces[random.Next(Pieces.Length)]);
            var lines = text.Split('\n').ToList();
            var (line, other) = (random.Next(lines.Count), random.Next(lines.Count));
            switch (random.Next(6))
            {
                case 0:
                    yield return ("cut", text[..position]);
                    break;
                case 1:
                    lines.RemoveAt(line);
                    yield return ("without a line", string.Join('\n', lines));
                    break;
                case 2:
                    lines.Insert(other, lines[line]);
                    yield return ("with a line twice", string.Join('\n', lines));
                    break;
                case 3:
                    (lines[line], lines[other]) = (lines[other], lines[line]);
                    yield return ("with lines exchanged", string.Join('\n', lines));
                    break;
                case 4:
                    yield return (string.Create(CultureInfo.InvariantCulture, $"with a piece at {position}"), text.Insert(position, piece));
                    break;
                default:
                    yield return (string.Create(CultureInfo.InvariantCulture, $"with a piece in place of what is at {position}"), text[..position] + piece + text[Math.Min(text.Length, position + random.Next(12))..]);
                    break;
            }
        }
    }

    private static void AssertOnly(ConfigurationFile file, string context, string[] changed, Func<ConfigurationFile, TextChange?> edit)
    {
        if (edit(file) is not { } change)
        {
            return;
        }

        var edited = ConfigurationReader.Read(file.Path, file.Format.Kind(), file.Text.WithChanges(change), CancellationToken.None);
        Assert.True(edited.Error is null && edited.Functions.Length == file.Functions.Length && edit(edited) is null, change + " in " + context);
        for (var i = 0; i < file.Functions.Length; i++)
        {
            foreach (var property in PropertiesOf(typeof(FunctionSettings)).Where(p => !changed.Contains(p.Name) && p.Name is not "IsTimeoutQuoted"))
            {
                var (before, after) = (Describe(property.GetValue(file.Functions[i])), Describe(property.GetValue(edited.Functions[i])));
                Assert.True(before == after, $"{property.Name} is {after} and was {before} before {change} in {context}");
            }
        }
    }

    /// <summary>Asserts that every span in a part of the model lies inside the file.</summary>
    private static void AssertInside(object? value, int length, string context)
    {
        switch (value)
        {
            case TextSpan span:
                Assert.True(span.End <= length, span + " lies outside " + context);
                break;
            case string or null:
                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    AssertInside(item, length, context);
                }

                break;
            case var part when IsOfModel(part):
                foreach (var property in PropertiesOf(part.GetType()))
                {
                    AssertInside(property.GetValue(part), length, context);
                }

                break;
        }
    }

    /// <summary>Says what a part of the model says, wherever in the file it stands.</summary>
    private static string Describe(object? value) => value switch
    {
        null or TextSpan => string.Empty,
        string text => text,
        IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Describe)) + "]",
        _ when IsOfModel(value) => "{" + string.Join(", ", PropertiesOf(value.GetType()).Select(p => p.Name + "=" + Describe(p.GetValue(value)))) + "}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool IsOfModel(object value) => value is not Enum && value.GetType().Namespace == typeof(FunctionSettings).Namespace;

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.Name is not "File");
}
