using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>LFIT6002: an <c>async void</c> handler, which the .NET runtime client refuses and nothing could await.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncVoidHandlerAnalyzer() : LambdaAnalyzer(AsyncVoidHandler)
{
    private static readonly DiagnosticDescriptor AsyncVoidHandler = Rule.Create(
        RuleIds.AsyncVoidHandler,
        "Lambda handler must not be async void",
        "Handler '{0}' is 'async void': Lambda cannot wait for it, and what follows its first 'await' is lost; return 'Task' instead",
        Categories.Handler,
        DiagnosticSeverity.Error,
        "The .NET runtime client rejects an 'async void' handler of a class library when the function starts. Anywhere else the response goes out at the first 'await', the environment is frozen, and the rest runs in a later invocation or never.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            if (entryPoint.Method is { IsAsync: true, ReturnsVoid: true }
                && (entryPoint.Kind is not EntryPointKind.Convention || !project.EntryPoints(cancellationToken).HasDeclared)
                && entryPoint.Kind is not EntryPointKind.Library)
            {
                report(Diagnostic.Create(AsyncVoidHandler, entryPoint.Anchor, entryPoint.Name));
            }
        });
}
