namespace LambdaFit.Analyzers.Tests.Verifying;

/// <summary>
/// A project of a repository as teams keep it, in <c>Setups/sam-http-and-queue/src/Api</c> for example: its C# files, and the configuration files that the
/// package would hand over, those of the folders above included. <c>project.txt</c> stands for the project file: MSBuild properties as lines of the form
/// <c>Name = value</c>, and <c>IsInfrastructure</c> where the C# describes functions.
/// </summary>
/// <param name="Repository">The folder of the repository.</param>
/// <param name="Folder">The folder of the project in it.</param>
internal sealed record SetupProject(string Repository, string Folder)
{
    private const string ProjectFile = "project.txt";

    private const string ImplicitUsings =
        """
        // file: Usings.cs
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading.Tasks;
        """;

    /// <summary>The folders beside or above a project that are searched for Terraform, with the project's own.</summary>
    private static readonly string[] ModuleFolders = ["", "/terraform", "/infra", "/infrastructure", "/deploy/terraform"];

    /// <summary>Gets all projects.</summary>
    public static IEnumerable<SetupProject> All =>
        from path in Directory.GetFiles(Root, ProjectFile, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select Parse(Path.GetRelativePath(Root, Path.GetDirectoryName(path)!).Replace('\\', '/'));

    private static string Root => Path.Combine(References.RepositoryRoot, "tests", "LambdaFit.Analyzers.Tests", "Setups");

    /// <summary>Gets the project of a path such as <c>sam-http-and-queue/src/Api</c>.</summary>
    public static SetupProject Parse(string path)
    {
        var parts = path.Split('/', 2);
        return new(parts[0], parts.Length > 1 ? "/" + parts[1] : string.Empty);
    }

    /// <inheritdoc/>
    public override string ToString() => Repository + Folder;

    /// <summary>Makes a project of the files.</summary>
    public Test ToTest()
    {
        var test = new Test { ProjectDirectory = "/repo" + Folder };
        var root = Path.Combine(Root, Repository);
        foreach (var path in Directory.GetFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var place = "/repo/" + Path.GetRelativePath(root, path).Replace('\\', '/');
            var text = File.ReadAllText(path).ReplaceLineEndings("\n");
            if (place.EndsWith(".cs", StringComparison.Ordinal))
            {
                if (place.StartsWith(test.ProjectDirectory + "/", StringComparison.Ordinal))
                {
                    test.Sources.Add("// file: " + place[(test.ProjectDirectory.Length + 1)..] + "\n" + text);
                }
            }
            else if (place == test.ProjectDirectory + "/" + ProjectFile)
            {
                AddProperties(test, text);
            }
            else if (IsHandedOver(place[..place.LastIndexOf('/')], place.EndsWith(".tf", StringComparison.Ordinal) || place.EndsWith(".tfvars", StringComparison.Ordinal)))
            {
                test.AdditionalFiles.Add((place, text));
            }
        }

        test.Sources.Add(ImplicitUsings);
        test.BuildProperties["LambdaFitToday"] = "2026-11-21";
        test.BuildProperties["TargetFramework"] = "net10.0";
        test.BuildProperties["MSBuildProjectDirectory"] = test.ProjectDirectory;
        return test;
    }

    private static void AddProperties(Test test, string text)
    {
        foreach (var line in text.Split('\n').Where(static l => l.Contains('=', StringComparison.Ordinal)))
        {
            var (name, value) = (line[..line.IndexOf('=', StringComparison.Ordinal)].Trim(), line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
            test.AssemblyName = name == "AssemblyName" ? value : test.AssemblyName;
            test.IsInfrastructure |= name == "IsInfrastructure";
            test.OutputKind = name == "OutputType" ? Microsoft.CodeAnalysis.OutputKind.ConsoleApplication : test.OutputKind;
            test.BuildProperties[name] = value;
        }
    }

    private bool IsHandedOver(string folder, bool isTerraform)
    {
        for (var above = "/repo" + Folder; above.Length >= "/repo".Length; above = above[..above.LastIndexOf('/')])
        {
            if (isTerraform ? ModuleFolders.Any(m => folder == above + m) : folder == above)
            {
                return true;
            }
        }

        return false;
    }
}
