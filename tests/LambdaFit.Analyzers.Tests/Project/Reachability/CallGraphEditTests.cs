using LambdaFit.Analyzers.Rules.Duration;
using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Project.Reachability;

/// <summary>Calls are remembered with the trees that hold them; an edit elsewhere must not leave anything behind that is no longer true.</summary>
public sealed class CallGraphEditTests
{
    private const string Handler = "public class Function { public void Handler(string order, Amazon.Lambda.Core.ILambdaContext context) { IWork work = new Work(); work.Run(); } }";
    private const string Work = "public interface IWork { void Run(); } public class Work : IWork { public void Run() { Helper.Go(1); } }";
    private const string Helpers = "public static class Helper { public static void Go(int n) { while (true) { } } }";

    [Theory]
    [InlineData("Test0.cs", "public class Function { public void Handler(string order, Amazon.Lambda.Core.ILambdaContext context) { } }", 0)] // no longer called
    [InlineData("Work.cs", "public interface IWork { void Run(); } public class Work : IWork { public void Run() { } }", 0)] // a body between changes
    [InlineData("Work.cs", "public interface IWork { void Run(); } public class Work : IWork { public void Run() { int first = 1; Helper.Go(first); } }", 1)]
    [InlineData("Helper.cs", "public static class Helper { public static void Go(int n) { } public static void Go(long n) { while (true) { } } }", 0)] // another overload
    [InlineData("Helper.cs", "public static class Helper { public static void Go(long n) { while (true) { } } public static void Go(string n) { } }", 1)]
    [InlineData("Helper.cs", "public class Other : IWork { void IWork.Run() { while (true) { } } } public static class Helper { public static void Go(int n) { } }", 1)] // a new implementation
    public async Task An_edit_changes_what_is_reached(string file, string text, int reports)
    {
        var scenario = Scenario.Create(new Test { Source = Handler + "\n// file: Work.cs\n" + Work + "\n// file: Helper.cs\n" + Helpers }, onlyId: null);
        var analyzer = new EndlessLoopAnalyzer();
        Assert.Single(await Scenario.BuildDiagnosticsAsync(scenario.Project, [analyzer]));

        var document = scenario.Project.Documents.Single(d => d.Name == file);
        var edited = document.WithText(SourceText.From(text)).Project;
        Assert.Equal(reports, (await Scenario.BuildDiagnosticsAsync(edited, [analyzer])).Length);

        var original = await document.GetTextAsync();
        var back = edited.GetDocument(document.Id)!.WithText(original).Project;
        Assert.Single(await Scenario.BuildDiagnosticsAsync(back, [analyzer]));
    }
}
