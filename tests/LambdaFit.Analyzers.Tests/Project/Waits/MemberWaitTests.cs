using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Waits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Tests.Project.Waits;

/// <summary>Waits across members, and what is known of each piece of code.</summary>
public sealed class MemberWaitTests
{
    [Fact]
    public void What_does_not_wait_has_no_nodes() =>
        Assert.Null(MemberWait.None.Find(Microsoft.CodeAnalysis.CSharp.SyntaxFactory.EmptyStatement()));

    [Theory]
    [InlineData("void M() => Helper(); void Helper() => Thread.Sleep(2000);", 2)]
    [InlineData("async Task M() => await Helper(); async Task Helper() => await Task.Delay(2000);", 2)]
    [InlineData("Task M() => Helper(); Task Helper() => Task.Delay(2000);", 2)]
    [InlineData("Task M() { Thread.Sleep(1000); return Helper(); } Task Helper() { Thread.Sleep(1000); return Task.Delay(2000); }", 4)]
    [InlineData("async Task M() { _ = Helper(); } async Task Helper() => await Task.Delay(2000);", 0)]
    [InlineData("async Task M() { var t = Helper(); await Task.Delay(500); await t; } async Task Helper() => await Task.Delay(2000);", 2)]
    [InlineData("async Task M() => await Task.WhenAll(Helper(1), Helper(5)); async Task Helper(int n) => await Task.Delay(n * 1000);", 5)]
    [InlineData("void M() { Helper(3); } void Helper(int n) { for (var i = 0; i < n; i++) Thread.Sleep(1000); }", 3)]
    [InlineData("void M() { Helper(); } void Helper(int n = 4) { for (var i = 0; i < n; i++) Thread.Sleep(1000); }", 4)]
    [InlineData("void M() { Helper(span: TimeSpan.FromSeconds(7), times: 2); } void Helper(int times, TimeSpan span) { for (var i = 0; i < times; i++) Thread.Sleep(span); }", 14)]
    [InlineData("void M() { for (var i = 1; i <= 3; i++) Helper(i); } void Helper(int n) => Thread.Sleep(n * 1000);", 6)]
    [InlineData("void M() { for (var i = 1; i <= 1_000_000; i++) Helper(i); } void Helper(int n) { Console.WriteLine(n); Thread.Sleep(1000); }", 1_000_000)]
    [InlineData("void M() { 3.WaitSeconds(); } ", 3)]
    [InlineData("void M() => Generic<int>(2); void Generic<T>(int n) => Thread.Sleep(n * 1000);", 2)]
    [InlineData("void M() => Console.WriteLine(Slow); int Slow { get { Thread.Sleep(1000); return 1; } }", 1)]
    [InlineData("void M() => new Slow(); class Slow { public Slow() { Thread.Sleep(1000); } }", 1)]
    [InlineData("void M() => Part(); partial void Part(); partial void Part() => Thread.Sleep(1000);", 1)]
    [InlineData("async Task M() => await Task.Run(Helper); void Helper() => Thread.Sleep(2000);", 2)]
    [InlineData("async Task M() => Thread.Sleep(await Get()); async Task<int> Get() { await Task.Delay(1000); return 2000; }", 3)]
    [InlineData("void M() { using var t = Make(); Wait(t).Wait(); } PeriodicTimer Make() => new(TimeSpan.FromSeconds(5)); async Task Wait(PeriodicTimer t) => await t.WaitForNextTickAsync();", 5)]
    [InlineData("readonly PeriodicTimer timer = new(TimeSpan.FromSeconds(5)); async Task M() => await timer.WaitForNextTickAsync();", 5)]
    [InlineData("async void M() => await Task.Delay(1000);", 1)]
    [InlineData("void M() => Helper(); async void Helper() => await Task.Delay(1000);", 0)]
    [InlineData("void M() { Thread.Sleep(1000); M(); }", 1)]
    [InlineData("void M() { Thread.Sleep(1000); Other(); } void Other() { Thread.Sleep(2000); M(); }", 3)]
    [InlineData("async Task M() => await Retry(1); async Task Retry(int n) { await Task.Delay(n * 1000); if (n < 5) await Retry(n + 1); }", 1)]
    [InlineData("void M() => Deep1(1); void Deep1(int n) => Deep2(n); void Deep2(int n) => Deep3(n + 1); void Deep3(int n) => Thread.Sleep(n * 1000);", 2)]
    public void Callees_count(string members, double seconds)
    {
        var wait = new WaitSource($"public partial class C {{ public {members} }} static class Extensions {{ public static void WaitSeconds(this int n) => Thread.Sleep(n * 1000); }}").Of();
        Assert.Equal(seconds, wait.Seconds, 6);
        Assert.Equal(seconds, wait.Parts.Sum(static part => part.Seconds), 6);
    }

