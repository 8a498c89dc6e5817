using System.Collections.Immutable;
using System.Globalization;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3002: a timeout that Lambda does not accept, or that the .NET tools do not read. Reported where the value stands.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TimeoutOutOfRangeAnalyzer() : FunctionSettingsAnalyzer(TooLong, TooShort, Quoted)
{
    private const string Title = "Timeout is out of range";

    private const string Description =
        "Lambda accepts timeouts from 1 to 900 seconds, and up to 5,400 seconds for functions on Lambda Managed Instances. Work that takes longer fits a durable function, Step Functions, Fargate or AWS Batch.";

    private static readonly DiagnosticDescriptor TooLong = Rule.Create(
        RuleIds.TimeoutOutOfRange,
        Title,
        "A timeout of {0} s is above the {1} s that Lambda accepts at most, so the deployment is rejected; longer work fits a durable function, Step Functions, Fargate or AWS Batch",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private static readonly DiagnosticDescriptor TooShort = Rule.Create(
        RuleIds.TimeoutOutOfRange,
        Title,
        "A timeout of {0} s is below the 1 s that Lambda accepts at least, so the deployment is rejected; set {1} s, for example",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private static readonly DiagnosticDescriptor Quoted = Rule.Create(
        RuleIds.TimeoutOutOfRange,
        Title,
        "The .NET Lambda tools read 'function-timeout' only as a number, so \"{0}\" in quotation marks is ignored; write {1} without them",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private protected override void RegisterInCode(CompilationStartAnalysisContext context, LambdaProject project)
    {
        if (project.Symbols[TypeNames.LambdaFunctionAttribute] is not null)
        {
            context.RegisterSymbolAction(symbol => AnalyzeAttribute(symbol, project), SymbolKind.Method);
        }
    }

    private protected override void Judge(FunctionSettings function, SettingsContext context)
    {
        var timeout = function.TimeoutSeconds;
        if (timeout.HasValue && Judge(timeout.Value, function) is { } judgement)
        {
            context.Report(judgement.Descriptor, function, timeout.Span, judgement.Fix.ToString(CultureInfo.InvariantCulture), DisplayNames.Of(timeout.Value), DisplayNames.Of(judgement.Number));
        }
    }

    private static void AnalyzeAttribute(SymbolAnalysisContext context, LambdaProject project)
    {
        // Zero is the attribute's way to say nothing.
        if (LambdaFunctionAttribute.Timeout((IMethodSymbol)context.Symbol, project.Symbols, context.CancellationToken) is var (seconds, expression)
            && seconds > LambdaLimits.MaxTimeoutSeconds)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                TooLong,
                expression.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(ConfigurationProperties.Value, LambdaLimits.MaxTimeoutSeconds.ToString(CultureInfo.InvariantCulture)),
                DisplayNames.Of(seconds),
                DisplayNames.Of(LambdaLimits.MaxTimeoutSeconds)));
        }
    }

    /// <summary>Says what is wrong with a timeout, what to write instead, and the number that the message names beside it.</summary>
    private static (DiagnosticDescriptor Descriptor, int Fix, int Number)? Judge(int seconds, FunctionSettings function)
    {
        // A capacity provider that cannot be read may still be one.
        var max = function.IsManagedInstances.IsAbsent ? LambdaLimits.MaxTimeoutSeconds : LambdaLimits.MaxManagedInstancesTimeoutSeconds;
        if (seconds < LambdaLimits.MinTimeoutSeconds)
        {
            return (TooShort, LambdaLimits.AnnotationsTimeoutSeconds, LambdaLimits.AnnotationsTimeoutSeconds);
        }

        if (seconds > max)
        {
            return (TooLong, max, max);
        }

        return function.IsTimeoutQuoted ? (Quoted, seconds, seconds) : null;
    }
}
