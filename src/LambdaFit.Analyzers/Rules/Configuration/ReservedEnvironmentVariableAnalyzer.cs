using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3012: an environment variable that Lambda keeps for itself. Reported at its name, in the configuration file or in the code that sets it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReservedEnvironmentVariableAnalyzer() : FunctionSettingsAnalyzer(InConfiguration, InCode)
{
    private const string Title = "Environment variable is reserved by Lambda";

    private const string Description =
        "Lambda sets some environment variables itself. It refuses a function whose configuration names one of them, and code that changes one misleads the AWS SDK and the runtime, which read them.";

    private static readonly DiagnosticDescriptor InConfiguration = Rule.Create(
        RuleIds.ReservedEnvironmentVariable,
        Title,
        "Lambda reserves the environment variable '{0}' and rejects a deployment that sets it; remove it, since Lambda sets it itself, or choose another name",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private static readonly DiagnosticDescriptor InCode = Rule.Create(
        RuleIds.ReservedEnvironmentVariable,
        Title,
        "Lambda sets the environment variable '{0}' itself, and the AWS SDK and the runtime rely on it; pass the value to the client that needs it instead",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private protected override void Judge(FunctionSettings function, SettingsContext context)
    {
        foreach (var variable in function.Variables)
        {
            if (ReservedVariables.Contains(variable.Name))
            {
                context.Report(InConfiguration, function, variable.NameSpan, fix: null, variable.Name);
            }
        }
    }

    private protected override void RegisterInCode(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var guards = new EnvironmentGuards(project);
        context.RegisterOperationAction(call => AnalyzeCall(call, project, guards), OperationKind.Invocation);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, LambdaProject project, EnvironmentGuards guards)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "SetEnvironmentVariable"
            && Argument(call, "variable") is { ConstantValue: { HasValue: true, Value: string name } } variable
            && ReservedVariables.Contains(name)
            && project.Symbols.IsMemberOf(call.TargetMethod, TypeNames.Environment)
            && Argument(call, "target") is null or { ConstantValue: { HasValue: true, Value: (int)EnvironmentVariableTarget.Process } }
            && project.IsFunctionProject(context.CancellationToken)
            && RunsOnLambda(call, context.ContainingSymbol, project, guards, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(InCode, variable.Syntax.GetLocation(), DiagnosticSeverity.Warning, additionalLocations: null, properties: null, name));
        }
    }

    /// <summary>Tells whether code runs in an invocation or at start-up, and not only where a check of the surroundings says so.</summary>
    private static bool RunsOnLambda(IInvocationOperation call, ISymbol member, LambdaProject project, EnvironmentGuards guards, CancellationToken cancellationToken)
    {
        var reach = project.CallGraph(cancellationToken).ReachOf(call, member);
        return (reach is not null || IsStartUp(member, project, cancellationToken))
            && !guards.Covers(call, reach, cancellationToken)
            && !guards.IsInLocalMain(member, cancellationToken);
    }

    private static bool IsStartUp(ISymbol member, LambdaProject project, CancellationToken cancellationToken) =>
        member is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor }
        || SymbolEqualityComparer.Default.Equals(member, project.Compilation.GetEntryPoint(cancellationToken));

    private static IOperation? Argument(IInvocationOperation call, string parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
