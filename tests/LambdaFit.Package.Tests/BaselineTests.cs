using System.Text.RegularExpressions;

namespace LambdaFit.Package.Tests;

/// <summary>The recipe of nuget/docs/legacy.md, with what nuget/docs/ci.md writes for SARIF.</summary>
public sealed partial class BaselineTests
{
    [Fact]
    public async Task Baseline_excuses_what_is_there_today_and_nothing_new()
    {
        using var project = await Orders.CreateAsync("net10.0", withAudit: true);
        project.Write("../../.editorconfig", "[*.cs]\nindent_size = 4\n");
        File.Copy(Repository.PathOf("nuget", "docs", "baseline.cs"), Path.Combine(project.Root, "baseline.cs"));
        project.Write("../../Directory.Build.targets", SarifSettings().Match(File.ReadAllText(Repository.PathOf("nuget", "docs", "ci.md"))).Value);

        await project.BuildAsync();
        var baseline = await MakeBaselineAsync(project);
        var gate = await project.BuildAsync("--no-incremental", "-p:LambdaFitMode=Strict");

        Assert.True(baseline.Succeeded, baseline.Output);
        Assert.True(gate.Succeeded, gate.Output);
        Assert.Empty(project.Printed(gate));
        Assert.StartsWith("[*.cs]\nindent_size = 4\n", project.Read("../../.editorconfig"), StringComparison.Ordinal);

        // Made again, it replaces itself.
        var first = (project.Read("../../.editorconfig"), project.Read("../../.globalconfig"));
        await MakeBaselineAsync(project);
        Assert.Equal(first, (project.Read("../../.editorconfig"), project.Read("../../.globalconfig")));

        project.Write("New.cs", Orders.Shop.Replace("Shop", "New", StringComparison.Ordinal));
        project.Write("Function.cs", Orders.Function.Replace("await Shop.GetAsync(order)", "await New.GetAsync(order)", StringComparison.Ordinal));
        var broken = await project.BuildAsync("--no-incremental", "-p:LambdaFitMode=Strict");

        Assert.False(broken.Succeeded);
        Assert.Equal(["New.cs(7): LFIT7001"], project.Printed(broken).Select(report => report.ToString()));
    }

    private static Task<CommandResult> MakeBaselineAsync(UserProject project) =>
        Dotnet.RunAsync(project.Root, "run", "--file", "baseline.cs", "--", ".", Path.Combine("artifacts", "sarif", "Orders.net10.0.sarif"));

    [GeneratedRegex("<Project>.*?</Project>", RegexOptions.Singleline)]
    private static partial Regex SarifSettings();
}
