using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace LambdaFit.CodeFixes.Rules.Performance;

/// <summary>
/// What code does with a client that it creates, where a shared one can take its place: it calls it and hands it to calls. Code that
/// disposes it, sets properties or default headers, or lets it out of the method needs one of its own.
/// </summary>
internal sealed class ClientUse
{
    private readonly ExpressionSyntax? expression;
    private readonly StatementSyntax? statement;
    private readonly List<IdentifierNameSyntax> references;

    private ClientUse(ExpressionSyntax? expression, StatementSyntax? statement, TypeSyntax? declaredType, List<IdentifierNameSyntax> references)
    {
        this.expression = expression;
        this.statement = statement;
        this.references = references;
        DeclaredType = declaredType is { IsVar: true } ? null : declaredType;
    }

    /// <summary>Gets the type that the local was declared with; null where that was <c>var</c> or there was none.</summary>
    public TypeSyntax? DeclaredType { get; }

    /// <summary>Gets the comment behind the declaration, which goes with it.</summary>
    public IEnumerable<SyntaxTrivia> Comment =>
        statement is LocalDeclarationStatementSyntax && HasComment(statement.GetTrailingTrivia()) ? statement.GetTrailingTrivia().Where(static trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia)) : [];

    /// <summary>Gets the nodes that <see cref="Apply"/> looks for in the tree it is given.</summary>
    public IEnumerable<SyntaxNode> Nodes
    {
        get
        {
            foreach (var reference in references)
            {
                yield return reference;
            }

            yield return (SyntaxNode?)expression ?? statement!;
        }
    }

    /// <summary>Gets the use of a client, or null where a shared one cannot take its place.</summary>
    public static ClientUse? Of(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        ExpressionSyntax client = creation;
        while (client.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            client = parenthesized;
        }

        if (creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } declarator })
        {
            return declaration.Parent is StatementSyntax { Parent: BlockSyntax block } declaring
                && CanGo(declaring, block)
                && References(declarator, block, model, cancellationToken) is { } found
                    ? new ClientUse(expression: null, declaring, declaration.Type, found)
                    : null;
        }

        return CanBeShared(client) ? new ClientUse(client, statement: null, declaredType: null, []) : null;
    }

    /// <summary>Puts the field in the client's place.</summary>
    public SyntaxNode Apply(SyntaxNode root, IdentifierNameSyntax field)
    {
        if (expression is not null)
        {
            return root.ReplaceNode(root.GetCurrentNode(expression)!, field.WithTriviaFrom(expression));
        }

        root = root.ReplaceNodes(references.Select(reference => root.GetCurrentNode(reference)!), (reference, _) => field.WithTriviaFrom(reference));
        var current = root.GetCurrentNode(statement!)!;
        var block = (BlockSyntax)current.Parent!;
        return root.ReplaceNode(block, block.WithStatements(current is UsingStatementSyntax usingStatement
            ? block.Statements.ReplaceRange(current, Body(usingStatement))
            : WithoutDeclaration(block.Statements, current)));
    }

    /// <summary>The next statement takes over the comments of the declaration, and its blank lines.</summary>
    private static SyntaxList<StatementSyntax> WithoutDeclaration(SyntaxList<StatementSyntax> statements, StatementSyntax declaration)
    {
        var index = statements.IndexOf(declaration);
        var leading = declaration.GetLeadingTrivia();
        var next = statements[index + 1];
        var following = next.GetLeadingTrivia().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToList();
        var kept = HasComment(leading)
            ? leading.Take(leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? leading.Count - 1 : leading.Count)
            : leading.TakeWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return statements.Replace(next, next.WithLeadingTrivia(kept.Concat(following))).RemoveAt(index);
    }

    private static IEnumerable<StatementSyntax> Body(UsingStatementSyntax statement)
    {
        if (statement.Statement is not BlockSyntax block)
        {
            return [statement.Statement.WithLeadingTrivia(statement.GetLeadingTrivia())];
        }

        var first = block.Statements[0];
        var following = first.GetLeadingTrivia().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var (outer, inner) = (Indentation(statement), Indentation(first));
        return block.Statements
            .Replace(first, first.WithLeadingTrivia(statement.GetLeadingTrivia().Concat(following)))
            .Select(moved => inner.Length > 0 ? Moved(moved, inner, outer) : moved.WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static string Indentation(StatementSyntax statement) =>
        statement.GetLeadingTrivia() is { Count: > 0 } leading && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? leading[leading.Count - 1].ToString() : string.Empty;

    /// <summary>Moves lines from one indentation to another, and leaves everything else as it is.</summary>
    private static StatementSyntax Moved(StatementSyntax statement, string from, string to) => statement.ReplaceTrivia(
        statement.DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) && trivia.Token.LeadingTrivia.Contains(trivia) && trivia.ToString().StartsWith(from, StringComparison.Ordinal)),
        (trivia, _) => SyntaxFactory.Whitespace(to + trivia.ToString().Substring(from.Length)));

    private static bool CanGo(StatementSyntax statement, BlockSyntax block)
    {
        if (statement.ContainsDirectives)
        {
            return false;
        }

        var index = block.Statements.IndexOf(statement);
        var isLast = index == block.Statements.Count - 1;
        return statement switch
        {
            LocalDeclarationStatementSyntax => !isLast,

            // What the braces end must not live longer without them.
            UsingStatementSyntax { Statement: BlockSyntax { Statements.Count: > 0 } body } =>
                !HasComment(body.OpenBraceToken.TrailingTrivia) && !HasComment(body.OpenBraceToken.LeadingTrivia) && !HasComment(body.CloseBraceToken.LeadingTrivia)
                && !HasComment(body.CloseBraceToken.TrailingTrivia) && !HasComment(body.OpenBraceToken.GetPreviousToken().TrailingTrivia)
                && (isLast || block.Statements[index + 1] is not EmptyStatementSyntax)
                && (isLast || !body.Statements.OfType<LocalDeclarationStatementSyntax>().Any(static local => local.UsingKeyword.IsKind(SyntaxKind.UsingKeyword))),
            UsingStatementSyntax { Statement: UsingStatementSyntax inner } outer => !HasComment(inner.GetLeadingTrivia()) && !HasComment(outer.CloseParenToken.TrailingTrivia),
            _ => false,
        };
    }

    /// <summary>Gets all references to a local, or null where one of them needs a client of its own.</summary>
    private static List<IdentifierNameSyntax>? References(VariableDeclaratorSyntax declarator, BlockSyntax block, SemanticModel model, CancellationToken cancellationToken)
    {
        var local = model.GetDeclaredSymbol(declarator, cancellationToken);
        var found = new List<IdentifierNameSyntax>();
        foreach (var name in block.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (!string.Equals(name.Identifier.ValueText, declarator.Identifier.ValueText, StringComparison.Ordinal)
                || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local))
            {
                continue;
            }

            if (!CanBeShared(name))
            {
                return null;
            }

            found.Add(name);
        }

        return found;
    }

    /// <summary>Tells whether an expression only calls the client or hands it to a call.</summary>
    private static bool CanBeShared(ExpressionSyntax client)
    {
        if (client.Parent is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.None, Parent: ArgumentListSyntax { Parent: var call } })
        {
            return call is ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax
                or InvocationExpressionSyntax { Expression: not IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
        }

        if (client.Parent is not MemberAccessExpressionSyntax access
            || access.Expression != client
            || access.Name.Identifier.ValueText is "Dispose" or "DisposeAsync" or "DefaultRequestHeaders")
        {
            return false;
        }

        ExpressionSyntax member = access;
        while (member.Parent is MemberAccessExpressionSyntax outer && outer.Expression == member)
        {
            member = outer;
        }

        return member.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != member;
    }

    private static bool HasComment(SyntaxTriviaList trivia) =>
        trivia.Any(static item => !item.IsKind(SyntaxKind.WhitespaceTrivia) && !item.IsKind(SyntaxKind.EndOfLineTrivia));
}
