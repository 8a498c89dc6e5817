using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Rules.Performance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// LFIT2009: a setting of the whole process (environment variable, current directory, default culture, connection or thread pool settings,
/// console streams) that an invocation changes, and all later invocations of the environment run with.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProcessWideSettingChangedAnalyzer() : LambdaAnalyzer(ProcessWideSettingChanged)
{
    private static readonly DiagnosticDescriptor ProcessWideSettingChanged = Rule.Create(
        RuleIds.ProcessWideSettingChanged,
        "Setting of the whole process changed during a Lambda invocation",
        "'{0}' changes the whole process during an invocation{1}, and {2}; {3}",
        Categories.State,
        DiagnosticSeverity.Info,
        "An execution environment is one process that serves many invocations. A setting of the process that one of them changes stays changed for all that follow, and on Lambda Managed Instances also for those that run at the same time.");

    private const string Leaks = "later invocations in this execution environment find what this one has set";
    private const string TooLate = "every later invocation runs with it, while what started before ran without";

    private const string SetOnce = "set it once during init, in a constructor or static initialiser";
    private const string PassParameter = "pass the value as a parameter";
    private const string SetVariableOnce = "set it in the function's configuration, or once during init";
    private const string FullPath = "use full paths, such as 'Path.Combine(Path.GetTempPath(), …)'";
    private const string FlowingCulture = "set 'CultureInfo.CurrentCulture' and 'CurrentUICulture', which hold for this flow of execution only, or pass the culture as a parameter";
    private const string ClientSetting = "set it on the 'SocketsHttpHandler' of the client, since 'HttpClient' does not listen to 'ServicePointManager'";
    private const string PassWriter = "pass a 'TextWriter', since Lambda's log stands behind the console";

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var settings = new Settings(project);
        context.RegisterOperationAction(c => settings.AnalyzeCall(c), OperationKind.Invocation);
        context.RegisterOperationAction(c => settings.AnalyzeAssignment(c), OperationKind.SimpleAssignment, OperationKind.CompoundAssignment);
    }

    /// <summary>A setting of the process.</summary>
    /// <param name="Member">The method or property that changes it.</param>
    /// <param name="Value">What it is changed to; null where that does not count.</param>
    /// <param name="AdviceWhenSame">What to do where each invocation sets the same.</param>
    /// <param name="AdviceWhenDifferent">What to do where the value belongs to one invocation.</param>
    private readonly record struct Setting(ISymbol Member, IOperation? Value, string AdviceWhenSame, string AdviceWhenDifferent);

    /// <summary>What the actions of one compilation share.</summary>
    private sealed class Settings
    {
        private readonly LambdaProject project;
        private readonly OnceOnly onceOnly;
        private readonly InvocationValues values;
        private readonly EnvironmentGuards guards;

        public Settings(LambdaProject project)
        {
            this.project = project;
            onceOnly = new OnceOnly(project);
            values = new InvocationValues(project);
            guards = new EnvironmentGuards(project);
        }

        private KnownSymbols Symbols => project.Symbols;

        public void AnalyzeCall(OperationAnalysisContext context)
        {
            if (Of((IInvocationOperation)context.Operation) is { } setting)
            {
                Report(context, setting);
            }
        }

        public void AnalyzeAssignment(OperationAnalysisContext context)
        {
            var assignment = (IAssignmentOperation)context.Operation;
            if (Of(assignment) is { } setting)
            {
                Report(context, setting);
            }
        }

        private void Report(OperationAnalysisContext context, Setting setting)
        {
            var operation = context.Operation;
            if (project.CallGraph(context.CancellationToken).ReachOf(operation, context.ContainingSymbol) is not { } reach
                || reach.IsConstruction // start-up code has its reasons there
                || (IsPutBack(operation, setting) && !project.RunsOnManagedInstances(reach.EntryPoint, operation.Syntax.SyntaxTree, context.CancellationToken))
                || onceOnly.Covers(operation, reach, written: null, context.CancellationToken)
                || guards.Covers(operation, reach, context.CancellationToken))
            {
                return;
            }

            var differs = setting.Value is { } value && values.MayDiffer(value, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(
                ProcessWideSettingChanged,
                (operation is IAssignmentOperation assignment ? assignment.Target : operation).Syntax.GetLocation(),
                DisplayNames.Of(setting.Member),
                reach.Describe(),
                differs ? Leaks : TooLate,
                differs ? setting.AdviceWhenDifferent : setting.AdviceWhenSame));
        }

        private Setting? Of(IOperation operation) => operation switch
        {
            IInvocationOperation call => Of(call),
            IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsStatic: true } property } } assignment => Of(property, assignment.Value),
            _ => null,
        };

        private Setting? Of(IInvocationOperation call)
        {
            var method = call.TargetMethod;
            switch (method.Name)
            {
                case "SetEnvironmentVariable" when Symbols.IsMemberOf(method, TypeNames.Environment) && !IsKeptByWindows(call):
                    return new(method, Argument(call, "value"), SetVariableOnce, PassParameter);
                case "SetCurrentDirectory" when Symbols.IsMemberOf(method, TypeNames.Directory):
                    return new(method, Argument(call, "path"), FullPath, FullPath);
                case "SetMaxThreads" or "SetMinThreads" when Symbols.IsMemberOf(method, TypeNames.ThreadPool):
                case "SetSwitch" when Symbols.IsMemberOf(method, TypeNames.AppContext):
                    return new(method, null, SetOnce, SetOnce);
                case "SetOut" or "SetError" when Symbols.IsMemberOf(method, TypeNames.Console):
                    return new(method, Argument(call, "newOut") ?? Argument(call, "newError"), PassWriter, PassWriter);
                default:
                    return null;
            }
        }

        private Setting? Of(IPropertySymbol property, IOperation value)
        {
            switch (property.Name)
            {
                case "CurrentDirectory" when Symbols.IsMemberOf(property, TypeNames.Environment):
                    return new(property, value, FullPath, FullPath);
                case "DefaultThreadCurrentCulture" or "DefaultThreadCurrentUICulture" when Symbols.IsMemberOf(property, TypeNames.CultureInfo):
                    return new(property, value, SetOnce, FlowingCulture);
                default:
                    return Symbols.IsMemberOf(property, TypeNames.ServicePointManager) ? new(property, value, ClientSetting, ClientSetting) : null;
            }
        }

        /// <summary>Variables of a user or machine are a matter of Windows; elsewhere setting them does nothing.</summary>
        private static bool IsKeptByWindows(IInvocationOperation call) =>
            Argument(call, "target") is { } target && target.ConstantValue is not { HasValue: true, Value: (int)EnvironmentVariableTarget.Process };

        /// <summary>Tells whether a <c>finally</c> of the same body sets the same thing, so that the next invocation finds it as it was.</summary>
        private bool IsPutBack(IOperation operation, Setting setting)
        {
            foreach (var other in operation.Root().Descendants())
            {
                if (other is ITryOperation { Finally: { } last } && Sets(last, operation, setting))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Sets(IOperation block, IOperation operation, Setting setting)
        {
            foreach (var inner in block.Descendants())
            {
                if (inner is IInvocationOperation or IAssignmentOperation
                    && Of(inner) is { } restored
                    && SymbolEqualityComparer.Default.Equals(restored.Member.ContainingType, setting.Member.ContainingType)
                    && SymbolEqualityComparer.Default.Equals(restored.Member, setting.Member)
                    && IsSameVariable(inner, operation))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Two calls of 'SetEnvironmentVariable' set the same variable unless their names are known to differ.</summary>
        private static bool IsSameVariable(IOperation first, IOperation second) =>
            first is not IInvocationOperation one
            || second is not IInvocationOperation two
            || Argument(one, "variable")?.ConstantValue is not { HasValue: true } name
            || Argument(two, "variable")?.ConstantValue is not { HasValue: true } other
            || Equals(name.Value, other.Value);

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
}
