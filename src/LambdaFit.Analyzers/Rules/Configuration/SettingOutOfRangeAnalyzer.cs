using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3006: a setting other than the timeout that Lambda does not accept. Reported where the value stands.</summary>
/// <remarks>Annotations checks <c>[SQSEvent]</c>, <c>[DynamoDBEvent]</c> and the handlers that it writes itself (AWSLambda0116, AWSLambda0118).</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingOutOfRangeAnalyzer() : FunctionSettingsAnalyzer(TooHigh, TooLow, TooManyLayers, EnvironmentTooLarge, HandlerTooLong, WindowMissing)
{
    private const string Title = "Setting is out of range";

    private const string Description =
        "Lambda accepts the settings of a function and of what calls it in fixed ranges, and rejects a deployment that leaves them.";

    private static readonly DiagnosticDescriptor TooHigh = Rule.Create(
        RuleIds.SettingOutOfRange,
        Title,
        "{0} of {1} is above the {2} that Lambda accepts at most, so the deployment is rejected; {3}",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private static readonly DiagnosticDescriptor TooLow = Rule.Create(
        RuleIds.SettingOutOfRange,
        Title,
        "{0} of {1} is below the {2} that Lambda accepts at least, so the deployment is rejected; {3}",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private static readonly DiagnosticDescriptor TooManyLayers = Rule.Create(
        RuleIds.SettingOutOfRange,
        Title,
        "{0} layers are more than the {1} that a function can have, so the deployment is rejected; merge some, or put what they hold into the package or a container image",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private static readonly DiagnosticDescriptor EnvironmentTooLarge = Rule.Create(
        RuleIds.SettingOutOfRange,
        Title,
        "The environment variables of '{0}' take {1} bytes, names included, more than the {2} bytes that Lambda accepts, so the deployment is rejected; "
        + "keep large values such as that of '{3}' in Parameter Store, Secrets Manager or S3",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private static readonly DiagnosticDescriptor HandlerTooLong = Rule.Create(
        RuleIds.SettingOutOfRange,
        Title,
        "The handler string has {0} characters, more than the {1} that Lambda accepts, so the deployment is rejected; shorten the names of assembly, namespace, class or method",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        Description);

    private static readonly DiagnosticDescriptor WindowMissing = Rule.Create(
        RuleIds.SettingOutOfRange,
        Title,
        "A batch of {0} messages, more than {1}, needs a batching window of at least 1 s, so the deployment is rejected; set the window, or a batch size of {1}",
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
        foreach (var setting in RangedSettings.OfFunctions)
        {
            Check(setting, function, source: -1, function, context);
        }

        for (var i = 0; i < function.EventSources.Length; i++)
        {
            var source = function.EventSources[i];
            foreach (var setting in RangedSettings.OfSources)
            {
                Check(setting, source, i, function, context);
            }

            CheckWindow(source, function, context);
        }

        if (function.LayerCount is { HasValue: true } layers && layers.Value > SettingRanges.Layers.Max)
        {
            context.Report(TooManyLayers, function, layers.Span, fix: null, layers.Value, SettingRanges.Layers.Max);
        }

        if (function.Handler is { HasValue: true, Value.Length: > SettingRanges.MaxHandlerLength } && function is { IsImage: false, IsAnnotations: false })
        {
            context.Report(HandlerTooLong, function, function.Handler.Span, fix: null, function.Handler.Value.Length, SettingRanges.MaxHandlerLength);
        }

        CheckEnvironment(function, context);
    }

    private static void Check<T>(RangedSetting<T> setting, T owner, int source, FunctionSettings function, SettingsContext context)
    {
        if (setting.Of(owner) is not { HasValue: true } number)
        {
            return;
        }

        var range = setting.Range(owner);
        var nearest = range.Nearest(number.Value);
        if (nearest != number.Value)
        {
            context.Report(
                number.Value > range.Max ? TooHigh : TooLow,
                function,
                number.Span,
                new RangedValue(setting.Key, source, nearest).ToText(),
                setting.What,
                setting.Format(number.Value),
                setting.Format(nearest),
                Advice(setting, nearest, number.Value > range.Max));
        }
    }

    private static string Advice<T>(RangedSetting<T> setting, int nearest, bool isTooHigh) =>
        "set " + setting.Format(nearest) + (isTooHigh ? setting.More is null ? " or less" : " or less; " + setting.More : " or more");

    /// <summary>Of a queue whose kind is not known too: a FIFO queue takes no more than ten either.</summary>
    private static void CheckWindow(EventSource source, FunctionSettings function, SettingsContext context)
    {
        if (source.Kind is EventSourceKind.Queue
            && source.Queue is not { IsFifo.Value: true }
            && source.BatchSize is { HasValue: true, Value: > SettingRanges.MaxQueueBatchWithoutWindow } batch
            && batch.Value <= SettingRanges.BatchSize.Max
            && source.BatchingWindowSeconds is { IsAbsent: true } or { HasValue: true, Value: 0 })
        {
            context.Report(WindowMissing, function, batch.Span, fix: null, batch.Value.ToString("N0", CultureInfo.InvariantCulture), SettingRanges.MaxQueueBatchWithoutWindow);
        }
    }

    /// <summary>Adds up what is known; what is not can only make it more.</summary>
    private static void CheckEnvironment(FunctionSettings function, SettingsContext context)
    {
        var total = 0;
        var largest = 0;
        EnvironmentVariable? culprit = null;
        foreach (var variable in function.Variables)
        {
            if (!variable.Value.HasValue)
            {
                continue;
            }

            var size = Encoding.UTF8.GetByteCount(variable.Name) + Encoding.UTF8.GetByteCount(variable.Value.Value!);
            total += size;
            if (size > largest)
            {
                (largest, culprit) = (size, variable);
            }
        }

        if (culprit is not null && total > SettingRanges.MaxEnvironmentBytes)
        {
            context.Report(
                EnvironmentTooLarge,
                function,
                culprit.NameSpan,
                fix: null,
                ConfigurationLocation.NameOf(function),
                total.ToString("N0", CultureInfo.InvariantCulture),
                SettingRanges.MaxEnvironmentBytes.ToString("N0", CultureInfo.InvariantCulture),
                culprit.Name);
        }
    }

    private static void AnalyzeAttribute(SymbolAnalysisContext context, LambdaProject project)
    {
        // Zero is the attribute's way to say nothing.
        if (LambdaFunctionAttribute.Memory((IMethodSymbol)context.Symbol, project.Symbols, context.CancellationToken) is not ({ } megabytes and > 0, { } expression))
        {
            return;
        }

        var setting = RangedSettings.OfFunctions[0];
        var range = MayBeManagedInstances(project, context.CancellationToken)
            ? RangedSettings.MemoryAnywhere
            : SettingRanges.MemoryMB;
        var value = (int)Math.Min(megabytes, int.MaxValue);
        var nearest = range.Nearest(value);
        if (nearest != value)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                value > range.Max ? TooHigh : TooLow,
                expression.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(ConfigurationProperties.Value, nearest.ToString(CultureInfo.InvariantCulture)),
                setting.What,
                setting.Format(value),
                setting.Format(nearest),
                Advice(setting, nearest, value > range.Max)));
        }
    }

    private static bool MayBeManagedInstances(LambdaProject project, CancellationToken cancellationToken)
    {
        foreach (var function in project.Configuration(cancellationToken).Functions)
        {
            if (!function.IsManagedInstances.IsAbsent)
            {
                return true;
            }
        }

        return false;
    }
}
