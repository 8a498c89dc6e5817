using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>LFIT1001: a loop in invocation code that has no way out, and so runs until the timeout ends the invocation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndlessLoopAnalyzer() : LambdaAnalyzer(EndlessLoop)
{
    private static readonly DiagnosticDescriptor EndlessLoop = Rule.Create(
        RuleIds.EndlessLoop,
        "Loop in a Lambda invocation never ends",
        "This loop has no way out, so every invocation runs into its timeout (900 s at most) and fails{0}; end it when 'ILambdaContext.RemainingTime' runs low, or {1}",
        Categories.Duration,
        DiagnosticSeverity.Warning,
        "Lambda ends an invocation at the function's timeout, at most 900 seconds after its start, reports it as failed and retries asynchronous events. A loop that only the timeout ends can never succeed.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var rule = new Analysis(project);
        context.RegisterOperationAction(rule.AnalyzeLoop, OperationKind.Loop);
        context.RegisterOperationAction(rule.AnalyzeGoto, OperationKind.Branch);
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis(LambdaProject project)
    {
        private readonly Deadlines deadlines = new(project);
        private readonly QueueConsumers consumers = new(project);

        public void AnalyzeLoop(OperationAnalysisContext context)
        {
            var loop = (ILoopOperation)context.Operation;
            var condition = loop switch
            {
                IWhileLoopOperation { ConditionIsUntil: false } whileLoop => whileLoop.Condition,
                IForLoopOperation forLoop => forLoop.Condition,
                _ => null,
            };

            if (loop is IForEachLoopOperation or IForToLoopOperation || !StaysTrue(condition, loop))
            {
                return;
            }

            var ways = new WaysOut(project.Symbols);
            if (!ways.HasWayOut(loop, static (loop, branch) => branch.BranchKind is BranchKind.Break
                    ? SymbolEqualityComparer.Default.Equals(branch.Target, ((ILoopOperation)loop).ExitLabel)
                    : branch.BranchKind is BranchKind.GoTo && !IsLabelInside(branch.Target, loop))
                && !consumers.IsConsumer(loop, context.ContainingSymbol, context.CancellationToken))
            {
                Report(context, LoopExits.HeaderOf(loop.Syntax), [loop], ways);
            }
        }

        /// <summary>An unconditional <c>goto</c> back to a label of the same block closes a loop.</summary>
        public void AnalyzeGoto(OperationAnalysisContext context)
        {
            var branch = (IBranchOperation)context.Operation;
            if (branch is not { BranchKind: BranchKind.GoTo, Parent: IBlockOperation or ILabeledOperation })
            {
                return;
            }

            var block = branch.Parent as IBlockOperation ?? branch.Parent.Parent as IBlockOperation;
            if (block is null)
            {
                return;
            }

            var body = new List<IOperation>();
            var ways = new WaysOut(project.Symbols);
            foreach (var statement in block.Operations)
            {
                if (body.Count > 0 || (statement is ILabeledOperation labeled && SymbolEqualityComparer.Default.Equals(labeled.Label, branch.Target)))
                {
                    body.Add(statement);
                    if (ways.HasWayOut(statement, (_, other) => other.BranchKind is BranchKind.GoTo
                            ? !SymbolEqualityComparer.Default.Equals(other.Target, branch.Target)
                            : !HasTargetInside(other, statement)))
                    {
                        return;
                    }
                }

                if (statement.Syntax.Span.Contains(branch.Syntax.Span))
                {
                    break;
                }
            }

            if (body.Count > 0)
            {
                Report(context, branch.Syntax.GetLocation(), body, ways);
            }
        }

        private void Report(OperationAnalysisContext context, Location location, List<IOperation> body, WaysOut ways)
        {
            if (project.CallGraph(context.CancellationToken).ReachOf(context.Operation, context.ContainingSymbol) is not { } reach
                || (reach.EntryPoint.IsDurable && ways.Suspends)
                || deadlines.IsTimed(context.Operation)
                || deadlines.IsTimedByCaller(reach, context.CancellationToken))
            {
                return;
            }

            foreach (var statement in body)
            {
                if (deadlines.LooksAtTime(statement, isHosted: false, context.CancellationToken))
                {
                    return;
                }
            }

            context.ReportDiagnostic(Diagnostic.Create(EndlessLoop, location, reach.Describe(), Advice(body, reach.EntryPoint.IsDurable)));
        }

        /// <summary>What else Lambda offers depends on what the loop does: it ticks, it waits, or it works for ever. Durable code stays where it is.</summary>
        private string Advice(List<IOperation> body, bool isDurable)
        {
            if (isDurable)
            {
                return "suspend in it with 'WaitAsync' of the durable context";
            }

            var advice = "move permanent work to Fargate or ECS";
            foreach (var statement in body)
            {
                foreach (var operation in statement.CodeInside())
                {
                    if (operation is IInvocationOperation { TargetMethod: var method } && project.Waits.Api.IsWait(method))
                    {
                        if (method.Name is "WaitForNextTickAsync")
                        {
                            return "let EventBridge Scheduler invoke the function at each tick";
                        }

                        advice = "wait with a durable function or Step Functions, or move permanent work to Fargate or ECS";
                    }
                }
            }

            return advice;
        }

        /// <summary>
        /// Tells whether a condition can never become false: it is absent or constantly true, a variable that nothing writes, or a
        /// periodic timer's tick, which only comes to an end when the timer is disposed.
        /// </summary>
        private bool StaysTrue(IOperation? condition, ILoopOperation loop)
        {
            switch (condition)
            {
                case null:
                    return true;
                case { ConstantValue: { HasValue: true, Value: var value } }:
                    return value is true;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                    return not.Operand is ILocalReferenceOperation or IParameterReferenceOperation && StaysTrue(not.Operand, loop);
                case ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }:
                    return !IsWritten(local, loop);
                case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter }:
                    return !IsWritten(parameter, loop);
                case IAwaitOperation { Operation: IInvocationOperation { TargetMethod.Name: "WaitForNextTickAsync" } tick }:
                    return project.Symbols.IsMemberOf(tick.TargetMethod, TypeNames.PeriodicTimer) && tick.Instance is ILocalReferenceOperation;
                default:
                    return false;
            }
        }

        /// <summary>Tells whether the loop, or a lambda or local function anywhere in the member, may write a variable.</summary>
        private static bool IsWritten(ISymbol variable, ILoopOperation loop)
        {
            IOperation root = loop;
            while (root.Parent is { } parent)
            {
                root = parent;
            }

            foreach (var reference in root.Descendants())
            {
                var symbol = (reference as ILocalReferenceOperation)?.Local ?? (ISymbol?)(reference as IParameterReferenceOperation)?.Parameter;
                if (symbol is not null && SymbolEqualityComparer.Default.Equals(symbol, variable) && IsWriteTarget(reference)
                    && (loop.Syntax.Span.Contains(reference.Syntax.Span) || IsInNestedFunction(reference)))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsWriteTarget(IOperation reference) => reference.Parent switch
        {
            IAssignmentOperation assignment => ReferenceEquals(assignment.Target, reference),
            IIncrementOrDecrementOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            IAddressOfOperation or ITupleOperation or IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => true,
            _ => false,
        };

        private static bool IsInNestedFunction(IOperation operation)
        {
            for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
            {
                if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsLabelInside(ILabelSymbol label, IOperation region)
        {
            foreach (var reference in label.DeclaringSyntaxReferences)
            {
                if (region.Syntax.FullSpan.Contains(reference.Span))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Tells whether a <c>break</c> or <c>continue</c> belongs to a loop or switch that lies inside a statement.</summary>
        private static bool HasTargetInside(IBranchOperation branch, IOperation statement)
        {
            for (var outer = branch.Parent; outer is not null && statement.Syntax.Span.Contains(outer.Syntax.Span); outer = outer.Parent)
            {
                if (outer is ILoopOperation || (outer is ISwitchOperation && branch.BranchKind is BranchKind.Break))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
