using System.Diagnostics;
using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

public sealed class ConfigDocumentTests
{
    [Fact]
    public void Json_with_tabs_and_comments_keeps_its_positions()
    {
        const string Text = "{\t// one\n\t\"a\": \"x // no comment\",\t/* two\n*/ \"b\":[1,{\"c\":true}] }";
        var document = ReadJson(Text);

        Assert.Null(document.Error);
        Assert.Equal("x // no comment", document.Root!.Find("a")!.Value);
        Assert.Equal("\"x // no comment\"", At(Text, document.Root.Find("a")!));
        Assert.Equal("[1,{\"c\":true}]", At(Text, document.Root.Find("b")!));
        Assert.Equal("true", At(Text, document.Root.Find("b")!.Items[1].Find("c")!));
    }

    [Fact]
    public void Json_escapes_are_read() =>
        Assert.Equal("a/b\"c\ud83d\ude00", ReadJson("{\"k\": \"a\\/b\\\"c\\uD83D\\uDE00\"}").Root!.Find("k")!.Value);

    [Fact]
    public void Json_strings_may_be_long_and_hold_tabs()
    {
        var value = "a\t" + new string('x', 5_000);
        Assert.Equal(value, ReadJson("{\"k\":\"" + value + "\",\"" + value + "\":1}").Root!.Find("k")!.Value);
    }

    [Theory]
    [InlineData("{\"a\": 1 // the end")]
    [InlineData("{\"a\": 1 /* the end")]
    [InlineData("{\"a\": 1, \"b\": \"x\\")]
    public void Json_that_ends_in_a_comment_or_string_keeps_what_stands_before(string text)
    {
        var document = ReadJson("{\n\"z\": 0,\n" + text.Substring(1));

        Assert.NotNull(document.Error);
        Assert.Equal("0", document.Root!.Find("z")!.Value);
    }

    [Fact]
    public void Slashes_in_a_flow_style_yaml_file_are_no_comments() =>
        Assert.Equal("http://x", ConfigDocument.Read("{a: http://x}", isYaml: true, default).Root!.Find("a")!.Value);

    [Fact]
    public void Yaml_has_tags_quotes_blocks_and_positions()
    {
        const string Text = "a: !Ref X  # c\r\nb: 'q'   \r\nc: |\r\n  one\r\n  two\r\n\r\nd: {e: [1, 2]} # c\r\n";
        var root = ReadYaml(Text).Root!;

        Assert.Equal(("!Ref", "X", "!Ref X"), (root.Find("a")!.Tag, root.Find("a")!.Value, At(Text, root.Find("a")!)));
        Assert.Equal((true, "'q'"), (root.Find("b")!.IsQuoted, At(Text, root.Find("b")!)));
        Assert.Equal("|\r\n  one\r\n  two", At(Text, root.Find("c")!));
        Assert.Equal("{e: [1, 2]}", At(Text, root.Find("d")!));
    }

    [Fact]
    public void A_byte_order_mark_in_the_text_does_not_move_positions()
    {
        const string Text = "\uFEFFa: 1\nb: 2\n";
        Assert.Equal("2", At(Text, ReadYaml(Text).Root!.Find("b")!));
    }