    [Fact]
    public void A_call_is_followed_to_the_only_implementation()
    {
        const string source = "interface I { void Wait(int n); } class A : I { public void Wait(int n) => Thread.Sleep(n); } class B : I { public void Wait(int n) => Thread.Sleep(9000); } class C { void M(I i) => i.Wait(4000); }";
        Assert.Equal(0, new WaitSource(source).Of().Seconds);

        var one = new WaitSource(source, static (method, _) => Implementations(method, "A"));
        Assert.Equal(4, one.Of().Seconds, 6);

        var two = new WaitSource(source, static (method, _) => Implementations(method, "A", "B"));
        Assert.Equal(0, two.Of().Seconds);

        static ImmutableArray<IMethodSymbol> Implementations(IMethodSymbol method, params string[] types) =>
            [.. types.Select(type => method.ContainingAssembly.GetTypeByMetadataName(type)!.GetMembers(method.Name).OfType<IMethodSymbol>().Single())];
    }

    [Fact]
    public void Each_wait_and_loop_has_the_time_of_one_execution()
    {
        var wait = WaitSource.OfMember("async Task M() { for (var i = 0; i < 10; i++) { for (var j = 0; j < 3; j++) { await Task.Delay(2000); } } Thread.Sleep(1000); }");

        Assert.Equal(
            ["Task.Delay(2000) 2 Wait", "Thread.Sleep(1000) 1 Wait", "for (var i 60 Loop", "for (var j 6 Loop"],
            wait.Nodes.Values.Select(static node => $"{Shorten(node.Syntax)} {node.Seconds} {node.Kind}").OrderBy(static text => text, StringComparer.Ordinal));
        Assert.Equal(["for (var i 60", "Thread.Sleep(1000) 1"], wait.Parts.Select(static part => $"{Shorten(part.Syntax)} {part.Seconds}"));
        Assert.Equal(60, wait.LongestNode);

        static string Shorten(SyntaxNode node) => node is ForStatementSyntax loop ? "for (" + loop.Declaration!.ToString()[..5] : node.ToString();
    }

    [Fact]
    public void A_call_has_a_time_of_its_own_only_when_its_arguments_make_it_longer()
    {
        var source = new WaitSource("class C { void M() { Poll(100); Fixed(1); } void Poll(int n) { for (var i = 0; i < n; i++) Thread.Sleep(10_000); } void Fixed(int n) { Thread.Sleep(5000); Console.WriteLine(n); } }");

        var node = Assert.Single(source.Of().Nodes.Values);
        Assert.Equal(("Poll(100)", WaitNodeKind.Call, 1000d), (node.Syntax.ToString(), node.Kind, node.Seconds));
        Assert.Equal(1000, source.Of().LongestNode);
        Assert.Equal(10, source.Of("Poll").Seconds);
    }

    [Fact]
    public void The_longest_node_of_a_callee_is_known_in_the_caller()
    {
        var source = new WaitSource("class C { async Task M() { await A(); await A(); } async Task A() { await Task.Delay(7000); await Task.Delay(6000); } }");
        Assert.Equal((26, 7), (source.Of().Seconds, source.Of().LongestNode));
        Assert.Equal(["A()", "A()"], source.Of().Parts.Select(static part => part.Syntax.ToString()));
    }

    [Fact]
    public void Waits_that_are_not_awaited_are_no_nodes()
    {
        var wait = WaitSource.OfMember("async Task M() { _ = Task.Delay(1000); await Task.WhenAny(Task.Delay(5000), Task.Yield() is var _ ? Task.CompletedTask : null!); await Task.Delay(1); }");
        Assert.Equal(["Task.Delay(1)"], wait.Nodes.Keys.Select(static node => node.ToString()));
    }

