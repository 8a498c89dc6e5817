using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>LFIT2005: a file that an invocation, or a log sink, writes where a function can only read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WritesOutsideTmpAnalyzer() : LambdaAnalyzer(WritesOutsideTmp)
{
    private static readonly DiagnosticDescriptor WritesOutsideTmp = Rule.Create(
        RuleIds.WritesOutsideTmp,
        "File written outside /tmp",
        "'{0}' lies outside /tmp, and the rest of a function's file system is read-only, so {1} fails{2}; {3}",
        Categories.State,
        DiagnosticSeverity.Warning,
        "A function can write to /tmp, which has 512 MB by default and 10,240 MB at most, and to file systems that are mounted under /mnt. Everything else, with the code in /var/task, the current directory and the user's folders, is read-only, in container images too.");

    private const string WriteAdvice = "write to 'Path.GetTempPath()' what this environment needs, and to S3 or a file system mounted under /mnt what must last";
    private const string LogAdvice = "log to the console, which Lambda sends to CloudWatch Logs";

    /// <summary>Key of the diagnostic property that says that the file is one of logs.</summary>
    internal const string IsLogKey = "IsLog";

    private static readonly ImmutableDictionary<string, string?> LogProperties =
        ImmutableDictionary<string, string?>.Empty.Add(IsLogKey, "true");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var writes = new OutsideWrites(project);
        context.RegisterOperationAction(writes.AnalyzeCall, OperationKind.Invocation, OperationKind.ObjectCreation);
        if (project.Symbols[TypeNames.NLogFileTarget] is not null)
        {
            context.RegisterOperationAction(writes.AnalyzeAssignment, OperationKind.SimpleAssignment);
        }
    }

    /// <summary>What the actions of one compilation share.</summary>
    private sealed class OutsideWrites(LambdaProject project)
    {
        private readonly FileWrites files = new(project.Symbols);
        private readonly EnvironmentGuards guards = new(project);
        private readonly MovedDirectories moved = new(project);

        public void AnalyzeCall(OperationAnalysisContext context)
        {
            if (files.PathOf(context.Operation) is { } path)
            {
                AnalyzeWrite(context, path);
            }
            else if (context.Operation is IInvocationOperation call && LogFileOf(call) is { } log)
            {
                AnalyzeLog(context, log);
            }
        }

        public void AnalyzeAssignment(OperationAnalysisContext context)
        {
            if (context.Operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "FileName" } property }, Value: var value }
                && project.Symbols.IsMemberOf(property, TypeNames.NLogFileTarget))
            {
                AnalyzeLog(context, value);
            }
        }

        private void AnalyzeWrite(OperationAnalysisContext context, IOperation path)
        {
            var folded = project.Paths.Fold(path, context.CancellationToken);
            if (folded.IsReadOnly()
                && project.CallGraph(context.CancellationToken).ReachOf(context.Operation, context.ContainingSymbol) is { } reach
                && !guards.Covers(context.Operation, reach, context.CancellationToken)
                && !moved.MayMove(folded, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(WritesOutsideTmp, path.Syntax.GetLocation(), Describe(folded), "this write", reach.Describe(), WriteAdvice));
            }
        }

        /// <summary>Log sinks open their files wherever they are set up, which is seldom in an invocation.</summary>
        private void AnalyzeLog(OperationAnalysisContext context, IOperation path)
        {
            var folded = LogPath(project.Paths.Fold(path, context.CancellationToken));
            if (folded.IsReadOnly()
                && project.IsFunctionProject(context.CancellationToken)
                && !guards.IsInLocalMain(context.ContainingSymbol, context.CancellationToken)
                && !guards.Covers(context.Operation, reach: null, context.CancellationToken)
                && !moved.MayMove(folded, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    WritesOutsideTmp, path.Syntax.GetLocation(), LogProperties, Describe(folded), "this log file", string.Empty, LogAdvice));
            }
        }

        private IOperation? LogFileOf(IInvocationOperation call)
        {
            var parameter = call.TargetMethod.Name switch
            {
                "File" when project.Symbols.IsMemberOf(call.TargetMethod, TypeNames.SerilogFileExtensions) => "path",
                "WriteToFile" when project.Symbols.IsMemberOf(call.TargetMethod, TypeNames.NLogSetupExtensions) => "fileName",
                _ => null,
            };
            foreach (var argument in call.Arguments)
            {
                if (parameter is not null && argument.Parameter?.Name == parameter)
                {
                    return argument.Value;
                }
            }

            return null;
        }

        /// <summary>NLog replaces <c>${…}</c> when it writes: <c>${basedir}</c> is the directory of the code, the others are unknown.</summary>
        private static FoldedPath LogPath(FoldedPath path)
        {
            const string baseDirectory = "${basedir}";
            return path.Origin is not PathOrigin.Text || !path.Text.StartsWith("${", StringComparison.Ordinal) ? path
                : path.Text.StartsWith(baseDirectory, StringComparison.Ordinal) ? new(PathOrigin.Task, path.Text.Substring(baseDirectory.Length), path.IsWhole)
                : FoldedPath.Unknown;
        }

        private static string Describe(FoldedPath path)
        {
            var beginning = path.Source switch
            {
                IInvocationOperation call => DisplayNames.Of(call.TargetMethod) + "()",
                IMemberReferenceOperation member => DisplayNames.Of(member.Member),
                _ => path.Origin is PathOrigin.Task ? "${basedir}" : string.Empty,
            };
            return beginning + path.Text + (path.IsWhole ? string.Empty : "…");
        }
    }
}
