using LambdaFit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>Stops reading pages when the remaining time runs low: in the condition of the loop, or with a <c>break</c> first thing in <c>await foreach</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UnboundedScanCodeFix() : LoopDeadlineCodeFix(RuleIds.UnboundedScan, "Stop reading pages when the remaining time runs low")
{
    private protected override StatementSyntax? Bounded(StatementSyntax loop, string lambdaContext) =>
        loop is CommonForEachStatementSyntax each ? WithBreak(each, lambdaContext) : base.Bounded(loop, lambdaContext);

    private static StatementSyntax? WithBreak(CommonForEachStatementSyntax loop, string lambdaContext)
    {
        if (loop.Statement is not BlockSyntax block)
        {
            return null;
        }

        var stop = SyntaxFactory.IfStatement(RemainingTimeGuard.IsLow(lambdaContext), SyntaxFactory.Block(SyntaxFactory.BreakStatement()))
            .WithAdditionalAnnotations(Formatter.Annotation);
        return loop.WithStatement(block.WithStatements(block.Statements.Insert(0, stop)));
    }
}
