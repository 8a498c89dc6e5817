using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// LFIT2002: a field, property, event or captured variable of an object that serves many invocations, written by one of them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InstanceStateWrittenAnalyzer() : LambdaAnalyzer(InstanceStateWritten)
{
    /// <summary>The key of a property of the diagnostic: its value belongs to one invocation, so that a local serves as well.</summary>
    internal const string BelongsToInvocation = "BelongsToInvocation";

    private const string Overwrites = "only because each invocation overwrites it before reading it is it kept apart, which fails once invocations run side by side; keep it in a local variable and pass it as a parameter";

    private static readonly DiagnosticDescriptor InstanceStateWritten = Rule.Create(
        RuleIds.InstanceStateWritten,
        "State of a long-lived object written during a Lambda invocation",
        "'{0}' outlives the invocation that writes it{1}: {2}, and {3}",
        Categories.State,
        DiagnosticSeverity.Warning,
        "Lambda makes one object of the handler's class per execution environment, and with it live singletons and whatever its fields hold. What an invocation writes there is seen by later invocations of the same environment and by no other environment.");

    private static readonly ImmutableDictionary<string, string?> MayBecomeLocal = ImmutableDictionary<string, string?>.Empty.Add(BelongsToInvocation, null);

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var idioms = new StateIdioms(project);
        var data = new InvocationData(project);
        var assignedFirst = new AssignedFirst(project);
        StateWrite.Register(context, project, (c, write) =>
        {
            if (write.IsStatic
                || write.IsPartOfWrite(project, c)
                || IsConstruction(c.ContainingSymbol, write)
                || project.CallGraph(c.CancellationToken).ReachOf(c.Operation, c.ContainingSymbol) is not { } reach
                || write.Lifetime(project, c.ContainingSymbol, c.CancellationToken) is not { OutlivesInvocation: true } lifetime
                || data.Of(write, c.CancellationToken) is not null
                || idioms.Covers(write, reach, c.CancellationToken))
            {
                return null;
            }

            var isRace = project.RunsOnManagedInstances(reach.EntryPoint, write.Target.Syntax.SyntaxTree, c.CancellationToken);
            var isOverwritten = write is { Member: IFieldSymbol or IPropertySymbol, Reference: IMemberReferenceOperation { Instance: IInstanceReferenceOperation } }
                && assignedFirst.Holds(write.Member, c.CancellationToken);
            var trouble = isOverwritten && !isRace ? Overwrites : idioms.Trouble(write, reach, isRace, c.CancellationToken);
            return Diagnostic.Create(
                InstanceStateWritten,
                write.Target.Syntax.GetLocation(),
                isOverwritten && !isRace ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                additionalLocations: null,
                isOverwritten || idioms.Leaks(write, reach, c.CancellationToken) ? MayBecomeLocal : null,
                write.Name,
                reach.Describe(),
                lifetime.Why,
                trouble);
        });
    }

    /// <summary>What a constructor writes to its own object is the beginning, not a change.</summary>
    private static bool IsConstruction(ISymbol containingSymbol, StateWrite write) =>
        containingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && write.Root is IInstanceReferenceOperation;
}
