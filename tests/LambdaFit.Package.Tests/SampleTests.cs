namespace LambdaFit.Package.Tests;

/// <summary>The samples, built with the package: each says in its comments what is reported, exactly.</summary>
public sealed class SampleTests(SampleTests.BuiltSamples samples) : IClassFixture<SampleTests.BuiltSamples>
{
    private static readonly IReadOnlyList<string> AllNames =
        [.. Directory.EnumerateDirectories(Repository.PathOf("samples")).Select(folder => Path.GetFileName(folder)).Where(name => name != "bin").Order(StringComparer.Ordinal)];

    public static TheoryData<string> Names { get; } = [.. AllNames];

    [Theory, MemberData(nameof(Names))]
    public void Sample_reports_what_its_comments_say(string name)
    {
        var log = Repository.PathOf("samples", "bin", "try", name, "reports.sarif");
        Assert.True(File.Exists(log), samples.Output);
        var folder = Repository.PathOf("samples", name);

        Assert.Equal(Reports.Expected(folder), Reports.Logged(folder, log));
    }

    [Theory, MemberData(nameof(Names))]
    public void Sample_is_in_trouble_or_clean_as_its_name_says(string name) =>
        Assert.Equal(name.EndsWith(".Trouble", StringComparison.Ordinal), Reports.Expected(Repository.PathOf("samples", name)).Count > 0);

    [Fact]
    public void Every_rule_speaks_in_a_sample()
    {
        var spoken = AllNames.SelectMany(name => Reports.Expected(Repository.PathOf("samples", name))).Select(report => report.Id);

        Assert.Empty(Rules.OfAnalyzers.Select(rule => rule.Id).Except(spoken));
    }

    /// <summary>Builds all samples once, with the package that this test run packed.</summary>
    public sealed class BuiltSamples : IAsyncLifetime
    {
        public string Output { get; private set; } = "";

        public async Task InitializeAsync() => Output = (await Dotnet.RunAsync(
            Repository.PathOf("samples"),
            "msbuild",
            "Try.proj",
            "-t:Install;BuildSamples",
            "-p:Sample=All",
            $"-p:Configuration={Repository.Configuration}",
            "-m",
            "-nodeReuse:false")).Output;

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
