using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace LambdaFit.CodeFixes;

/// <summary>Makes methods asynchronous: the modifier, the return type, and the returns of those that hand on a task.</summary>
internal static class AsyncMethods
{
    /// <summary>Makes a method that returns a task <c>async</c>.</summary>
    public static SyntaxNode MakeAsync(SyntaxNode function, bool hasResult) => AddAsync(new ReturnRewriter(hasResult).Visit(function));

    /// <summary>Gives a method or local function another return type, in the place of the old one.</summary>
    public static SyntaxNode WithReturnType(SyntaxNode function, TypeSyntax type) => function switch
    {
        MethodDeclarationSyntax method => method.WithReturnType(type.WithTriviaFrom(method.ReturnType)),
        LocalFunctionStatementSyntax local => local.WithReturnType(type.WithTriviaFrom(local.ReturnType)),
        _ => function,
    };

    /// <summary>Adds the <c>async</c> modifier to a method, local function or lambda.</summary>
    public static SyntaxNode AddAsync(SyntaxNode function)
    {
        var modifier = SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return function switch
        {
            MethodDeclarationSyntax { Modifiers.Count: 0 } method => method
                .WithModifiers(SyntaxFactory.TokenList(modifier.WithLeadingTrivia(method.ReturnType.GetLeadingTrivia())))
                .WithReturnType(method.ReturnType.WithoutLeadingTrivia()),
            MethodDeclarationSyntax method => method.AddModifiers(modifier),
            LocalFunctionStatementSyntax { Modifiers.Count: 0 } local => local
                .WithModifiers(SyntaxFactory.TokenList(modifier.WithLeadingTrivia(local.ReturnType.GetLeadingTrivia())))
                .WithReturnType(local.ReturnType.WithoutLeadingTrivia()),
            LocalFunctionStatementSyntax local => local.AddModifiers(modifier),
            LambdaExpressionSyntax { Modifiers.Count: 0 } lambda => lambda.WithoutLeadingTrivia().WithModifiers(SyntaxFactory.TokenList(modifier.WithLeadingTrivia(lambda.GetLeadingTrivia()))),
            LambdaExpressionSyntax lambda => lambda.AddModifiers(modifier),
            _ => function,
        };
    }

    /// <summary>Turns the returns of tasks into those of an <c>async</c> method. Nested functions keep theirs.</summary>
    private sealed class ReturnRewriter(bool hasResult) : CSharpSyntaxRewriter
    {
        private bool isInside;

        public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
        {
            if (isInside)
            {
                return node;
            }

            isInside = true;
            return base.VisitLocalFunctionStatement(node);
        }

        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            isInside = true;
            return base.VisitMethodDeclaration(node);
        }

        public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => node;

        public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => node;

        public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => node;

        public override SyntaxNode? VisitBlock(BlockSyntax node)
        {
            var block = (BlockSyntax)base.VisitBlock(node)!;
            if (hasResult)
            {
                return block;
            }

            var isBody = node.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax;
            var statements = new List<StatementSyntax>(block.Statements.Count);
            for (var i = 0; i < block.Statements.Count; i++)
            {
                if (block.Statements[i] is not ReturnStatementSyntax { Expression: { } task } statement)
                {
                    statements.Add(block.Statements[i]);
                    continue;
                }

                var isLast = isBody && i == block.Statements.Count - 1;
                if (!IsTaskMember(task, "CompletedTask"))
                {
                    var leading = statement.GetLeadingTrivia();
                    var ending = statement.GetTrailingTrivia();
                    statements.Add(SyntaxFactory.ExpressionStatement(Awaited(task), statement.SemicolonToken.WithTrailingTrivia(isLast ? ending : SyntaxFactory.TriviaList(Separator(ending)))).WithLeadingTrivia(leading));
                    statement = statement.WithLeadingTrivia(leading.Where((trivia, index) => index == leading.Count - 1 && trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
                }
                else if (isLast && statement.GetLeadingTrivia().Any(static t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia)))
                {
                    // A comment belongs to the return: both stay.
                    isLast = false;
                }

                if (!isLast)
                {
                    statements.Add(WithoutValue(statement));
                }
            }

            return block.WithStatements(SyntaxFactory.List(statements));
        }

        public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
        {
            if (node.Expression is not { } task)
            {
                return node;
            }

            if (hasResult)
            {
                var value = task is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments, Expression: var called } && IsTaskMember(called, "FromResult")
                    ? arguments[0].Expression
                    : Awaited(task);
                return node.WithExpression(value.WithTriviaFrom(task));
            }

            if (node.Parent is BlockSyntax)
            {
                // The block knows whether it is the last statement.
                return node;
            }

            return IsTaskMember(task, "CompletedTask")
                ? WithoutValue(node)
                : SyntaxFactory.Block(SyntaxFactory.ExpressionStatement(Awaited(task)), SyntaxFactory.ReturnStatement())
                    .WithTriviaFrom(node)
                    .WithAdditionalAnnotations(Formatter.Annotation);
        }

        /// <summary>A return that ends its line stands in one of its own; else the line is not divided.</summary>
        private static SyntaxTrivia Separator(SyntaxTriviaList ending) =>
            ending.Count > 0 && ending[ending.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia) ? ending[ending.Count - 1] : SyntaxFactory.Space;

        private static ReturnStatementSyntax WithoutValue(ReturnStatementSyntax statement) =>
            statement.WithReturnKeyword(statement.ReturnKeyword.WithTrailingTrivia()).WithExpression(null);

        private static ExpressionSyntax Awaited(ExpressionSyntax task)
        {
            var operand = task.WithoutTrivia();
            if (operand is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax or SimpleNameSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax))
            {
                operand = SyntaxFactory.ParenthesizedExpression(operand);
            }

            return SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), operand);
        }

        /// <summary>By name, because the tree is being rewritten and binds no more; what is no task then does not compile, and is not offered.</summary>
        private static bool IsTaskMember(ExpressionSyntax expression, string name) =>
            expression is MemberAccessExpressionSyntax { Name: var member, Expression: IdentifierNameSyntax { Identifier.ValueText: "Task" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Task" } }
            && member.Identifier.ValueText == name;
    }
}
