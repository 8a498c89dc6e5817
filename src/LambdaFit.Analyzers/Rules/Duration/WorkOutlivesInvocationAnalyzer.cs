using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>LFIT1009: work that an invocation starts and does not wait for, so that Lambda freezes it when the handler returns.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WorkOutlivesInvocationAnalyzer() : LambdaAnalyzer(WorkOutlivesInvocation)
{
    private const string AwaitIt = "await it";
    private const string RunAndAwait = "run it with 'Task.Run' and await that";

    private static readonly DiagnosticDescriptor WorkOutlivesInvocation = Rule.Create(
        RuleIds.WorkOutlivesInvocation,
        "Work goes on after the Lambda invocation has ended",
        "{0}, but Lambda freezes the environment when the handler returns, so the work is lost or resumes in a later invocation{1}; {2}{3}",
        Categories.Duration,
        DiagnosticSeverity.Warning,
        "Lambda freezes the execution environment as soon as the handler has returned. Work that nobody waited for stops in the middle; it resumes if the environment happens to serve another invocation, and is lost without a trace if it does not.");

    private static readonly string[] ForgettingNames =
    [
        "Forget", "FireAndForget", "SafeFireAndForget", "FireAndForgetSafeAsync", "NoWait", "NoAwait",
    ];

    // The path of the Extensions API with which a process asks to be kept running until it says that it has finished.
    private static readonly NameMentions Extensions = new("extension/register");

    private static readonly string[] TimerEnds = ["Dispose", "DisposeAsync", "Close", "Stop", "Change"];

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var rule = new Analysis(project);
        context.RegisterOperationAction(rule.AnalyzeStatement, OperationKind.ExpressionStatement);
        context.RegisterOperationAction(rule.AnalyzeLocal, OperationKind.VariableDeclarator);
        context.RegisterOperationAction(rule.AnalyzeTimer, OperationKind.ObjectCreation);
        context.RegisterOperationAction(rule.AnalyzeDelegate, OperationKind.DelegateCreation);
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis(LambdaProject project)
    {
        private readonly TaskFlow flow = new(project);
        private readonly KnownSymbols symbols = project.Symbols;

        /// <summary>Calls whose task, thread or work item the statement drops.</summary>
        public void AnalyzeStatement(OperationAnalysisContext context)
        {
            var statement = (IExpressionStatementOperation)context.Operation;
            switch (statement.Operation)
            {
                case ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var value }:
                    // A constructor cannot await; what it starts and discards is a warm-up by intent.
                    if (context.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor })
                    {
                        ReportTask(context, flow.StartedBy(value));
                    }

                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }, Value: var value }
                    when flow.IsTask(local.Type) && flow.StartedBy(value) is { } call && TaskFlow.IsNeverUsed(local, statement):
                    ReportTask(context, call);
                    break;
                case IAssignmentOperation { Target: IFieldReferenceOperation { Field: var field }, Value: var value }
                    when flow.IsTask(field.Type) && flow.StartedBy(value) is { } call && TaskFlow.MembersUsed(field, context.CancellationToken) is { Count: 0 }:
                    ReportTask(context, call);
                    break;
                case IAwaitOperation { Operation: var awaited } when flow.StartedBy(awaited) is { TargetMethod: { Name: "StartNew" or "ContinueWith" } method } call && flow.IsTaskOfTask(call.Type):
                    Report(context, EntryPoints.NameOf(call.Syntax), $"'{DisplayNames.Of(method)}' returns a task inside a task, and the inner one is never awaited", "append '.Unwrap()'", mayGoOn: false);
                    break;
                case IInvocationOperation call when IsForgetting(call, out var work):
                    if (!flow.IsSettled(work, statement, context.CancellationToken))
                    {
                        Report(context, EntryPoints.NameOf(call.Syntax), $"'{call.TargetMethod.Name}' forgets the task returned by '{NameOf(work)}'", AwaitIt, mayGoOn: true);
                    }

                    break;
                case IInvocationOperation { TargetMethod: { ReturnsVoid: true } method } call when flow.IsAsyncVoid(method, context.CancellationToken) && !flow.SharesSignal(call, statement):
                    Report(context, EntryPoints.NameOf(call.Syntax), $"'{DisplayNames.Of(method)}' is 'async void', so nothing can await it", "let it return 'Task' and await that", mayGoOn: true);
                    break;
                case IInvocationOperation { TargetMethod.ContainingType: var type } call when symbols.Is(type, TypeNames.ThreadPool):
                    AnalyzeWorkItem(context, call);
                    break;
                case IInvocationOperation { TargetMethod: { Name: "Start" or "UnsafeStart", ContainingType: var type } } call when symbols.Is(type, TypeNames.Thread):
                    AnalyzeThread(context, call);
                    break;
                case var value:
                    ReportTask(context, flow.StartedBy(value));
                    break;
            }
        }

        /// <summary>Locals that hold a task, or a collection of tasks, which nothing reads.</summary>
        public void AnalyzeLocal(OperationAnalysisContext context)
        {
            var declarator = (IVariableDeclaratorOperation)context.Operation;
            var local = declarator.Symbol;
            if (declarator.GetVariableInitializer()?.Value is not { } value || local.RefKind is not RefKind.None || IsInUsing(declarator))
            {
                return;
            }

            if (flow.IsTask(local.Type))
            {
                if (flow.StartedBy(value) is { } call && TaskFlow.IsNeverUsed(local, declarator))
                {
                    ReportTask(context, call);
                }
            }
            else if (StartsAsCollection(value)
                && flow.IsTaskCollection(local.Type)
                && TaskFlow.IsOnlyFilled(local, declarator, out var isFilled)
                && (isFilled || HasElements(value)))
            {
                Report(context, IdentifierOf(declarator.Syntax), declarator.Syntax, $"Nothing waits for the tasks in '{local.Name}'", "await 'Task.WhenAll' of them", mayGoOn: true);
            }
        }

        /// <summary>Timers that an invocation starts and does not stop.</summary>
        public void AnalyzeTimer(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Type is not { Name: "Timer" or "PeriodicTimer" } type)
            {
                return;
            }

            var starts = symbols.Is(type, TypeNames.Timer) ? ""
                : symbols.Is(type, TypeNames.TimersTimer) ? "Start"
                : symbols.Is(type, TypeNames.PeriodicTimer) ? "WaitForNextTickAsync"
                : null;
            if (starts is null || (starts.Length == 0 && IsNotStarted(creation)))
            {
                return;
            }

            IOperation value = creation;
            while (value.Parent is IConversionOperation)
            {
                value = value.Parent;
            }

            var goesOn = value.Parent switch
            {
                IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation } => starts.Length == 0,
                IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !IsInUsing(declarator) && GoesOn(LocalMembers(declarator.Symbol, declarator), starts),
                IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => GoesOn(LocalMembers(local, value), starts),
                IAssignmentOperation { Target: IFieldReferenceOperation { Field: var field } } => GoesOn(TaskFlow.MembersUsed(field, context.CancellationToken), starts),
                _ => false,
            };

            if (goesOn)
            {
                Report(context, EntryPoints.NameOf(creation.Syntax), "Nothing stops this timer", "dispose of it before the handler returns, or let an EventBridge schedule invoke a function of its own", mayGoOn: false);
            }
        }

        /// <summary>Asynchronous lambdas and <c>async void</c> methods as delegates that return nothing.</summary>
        public void AnalyzeDelegate(OperationAnalysisContext context)
        {
            var creation = (IDelegateCreationOperation)context.Operation;
            if (creation.Type is not INamedTypeSymbol { DelegateInvokeMethod: { ReturnsVoid: true } invoke } || IsEvent(invoke) || IsRunLater(creation))
            {
                return;
            }

            switch (creation.Target)
            {
                case IAnonymousFunctionOperation { Symbol.IsAsync: true, Syntax: AnonymousFunctionExpressionSyntax { AsyncKeyword: var keyword } } lambda
                    when TaskFlow.Awaits(lambda.Body) && !flow.SharesSignal(lambda, creation):
                    Report(context, keyword.GetLocation(), lambda.Syntax, "This asynchronous lambda becomes a delegate that returns nothing, so nothing can await it", "start the tasks with 'Select' and await 'Task.WhenAll', or use a loop or 'Parallel.ForEachAsync'", mayGoOn: true);
                    break;
                case IMethodReferenceOperation { Method: var method } when flow.IsAsyncVoid(method, context.CancellationToken):
                    Report(context, creation.Syntax, $"'{DisplayNames.Of(method)}' is 'async void', so nothing can await it", "let it return 'Task' and await that", mayGoOn: true);
                    break;
            }
        }

        private bool IsEvent(IMethodSymbol invoke) =>
            invoke.Parameters.Length == 2 && symbols.IsOrInherits(invoke.Parameters[1].Type, TypeNames.EventArgs);

        /// <summary>
        /// Tells whether a delegate runs when something happens, if ever (event, cancellation), or belongs to a thread, work item or timer,
        /// of which the rule speaks as a whole.
        /// </summary>
        private bool IsRunLater(IDelegateCreationOperation creation)
        {
            IOperation value = creation;
            while (value.Parent is IConversionOperation)
            {
                value = value.Parent;
            }

            return value.Parent switch
            {
                IEventAssignmentOperation => true,
                IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: var type } } => symbols.Is(type, TypeNames.CancellationToken) || symbols.Is(type, TypeNames.ThreadPool),
                IArgumentOperation { Parent: IObjectCreationOperation { Type: var type } } => symbols.Is(type, TypeNames.Thread) || symbols.Is(type, TypeNames.Timer),
                _ => false,
            };
        }

        private void AnalyzeWorkItem(OperationAnalysisContext context, IInvocationOperation call)
        {
            if (call.TargetMethod.Name is "QueueUserWorkItem" or "UnsafeQueueUserWorkItem" && !flow.SharesSignal(call, context.Operation))
            {
                Report(context, EntryPoints.NameOf(call.Syntax), $"Nothing waits for the work given to '{DisplayNames.Of(call.TargetMethod)}'", RunAndAwait, mayGoOn: true);
            }
        }

        private void AnalyzeThread(OperationAnalysisContext context, IInvocationOperation call)
        {
            var isForgotten = call.Instance switch
            {
                IObjectCreationOperation creation => !flow.SharesSignal(creation, context.Operation),
                ILocalReferenceOperation { Local: var local } => IsThreadForgotten(local, call),
                _ => false,
            };

            if (isForgotten)
            {
                Report(context, EntryPoints.NameOf(call.Syntax), "Nothing joins this thread", RunAndAwait, mayGoOn: true);
            }
        }

        private bool IsThreadForgotten(ILocalSymbol local, IOperation inside)
        {
            if (LocalMembers(local, inside) is not { } members || members.Contains("Join") || members.Contains("IsAlive") || members.Contains("ThreadState"))
            {
                return false;
            }

            // The work that the thread was made with may say when it has ended.
            foreach (var operation in TaskFlow.Root(inside).Descendants())
            {
                if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                {
                    return declarator.GetVariableInitializer()?.Value is IObjectCreationOperation creation && !flow.SharesSignal(creation, creation);
                }
            }

            return false;
        }

        private bool IsForgetting(IInvocationOperation call, out IInvocationOperation work)
        {
            work = call;
            if (!call.TargetMethod.ReturnsVoid
                || !call.TargetMethod.IsExtensionMethod
                || Array.IndexOf(ForgettingNames, call.TargetMethod.Name) < 0
                || call.Arguments.Length == 0
                || flow.StartedBy(call.Arguments[0].Value) is not { } started)
            {
                return false;
            }

            work = started;
            return true;
        }

        private void ReportTask(OperationAnalysisContext context, IInvocationOperation? call)
        {
            if (call is null || flow.IsSettled(call, context.Operation, context.CancellationToken) || IsInExpressionTree(call))
            {
                return;
            }

            Report(context, EntryPoints.NameOf(call.Syntax), $"The task returned by '{NameOf(call)}' is never awaited", AwaitIt, mayGoOn: true);
        }

        private void Report(OperationAnalysisContext context, SyntaxNode node, string what, string advice, bool mayGoOn) =>
            Report(context, node.GetLocation(), context.Operation.Syntax, what, advice, mayGoOn);

        private void Report(OperationAnalysisContext context, Location location, SyntaxNode function, string what, string advice, bool mayGoOn)
        {
            if (project.CallGraph(context.CancellationToken).ReachOf(context.Operation, context.ContainingSymbol) is not { } reach
                || IsHandlerItself(reach, function)
                || project.NeverFreezes(reach.EntryPoint, context.Operation.Syntax.SyntaxTree, context.CancellationToken)
                || Extensions.AreIn(project.Compilation, context.CancellationToken))
            {
                return;
            }

            // A workflow is itself where work goes that has to outlive an invocation.
            var other = mayGoOn && !reach.EntryPoint.IsDurable ? ", or hand work that is meant to go on to SQS, EventBridge or Step Functions" : string.Empty;
            context.ReportDiagnostic(Diagnostic.Create(WorkOutlivesInvocation, location, what, reach.Describe(), advice, other));
        }

        /// <summary>An <c>async void</c> delegate that is the handler is the subject of LFIT6002.</summary>
        private static bool IsHandlerItself(Reach reach, SyntaxNode function) =>
            reach.Caller is null
            && reach.Member.MethodKind is MethodKind.AnonymousFunction
            && reach.Member.DeclaringSyntaxReferences.Length > 0
            && reach.Member.DeclaringSyntaxReferences[0].SyntaxTree == function.SyntaxTree
            && reach.Member.DeclaringSyntaxReferences[0].Span == function.Span;

        private static bool IsInExpressionTree(IOperation operation)
        {
            for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
            {
                if (outer is IAnonymousFunctionOperation { Parent: not IDelegateCreationOperation })
                {
                    return true;
                }
            }

            return false;
        }

        private static string NameOf(IInvocationOperation call) =>
            call.TargetMethod.MethodKind is MethodKind.DelegateInvoke ? EntryPoints.NameOf(call.Syntax).ToString() : DisplayNames.Of(call.TargetMethod);

        private static Location IdentifierOf(SyntaxNode declarator) =>
            declarator is VariableDeclaratorSyntax variable ? variable.Identifier.GetLocation() : declarator.GetLocation();

        private static bool IsInUsing(IVariableDeclaratorOperation declarator) =>
            declarator.Parent?.Parent?.Parent is IUsingOperation or IUsingDeclarationOperation;

        private static bool StartsAsCollection(IOperation value) => value switch
        {
            IConversionOperation conversion => StartsAsCollection(conversion.Operand),
            IObjectCreationOperation or IArrayCreationOperation => true,
            IInvocationOperation { TargetMethod.Name: "ToList" or "ToArray" } => true,
            _ => false,
        };

        private static bool HasElements(IOperation value) => value switch
        {
            IConversionOperation conversion => HasElements(conversion.Operand),
            IObjectCreationOperation creation => creation.Initializer is { Initializers.Length: > 0 },
            IArrayCreationOperation array => array.Initializer is { ElementValues.Length: > 0 },
            _ => true,
        };

        /// <summary>Tells whether a timer only ever calls back when its due time is set later.</summary>
        private bool IsNotStarted(IObjectCreationOperation creation)
        {
            if (creation.Arguments.Length < 3)
            {
                return true;
            }

            foreach (var argument in creation.Arguments)
            {
                if (argument.Parameter?.Name is "dueTime")
                {
                    return Limits.IsInfinite(argument.Value, symbols);
                }
            }

            return true;
        }

        private static bool GoesOn(List<string>? members, string starts)
        {
            if (members is null || (starts.Length > 0 && !members.Contains(starts) && !(starts is "Start" && members.Contains("Enabled"))))
            {
                return false;
            }

            foreach (var member in members)
            {
                if (Array.IndexOf(TimerEnds, member) >= 0)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Gets the names of the members that code uses of a local; null where the local itself goes elsewhere.</summary>
        private static List<string>? LocalMembers(ILocalSymbol local, IOperation inside)
        {
            var names = new List<string>();
            foreach (var operation in TaskFlow.Root(inside).Descendants())
            {
                if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
                {
                    continue;
                }

                switch (reference.Parent)
                {
                    case IInvocationOperation { Instance: { } instance, TargetMethod.Name: var name } when ReferenceEquals(instance, reference):
                        names.Add(name);
                        break;
                    case IMemberReferenceOperation { Member.Name: var name }:
                        names.Add(name);
                        break;
                    case IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.Name: var name } } access when ReferenceEquals(access.Operation, reference):
                        names.Add(name);
                        break;
                    case IAssignmentOperation { Parent: IExpressionStatementOperation } assignment when ReferenceEquals(assignment.Target, reference):
                        break;
                    default:
                        return null;
                }
            }

            return names;
        }
    }
}
