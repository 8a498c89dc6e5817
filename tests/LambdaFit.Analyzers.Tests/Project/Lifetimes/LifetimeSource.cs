using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Lifetimes;
using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Tests.Project.Lifetimes;

/// <summary>Code whose lifetimes are asked for. It must compile.</summary>
internal sealed class LifetimeSource
{
    private const string Usings =
        """
        using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks;
        using Amazon.Lambda.Annotations; using Amazon.Lambda.Core; using Amazon.Lambda.RuntimeSupport; using Amazon.Lambda.Serialization.SystemTextJson;
        using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.DependencyInjection.Extensions; using Microsoft.Extensions.Hosting; using Microsoft.Extensions.Options;

        """;

    private readonly CSharpCompilation compilation;
    private readonly LambdaProject project;

    public LifetimeSource(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(Usings + source);
        var kind = tree.GetRoot().DescendantNodes().OfType<GlobalStatementSyntax>().Any() ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        compilation = CSharpCompilation.Create("Lifetimes", [tree], References.Framework.Concat(References.StandIns), new CSharpCompilationOptions(kind));
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity is DiagnosticSeverity.Error));
        project = LambdaProject.For(compilation, new AnalyzerOptions([]))!;
    }

    /// <summary>Gets how long a member lives, such as <c>Store.items</c>.</summary>
    public KnownLifetime Of(string member)
    {
        var dot = member.LastIndexOf('.');
        var type = compilation.GetTypeByMetadataName(member[..dot])!;
        return project.Lifetimes.Of(type.GetMembers(member[(dot + 1)..]).Single(), CancellationToken.None);
    }

    /// <summary>Gets how long the object lives that an expression, found by its text, refers to where the source first says it.</summary>
    public KnownLifetime OfObject(string expression)
    {
        var operation = Find(expression);
        return project.Lifetimes.OfObject(operation, CancellationToken.None);
    }

    /// <summary>Gets how long a local or parameter lives, found by the text of a statement that begins with its name.</summary>
    public KnownLifetime OfVariable(string statement)
    {
        var operation = Find(statement).DescendantsAndSelf().First(static o => o is ILocalReferenceOperation or IParameterReferenceOperation);
        var variable = operation is ILocalReferenceOperation local ? (ISymbol)local.Local : ((IParameterReferenceOperation)operation).Parameter;
        return project.Lifetimes.OfVariable(variable, operation, project.Bodies.MemberAround(operation.Syntax, CancellationToken.None)!, CancellationToken.None);
    }

    private IOperation Find(string expression)
    {
        var tree = compilation.SyntaxTrees[0];
        var node = tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>().First(node => node.ToString() == expression);
        return project.Bodies.Operation(node, CancellationToken.None)!;
    }
}
