using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>How a loop ends: on which conditions, and whether it ends on none.</summary>
internal sealed class LoopExits
{
    private readonly ImmutableArray<IOperation>.Builder conditions = ImmutableArray.CreateBuilder<IOperation>();
    private readonly ILoopOperation loop;

    private LoopExits(ILoopOperation loop) => this.loop = loop;

    /// <summary>Gets the conditions that decide whether the loop goes on: its own, and those of the branches that lead out of it.</summary>
    public ImmutableArray<IOperation> Conditions { get; private set; }

    /// <summary>Gets a value indicating whether anything ends the loop.</summary>
    public bool HasAny { get; private set; }

    /// <summary>Gets a value indicating whether the loop is left without asking anything, so that only a failure makes it go round again.</summary>
    public bool HasUnconditional { get; private set; }

    /// <summary>Gets a value indicating whether a jump out of the body ends the loop, other than an exception or one in a <c>catch</c>.</summary>
    public bool HasJump { get; private set; }

    public static LoopExits Of(ILoopOperation loop, KnownSymbols symbols)
    {
        var exits = new LoopExits(loop);
        if (ConditionOf(loop) is { } condition && condition.ConstantValue is not { HasValue: true, Value: true })
        {
            exits.HasAny = true;
            exits.conditions.Add(condition);
        }

        foreach (var operation in loop.CodeInside())
        {
            var leaves = operation switch
            {
                IBranchOperation branch => Leaves(branch, loop),
                IReturnOperation => operation.Kind is not OperationKind.YieldReturn,
                IThrowOperation => !WaysOut.IsCaughtInside(operation, loop, symbols),
                _ => false,
            };

            if (leaves)
            {
                exits.Add(operation);
            }
        }

        exits.Conditions = exits.conditions.ToImmutable();
        return exits;
    }

    /// <summary>Gets the condition in a loop's header, or null where it has none.</summary>
    public static IOperation? ConditionOf(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation whileLoop => whileLoop.Condition,
        IForLoopOperation forLoop => forLoop.Condition,
        _ => null,
    };

    /// <summary>Gets the place of a loop at which findings about it are reported: its header.</summary>
    public static Location HeaderOf(SyntaxNode loop) => loop switch
    {
        WhileStatementSyntax statement => Span(statement, statement.WhileKeyword.SpanStart, statement.CloseParenToken.Span.End),
        ForStatementSyntax statement => Span(statement, statement.ForKeyword.SpanStart, statement.CloseParenToken.Span.End),
        DoStatementSyntax statement => Span(statement, statement.WhileKeyword.SpanStart, statement.CloseParenToken.Span.End),
        CommonForEachStatementSyntax statement => Span(statement, statement.ForEachKeyword.SpanStart, statement.CloseParenToken.Span.End),
        _ => loop.GetLocation(),
    };

    /// <summary>Collects what decides whether code inside a loop runs. Tells whether it stands in a <c>catch</c>.</summary>
    public static bool CollectGoverning(IOperation code, ILoopOperation loop, ICollection<IOperation> conditions)
    {
        var isInCatch = false;
        for (var (inner, outer) = (code, code.Parent); outer is not null && !ReferenceEquals(inner, loop); (inner, outer) = (outer, outer.Parent))
        {
            isInCatch |= outer is ICatchClauseOperation;
            if (GoverningCondition(outer, inner) is { } condition && !ReferenceEquals(outer, loop))
            {
                conditions.Add(condition);
            }

            if (outer is IBlockOperation block)
            {
                CollectContinues(block, inner, loop, conditions);
            }
        }

        return isInCatch;
    }

    private static IOperation? GoverningCondition(IOperation outer, IOperation inner) => outer switch
    {
        IConditionalOperation conditional => Unless(inner, conditional.Condition),
        ISwitchOperation choice => Unless(inner, choice.Value),
        IPatternCaseClauseOperation clause => Unless(inner, clause.Guard),
        ISwitchExpressionOperation choice => Unless(inner, choice.Value),
        ISwitchExpressionArmOperation arm => Unless(inner, arm.Guard),
        ICoalesceOperation coalesce => Unless(inner, coalesce.Value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary => Unless(inner, binary.LeftOperand),
        ICatchClauseOperation clause => Unless(inner, clause.Filter),
        IForEachLoopOperation each => Unless(inner, each.Collection),
        ILoopOperation nested => ConditionOf(nested) is { } condition ? Unless(inner, condition) : null,
        _ => null,
    };

    private static IOperation? Unless(IOperation inner, IOperation? condition) => ReferenceEquals(inner, condition) ? null : condition;

    /// <summary>What follows <c>if (…) continue;</c> runs only when that condition does not hold.</summary>
    private static void CollectContinues(IBlockOperation block, IOperation statement, ILoopOperation loop, ICollection<IOperation> conditions)
    {
        foreach (var earlier in block.Operations)
        {
            if (ReferenceEquals(earlier, statement))
            {
                return;
            }

            foreach (var operation in earlier.CodeInside())
            {
                if (operation is not IBranchOperation { BranchKind: BranchKind.Continue } branch || !SymbolEqualityComparer.Default.Equals(branch.Target, loop.ContinueLabel))
                {
                    continue;
                }

                for (var (inner, outer) = (operation, operation.Parent); outer is not null && !ReferenceEquals(inner, earlier); (inner, outer) = (outer, outer.Parent))
                {
                    if (GoverningCondition(outer, inner) is { } condition)
                    {
                        conditions.Add(condition);
                    }
                }
            }
        }
    }

    private static bool Leaves(IBranchOperation branch, ILoopOperation loop) => branch.BranchKind switch
    {
        BranchKind.Break => SymbolEqualityComparer.Default.Equals(branch.Target, loop.ExitLabel),
        BranchKind.GoTo => !branch.Target.DeclaringSyntaxReferences.IsEmpty && !loop.Syntax.FullSpan.Contains(branch.Target.DeclaringSyntaxReferences[0].Span),
        _ => false,
    };

    private static Location Span(SyntaxNode loop, int start, int end) => Location.Create(loop.SyntaxTree, TextSpan.FromBounds(start, end));

    private void Add(IOperation exit)
    {
        HasAny = true;
        var known = conditions.Count;
        var isInCatch = CollectGoverning(exit, loop, conditions);
        HasUnconditional |= !isInCatch && conditions.Count == known;
        HasJump |= !isInCatch && exit is not IThrowOperation;
    }
}
