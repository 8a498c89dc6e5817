using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.CodeFixes.Rules.State;

/// <summary>A private field that only one method uses, and what it takes to make it a local of that method.</summary>
internal sealed class LocalizedField
{
    private readonly VariableDeclaratorSyntax declarator;
    private readonly IReadOnlyList<ExpressionSyntax> references;
    private readonly BlockSyntax body;
    private readonly string localName;

    /// <summary>The statement that gives the field its value before anything reads it; null where the local starts with the field's first value.</summary>
    private readonly ExpressionStatementSyntax? firstAssignment;

    /// <summary>Whether the value already is in an unchanging parameter or local of that name, so that it needs no other.</summary>
    private readonly bool isAlias;

    private LocalizedField(VariableDeclaratorSyntax declarator, IReadOnlyList<ExpressionSyntax> uses, BlockSyntax body, ExpressionStatementSyntax? assignment, string name, bool isAlias)
    {
        this.declarator = declarator;
        references = uses;
        this.body = body;
        firstAssignment = assignment;
        localName = name;
        this.isAlias = isAlias;
    }

    private FieldDeclarationSyntax Declaration => (FieldDeclarationSyntax)declarator.Parent!.Parent!;

    /// <summary>Gets what to change, or null where the field has to stay.</summary>
    public static LocalizedField? Find(IFieldSymbol field, SemanticModel model, CancellationToken cancellationToken)
    {
        if (field is not { DeclaredAccessibility: Accessibility.Private, IsStatic: false, IsReadOnly: false, IsVolatile: false, DeclaringSyntaxReferences.Length: 1 }
            || field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { AttributeLists.Count: 0 } declaration } declarator
            || declaration.SyntaxTree != model.SyntaxTree
            || HasComments(declaration)
            || UsesOf(field, model, cancellationToken) is not { Count: > 0 } uses
            || uses[0].FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Body: { } body }
            || !uses.All(use => use.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Body == body && body.Span.Contains(use.Span)))
        {
            return null;
        }

        var assignment = FirstAssignment(uses, body);
        if (assignment is null && !HasFirstValue(field, declarator))
        {
            return null;
        }

        if (assignment is not null
            && uses.Count(IsWritten) == 1
            && ((AssignmentExpressionSyntax)assignment.Expression).Right is IdentifierNameSyntax value
            && !assignment.GetLeadingTrivia().Any(IsComment) && !assignment.GetTrailingTrivia().Any(IsComment)
            && model.GetSymbolInfo(value, cancellationToken).Symbol is IParameterSymbol { RefKind: RefKind.None } or ILocalSymbol { RefKind: RefKind.None }
            && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(value, cancellationToken).Type, field.Type)
            && IsUnchanging(value, body, model, cancellationToken))
        {
            return new(declarator, uses, body, assignment, value.Identifier.Text, isAlias: true);
        }

        var name = LocalName(field.Name);
        return IsTaken(name, uses, body) ? null : new(declarator, uses, body, assignment, name, isAlias: false);
    }

    /// <summary>Gets the document with the field gone and the local in place.</summary>
    public SyntaxNode Apply(SyntaxNode root)
    {
        var tracked = root.TrackNodes(references.Cast<SyntaxNode>().Append(Declaration).Append(declarator).Append(body).Concat(firstAssignment is null ? [] : [firstAssignment]));
        if (isAlias)
        {
            tracked = tracked.RemoveNode(tracked.GetCurrentNode(firstAssignment!)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        foreach (var use in references)
        {
            if (tracked.GetCurrentNode(use) is { } current)
            {
                tracked = tracked.ReplaceNode(current, SyntaxFactory.IdentifierName(localName).WithTriviaFrom(current));
            }
        }

        if (!isAlias)
        {
            tracked = firstAssignment is null ? Declare(tracked) : DeclareAt(tracked, tracked.GetCurrentNode(firstAssignment)!);
        }

        return RemoveField(tracked);
    }

    /// <summary>Turns <c>order = value;</c> into <c>Order order = value;</c>.</summary>
    private SyntaxNode DeclareAt(SyntaxNode root, ExpressionStatementSyntax statement)
    {
        var assigned = (AssignmentExpressionSyntax)statement.Expression;
        var variable = SyntaxFactory.VariableDeclarator(
            SyntaxFactory.Identifier(localName).WithTrailingTrivia(assigned.Left.GetTrailingTrivia()),
            argumentList: null,
            SyntaxFactory.EqualsValueClause(assigned.OperatorToken, assigned.Right));
        var local = SyntaxFactory.LocalDeclarationStatement(SyntaxFactory.VariableDeclaration(TypeSyntax(), SyntaxFactory.SingletonSeparatedList(variable)))
            .WithSemicolonToken(statement.SemicolonToken)
            .WithLeadingTrivia(statement.GetLeadingTrivia());
        return root.ReplaceNode(statement, local);
    }

    /// <summary>Declares the local at the start of the method, with the value that the field begins with.</summary>
    private SyntaxNode Declare(SyntaxNode root)
    {
        var current = root.GetCurrentNode(body)!;
        var first = current.Statements[0];
        var initial = declarator.Initializer?.Value.WithoutTrivia() ?? SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression);
        var local = SyntaxFactory.LocalDeclarationStatement(
                SyntaxFactory.VariableDeclaration(
                    TypeSyntax(),
                    SyntaxFactory.SingletonSeparatedList(SyntaxFactory.VariableDeclarator(
                        SyntaxFactory.Identifier(localName).WithTrailingTrivia(SyntaxFactory.Space),
                        argumentList: null,
                        SyntaxFactory.EqualsValueClause(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), initial)))))
            .WithLeadingTrivia(Indentation(first))
            .WithTrailingTrivia(current.OpenBraceToken.TrailingTrivia.Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
        return root.InsertNodesBefore(first, [local]);
    }

    private static IEnumerable<SyntaxTrivia> Indentation(StatementSyntax statement)
    {
        var leading = statement.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? [leading[leading.Count - 1]] : [];
    }

    private TypeSyntax TypeSyntax() => Declaration.Declaration.Type.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space);

    private SyntaxNode RemoveField(SyntaxNode root)
    {
        var declaration = root.GetCurrentNode(Declaration)!;
        if (declaration.Declaration.Variables.Count > 1)
        {
            return root.RemoveNode(root.GetCurrentNode(declarator)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        // A field that comes first takes the empty line below with it.
        if (declaration.Parent is TypeDeclarationSyntax { Members: { Count: > 1 } members }
            && members[0] == declaration
            && members[1].GetLeadingTrivia() is { Count: > 0 } leading
            && leading[0].IsKind(SyntaxKind.EndOfLineTrivia))
        {
            root = root.ReplaceNode(members[1], members[1].WithLeadingTrivia(leading.RemoveAt(0)));
            declaration = root.GetCurrentNode(Declaration)!;
        }

        return root.RemoveNode(declaration, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>Gets all uses in all parts of the type, in the order of the text; null where one is not through this object, or in another file.</summary>
    private static List<ExpressionSyntax>? UsesOf(IFieldSymbol field, SemanticModel model, CancellationToken cancellationToken)
    {
        var uses = new List<ExpressionSyntax>();
        foreach (var part in field.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in part.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is not IdentifierNameSyntax identifier || identifier.Identifier.ValueText != field.Name)
                {
                    continue;
                }

                // What the name means in another file is not asked: it may be the field.
                if (part.SyntaxTree != model.SyntaxTree)
                {
                    return null;
                }

                if (!SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(identifier, cancellationToken).Symbol, field))
                {
                    continue;
                }

                switch (identifier.Parent)
                {
                    case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own when own.Name == identifier:
                        uses.Add(own);
                        break;
                    case MemberAccessExpressionSyntax access when access.Name == identifier:
                    case MemberBindingExpressionSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } or SubpatternSyntax or NameColonSyntax:
                        return null;
                    default:
                        uses.Add(identifier);
                        break;
                }
            }
        }

        return uses;
    }

    /// <summary>Gets the statement that assigns the field before any other use, in a block that holds all uses; null where there is none.</summary>
    private static ExpressionStatementSyntax? FirstAssignment(IReadOnlyList<ExpressionSyntax> uses, BlockSyntax body) =>
        uses[0].Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } statement } assignment
        && assignment.Left == uses[0]
        && uses.Skip(1).All(use => use.SpanStart > statement.Span.End && block.Span.Contains(use.Span))
        && !statement.Ancestors().TakeWhile(outer => outer != body).Any(static outer => outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            ? statement
            : null;

    /// <summary>Tells whether the field begins with a value that a local may begin with as well.</summary>
    private static bool HasFirstValue(IFieldSymbol field, VariableDeclaratorSyntax declarator) =>
        declarator.Initializer?.Value is LiteralExpressionSyntax
        || (declarator.Initializer is null && (field.Type.IsValueType || field.NullableAnnotation is not NullableAnnotation.NotAnnotated));

    private static bool IsWritten(ExpressionSyntax use) => use.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == use,
        PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => use.Parent.RawKind is (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression
            or (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
        RefExpressionSyntax => true,
        _ => false,
    };

    private static bool IsUnchanging(IdentifierNameSyntax value, BlockSyntax body, SemanticModel model, CancellationToken cancellationToken)
    {
        var variable = model.GetSymbolInfo(value, cancellationToken).Symbol;
        foreach (var node in body.DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier
                && identifier.Identifier.ValueText == value.Identifier.ValueText
                && IsWritten(identifier)
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(identifier, cancellationToken).Symbol, variable))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Names a local as is usual: <c>_order</c> and <c>m_order</c> become <c>order</c>.</summary>
    private static string LocalName(string field)
    {
        var name = field.StartsWith("m_", StringComparison.Ordinal) ? field.Substring(2) : field.TrimStart('_');
        name = name.Length == 0 ? field : char.ToLowerInvariant(name[0]) + name.Substring(1);
        return SyntaxFacts.GetKeywordKind(name) is SyntaxKind.None && SyntaxFacts.IsValidIdentifier(name) ? name : field;
    }

    /// <summary>Tells whether the method already says a name that is not the field.</summary>
    private static bool IsTaken(string name, IReadOnlyList<ExpressionSyntax> uses, BlockSyntax body)
    {
        foreach (var token in body.Parent!.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name && !uses.Any(use => use.Span.Contains(token.Span)) && !IsMemberName(token))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMemberName(SyntaxToken token) =>
        token.Parent is SimpleNameSyntax name && (name.Parent is MemberBindingExpressionSyntax || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name));

    private static bool HasComments(SyntaxNode declaration) => declaration.DescendantTrivia(descendIntoTrivia: true).Any(IsComment);

    private static bool IsComment(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
