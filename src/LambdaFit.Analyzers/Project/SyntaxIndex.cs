using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project;

/// <summary>
/// The places of one syntax tree that may matter for finding entry points, found by name alone; whoever asks binds them. Depends on
/// the tree and nothing else, so it is kept with the tree: after an edit only the edited file is walked again.
/// </summary>
internal sealed class SyntaxIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, SyntaxIndex> Indexes = new();

    /// <summary>Gets types that declare base types or interfaces.</summary>
    public List<TypeDeclarationSyntax> DerivedTypes { get; } = [];

    /// <summary>Gets all types.</summary>
    public List<TypeDeclarationSyntax> Types { get; } = [];

    /// <summary>Gets methods with an attribute that may be <c>[LambdaFunction]</c> or <c>[DurableExecution]</c>.</summary>
    public List<MethodDeclarationSyntax> AttributedMethods { get; } = [];

    /// <summary>Gets methods with at most two parameters, the last of which may be an <c>ILambdaContext</c>.</summary>
    public List<MethodDeclarationSyntax> ContextMethods { get; } = [];

    /// <summary>Gets methods that may be conventional ASP.NET Core middleware.</summary>
    public List<MethodDeclarationSyntax> MiddlewareMethods { get; } = [];

    /// <summary>Gets calls and object creations that may start a bootstrap or host, or wrap a workflow.</summary>
    public List<ExpressionSyntax> Registrations { get; } = [];

    /// <summary>Gets calls that may map an endpoint or add middleware.</summary>
    public List<InvocationExpressionSyntax> Mappings { get; } = [];

    public static SyntaxIndex Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Indexes.TryGetValue(tree, out var index))
        {
            index = new SyntaxIndex();
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                index.Visit(node);
            }

            // Of two threads that index the same tree, either result serves.
            index = Indexes.GetValue(tree, _ => index);
        }

        return index;
    }

    private static string? LastName(SyntaxNode? node) => node switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        NullableTypeSyntax nullable => LastName(nullable.ElementType),
        _ => null,
    };

    private static bool IsEndpointName(string name) =>
        name.StartsWith("Map", StringComparison.Ordinal) || name is "Use" or "Run";

    private void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case TypeDeclarationSyntax type:
                if (type.BaseList is not null)
                {
                    DerivedTypes.Add(type);
                }

                Types.Add(type);
                break;
            case MethodDeclarationSyntax method:
                Visit(method);
                break;
            case InvocationExpressionSyntax invocation:
                Visit(invocation);
                break;
            case ObjectCreationExpressionSyntax creation when LastName(creation.Type) is "LambdaBootstrap":
                Registrations.Add(creation);
                break;
        }
    }

    private void Visit(MethodDeclarationSyntax method)
    {
        foreach (var list in method.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (LastName(attribute.Name) is "LambdaFunction" or "LambdaFunctionAttribute" or "DurableExecution" or "DurableExecutionAttribute")
                {
                    AttributedMethods.Add(method);
                    break;
                }
            }
        }

        var parameters = method.ParameterList.Parameters;
        if (parameters.Count is 1 or 2 && LastName(parameters[parameters.Count - 1].Type) is "ILambdaContext")
        {
            ContextMethods.Add(method);
        }

        if (method.Identifier.ValueText is "Invoke" or "InvokeAsync" && parameters.Count > 0 && LastName(parameters[0].Type) is "HttpContext")
        {
            MiddlewareMethods.Add(method);
        }
    }

    private void Visit(InvocationExpressionSyntax invocation)
    {
        switch (LastName(invocation.Expression))
        {
            case "GetHandlerWrapper" or "AddAWSLambdaHosting" or "WrapAsync":
            case "Create" when invocation.Expression is MemberAccessExpressionSyntax access && LastName(access.Expression) is "LambdaBootstrapBuilder":
                Registrations.Add(invocation);
                break;
            case { } name when IsEndpointName(name) && invocation.ArgumentList.Arguments.Count > 0:
                Mappings.Add(invocation);
                break;
        }
    }
}
