using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project;

/// <summary>
/// The executable code of members as operations. Every part of the model that looks into another member comes here,
/// so that no tree outside the compilation is ever touched and no body is bound twice.
/// </summary>
internal sealed class MemberBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxNode, IOperation?> operations = new();

    /// <summary>Gets the compilation.</summary>
    public Compilation Compilation { get; } = compilation;

    /// <summary>
    /// Gets the operations of a method, constructor, accessor, operator or local function: its body, for a constructor also its initializer.
    /// Nothing where the body is not in this compilation. Partial methods give their implementation.
    /// </summary>
    public IEnumerable<IOperation> Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (Compilation.ContainsSyntaxTree(reference.SyntaxTree)
                && Body(reference.GetSyntax(cancellationToken)) is { } body
                && Operation(body, cancellationToken) is { } operation)
            {
                yield return operation;
            }
        }
    }

    /// <summary>Gets the operation of a node, or null where the node has none or its tree is not in this compilation.</summary>
    public IOperation? Operation(SyntaxNode node, CancellationToken cancellationToken)
    {
        if (operations.TryGetValue(node, out var known))
        {
            return known;
        }

        if (!Compilation.ContainsSyntaxTree(node.SyntaxTree))
        {
            return null;
        }

        return operations.GetOrAdd(node, Model(node.SyntaxTree).GetOperation(node, cancellationToken));
    }

    /// <summary>
    /// Gets the member whose code a node stands in: a method, constructor or accessor, for an initialiser its field or property, for the arguments
    /// of a primary constructor's base the type. Lambdas and local functions belong to the member that contains them.
    /// </summary>
    public ISymbol? MemberAround(SyntaxNode node, CancellationToken cancellationToken)
    {
        for (var outer = node; outer is not null; outer = outer.Parent)
        {
            var declaration = outer switch
            {
                BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => outer,
                ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property } => property,
                VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } => outer,
                EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property,
                GlobalStatementSyntax => outer.SyntaxTree.GetRoot(cancellationToken),
                PrimaryConstructorBaseTypeSyntax => outer.FirstAncestorOrSelf<TypeDeclarationSyntax>(),
                _ => null,
            };

            if (declaration is not null)
            {
                var member = Model(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken);
                return outer is ArrowExpressionClauseSyntax && member is IPropertySymbol { GetMethod: { } getter } ? getter : member;
            }

            if (outer is TypeDeclarationSyntax)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Gets the semantic model of a tree of this compilation.</summary>
#pragma warning disable RS0030, RS1030 // the one place that asks for models of other trees
    public SemanticModel Model(SyntaxTree tree) => Compilation.GetSemanticModel(tree);
#pragma warning restore RS0030, RS1030

    /// <summary>Gets the node of a declaration whose operation is its code, or null where it has none.</summary>
    public static SyntaxNode? Body(SyntaxNode declaration) => declaration switch
    {
        // The operation of the whole declaration: body, expression body and constructor initializer together.
        BaseMethodDeclarationSyntax or CompilationUnitSyntax => declaration,
        AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => null,
        AccessorDeclarationSyntax => declaration,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
        ArrowExpressionClauseSyntax => declaration,
        AnonymousFunctionExpressionSyntax anonymous => anonymous.Body,
        _ => null,
    };
}
