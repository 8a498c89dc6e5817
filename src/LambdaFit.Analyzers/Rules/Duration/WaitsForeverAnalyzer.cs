using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Waits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>LFIT1008: a wait without a limit. If what it waits for does not come, only the function's timeout ends it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WaitsForeverAnalyzer() : LambdaAnalyzer(WaitsForever)
{
    private const string PassLimit = "pass a limit such as 'ILambdaContext.RemainingTime' and handle that it ran out";
    private const string PassToken = "pass a token that is cancelled before 'ILambdaContext.RemainingTime' runs out";
    private const string WaitElsewhere = "let a durable function or Step Functions wait for what is to come";
    private const string WaitDurably = "use WaitForCallbackAsync or WaitForConditionAsync of the durable context";
    private const string ReadEvent = "take the input from the event";
    private const string MoveHost = "move a permanent process to Fargate or ECS";

    private static readonly DiagnosticDescriptor WaitsForever = Rule.Create(
        RuleIds.WaitsForever,
        "Wait in a Lambda invocation has no limit",
        "'{0}' waits here without a limit{1}, and if nothing ends it the invocation runs into its timeout (900 s at most) and fails; {2}",
        Categories.Duration,
        DiagnosticSeverity.Warning,
        "Lambda ends an invocation at the function's timeout, at most 900 seconds after its start, and bills every second until then. A wait without a limit turns whatever goes wrong elsewhere into a timeout, which leaves no time to log, clean up or report a failure.");

    private static readonly string[] EventSignals = ["Set", "Signal", "SignalAndWait", "RemoveParticipant", "RemoveParticipants", "Release"];
    private static readonly string[] CollectionSignals = ["Add", "TryAdd", "CompleteAdding"];
    private static readonly string[] ChannelSignals = ["WriteAsync", "TryWrite"];

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var rule = new Analysis(project);
        context.RegisterOperationAction(rule.AnalyzeCall, OperationKind.Invocation);
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis(LambdaProject project)
    {
        private readonly KnownSymbols symbols = project.Symbols;
        private readonly Wakers wakers = new(project);
        private readonly CancellableTokens tokens = new(project.Symbols);

        public void AnalyzeCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (AdviceFor(call) is not { } advice || HasLimit(call) || !IsEndless(call, context))
            {
                return;
            }

            if (project.CallGraph(context.CancellationToken).ReachOf(call, context.ContainingSymbol) is not { } reach
                || (advice is not WaitElsewhere && !IsWaitedFor(call, mayReturn: reach.Caller is null)))
            {
                return;
            }

            if (advice is WaitElsewhere && reach.EntryPoint.IsDurable)
            {
                advice = WaitDurably;
            }

            context.ReportDiagnostic(Diagnostic.Create(
                WaitsForever, EntryPoints.NameOf(call.Syntax).GetLocation(), DisplayNames.Of(call.TargetMethod), reach.Describe(), advice));
        }

        /// <summary>Gets what to do instead of a call that may be a wait without a limit, by its name and then its type; null for any other call.</summary>
        private string? AdviceFor(IInvocationOperation call)
        {
            var type = call.TargetMethod.ContainingType;
            switch (call.TargetMethod.Name)
            {
                case "WaitOne":
                    return symbols.IsOrInherits(type, TypeNames.WaitHandle) ? PassLimit : null;
                case "Wait":
                    return symbols.Is(type, TypeNames.SemaphoreSlim) || symbols.Is(type, TypeNames.ManualResetEventSlim) || symbols.Is(type, TypeNames.CountdownEvent) ? PassLimit : null;
                case "WaitAsync":
                    return symbols.Is(type, TypeNames.SemaphoreSlim) ? PassLimit : null;
                case "SignalAndWait":
                    return symbols.Is(type, TypeNames.Barrier) ? PassLimit : null;
                case "Join":
                    return symbols.Is(type, TypeNames.Thread) ? PassLimit : null;
                case "WaitForExit":
                    return symbols.Is(type, TypeNames.Process) ? PassLimit : null;
                case "WaitForExitAsync":
                    return symbols.Is(type, TypeNames.Process) ? PassToken : null;
                case "Take" or "GetConsumingEnumerable":
                    return symbols.Is(type, TypeNames.BlockingCollection) ? PassToken : null;
                case "ReadAsync" or "WaitToReadAsync" or "ReadAllAsync":
                    return symbols.IsOrInherits(type, TypeNames.ChannelReader) ? PassToken : null;
                case "Sleep" or "Delay":
                    return project.Waits.Api.IsWait(call.TargetMethod) ? WaitElsewhere : null;
                case "Read" or "ReadLine" or "ReadKey":
                    return symbols.Is(type, TypeNames.Console) ? ReadEvent : null;
                case "Run" or "RunAsync" or "RunConsoleAsync" or "WaitForShutdown" or "WaitForShutdownAsync":
                    return symbols.Is(type, TypeNames.HostExtensions) || symbols.Is(type, TypeNames.HostBuilderExtensions)
                        || symbols.Is(type, TypeNames.WebHostExtensions) || symbols.Is(type, TypeNames.WebApplication) ? MoveHost : null;
                default:
                    return null;
            }
        }

        /// <summary>Tells whether an argument ends the wait: a token that can be cancelled, or a timeout other than the infinite one.</summary>
        private bool HasLimit(IInvocationOperation call)
        {
            foreach (var argument in call.Arguments)
            {
                if (tokens.IsHandedOn(argument, isHosted: false))
                {
                    return true;
                }

                var isTimeout = argument.Parameter is { Type: { SpecialType: SpecialType.System_Int32 } or { Name: "TimeSpan" }, Name: "millisecondsTimeout" or "timeout" or "milliseconds" };
                if (isTimeout && !Limits.IsInfinite(argument.Value, symbols))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsEndless(IInvocationOperation call, OperationAnalysisContext context)
        {
            var method = call.TargetMethod;
            var receiver = Wakers.Receiver(call);
            switch (method.Name)
            {
                case "Sleep" or "Delay":
                    return WaitNodes.Find(project.Waits, call, context.ContainingSymbol, context.CancellationToken) is { IsUnbounded: true };

                case "WaitOne" or "Wait" or "WaitAsync" or "SignalAndWait":
                    // A mutex is a lock; what a semaphore lets in, it lets out again where it is one.
                    return receiver is not null
                        && !symbols.Is(receiver.Type, TypeNames.Mutex)
                        && Wakers.SubjectOf(receiver) is { } signal
                        && wakers.StartsClosed(signal, call, context.CancellationToken)
                        && !(symbols.Is(receiver.Type, TypeNames.SemaphoreSlim) || symbols.Is(receiver.Type, TypeNames.Semaphore)
                            ? wakers.IsCalledAnywhere(signal, "Release", call, context.CancellationToken)
                            : wakers.MayWake(signal, EventSignals, call, context.CancellationToken));

                case "Join":
                    // Of threads out of a collection nothing is known.
                    return receiver is not IParameterReferenceOperation
                        && !IsLoopVariable(receiver)
                        && !wakers.IsUsed(receiver, call, static (use, self) => use is { TargetMethod: { Name: "Join", Parameters.Length: > 0 } } && !ReferenceEquals(use, self));
                case "WaitForExit" or "WaitForExitAsync":
                    // After a timed wait the one without a limit only reads the rest of the output.
                    return !wakers.IsUsed(receiver, call, static (use, self) =>
                        use.TargetMethod.Name is "Kill" or "CloseMainWindow"
                        || (use is { TargetMethod.Name: "WaitForExit" or "WaitForExitAsync", Arguments.Length: > 0 } && use.Arguments[0].ArgumentKind is ArgumentKind.Explicit && !ReferenceEquals(use, self)));

                case "Take":
                    return Wakers.SubjectOf(receiver) is { } queue
                        && !wakers.IsMentioned(TypeNames.BlockingCollection, "CompleteAdding", context.CancellationToken)
                        && !wakers.MayWake(queue, CollectionSignals, call, context.CancellationToken);
                case "GetConsumingEnumerable":
                    return Wakers.SubjectOf(receiver) is { } collection && EnumeratesToTheEnd(call)
                        && !wakers.IsMentioned(TypeNames.BlockingCollection, "CompleteAdding", context.CancellationToken)
                        && !wakers.MayWake(collection, [], call, context.CancellationToken);

                case "ReadAsync" or "WaitToReadAsync" or "ReadAllAsync":
                    return wakers.ChannelOf(receiver, context.CancellationToken) is { } channel
                        && (method.Name is not "ReadAllAsync" || EnumeratesToTheEnd(call))
                        && !wakers.IsMentioned(TypeNames.ChannelWriter, "Complete", context.CancellationToken)
                        && !wakers.IsMentioned(TypeNames.ChannelWriter, "TryComplete", context.CancellationToken)
                        && !wakers.MayWake(channel, method.Name is "ReadAllAsync" ? [] : ChannelSignals, call, context.CancellationToken);
                default:
                    return true;
            }
        }

        private static bool IsLoopVariable(IOperation? receiver) =>
            receiver is ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: > 0 } declarations } && declarations[0].GetSyntax() is CommonForEachStatementSyntax;

        /// <summary>Tells whether a loop over the call's result has no way out but the end of the sequence.</summary>
        private bool EnumeratesToTheEnd(IInvocationOperation call)
        {
            IOperation value = call;
            while (true)
            {
                switch (value.Parent)
                {
                    case IConversionOperation conversion:
                        value = conversion;
                        continue;
                    case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "WithCancellation" } } outer } when symbols.IsMemberOf(outer.TargetMethod, TypeNames.TaskAsyncEnumerableExtensions):
                        foreach (var argument in outer.Arguments)
                        {
                            if (tokens.IsHandedOn(argument, isHosted: false))
                            {
                                return false;
                            }
                        }

                        value = outer;
                        continue;
                    case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } configured:
                        value = configured;
                        continue;
                    case IForEachLoopOperation loop when ReferenceEquals(loop.Collection, value):
                        return !new WaysOut(symbols).HasWayOut(loop, static (loop, branch) => branch.BranchKind is BranchKind.Break
                            ? SymbolEqualityComparer.Default.Equals(branch.Target, ((ILoopOperation)loop).ExitLabel)
                            : branch.BranchKind is BranchKind.GoTo);
                    default:
                        return false;
                }
            }
        }

        /// <summary>Tells whether the code goes on only when a call's task has completed; a call that returns none waits itself.</summary>
        private bool IsWaitedFor(IInvocationOperation call, bool mayReturn)
        {
            if (!project.Waits.Api.IsTask(call.Type))
            {
                return true;
            }

            IOperation value = call;
            while (true)
            {
                switch (value.Parent)
                {
                    case IAwaitOperation:
                    case IPropertyReferenceOperation { Property.Name: "Result" }:
                    case IInvocationOperation { TargetMethod: { Name: "Wait", Parameters.Length: 0 } }:
                        return true;
                    case IReturnOperation:
                        return mayReturn;
                    case IConversionOperation:
                    case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" }:
                        value = value.Parent;
                        continue;
                    case IInvocationOperation { TargetMethod.Name: "GetResult" }:
                        return true;
                    default:
                        return false;
                }
            }
        }
    }
}
