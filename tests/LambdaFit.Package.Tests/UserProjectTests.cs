using System.Text.Json;

namespace LambdaFit.Package.Tests;

/// <summary>The package in real projects: restored from a feed, built, configured, fixed and gated as users do it.</summary>
public sealed class UserProjectTests
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task Build_shows_each_warning_at_its_place(string framework)
    {
        using var project = await Orders.CreateAsync(framework);

        var build = await project.BuildAsync("-p:WarningsAsErrors=CS9057%3BCS8032%3BAD0001");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(project.Expected, project.Printed(build));
        Assert.Contains("Function.cs(10,31): warning LFIT3001: ", build.Output, StringComparison.Ordinal);
        Assert.Contains($"({Rules.All.Single(rule => rule.Id == "LFIT3001").HelpLinkUri})", build.Output, StringComparison.Ordinal);

        // A development tool leaves no trace in what is deployed.
        var deployed = Path.Combine(project.Folder, "bin", "Debug", framework);
        Assert.DoesNotContain(Directory.EnumerateFiles(deployed), file => file.Contains("LambdaFit", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("LambdaFit", File.ReadAllText(Path.Combine(deployed, "Orders.deps.json")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_build_of_what_is_up_to_date_prints_nothing_and_passes_every_gate()
    {
        using var project = await Orders.CreateAsync("net10.0");
        var first = await project.BuildAsync();

        var again = await project.BuildAsync();
        var incrementalGate = await project.BuildAsync("-warnaserror");
        var gate = await project.BuildAsync("--no-incremental", "-warnaserror");

        Assert.Equal(project.Expected, project.Printed(first));
        Assert.Empty(project.Printed(again));
        Assert.True(incrementalGate.Succeeded, "the trap that nuget/docs/ci.md warns of is gone");
        Assert.False(gate.Succeeded);
        Assert.Equal(project.Expected, project.Printed(gate));

        // A changed template is a changed input.
        project.Write("../../template.yaml", Orders.Template + "      Timeout: 30\n");
        var changed = await project.BuildAsync();

        Assert.Equal(project.Expected.Where(report => report.Id != "LFIT3001"), project.Printed(changed));
    }

    [Fact]
    public async Task Modes_choose_what_is_reported()
    {
        using var project = await Orders.CreateAsync("net10.0", withAudit: true);

        var strict = await project.BuildAsync("-p:LambdaFitMode=Strict");
        var minimal = await project.BuildAsync("-p:LambdaFitMode=minimal");
        var none = await project.BuildAsync("-p:LambdaFitMode=None");
        var unknown = await project.BuildAsync("-p:LambdaFitMode=Strickt");

        Assert.False(strict.Succeeded);
        Assert.Equal(project.Expected, project.Printed(strict));
        Assert.DoesNotContain(": warning LFIT", strict.Output, StringComparison.Ordinal);
        Assert.False(minimal.Succeeded);
        Assert.Equal(project.Expected.Where(report => report.Id == "LFIT3002"), project.Printed(minimal));
        Assert.True(none.Succeeded, none.Output);
        Assert.Empty(project.Printed(none));
        Assert.Contains("warning LFIT0001: LambdaFitMode 'Strickt' is unknown", unknown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_based_app_without_a_project_file_is_analysed()
    {
        using var project = new UserProject("net10.0");
        project.Write("app.cs", $$"""
            #:package LambdaFit.Analyzers@{{Repository.PackageVersion}}
            #:property AWSProjectType=Lambda
            #:property LambdaFitProject=library
            #:property PublishAot=false
            Work.Run();

            public static class Work
            {
                public static void Run()
                {
                    while (true) { System.Console.Beep(); }
                }
            }
            """);
        File.Delete(Path.Combine(project.Folder, "Orders.csproj"));

        var build = await Dotnet.RunAsync(project.Folder, "build", "app.cs");

        Assert.True(build.Succeeded, build.Output);
        Assert.Contains("warning LFIT1001", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_way_to_configure_and_suppress_works()
    {
        using var project = await Orders.CreateAsync("net10.0", "<NoWarn>$(NoWarn);LFIT1001</NoWarn>", withAudit: true);
        project.Write("Quiet.cs", Orders.Shop.Replace("Shop", "Quiet", StringComparison.Ordinal));
        project.Write("Function.cs", Orders.Function.Replace("await Shop.GetAsync(order)", "await Shop.GetAsync(order) + await Quiet.GetAsync(order) + Endless.Run()", StringComparison.Ordinal));
        project.Write(
            "Endless.cs",
            """
            namespace Orders;

            internal static class Endless
            {
                public static int Run()
                {
                    while (true)
                    {
                    }
                }
            }
            """);
        project.Write("State.cs", "#pragma warning disable LFIT2001 // single-threaded\n" + Orders.State);
        project.Write(
            ".editorconfig",
            """
            [Shop.cs]
            dotnet_diagnostic.LFIT7001.severity = warning

            [Quiet.cs]
            dotnet_analyzer_diagnostic.category-LambdaFit.Performance.severity = none

            [*.template]
            dotnet_diagnostic.LFIT3002.severity = none
            """);

        // A line about a rule wins over the preset; a line about its category does not. Neither reaches what stands in a template.
        var strict = await project.BuildAsync("-p:LambdaFitMode=Strict");

        Assert.False(strict.Succeeded);
        Assert.Equal(
            [
                "Function.cs(10): LFIT3001",
                "Quiet.cs(7): LFIT7001",
                "Shop.cs(7): LFIT7001",
                "audit.template(7): LFIT3002",
            ],
            project.Printed(strict).Select(report => report.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains("Shop.cs(7,22): warning LFIT7001", strict.Output, StringComparison.Ordinal);
        Assert.Contains("Quiet.cs(7,22): error LFIT7001", strict.Output, StringComparison.Ordinal);

        // What stands in a template listens to .globalconfig.
        project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.LFIT3001.severity = suggestion\ndotnet_diagnostic.LFIT3002.severity = none\n");
        var quiet = await project.BuildAsync();

        Assert.True(quiet.Succeeded, quiet.Output);
        Assert.Equal(["Shop.cs(7): LFIT7001"], project.Printed(quiet).Select(report => report.ToString()));
    }

    [Fact]
    public async Task Dotnet_format_fixes_code_and_configuration_and_then_has_nothing_left_to_do()
    {
        using var project = await Orders.CreateAsync("net10.0");
        project.Write("serverless.template", "{\n  // taken by hand\n  \"Resources\": {\n    \"Take\": {\n      \"Type\": \"AWS::Serverless::Function\",\n      \"Properties\": {\n        \"Handler\": \"Orders::Orders.Function::TakeAsync\",\n        \"MemorySize\": 512\n      }\n    }\n  }\n}\n");
        File.Delete(Path.Combine(project.Root, "template.yaml"));

        var format = await Dotnet.RunAsync(project.Folder, "format", "analyzers", "--no-restore", "--verbosity", "normal");
        var fixedFiles = project.ReadAll();
        var build = await project.BuildAsync();
        var again = await Dotnet.RunAsync(project.Folder, "format", "analyzers", "--no-restore");

        Assert.True(format.Succeeded, format.Output);
        Assert.Contains("\"Timeout\": 30", fixedFiles["serverless.template"], StringComparison.Ordinal);
        Assert.Contains("// taken by hand", fixedFiles["serverless.template"], StringComparison.Ordinal);
        Assert.Contains("private static readonly HttpClient", fixedFiles["Shop.cs"], StringComparison.Ordinal);
        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(["LFIT2001"], project.Printed(build).Select(report => report.Id));
        Assert.True(again.Succeeded, again.Output);
        Assert.Equal(fixedFiles, project.ReadAll());
    }

    [Fact]
    public async Task Error_log_is_SARIF_2_1_with_the_page_of_each_rule()
    {
        using var project = await Orders.CreateAsync("net10.0");
        project.Write("aws-lambda-tools-broken.json", "{ \"function-timeout\": ");

        var build = await project.BuildAsync("-p:ErrorLog=build.sarif%2Cversion=2.1");

        var file = Path.Combine(project.Folder, "build.sarif");
        Assert.Equal(project.Expected, Reports.Logged(project.Folder, file).Where(report => report.Id != "LFIT3023"));
        // Info is in the log only.
        Assert.Contains(Reports.Logged(project.Folder, file), report => report is { File: "aws-lambda-tools-broken.json", Id: "LFIT3023" });
        using var log = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var rules = log.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Where(rule => rule.GetProperty("id").GetString()!.StartsWith("LFIT", StringComparison.Ordinal))
            .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.GetProperty("helpUri").GetString());
        Assert.Equal(Rules.OfAnalyzers.ToDictionary(rule => rule.Id, rule => (string?)rule.HelpLinkUri), rules);
    }

    [Fact]
    public async Task A_project_that_has_nothing_to_do_with_Lambda_hears_nothing()
    {
        using var project = await Orders.CreateAsync("net10.0", "<IsTestProject>true</IsTestProject><LambdaFitMode>Strict</LambdaFitMode>");

        var build = await project.BuildAsync();

        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(project.Printed(build));
    }

    [Fact]
    public async Task A_gate_that_names_the_compilers_own_ids_fails_when_an_analyzer_cannot_run()
    {
        using var project = await Orders.CreateAsync("net10.0", ownPackages: true);
        var analyzers = Path.Combine(project.OwnPackages, "lambdafit.analyzers", Repository.PackageVersion, "analyzers", "dotnet", "cs");
        // The assembly that the analyzers ask for is not the one that is there.
        File.Copy(Path.Combine(Repository.StandIns, "Amazon.Lambda.Core.dll"), Path.Combine(analyzers, "YamlDotNet.dll"), overwrite: true);

        var build = await project.BuildAsync();
        var gate = await project.BuildAsync("--no-incremental", "-p:WarningsAsErrors=CS9057%3BCS8032%3BAD0001");

        Assert.True(build.Succeeded, build.Output);
        Assert.Contains("warning AD0001", build.Output, StringComparison.Ordinal);
        Assert.False(gate.Succeeded);
    }
}
