using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Tests.EveryRule;

/// <summary>The samples as projects to analyse: code that every rule has something to say about.</summary>
internal static class SampleProjects
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(References.RepositoryRoot, "samples"))
            .Where(static folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(static folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a sample; its texts may be changed on the way.</summary>
    public static Test Read(string name, Func<string, string>? change = null, string header = "")
    {
        var folder = Path.Combine(References.RepositoryRoot, "samples", name);
        var project = File.ReadAllText(Path.Combine(folder, name + ".csproj"));
        var test = new Test
        {
            AssemblyName = name,
            ProjectDirectory = "/repo/" + name,
            OutputKind = project.Contains("<OutputType>Exe<", StringComparison.Ordinal) || project.Contains("Microsoft.NET.Sdk.Web", StringComparison.Ordinal)
                ? OutputKind.ConsoleApplication
                : OutputKind.DynamicallyLinkedLibrary,
        };
        test.BuildProperties.Add("AWSProjectType", "Lambda");
        test.Sources.Add(header + ImplicitUsings);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(static f => !f.Split('/', '\\').Any(static part => part is "bin" or "obj")))
        {
            var text = (change ?? (static t => t))(File.ReadAllText(path));
            switch (Path.GetExtension(path))
            {
                case ".cs":
                    test.Sources.Add(header + text);
                    break;
                case ".json" or ".yaml" or ".yml" or ".template":
                    test.AdditionalFiles.Add(($"{test.ProjectDirectory}/{Path.GetFileName(path)}", text));
                    if (Path.GetFileName(path) is "estimate.json")
                    {
                        test.FileKinds.Add($"{test.ProjectDirectory}/estimate.json", "package");
                    }

                    break;
            }
        }

        return test;
    }

    /// <summary>Gets what all rules report, switched on.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> ReportsAsync(Test test) =>
        await Scenario.BuildDiagnosticsAsync(Scenario.Create(test, onlyId: null).Project, Rules.Analyzers);
}
