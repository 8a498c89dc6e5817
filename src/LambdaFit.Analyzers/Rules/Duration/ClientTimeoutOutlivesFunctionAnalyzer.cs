using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Waits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// LFIT1006: a client's timeout that is as long as the function's or longer, so that the invocation ends before it. Reported at the value.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientTimeoutOutlivesFunctionAnalyzer() : LambdaAnalyzer(ClientTimeoutOutlivesFunction)
{
    /// <summary>A property of the diagnostic: the value is what a cancellation token source takes, and can come from the context.</summary>
    public const string IsCancellation = "cancellation";

    private static readonly ImmutableDictionary<string, string?> CancellationProperties = ImmutableDictionary<string, string?>.Empty.Add(IsCancellation, "true");

    private static readonly DiagnosticDescriptor ClientTimeoutOutlivesFunction = Rule.Create(
        RuleIds.ClientTimeoutOutlivesFunction,
        "Client timeout is not shorter than the function's",
        "{0} is {1}, not shorter than {2}{3}, so Lambda ends the invocation first; {4}",
        Categories.Duration,
        DiagnosticSeverity.Info,
        "A timeout lets code give up, and then answer, retry or log. One that is as long as the function's timeout never fires: Lambda ends the invocation first, the code learns nothing, and the caller sees only that the function timed out.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var rule = new Analysis(project);
        context.RegisterOperationAction(rule.AnalyzeAssignment, OperationKind.SimpleAssignment);
        context.RegisterOperationAction(rule.AnalyzeCall, OperationKind.Invocation);
        context.RegisterOperationAction(rule.AnalyzeCreation, OperationKind.ObjectCreation);
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis(LambdaProject project)
    {
        private const double Milliseconds = 0.001;

        private readonly INamedTypeSymbol? source = project.Symbols[TypeNames.CancellationTokenSource];
        private readonly INamedTypeSymbol? entityFramework = project.Symbols[TypeNames.RelationalDatabaseFacadeExtensions];
        private readonly INamedTypeSymbol? entityFrameworkOptions = project.Symbols[TypeNames.RelationalDbContextOptionsBuilder];

        public void AnalyzeAssignment(OperationAnalysisContext context)
        {
            var assignment = (ISimpleAssignmentOperation)context.Operation;
            if (assignment.Target is IPropertyReferenceOperation { Property: var property } && Timeout(property) is var (name, unit))
            {
                Report(context, assignment.Value, name, unit, isCancellation: false);
            }
        }

        public void AnalyzeCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            var method = call.TargetMethod;
            switch (method.Name)
            {
                case "CancelAfter" when WaitApi.Is(method.ContainingType, source) && call.Arguments.Length > 0 && !IsLinked(call.Instance):
                    Report(context, ArgumentAt(0, call.Arguments).Value, "The time after which this is cancelled", Milliseconds, isCancellation: true);
                    break;
                case "SetCommandTimeout" when WaitApi.Is(method.ContainingType, entityFramework) && call.Arguments.Length == 2:
                    Report(context, ArgumentAt(1, call.Arguments).Value, "The timeout of database commands", 1, isCancellation: false);
                    break;
                case "CommandTimeout" when WaitApi.Is(method.ContainingType, entityFrameworkOptions) && call.Arguments.Length == 1:
                    Report(context, ArgumentAt(0, call.Arguments).Value, "The timeout of database commands", 1, isCancellation: false);
                    break;
            }
        }

        public void AnalyzeCreation(OperationAnalysisContext context)
        {
            if (context.Operation is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } creation && WaitApi.Is(creation.Type, source))
            {
                Report(context, ArgumentAt(0, arguments).Value, "The time after which this is cancelled", Milliseconds, isCancellation: true);
            }
        }

        /// <summary>Says whose timeout a property is, and how many seconds a number in it means.</summary>
        private (string Name, double Unit)? Timeout(IPropertySymbol property) => property.Name switch
        {
            "Timeout" when project.Symbols.IsMemberOf(property, TypeNames.HttpClient) => ("The timeout of this HttpClient", 1),
            "Timeout" when project.Symbols.IsMemberOf(property, TypeNames.AmazonClientConfig) => ("The timeout of this AWS client", 1),
            "CommandTimeout" when project.Symbols.IsOrInherits(property.ContainingType, TypeNames.DbCommand)
                || project.Symbols.IsOrInherits(property.ContainingType, TypeNames.DbConnectionStringBuilder) => ("The timeout of database commands", 1),
            "SyncTimeout" or "AsyncTimeout" when project.Symbols.IsMemberOf(property, TypeNames.RedisConfigurationOptions) => ("The timeout of Redis commands", Milliseconds),
            _ => null,
        };

        private static IArgumentOperation ArgumentAt(int ordinal, ImmutableArray<IArgumentOperation> arguments)
        {
            foreach (var argument in arguments)
            {
                if (argument.Parameter?.Ordinal == ordinal)
                {
                    return argument;
                }
            }

            return arguments[ordinal];
        }

        /// <summary>A source that is linked to another token may well be cancelled earlier.</summary>
        private bool IsLinked(IOperation? instance)
        {
            if (instance is not ILocalReferenceOperation { Local: var local })
            {
                return false;
            }

            foreach (var operation in instance.Root().Descendants())
            {
                if (operation is IInvocationOperation { TargetMethod: { Name: "CreateLinkedTokenSource" } method } call
                    && WaitApi.Is(method.ContainingType, source)
                    && call.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } }
                    && SymbolEqualityComparer.Default.Equals(declared, local))
                {
                    return true;
                }
            }

            return false;
        }

        private void Report(OperationAnalysisContext context, IOperation value, string subject, double unit, bool isCancellation)
        {
            // Infinite and zero timeouts say that there is none, and unset ones are the library's affair.
            if (project.Constants.SecondsOf(value, unit, context.CancellationToken) is not { } seconds
                || seconds <= 0
                || OutlivedTimeout.Find(context, project, seconds, timeout => seconds >= timeout, isInvocationOnly: isCancellation) is not { } outlived)
            {
                return;
            }

            context.ReportDiagnostic(Diagnostic.Create(
                ClientTimeoutOutlivesFunction,
                value.Syntax.GetLocation(),
                outlived.Place is { } place ? ImmutableArray.Create(place) : ImmutableArray<Location>.Empty,
                isCancellation ? CancellationProperties : ImmutableDictionary<string, string?>.Empty,
                subject,
                WaitFinder.Describe(seconds),
                outlived.Text,
                outlived.Chain,
                isCancellation ? "take it from ILambdaContext.RemainingTime" : "set one that leaves time to answer"));
        }
    }
}
