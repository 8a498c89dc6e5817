using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.Formats;

/// <summary>
/// A small file of one format that a rule must report, in <c>Formats/LFIT3002/serverless.yml</c> for example. Beside it may stand
/// <c>serverless.fixed.yml</c>, what the fix makes of it (without such a file no fix may be offered), <c>Function.cs</c>, the code that all files
/// of the rule configure, and <c>properties.txt</c>, MSBuild properties as lines of the form <c>Name = value</c>.
/// </summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="File">The file's name, which tells its format.</param>
public sealed record FormatCase(string Rule, string File)
{
    private const string Code = "Function.cs";
    private const string Properties = "properties.txt";
    private const string Fixed = ".fixed.";

    private const string Handler =
        """
        using Amazon.Lambda.Core;

        namespace Shop;

        public class Function
        {
            public string Handler(string order, ILambdaContext context) => order;
        }
        """;

    /// <summary>Gets the cases of all rules.</summary>
    public static IEnumerable<FormatCase> All =>
        from folder in Directory.GetDirectories(Root, "LFIT*").Order(StringComparer.Ordinal)
        from path in Directory.GetFiles(folder).Order(StringComparer.Ordinal)
        let name = Path.GetFileName(path)
        where name is not (Code or Properties) && !name.Contains(Fixed, StringComparison.Ordinal)
        select new FormatCase(Path.GetFileName(folder), name);

    /// <summary>Gets a value indicating whether the file is C# that declares the function itself: a CDK or Pulumi program, an annotated method.</summary>
    public bool IsCode => File.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>Gets a value indicating whether the file is C# that only describes functions.</summary>
    public bool IsInfrastructure => IsCode && File.StartsWith("Stack", StringComparison.Ordinal);

    /// <summary>Gets where the file with the expected result of the fix stands, or would stand.</summary>
    public string FixedPath => PathOf(Path.GetFileNameWithoutExtension(File) + Fixed + Path.GetExtension(File)[1..]);

    private static string Root => Path.Combine(References.RepositoryRoot, "tests", "LambdaFit.Analyzers.Tests", "Formats");

    /// <summary>Gets the case of a path such as <c>LFIT3002/serverless.yml</c>.</summary>
    public static FormatCase Parse(string path) => new(path.Split('/')[0], path.Split('/')[1]);

    /// <inheritdoc/>
    public override string ToString() => Rule + "/" + File;

    /// <summary>Gets the file's text.</summary>
    public string Text => System.IO.File.ReadAllText(PathOf(File)).ReplaceLineEndings("\n");

    /// <summary>Makes a project of the file.</summary>
    /// <param name="lineEnd">What ends the lines of the file.</param>
    internal Test ToTest(string lineEnd)
    {
        var test = new Test { AssemblyName = "Orders", IsInfrastructure = IsInfrastructure };
        var text = Text.ReplaceLineEndings(lineEnd);
        if (IsCode)
        {
            test.Source = text;
        }
        else
        {
            test.Source = System.IO.File.Exists(PathOf(Code)) ? System.IO.File.ReadAllText(PathOf(Code)).ReplaceLineEndings("\n") : Handler;
            test.AdditionalFiles.Add(("/repo/orders/" + File, text));
        }

        if (System.IO.File.Exists(PathOf(Properties)))
        {
            foreach (var line in System.IO.File.ReadAllLines(PathOf(Properties)).Where(static l => l.Contains('=', StringComparison.Ordinal)))
            {
                var equals = line.IndexOf('=', StringComparison.Ordinal);
                test.BuildProperties[line[..equals].Trim()] = line[(equals + 1)..].Trim();
            }
        }

        return test;
    }

    private string PathOf(string name) => Path.Combine(Root, Rule, name);
}
