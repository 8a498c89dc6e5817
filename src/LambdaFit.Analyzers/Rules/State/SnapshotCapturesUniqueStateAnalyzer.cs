using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>LFIT2011: what should be unique, fresh or open is made before SnapStart takes its snapshot, and so is the same in every environment.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SnapshotCapturesUniqueStateAnalyzer() : LambdaAnalyzer(SnapshotCapturesUniqueState)
{
    private static readonly DiagnosticDescriptor SnapshotCapturesUniqueState = Rule.Create(
        RuleIds.SnapshotCapturesUniqueState,
        "SnapStart captures state that must not be shared",
        "{0} made at init is kept in '{1}', and SnapStart restores it from the snapshot into every execution environment; make it in the invocation, or renew it with 'SnapshotRestore.RegisterAfterRestore'",
        Categories.State,
        DiagnosticSeverity.Warning,
        "With SnapStart, Lambda runs the init code once, when a version is published, and starts every execution environment from the memory that it left, for days or weeks. Identifiers and random sequences are then the same everywhere, times and secrets are old, and connections are closed.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        context.RegisterOperationAction(new Snapshot(project).Analyze, OperationKind.Invocation, OperationKind.PropertyReference, OperationKind.ObjectCreation);

    /// <summary>What the actions of one compilation share.</summary>
    private sealed class Snapshot(LambdaProject project)
    {
        private readonly SnapshotCode code = new(project);
        private readonly RestoreHooks hooks = new(project);

        public void Analyze(OperationAnalysisContext context)
        {
            var value = context.Operation;
            if (WhatMustNotBeShared(value) is not { } what || !code.IsOn(context.CancellationToken))
            {
                return;
            }

            foreach (var holder in value is IInvocationOperation { Instance: { } connection } && IsOpening(value) ? StoredValue.HoldersOfObject(connection) : StoredValue.HoldersOf(value))
            {
                if (code.IsCaptured(value, context.ContainingSymbol, holder, context.CancellationToken) && !hooks.Renew(holder, context.CancellationToken))
                {
                    context.ReportDiagnostic(Diagnostic.Create(SnapshotCapturesUniqueState, value.Syntax.GetLocation(), what, holder is ILocalSymbol ? holder.Name : DisplayNames.Of(holder)));
                    return;
                }
            }
        }

        private string? WhatMustNotBeShared(IOperation value)
        {
            switch (value)
            {
                case IInvocationOperation { TargetMethod: var method }:
                    return method.Name switch
                    {
                        "NewGuid" or "CreateVersion7" when project.Symbols.IsMemberOf(method, TypeNames.Guid) => "The identifier",
                        "GetBytes" or "GetInt32" or "GetHexString" or "GetString" or "GetItems" when method.IsStatic && project.Symbols.IsMemberOf(method, TypeNames.RandomNumberGenerator) => "The random value",
                        "Next" or "NextInt64" or "NextDouble" or "NextSingle" or "GetItems" when project.Symbols.IsOrInherits(method.ContainingType, TypeNames.Random) => "The random value",
                        "GetSecretValueAsync" or "GetSecretValue" when project.Symbols.IsOrInherits(method.ContainingType, TypeNames.SecretsManager) => "The secret",
                        _ => IsOpening(value) ? "The connection" : null,
                    };
                case IPropertyReferenceOperation { Property: { Name: "Now" or "UtcNow" or "Today", IsStatic: true } property }:
                    return project.Symbols.IsMemberOf(property, TypeNames.DateTime) || project.Symbols.IsMemberOf(property, TypeNames.DateTimeOffset) ? "The time" : null;
                case IObjectCreationOperation { Arguments.IsEmpty: true } creation:
                    return project.Symbols.Is(creation.Type, TypeNames.Random) ? "The random sequence" : null;
                default:
                    return null;
            }
        }

        private bool IsOpening(IOperation value) =>
            value is IInvocationOperation { TargetMethod.Name: "Open" or "OpenAsync", Instance: { } connection } && project.Symbols.IsOrInherits(connection.Type, TypeNames.DbConnection);
    }
}
