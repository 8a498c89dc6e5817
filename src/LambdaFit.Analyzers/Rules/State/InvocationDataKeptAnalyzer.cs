using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// LFIT2004: the event, the context, the request or the caller's identity kept where the next invocation finds it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvocationDataKeptAnalyzer() : LambdaAnalyzer(InvocationDataKept)
{
    private static readonly DiagnosticDescriptor InvocationDataKept = Rule.Create(
        RuleIds.InvocationDataKept,
        "Data of one Lambda invocation is kept for the next",
        "'{0}' keeps {1} beyond the invocation{2}: {3}{4}",
        Categories.State,
        DiagnosticSeverity.Warning,
        "The event, the context, the HTTP request and the identity of the caller belong to one invocation. Kept in a static, in a field of the handler or in a singleton, they are there in the next invocation, which may belong to another caller.");

    private const string Leaks = ", and the next invocation in this execution environment finds it; pass it as a parameter, or keep it in an 'AsyncLocal<T>'";
    private const string Races = ", and invocations that run side by side find each other's; pass it as a parameter, or keep it in an 'AsyncLocal<T>'";
    private const string Overwrites = "; only because each invocation overwrites it before reading it are they kept apart, which fails once invocations run side by side; pass it as a parameter";

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var idioms = new StateIdioms(project);
        var data = new InvocationData(project);
        var assignedFirst = new AssignedFirst(project);
        StateWrite.Register(context, project, (c, write) =>
        {
            if (data.Of(write, c.CancellationToken) is not { } kept
                || write.IsPartOfWrite(project, c)
                || (c.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && !write.IsStatic)
                || project.CallGraph(c.CancellationToken).ReachOf(c.Operation, c.ContainingSymbol) is not { } reach
                || write.Lifetime(project, c.ContainingSymbol, c.CancellationToken) is not { OutlivesInvocation: true } lifetime)
            {
                return null;
            }

            var isRace = project.RunsOnManagedInstances(reach.EntryPoint, write.Target.Syntax.SyntaxTree, c.CancellationToken);
            if (!isRace && idioms.IsClearedAfterwards(write, c.CancellationToken))
            {
                return null;
            }

            var isOverwritten = !isRace
                && write is { IsStatic: false, Member: IFieldSymbol or IPropertySymbol, Reference: IMemberReferenceOperation { Instance: IInstanceReferenceOperation } }
                && assignedFirst.Holds(write.Member, c.CancellationToken);
            return Diagnostic.Create(
                InvocationDataKept,
                write.Target.Syntax.GetLocation(),
                isOverwritten ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                additionalLocations: null,
                properties: null,
                write.Name,
                kept,
                reach.Describe(),
                lifetime.Why,
                isRace ? Races : isOverwritten ? Overwrites : Leaks);
        });
    }
}
