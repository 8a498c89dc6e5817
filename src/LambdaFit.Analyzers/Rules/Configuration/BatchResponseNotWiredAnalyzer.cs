using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// LFIT3015: a handler that says which items of a batch failed, to an event source that does not listen; or a source that listens to a handler that
/// says nothing. Each description of the function is judged alone.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BatchResponseNotWiredAnalyzer() : LambdaAnalyzer(BatchResponseNotWired)
{
    private static readonly DiagnosticDescriptor BatchResponseNotWired = Rule.Create(
        RuleIds.BatchResponseNotWired,
        "Batch response and event source do not fit",
        "'{0}' returns {1}, but {2}; {3}",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        "Lambda reads a batch response only where the event source mapping lists ReportBatchItemFailures in FunctionResponseTypes. Without it the response is ignored, and items that failed are deleted or passed over with the others; with it a handler that returns nothing has processed the whole batch.");

    private static readonly string[] BatchResponses =
    [
        TypeNames.SqsBatchResponse, TypeNames.KinesisEventResponse, TypeNames.DynamoDBEventResponse, TypeNames.PowertoolsBatchResponse,
    ];

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            if (entryPoint.Method is not { } method || IsWiredByGenerator(entryPoint, project.Symbols))
            {
                return;
            }

            var response = BatchResponse(method.ReturnType, project.Symbols);
            if (response is null && !ReturnsNothing(method, project.Symbols))
            {
                return;
            }

            foreach (var function in project.Functions(cancellationToken).Of(entryPoint))
            {
                if (SourcesThat(function, report: response is null) is not { Length: > 0 } sources)
                {
                    continue;
                }

                var setting = "'" + SettingNames.ResponseTypes(function.File.Format) + "'";
                var where = " set for " + sources + " in " + Path.GetFileName(function.File.Path);
                report(Diagnostic.Create(
                    BatchResponseNotWired,
                    entryPoint.Anchor,
                    [ConfigurationLocation.Of(function.File, function.NameSpan)],
                    response is null ? ImmutableDictionary<string, string?>.Empty : ConfigurationProperties.Of(function, "true"),
                    entryPoint.Name,
                    response is null ? "nothing" : "'" + response.Name + "'",
                    response is null
                        ? "'ReportBatchItemFailures' is" + where + ", so every batch that does not throw counts as processed"
                        : "'ReportBatchItemFailures' is not" + where + ", so Lambda ignores the response and takes items that failed for processed",
                    response is null
                        ? "return the items that failed, or remove " + setting
                        : "add it to " + setting));
            }
        });

    /// <summary>The Annotations generator writes the mapping from <c>[SQSEvent]</c> and the return type.</summary>
    private static bool IsWiredByGenerator(EntryPoint entryPoint, KnownSymbols symbols) =>
        entryPoint.Kind is EntryPointKind.Annotations
        && (entryPoint.Method!.HasAttribute(symbols[TypeNames.SqsEventAttribute]) || entryPoint.Method!.HasAttribute(symbols[TypeNames.DynamoDBEventAttribute]));

    /// <summary>Names the queues and streams that listen to a batch response, or those that certainly do not; null where there are none.</summary>
    private static string? SourcesThat(FunctionSettings function, bool report)
    {
        string? names = null;
        foreach (var source in function.EventSources)
        {
            if (source.ReportsBatchItemFailures is { HasValue: true } reports && reports.Value == report)
            {
                var name = "'" + (source.IsMapping ? source.Name : function.Name + "." + source.Name) + "'";
                names = names is null ? name : names + ", " + name;
            }
        }

        return names;
    }

    private static ITypeSymbol? BatchResponse(ITypeSymbol returned, KnownSymbols symbols)
    {
        if (returned is INamedTypeSymbol { TypeArguments.Length: 1 } task && (symbols.Is(task, TypeNames.TaskOfT) || symbols.Is(task, TypeNames.ValueTaskOfT)))
        {
            returned = task.TypeArguments[0];
        }

        foreach (var response in BatchResponses)
        {
            if (symbols.IsOrInherits(returned, response))
            {
                return returned;
            }
        }

        return null;
    }

    private static bool ReturnsNothing(IMethodSymbol method, KnownSymbols symbols) =>
        method.ReturnsVoid || symbols.Is(method.ReturnType, TypeNames.Task) || symbols.Is(method.ReturnType, TypeNames.ValueTask);
}
