using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LambdaFit.Analyzers.Tests.Project;

/// <summary>Types are found by namespace first, which must find what the compilation's own lookup finds.</summary>
public sealed class KnownSymbolsTests
{
    [Theory]
    [InlineData("System.Threading.Tasks.Task")]
    [InlineData("System.Threading.Tasks.Task`1")]
    [InlineData("System.Collections.Generic.Dictionary`2+KeyCollection")]
    [InlineData("System.Environment+SpecialFolder")]
    [InlineData("Shop.Order")]
    [InlineData("Shop.Order`2")]
    [InlineData("Shop.Order+Line")]
    [InlineData("Outside")]
    public void A_type_is_found_by_its_metadata_name(string name)
    {
        var compilation = Compile("namespace Shop { class Order { class Line { } } class Order<T, U> { } } class Outside { }");
        var type = new KnownSymbols(compilation)[name];
        Assert.NotNull(type);
        Assert.Equal(compilation.GetTypeByMetadataName(name), type, SymbolEqualityComparer.Default);
    }

    [Theory]
    [InlineData("System.Threading.Tasks.Nothing")]
    [InlineData("System.Threading.Tasks.Task`9")]
    [InlineData("System.Threading.Tasks.Task+Nothing")]
    [InlineData("Not.Here.Nothing")]
    [InlineData("Shop.Order.Line")]
    [InlineData("Shop")]
    public void What_is_not_there_is_null(string name) =>
        Assert.Null(new KnownSymbols(Compile("namespace Shop { class Order { class Line { } } }"))[name]);

    [Fact]
    public void The_projects_own_type_comes_before_that_of_a_reference()
    {
        var compilation = Compile("namespace Shop { class Order { } }", Library("public class Order { }"));
        Assert.Equal(compilation.Assembly, new KnownSymbols(compilation)["Shop.Order"]!.ContainingAssembly, SymbolEqualityComparer.Default);
    }

    [Theory]
    [InlineData("internal class Order { }", "public class Order { }", "Second")]
    [InlineData("public class Order { }", "internal class Order { }", "First")]
    [InlineData("public class Order { }", "public class Order { }", "First")]
    [InlineData("internal class Order { }", "internal class Order { }", null)]
    public void Of_two_references_the_first_public_type_serves(string first, string second, string? expected)
    {
        var compilation = Compile(string.Empty, Library(first, "First"), Library(second, "Second"));
        Assert.Equal(expected, new KnownSymbols(compilation)["Shop.Order"]?.ContainingAssembly.Name);
    }

    private static CSharpCompilation Compile(string source, params MetadataReference[] references) =>
        CSharpCompilation.Create("Test", [CSharpSyntaxTree.ParseText(source)], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), .. references]);

    private static CompilationReference Library(string type, string name = "Library") =>
        Compile("namespace Shop { " + type + " }").WithAssemblyName(name).ToMetadataReference();
}
