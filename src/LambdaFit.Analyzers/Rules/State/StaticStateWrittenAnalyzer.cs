using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// LFIT2001: a static field, property or event that an invocation writes, so that what one invocation leaves is found by the next one of this
/// environment and by no other.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticStateWrittenAnalyzer() : LambdaAnalyzer(StaticStateWritten)
{
    private static readonly DiagnosticDescriptor StaticStateWritten = Rule.Create(
        RuleIds.StaticStateWritten,
        "Static state written during a Lambda invocation",
        "Static '{0}' is written during an invocation{1}, and {2}",
        Categories.State,
        DiagnosticSeverity.Warning,
        "An execution environment serves many invocations, one after the other, and Lambda starts and ends environments as it likes. What an invocation writes to a static is seen by later invocations of the same environment and by no other environment.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var idioms = new StateIdioms(project);
        var data = new InvocationData(project);
        StateWrite.Register(context, project, (c, write) =>
        {
            var reach = write.IsStatic && !write.IsPartOfWrite(project, c)
                ? project.CallGraph(c.CancellationToken).ReachOf(c.Operation, c.ContainingSymbol)
                : null;
            if (reach is null
                || reach.IsConstruction // what a controller is given comes from the container
                || !write.Lifetime(project, c.ContainingSymbol, c.CancellationToken).OutlivesInvocation
                || data.Of(write, c.CancellationToken) is not null
                || idioms.Covers(write, reach, c.CancellationToken))
            {
                return null;
            }

            var isRace = project.RunsOnManagedInstances(reach.EntryPoint, write.Target.Syntax.SyntaxTree, c.CancellationToken);
            return Diagnostic.Create(StaticStateWritten, write.Target.Syntax.GetLocation(), write.Name, reach.Describe(), idioms.Trouble(write, reach, isRace, c.CancellationToken));
        });
    }
}
