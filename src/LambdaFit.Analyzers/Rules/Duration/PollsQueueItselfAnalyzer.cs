using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>LFIT1011: a function that takes messages from a queue in a loop, although Lambda would do that for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PollsQueueItselfAnalyzer() : LambdaAnalyzer(PollsQueueItself)
{
    private static readonly DiagnosticDescriptor PollsQueueItself = Rule.Create(
        RuleIds.PollsQueueItself,
        "Lambda function polls a queue itself",
        "'{0}' makes the function poll {1} itself{2}: its waiting is billed, and the timeout (900 s at most) cuts off what it has received and not finished; {3}",
        Categories.Duration,
        DiagnosticSeverity.Warning,
        "An event source mapping reads SQS, Kinesis, Kafka and RabbitMQ for the function, scales with the backlog, retries and costs nothing while there is no message. A loop that does the same inside an invocation is billed while it waits, and the timeout ends it in the middle of a message. A consumer that must run permanently belongs on Fargate or ECS.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var consumers = new QueueConsumers(project);
        context.RegisterOperationAction(c => AnalyzeLoop(c, consumers, project), OperationKind.Loop);
        context.RegisterOperationAction(c => AnalyzeCall(c, consumers, project), OperationKind.Invocation);
    }

    private static void AnalyzeLoop(OperationAnalysisContext context, QueueConsumers consumers, LambdaProject project)
    {
        if (!QueueApi.Mentions.AreIn(project.Compilation, context.CancellationToken))
        {
            return;
        }

        foreach (var read in consumers.Find((ILoopOperation)context.Operation, context.ContainingSymbol, context.CancellationToken))
        {
            Report(context, read.Call, read.Queue, read.RunBy);
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context, QueueConsumers consumers, LambdaProject project)
    {
        var call = (IInvocationOperation)context.Operation;
        if (QueueApi.SubscriptionOf(call, project.Symbols) is { } queue
            && consumers.RunBy(call, context.ContainingSymbol, context.CancellationToken) is { } runBy)
        {
            Report(context, call, queue, runBy);
        }
    }

    private static void Report(OperationAnalysisContext context, IInvocationOperation call, QueueApi queue, RunBy runBy)
    {
        var name = EntryPoints.NameOf(call.Syntax);
        var advice = queue.HasEventSource
            ? "let an event source mapping invoke the function"
            : "forward the messages to an SQS queue or EventBridge, which invoke the function";
        context.ReportDiagnostic(Diagnostic.Create(
            PollsQueueItself,
            name.GetLocation(),
            call.TargetMethod.Name,
            queue.Description,
            runBy.Reach?.Describe() ?? " (in the hosted service '" + DisplayNames.Of(runBy.HostedService!) + "')",
            runBy.Reach is { EntryPoint.IsDurable: true } ? advice : advice + ", or run a permanent consumer on Fargate or ECS"));
    }
}
