using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>LFIT6009: invocation code that ends the process, so that the invocation fails and the environment is lost.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProcessExitAnalyzer() : LambdaAnalyzer(ProcessExit)
{
    /// <summary>Tells the fix that the code is the handler's own, where <c>return</c> and <c>throw</c> end the invocation.</summary>
    internal const string InHandler = "inHandler";

    private static readonly DiagnosticDescriptor ProcessExit = Rule.Create(
        RuleIds.ProcessExit,
        "Invocation ends the process",
        "'{0}' ends the runtime's process{1}, so the invocation fails with 'Runtime.ExitError' whatever the exit code and the next one is a cold start; {2}",
        Categories.Handler,
        DiagnosticSeverity.Warning,
        "A function has succeeded when its handler returns, and failed when it throws. When the process ends instead, Lambda reports Runtime.ExitError whatever the exit code, retries events of queues and asynchronous invocations, and starts a new environment for the next invocation.");

    private static readonly ImmutableDictionary<string, string?> HandlerProperties = ImmutableDictionary<string, string?>.Empty.Add(InHandler, "true");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (!EndsProcess(call, project.Symbols, out var advice)
                    || project.CallGraph(operation.CancellationToken).ReachOf(call, operation.ContainingSymbol) is not { } reach)
                {
                    return;
                }

                operation.ReportDiagnostic(Diagnostic.Create(
                    ProcessExit,
                    EntryPoints.NameOf(call.Syntax).GetLocation(),
                    IsInHandler(call, reach) ? HandlerProperties : null,
                    DisplayNames.Of(call.TargetMethod),
                    reach.Describe(),
                    advice));
            },
            OperationKind.Invocation);

    /// <summary>Tells whether code is the handler's own, and not that of a function inside it.</summary>
    private static bool IsInHandler(IOperation code, Reach reach)
    {
        for (var outer = code.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return IsHandler(reach) && outer.Syntax == CalledMembers.DeclarationOf(reach.Member);
            }
        }

        return IsHandler(reach);
    }

    private static bool IsHandler(Reach reach) => reach is { Caller: null, EntryPoint.IsFunction: true };

    private static bool EndsProcess(IInvocationOperation call, KnownSymbols symbols, out string advice)
    {
        advice = "throw an exception instead";
        switch (call.TargetMethod.Name)
        {
            case "Exit" when symbols.IsMemberOf(call.TargetMethod, TypeNames.Environment):
                if (call.Arguments is { Length: 1 } arguments && arguments[0].Value.ConstantValue is { HasValue: true, Value: 0 })
                {
                    advice = "return instead";
                }

                return true;
            case "FailFast":
                return symbols.IsMemberOf(call.TargetMethod, TypeNames.Environment);
            case "Kill":
                return call.Instance is { } process && symbols.IsMemberOf(call.TargetMethod, TypeNames.Process) && IsCurrent(process, symbols);
            default:
                return false;
        }
    }

    /// <summary>Tells whether a process is the one that runs the function: the current one, perhaps kept in a local.</summary>
    private static bool IsCurrent(IOperation process, KnownSymbols symbols)
    {
        process = process.Unwrapped();
        if (process is ILocalReferenceOperation { Local: var local })
        {
            IOperation? value = null;
            foreach (var operation in process.Root().Descendants())
            {
                switch (operation)
                {
                    case IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local):
                        value = declarator.GetVariableInitializer()?.Value.Unwrapped();
                        break;
                    case ILocalReferenceOperation reference when SymbolEqualityComparer.Default.Equals(reference.Local, local) && Writes.IsWritten(reference):
                        return false;
                }
            }

            process = value ?? process;
        }

        return process is IInvocationOperation { TargetMethod: { Name: "GetCurrentProcess" } method } && symbols.IsMemberOf(method, TypeNames.Process);
    }
}
