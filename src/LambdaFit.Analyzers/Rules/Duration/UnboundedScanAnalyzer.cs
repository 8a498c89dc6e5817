using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>LFIT1012: a loop in invocation code that reads all pages there are, however many, with no look at the time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedScanAnalyzer() : LambdaAnalyzer(UnboundedScan)
{
    private static readonly DiagnosticDescriptor UnboundedScan = Rule.Create(
        RuleIds.UnboundedScan,
        "Paging in a Lambda invocation has no deadline",
        "This loop reads all pages of '{0}' without a deadline{1}: once there is more than the function's timeout allows for (900 s at most), no invocation comes to the end; stop when 'ILambdaContext.RemainingTime' runs low and go on from the last page, or {2}",
        Categories.Duration,
        DiagnosticSeverity.Warning,
        "Data grows, the timeout of a function does not. A loop that reads all pages works until the last one comes too late: then the invocation fails, and when it is tried again it starts from the first page. A loop that looks at the remaining time can hand the token of the next page to the next invocation.",
        isEnabledByDefault: false);

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var rule = new Analysis(project);
        context.RegisterOperationAction(rule.AnalyzeLoop, OperationKind.Loop);
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis(LambdaProject project)
    {
        private readonly Deadlines deadlines = new(project);

        public void AnalyzeLoop(OperationAnalysisContext context)
        {
            var loop = (ILoopOperation)context.Operation;
            var pages = loop switch
            {
                IForEachLoopOperation { IsAsynchronous: true } each => Paginator(each),
                IWhileLoopOperation => PagedCall(loop),
                IForLoopOperation { AtLoopBottom.IsEmpty: true } => PagedCall(loop),
                _ => null,
            };

            if (pages is null)
            {
                return;
            }

            var exits = LoopExits.Of(loop, project.Symbols);
            var writes = LoopWrites.Of(loop);
            if (GoesToTheEnd(loop, exits, writes)
                && project.CallGraph(context.CancellationToken).ReachOf(loop, context.ContainingSymbol) is { } reach
                && !deadlines.Limit(loop, exits, writes, isHosted: false, context.CancellationToken)
                && !deadlines.IsTimedByCaller(reach, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    UnboundedScan,
                    LoopExits.HeaderOf(loop.Syntax),
                    pages,
                    reach.Describe(),
                    reach.EntryPoint.IsDurable ? "read each page in a step of the workflow" : "spread the pages with Step Functions or AWS Batch"));
            }
        }

        /// <summary>Gets the name of the paginator that <c>await foreach</c> runs over, or null where it runs over something else.</summary>
        private string? Paginator(IForEachLoopOperation each)
        {
            var collection = each.Collection.Unwrapped();
            while (collection is IInvocationOperation { TargetMethod.Name: "WithCancellation" or "ConfigureAwait", Arguments.Length: > 0 } call)
            {
                collection = call.Arguments[0].Value.Unwrapped();
            }

            if (!project.Symbols.IsOrInherits(collection.Type, TypeNames.AmazonPaginatedEnumerable))
            {
                return null;
            }

            return collection is IPropertyReferenceOperation property ? (property.Instance as IInvocationOperation)?.TargetMethod.Name ?? DisplayNames.Of(property.Property) : collection.Type!.Name;
        }

        /// <summary>Gets the name of the AWS operation that a loop calls, or null where it calls none.</summary>
        private string? PagedCall(ILoopOperation loop)
        {
            foreach (var operation in loop.CodeInside())
            {
                if (operation is IInvocationOperation { Instance: not null } call
                    && ServiceCalls.IsServiceCall(call, project.Symbols)
                    && !project.Symbols.Is(call.Instance.Unwrapped().Type, TypeNames.HttpClient)
                    && QueueApi.ReadOf(call, project.Symbols) is null)
                {
                    return call.TargetMethod.Name;
                }
            }

            return null;
        }

        /// <summary>Tells whether all that ends a loop is that there is no next page.</summary>
        private bool GoesToTheEnd(ILoopOperation loop, LoopExits exits, LoopWrites writes)
        {
            if (loop is IForEachLoopOperation)
            {
                return !exits.HasJump;
            }

            var isPaged = false;
            foreach (var condition in exits.Conditions)
            {
                if (!AsksForPage(condition, writes, new(SymbolEqualityComparer.Default)))
                {
                    return false;
                }

                isPaged = true;
            }

            return isPaged && !exits.HasUnconditional;
        }

        /// <summary>Tells whether a condition asks an answer of AWS, or the next request, for the token of the next page; variables are followed.</summary>
        private bool AsksForPage(IOperation condition, LoopWrites writes, HashSet<ISymbol> seen)
        {
            foreach (var operation in condition.DescendantsAndSelf())
            {
                if (operation is IPropertyReferenceOperation { Property: { } property } && IsPageToken(property))
                {
                    return true;
                }

                var variable = (operation as ILocalReferenceOperation)?.Local ?? (ISymbol?)(operation as IParameterReferenceOperation)?.Parameter;
                if (variable is null || !seen.Add(variable))
                {
                    continue;
                }

                foreach (var write in writes.Of(variable))
                {
                    if (write.Value is { } value && AsksForPage(value, writes, seen))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private bool IsPageToken(IPropertySymbol property) =>
            property.Name is "NextToken" or "NextMarker" or "NextContinuationToken" or "ContinuationToken" or "LastEvaluatedKey" or "ExclusiveStartKey" or "PaginationToken"
                or "NextPageToken" or "Marker" or "Position" or "IsTruncated" or "HasMoreResults" or "LastEvaluatedTableName" or "ExclusiveStartTableName"
            && (project.Symbols.IsOrInherits(property.ContainingType, TypeNames.AmazonWebServiceResponse) || project.Symbols.IsOrInherits(property.ContainingType, TypeNames.AmazonWebServiceRequest));
    }
}
