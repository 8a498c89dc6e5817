using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Paths;
using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Tests.Project.Paths;

public sealed class PathFoldingTests
{
    private const string Members =
        """
        private const string Folder = "data";
        private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "cache");
        private static string s_changed = "data";
        private readonly string fromOutside;
        private string Computed => $"logs/{Folder}";
        public C(string folder) => fromOutside = folder;
        private static string PathOf(string id) => $"data/{id}.json";
        private string Endless => Endless + "/x";
        """;

    [Theory]
    [InlineData("\"data/a.json\"", "Text data/a.json")]
    [InlineData("$\"data/{id}.json\"", "Text data/ …")]
    [InlineData("$\"{Folder}/{id}.json\"", "Text data/ …")]
    [InlineData("$\"{id}/data.json\"", "Unknown …")]
    [InlineData("\"data/\" + id", "Text data/ …")]
    [InlineData("Folder + '/' + 1 + \".json\"", "Text data/1.json")]
    [InlineData("string.Format(\"data/{0}.json\", id)", "Text data/ …")]
    [InlineData("string.Concat(\"data/\", id)", "Text data/ …")]
    [InlineData("Path.Combine(\"data\", id)", "Text data/ …")]
    [InlineData("Path.Combine(\"data\", \"a\", \"b\", \"c\", \"d\")", "Text data/a/b/c/d")]
    [InlineData("Path.Combine(\"data\", \"/tmp/x\")", "Temporary /x")]
    [InlineData("Path.Combine(\"data\", id, \"/tmp/x\")", "Temporary /x")]
    [InlineData("Path.Join(\"data\", \"/x\")", "Text data//x")]
    [InlineData("Path.Combine(\"data\", fromOutside)", "Unknown …")]
    [InlineData("Path.Combine(\"data\", Environment.GetEnvironmentVariable(\"X\"))", "Unknown …")]
    [InlineData("Path.Combine(Environment.GetEnvironmentVariable(\"X\"), \"data\")", "Unknown …")]
    [InlineData("Path.GetTempPath()", "Temporary ")]
    [InlineData("Path.GetTempFileName()", "Temporary  …")]
    [InlineData("Path.Combine(Path.GetTempPath(), \"a\", \"b.txt\")", "Temporary /a/b.txt")]
    [InlineData("$\"{Path.GetTempPath()}{Path.DirectorySeparatorChar}audits.db\"", "Temporary /audits.db")]
    [InlineData("\"/tmp\"", "Temporary ")]
    [InlineData("\"/tmp/\" + id", "Temporary / …")]
    [InlineData("\"/tmp\" + id", "Text /tmp …")]
    [InlineData("\"/tmpfiles/x\"", "Text /tmpfiles/x")]
    [InlineData("flag ? \"/tmp\" : Path.GetTempPath()", "Temporary ")]
    [InlineData("flag ? \"/tmp/x\" : \"data/x\"", "Unknown …")]
    [InlineData("flag ? \"data/x\" : \"data/y\"", "Text data/ …")]
    [InlineData("Path.Combine(AppContext.BaseDirectory, \"x\")", "Task /x")]
    [InlineData("AppDomain.CurrentDomain.BaseDirectory + id", "Task  …")]
    [InlineData("Directory.GetCurrentDirectory()", "Task ")]
    [InlineData("Environment.CurrentDirectory", "Task ")]
    [InlineData("Path.GetDirectoryName(typeof(C).Assembly.Location)", "Task ")]
    [InlineData("Path.GetDirectoryName(\"data/a/b.txt\")", "Text data/a")]
    [InlineData("Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData)", "SpecialFolder ")]
    [InlineData("Path.ChangeExtension(\"data/x.txt\", id)", "Text data/x.txt …")]
    [InlineData("Path.GetFullPath(\"data\")", "Text data")]
    [InlineData("new FileInfo(\"data/x\").FullName", "Text data/x")]
    [InlineData("s_folder", "Task /cache")]
    [InlineData("s_changed", "Unknown …")]
    [InlineData("fromOutside", "Unknown …")]
    [InlineData("Computed", "Text logs/data")]
    [InlineData("PathOf(id)", "Text data/ …")]
    [InlineData("id", "Unknown …")]
    [InlineData("Endless", "Unknown …")]
    public void Paths_are_folded_to_their_beginning(string expression, string expected) => Assert.Equal(expected, Describe(Fold(expression)));

    [Theory]
    [InlineData("var path = \"data/x\";", "Text data/x")]
    [InlineData("string path; path = \"data/x\";", "Text data/x")]
    [InlineData("var path = \"data/x\"; if (flag) path = \"/tmp/x\";", "Unknown …")]
    [InlineData("var path = \"data/x\"; path += id;", "Unknown …")]
    [InlineData("var folder = \"data\"; var path = Path.Combine(folder, id);", "Text data/ …")]
    [InlineData("var name = Environment.GetEnvironmentVariable(\"X\"); var path = Path.Combine(\"data\", name!);", "Unknown …")]
    [InlineData("var path = id; Action change = () => path = \"/tmp/y\";", "Unknown …")]
    public void Locals_are_followed_where_they_have_one_value(string statements, string expected) => Assert.Equal(expected, Describe(Fold("path", statements)));

    [Theory]
    [InlineData("\"data/a.json\"", true)]
    [InlineData("$\"data/{id}\"", true)]
    [InlineData("@\"C:\\data\\a.json\"", true)]
    [InlineData("\"/var/data\"", true)]
    [InlineData("\"/tmpfiles/x\"", true)]
    [InlineData("\"/opt/\" + id", true)]
    [InlineData("AppContext.BaseDirectory", true)]
    [InlineData("Environment.GetFolderPath(Environment.SpecialFolder.MyDocuments)", true)]
    [InlineData("\"/\" + id", false)]
    [InlineData("\"/t\" + id", false)]
    [InlineData("\"/tmp\" + id", false)]
    [InlineData("\"/mnt/efs/a\"", false)]
    [InlineData("\"/mnt\" + id", false)]
    [InlineData("\"/dev/null\"", false)]
    [InlineData("\"../../tmp/x\"", false)]
    [InlineData("Path.Combine(AppContext.BaseDirectory, \"..\", \"..\", \"tmp\")", false)]
    [InlineData("\"\"", false)]
    [InlineData("Path.GetTempPath() + id", false)]
    [InlineData("id", false)]
    public void Everything_but_tmp_and_mounts_is_read_only(string expression, bool isReadOnly) => Assert.Equal(isReadOnly, Fold(expression).IsReadOnly());

    private static string Describe(FoldedPath path) => path.Origin + (path.IsUnknown ? "" : " " + path.Text) + (path.IsWhole ? "" : " …");

    private static FoldedPath Fold(string expression, string statements = "")
    {
        var tree = CSharpSyntaxTree.ParseText(
            $$"""
            using System;
            using System.IO;
            public class C
            {
                {{Members}}
                public object M(string id, bool flag)
                {
                    s_changed = id;
                    {{statements}}
                    return {{expression}};
                }
            }
            """,
            CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest));
        var compilation = CSharpCompilation.Create("Paths", [tree], References.Framework.Concat(References.StandIns), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity is DiagnosticSeverity.Error));
        var project = LambdaProject.For(compilation, new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty))!;
        var returned = tree.GetRoot().DescendantNodes().OfType<ReturnStatementSyntax>().Last();
        return project.Paths.Fold(project.Bodies.Model(tree).GetOperation(returned.Expression!)!, CancellationToken.None);
    }
}
