using System.Diagnostics;
using System.Text;
using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis.CSharp;

namespace LambdaFit.Analyzers.Tests.Project.Waits;

/// <summary>The work that code can cause is bounded, whatever the code.</summary>
public sealed class WaitWorkTests
{
    [Fact]
    public void Nested_long_loops_are_multiplied() =>
        IsQuick(1e18, "void M() { for (var a = 0; a < 1_000_000; a++) for (var b = 0; b < 1_000_000; b++) for (var c = 0; c < 1_000_000; c++) Thread.Sleep(1000); }");

    [Fact]
    public void Nested_long_loops_that_depend_on_each_other_are_cut() =>
        IsQuick(null, "void M() { for (var a = 0; a < 1_000_000; a++) for (var b = 0; b < a; b++) for (var c = 0; c < b; c++) Thread.Sleep(c); }");

    [Fact]
    public void Long_chains_of_branches_are_joined() =>
        IsQuick(200, $"void M(bool b) {{ int x = 0; {Repeat(200, i => $"if (b) {{ x = {i}; Thread.Sleep(1000); }} else {{ x = -{i}; }} ")} Thread.Sleep(x * 1000); }}");

    [Fact]
    public void Callees_that_are_called_twice_on_each_level_are_looked_at_once() =>
        IsQuick(Math.Pow(2, 40), $"void M() => F0(); {Repeat(40, i => $"void F{i}() {{ F{i + 1}(); F{i + 1}(); }} ")} void F40() => Thread.Sleep(1000);");

    [Fact]
    public void Callees_that_are_called_with_other_arguments_on_each_level_are_cut() =>
        IsQuick(null, $"void M() => F0(1); {Repeat(40, i => $"void F{i}(int n) {{ F{i + 1}(n * 2); F{i + 1}(n * 2 + 1); }} ")} void F40(int n) => Thread.Sleep(n);");

    [Fact]
    public void Long_call_chains_do_not_overflow_the_stack() =>
        IsQuick(1, $"void M() => F0(); {Repeat(2000, i => $"void F{i}() => F{i + 1}(); ")} void F2000() => Thread.Sleep(1000);");

    [Fact]
    public void Long_call_chains_with_arguments_do_not_overflow_the_stack() =>
        IsQuick(null, $"void M() => F0(1); {Repeat(2000, i => $"void F{i}(int n) => F{i + 1}(n + 1); ")} void F2000(int n) => Thread.Sleep(n);");

    [Fact]
    public void Large_cycles_are_looked_at_twice() =>
        IsQuick(null, $"void M() => F0(); {Repeat(100, i => $"void F{i}() {{ Thread.Sleep(1000); {string.Concat(Enumerable.Range(0, 100).Select(static j => $"F{j}(); "))} }} ")}");

    [Fact]
    public void Huge_bodies_are_unknown_or_known_but_quick() =>
        IsQuick(null, $"void M(int n) {{ {Repeat(5_000, i => $"Console.WriteLine(n + {i}); ")} Thread.Sleep(1000); }}");

    [Fact]
    public void Deep_nesting_is_cut() =>
        IsQuick(null, $"void M(bool b) {{ {Repeat(400, static _ => "if (b) { ")} Thread.Sleep(1000); {new string('}', 400)} Thread.Sleep(1000); }}");

    [Fact]
    public void Long_expressions_are_cut() =>
        IsQuick(null, $"void M(int n, bool b) {{ var x = {Repeat(1000, static _ => "n + ")} 1; if ({Repeat(1000, static _ => "b && ")} b) {{ Thread.Sleep(x); }} while ({Repeat(1000, static _ => "b && ")} b) {{ Thread.Sleep(x); }} Thread.Sleep(1000); }}");

    [Fact]
    public void Loops_that_never_end_are_cut()
    {
        IsQuick(null, "void M() { for (var i = 0; i < 10; i--) { Thread.Sleep(1000); } }");
        IsQuick(null, "void M() { var i = 0; while (i < 10) { Thread.Sleep(i); i = 0; } }");
        IsQuick(null, "void M() { var i = 0; while (true) { while (true) { while (true) { if (i++ < 0) return; Thread.Sleep(i); } } } }");
        IsQuick(null, "void M() { void A() { A(); B(); } void B() { A(); B(); Thread.Sleep(1); } A(); B(); for (;;) { A(); } }");
    }

    [Fact]
    public void Nested_tries_are_followed_once() =>
        IsQuick(null, $"void M() {{ {Repeat(60, static _ => "try { Thread.Sleep(1000); ")} {Repeat(60, static _ => "} catch { Thread.Sleep(1000); } finally { Thread.Sleep(1000); } ")} }}");

    [Fact]
    public void A_call_can_be_cancelled()
    {
        var source = new WaitSource("class C { void M() { for (var i = 0; i < 5000; i++) Thread.Sleep(i); } }");
        Assert.ThrowsAny<OperationCanceledException>(() => source.Model.Of(source.Method(), new CancellationToken(canceled: true)));
        Assert.True(source.Of().Seconds > 0);
    }

    [Theory]
    [InlineData("class C { void M() { Thread.Sleep( } }")]
    [InlineData("class C { async void M() { await Task.Delay(; for (var i = 0; i < ; i++) { Thread.Sleep(i } } }")]
    [InlineData("class C { void M() { foreach (var x in ) { } switch (1) { case } try { } goto nowhere; yield return 1; } int P => P; }")]
    [InlineData("class C { void M(int a, int a) { M(a: 1, a: 2, b: 3); Thread.Sleep(TimeSpan.FromSeconds()); new PeriodicTimer(); Math.Pow(1); Task.Delay(); Task.WhenAll(); } }")]
    [InlineData("class C { partial void M() { this.M(1, 2).Wait(); var x = y; y = x; x++; (x, y) = 1; lambda(() => lambda); } static readonly int F = F; }")]
    public void Broken_code_is_no_error(string source)
    {
        var compilation = CSharpCompilation.Create("Broken", [CSharpSyntaxTree.ParseText("using System; using System.Threading; using System.Threading.Tasks; " + source)], References.Framework);
        var model = new LambdaFit.Analyzers.Project.Waits.WaitModel(new(compilation), new(compilation));
        foreach (var method in compilation.GetTypeByMetadataName("C")!.GetMembers().OfType<Microsoft.CodeAnalysis.IMethodSymbol>())
        {
            Assert.NotNull(model.Of(method, default));
        }
    }

    private static string Repeat(int count, Func<int, string> text)
    {
        var builder = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            builder.Append(text(i));
        }

        return builder.ToString();
    }

    private static void IsQuick(double? seconds, string members)
    {
        var source = new WaitSource($"class C {{ {members} }}");
        var watch = Stopwatch.StartNew();
        var wait = source.Of();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
        if (seconds is { } expected)
        {
            Assert.Equal(expected, wait.Seconds, expected * 1e-9);
        }
    }
}