    [Theory]
    [InlineData("{\"a\": 1, \"a\": 2}")]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("{\"a\": 1, \"b1\": 0, \"b2\": 0, \"b3\": 0, \"b4\": 0, \"b5\": 0, \"b6\": 0, \"b7\": 0, \"b8\": 0, \"b9\": 0, \"a\": 2}")]
    public void Of_duplicate_keys_the_last_counts(string text) => Assert.Equal("2", ReadYaml(text).Root!.Find("a")!.Value);

    [Fact]
    public void Aliases_and_merge_keys_are_followed_and_own_entries_win()
    {
        var root = ReadYaml(
            """
            base: &base { Timeout: 30, MemorySize: 128 }
            other: &other { MemorySize: 256, Runtime: dotnet8 }
            a: { <<: *base, MemorySize: 512 }
            b: { <<: [*base, *other] }
            c: *base
            """).Root!;

        Assert.Equal("30", root.Find("a")!.Find("Timeout")!.Value);
        Assert.Equal("512", root.Find("a")!.Find("MemorySize")!.Value);
        Assert.Equal("128", root.Find("b")!.Find("MemorySize")!.Value);
        Assert.Equal("dotnet8", root.Find("b")!.Find("Runtime")!.Value);
        Assert.Equal("30", root.Find("c")!.Find("Timeout")!.Value);
        Assert.Equal(["MemorySize", "Timeout"], root.Find("a")!.EffectiveEntries().Select(e => e.Key.Value));
    }

    [Fact]
    public void Cyclic_anchors_end()
    {
        var root = ReadYaml("a: &a\n  <<: *a\n  b: *a\n  c: &c [*c, {<<: *c}]\n").Root!;

        Assert.NotEqual("x", root.Find("a")!.Find("missing")?.Value);
        Assert.Same(root.Find("a"), root.Find("a")!.Find("b"));
        Assert.NotEmpty(root.Find("a")!.EffectiveEntries());
    }

    [Fact]
    public void Merges_that_multiply_are_unreadable_and_quick()
    {
        var text = "m0: &m0 {a: 1}\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"m{i}: &m{i} {{<<: [*m{i - 1}, *m{i - 1}]}}\n"));
        var last = ReadYaml(text).Root!.Find("m60")!;

        Assert.Equal("1", last.Find("a")!.Value);
        Assert.Equal(ConfigNodeKind.Unreadable, last.Find("b")!.Kind);
        Assert.True(last.EffectiveEntries().Count() <= 1);
    }

    [Fact]
    public void A_mapping_that_is_merged_again_and_again_is_looked_at_once()
    {
        var root = ReadYaml("x: &x\n" + string.Concat(Enumerable.Repeat("  a: 1\n", 90_000)) + "y:\n" + string.Concat(Enumerable.Repeat("  <<: *x\n", 240))).Root!;
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 100; i++)
        {
            Assert.Single(root.Find("y")!.EffectiveEntries());
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void Of_several_documents_the_first_is_read() => Assert.Equal("1", ReadYaml("a: 1\n---\na: 2\n").Root!.Find("a")!.Value);

    [Fact]
    public void An_alias_to_nothing_is_unreadable() => Assert.Equal(ConfigNodeKind.Unreadable, ReadYaml("a: *b\n").Root!.Find("a")!.Kind);

    [Theory]
    [InlineData("a: 1\nb:\n  c: 2\n d: 3\n", 16)]
    [InlineData("a: 1\nb: [1, 2\nc: 3\n", 10)]
    [InlineData("a: 1\nb: @\n", 8)]
    [InlineData("{\n\"a\": 1,\n\"b\": {", 16)]
    public void A_syntax_error_has_a_position_and_keeps_what_stands_before(string text, int position)
    {
        var document = ReadYaml(text);

        Assert.Equal(position, document.Error!.Position);
        Assert.NotEmpty(document.Error.Message);
        Assert.Equal("1", document.Root!.Find("a")!.Value);
        Assert.Equal(ConfigNodeKind.Unreadable, document.Root.Find("z")!.Kind);
    }

    [Fact]
    public void What_is_closed_before_a_syntax_error_is_complete() =>
        Assert.Null(ReadYaml("{\n\"a\": {\"b\": 1},\n\"c\": ]").Root!.Find("a")!.Find("z"));

    [Fact]
    public void Too_large_a_file_is_not_read()
    {
        var document = ReadYaml("a: " + new string('x', 20_000_000));

        Assert.Equal(0, document.Error!.Position);
        Assert.Null(document.Root);
    }

    private static string[] Hostile =>
    [
        new string('[', 10_000),
        string.Concat(Enumerable.Repeat("{\"a\":", 10_000)),
        string.Concat(Enumerable.Repeat("{\"a\":\n", 10_000)),
        string.Concat(Enumerable.Repeat("- ", 10_000)),
        string.Concat(Enumerable.Repeat("? ", 10_000)),
        string.Join("\n", Enumerable.Range(0, 1_500).Select(i => new string(' ', i) + "a:")),
        string.Join("\n", Enumerable.Range(0, 20_000).Select(i => $"k{i}: &a{i} [*a{Math.Max(0, i - 1)}]")),
        "a: &a [x,x,x]\n" + string.Concat(Enumerable.Range(1, 25).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [*{(char)('a' + i - 1)},*{(char)('a' + i - 1)}]\n")),
        "[" + string.Concat(Enumerable.Repeat("1,", 250_000)),
        "{" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"\"k{i}\": 1,")),
        "a: \"" + string.Concat(Enumerable.Repeat("x\n  ", 100_000)),
        new string('\t', 100_000),
        new string('\0', 100_000),
        string.Concat(Enumerable.Range(0, 10_000).Select(i => $"%TAG !a{i}! tag:x\n")),
        "{\"a\": \"\\uD83D",
        "{\"a\": \"\\uD83D\\u0041\"}",
        "{\"a\": \"\\UFFFFFFFF\"}",
        "a: !<tag:\n", "a: &\n", "a: !\n", "%YAML 9.9\n---\n", "\u0001\u0002", "a: \"\\q\"", "]", "}", ":", "? :", "--- |\n", "- - : -", "{,}", "{:}", "\ud83d",
    ];

    [Fact]
    public void Hostile_text_neither_throws_nor_hangs() =>
        Assert.All(Hostile, text =>
        {
            var watch = Stopwatch.StartNew();
            var root = ConfigDocument.Read(text, isYaml: false, CancellationToken.None).Root;
            _ = ConfigDocument.Read(text, isYaml: true, CancellationToken.None);
            _ = root?.Find("missing");

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
        });

    [Fact]
    public void A_template_cut_anywhere_or_with_any_character_lost_is_read_without_an_exception()
    {
        const string Json = "{ \"Globals\": {\"Function\": {\"Timeout\": 3}}, // c\n\t\"Resources\": {\"A\": {\"Type\": \"AWS::Serverless::Function\", \"Properties\": {\"Handler\": \"a::b::c\", \"Timeout\": {\"Ref\": \"T\"}}}}}";
        const string Yaml = "Globals:\n  Function: &f {Timeout: !Ref T}\nResources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      <<: *f\n      Handler: 'a::b::c'\n      Events: {E: {Type: Api}}\n";
        foreach (var text in new[] { Json, Yaml })
        {
            for (var i = 0; i < text.Length; i++)
            {
                foreach (var broken in new[] { text.Substring(0, i), text.Remove(i, 1), text.Insert(i, "\""), text.Insert(i, "\n"), text.Insert(i, "{") })
                {
                    var file = Read.Template(broken);
                    Assert.InRange(file.Error?.Position ?? 0, 0, broken.Length);
                    Assert.All(file.Functions, function => Assert.InRange(function.TimeoutSeconds.Span.End, 0, broken.Length));
                }
            }
        }
    }

    [Fact]
    public void Reading_can_be_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => ConfigDocument.Read("a: 1", isYaml: true, new CancellationToken(canceled: true)));

    private static ConfigDocument ReadJson(string text) => ConfigDocument.Read(text, isYaml: false, CancellationToken.None);

    private static ConfigDocument ReadYaml(string text) => ConfigDocument.Read(text, isYaml: true, CancellationToken.None);

    private static string At(string text, ConfigNode node) => text.Substring(node.Span.Start, node.Span.Length);
}