    [Fact]
    public void A_wait_in_a_task_that_nobody_awaits_is_no_node()
    {
        var wait = WaitSource.OfMember("async Task M() { _ = Task.Run(() => Thread.Sleep(1000)); async Task Local() { await Task.Delay(2000); } var t = Local(); await Task.Run(() => Thread.Sleep(3000)); }");
        Assert.Equal(["Thread.Sleep(3000)"], wait.Nodes.Keys.Select(static node => node.ToString()));
    }

    [Fact]
    public void All_parts_of_WhenAll_are_nodes()
    {
        var wait = WaitSource.OfMember("async Task M() => await Task.WhenAll(Task.Delay(1000), Task.Delay(2000), Task.Run(() => Thread.Sleep(3000)));");
        Assert.Equal([1d, 2, 3], wait.Nodes.Values.Select(static node => node.Seconds).Order());
    }

    [Fact]
    public void A_loop_knows_the_longest_node_inside_it_and_in_its_callees()
    {
        var wait = WaitSource.OfMember("void M() { for (var i = 0; i < 10; i++) { Helper(); } } void Helper() { Thread.Sleep(7000); Thread.Sleep(1000); }");
        Assert.Equal([(80d, 7d)], wait.Nodes.Values.Select(static node => (node.Seconds, node.LongestInside)));
    }

    [Fact]
    public void Endless_waits_are_marked_and_add_nothing()
    {
        var wait = WaitSource.OfMember("async Task M(CancellationToken token) { await Task.Delay(Timeout.Infinite, token); await Task.Delay(Timeout.InfiniteTimeSpan, token); await Task.Delay(1000); }");
        Assert.Equal(1, wait.Seconds);
        Assert.Equal([0d, 0, 1], wait.Nodes.Values.Select(static node => node.Seconds).Order());
        Assert.Equal(2, wait.Nodes.Values.Count(static node => node.IsUnbounded));
    }

    [Fact]
    public void A_lambda_and_a_local_function_can_be_asked_for_as_members()
    {
        var source = new WaitSource("""
            class C
            {
                void M()
                {
                    Func<Task> lambda = async () => { var n = 0; while (n < 3) { await Task.Delay(1000); n++; } await Local(); };
                    Func<Task> expression = () => Task.Delay(4000);
                    async Task Local() => await Task.Delay(2000);
                    Console.WriteLine(lambda);
                    Console.WriteLine(expression);
                }
            }
            """);
        var tree = source.Compilation.SyntaxTrees.Single();
        var model = source.Compilation.GetSemanticModel(tree);
        var seconds = tree.GetRoot().DescendantNodes().OfType<LambdaExpressionSyntax>()
            .Select(lambda => source.Model.Of(((IAnonymousFunctionOperation)model.GetOperation(lambda)!).Symbol, default).Seconds);
        Assert.Equal([5, 4], seconds);
        var local = (IMethodSymbol)model.GetDeclaredSymbol(tree.GetRoot().DescendantNodes().OfType<LocalFunctionStatementSyntax>().Single())!;
        Assert.Equal(2, source.Model.Of(local, default).Seconds);
        Assert.Equal(0, source.Of().Seconds);
    }

    [Fact]
    public void The_answer_does_not_depend_on_who_is_asked_first()
    {
        const string source = "class C { void A() { Thread.Sleep(1000); B(); D(); } void B() { Thread.Sleep(2000); E(); } void E() { Thread.Sleep(4000); A(); } void D() { Thread.Sleep(8000); B(); } }";
        string[] names = ["A", "B", "D", "E"];
        var expected = Ask(names);
        foreach (var first in names)
        {
            Assert.Equal(expected, Ask([first, .. names.Reverse()]));
        }

        var shared = new WaitSource(source);
        var parallel = new string[64];
        Parallel.For(0, parallel.Length, i => parallel[i] = names[i % 4] + shared.Of(names[i % 4]).Seconds);
        Assert.Equal(expected, parallel.Distinct().Order());

        IEnumerable<string> Ask(string[] order)
        {
            var model = new WaitSource(source);
            return order.Select(name => name + model.Of(name).Seconds).Distinct().Order().ToList();
        }
    }
}
