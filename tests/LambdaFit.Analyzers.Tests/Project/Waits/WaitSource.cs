using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Waits;
using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LambdaFit.Analyzers.Tests.Project.Waits;

/// <summary>Code whose waits are asked for. It must compile.</summary>
internal sealed class WaitSource
{
    private readonly CSharpCompilation compilation;
    private readonly MemberBodies bodies;

    public WaitSource(string source, Func<IMethodSymbol, CancellationToken, ImmutableArray<IMethodSymbol>>? implementations = null)
    {
        const string usings = "using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks;\n";
        var tree = CSharpSyntaxTree.ParseText(usings + source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest));
        compilation = CSharpCompilation.Create("Waits", [tree], References.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity is DiagnosticSeverity.Error));
        bodies = new MemberBodies(compilation);
        Model = new WaitModel(new KnownSymbols(compilation), bodies, implementations);
    }

    public WaitModel Model { get; }

    public Compilation Compilation => compilation;

    /// <summary>Gets the wait of the method <c>M</c> of a class, which may be async, whose body is this code.</summary>
    public static MemberWait OfBody(string body, string members = "") => OfMember($$"""
        {{members}}
        private static volatile bool unknown;
        private static int Number() => Environment.ProcessorCount;
        private static Task Work() => Task.Yield() is var _ ? Console.Out.WriteLineAsync() : null!;
        public async Task M(bool flag, int count, TimeSpan span, CancellationToken token)
        {
            await Task.Yield();
            {{body}}
        }
        """);

    /// <summary>Gets the wait of the method <c>M</c> of a class with these members.</summary>
    public static MemberWait OfMember(string members, string name = "M") => new WaitSource($$"""
        public partial class C
        {
            {{members}}
        }
        """).Of(name);

    /// <summary>Gets the wait of a method of the class <c>C</c>.</summary>
    public MemberWait Of(string name = "M") => Model.Of(Method(name), CancellationToken.None);

    /// <summary>Gets the first lambda.</summary>
    public IMethodSymbol Lambda()
    {
        var tree = compilation.SyntaxTrees[0];
        var lambda = tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.AnonymousFunctionExpressionSyntax>().First();
        return (IMethodSymbol)compilation.GetSemanticModel(tree).GetSymbolInfo(lambda).Symbol!;
    }

    public IMethodSymbol Method(string name = "M") =>
        compilation.GetTypeByMetadataName("C")!.GetMembers(name).OfType<IMethodSymbol>().First();
}
