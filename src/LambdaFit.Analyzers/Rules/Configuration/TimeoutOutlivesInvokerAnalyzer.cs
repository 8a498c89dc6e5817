using System.Collections.Immutable;
using System.Globalization;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// LFIT3003: a timeout that is longer than what calls the function waits, so that the rest of the work answers nobody. Reported where the value stands:
/// in the file or in the attribute.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TimeoutOutlivesInvokerAnalyzer() : FunctionSettingsAnalyzer(TimeoutOutlivesInvoker)
{
    private static readonly DiagnosticDescriptor TimeoutOutlivesInvoker = Rule.Create(
        RuleIds.TimeoutOutlivesInvoker,
        "Timeout outlives what calls the function",
        "'{0}' may run for {1} s, but {2} waits {3} s at most, so what takes longer is paid for and answers nobody; {4}",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        "API Gateway, AWS AppSync and Amazon Cognito give up on a function after a fixed time, while the function runs on to its own timeout. Set the timeout to what the caller waits, and hand longer work to a queue, a durable function or Step Functions.");

    private static readonly (string Attribute, EventSourceKind Kind)[] Attributes =
    [
        (TypeNames.RestApiAttribute, EventSourceKind.RestApi),
        (TypeNames.HttpApiAttribute, EventSourceKind.HttpApi),
        (TypeNames.RestApiAuthorizerAttribute, EventSourceKind.Authorizer),
        (TypeNames.HttpApiAuthorizerAttribute, EventSourceKind.HttpApiAuthorizer),
        (TypeNames.FunctionUrlAttribute, EventSourceKind.FunctionUrl),
        (TypeNames.AlbApiAttribute, EventSourceKind.LoadBalancer),
        (TypeNames.SqsEventAttribute, EventSourceKind.Queue),
        (TypeNames.DynamoDBEventAttribute, EventSourceKind.Stream),
        (TypeNames.S3EventAttribute, EventSourceKind.Bucket),
        (TypeNames.SnsEventAttribute, EventSourceKind.Topic),
        (TypeNames.ScheduleEventAttribute, EventSourceKind.Schedule),
    ];

    private protected override void RegisterInCode(CompilationStartAnalysisContext context, LambdaProject project)
    {
        if (project.Symbols[TypeNames.LambdaFunctionAttribute] is not null)
        {
            context.RegisterSymbolAction(symbol => AnalyzeAttribute(symbol, project), SymbolKind.Method);
        }
    }

    private protected override void Judge(FunctionSettings function, SettingsContext context)
    {
        if (Find(function) is not { } outlived
            || IsSetByAttribute(function, context)
            || !ReferenceEquals(Gravest(function, context), function))
        {
            return;
        }

        var fix = IsWantedByAll(function, outlived, context) ? outlived.Fix : null;
        var seconds = function.TimeoutSeconds.Value;
        context.Report(Diagnostic.Create(
            TimeoutOutlivesInvoker,
            ConfigurationLocation.Of(function.File, function.TimeoutSeconds.Span),
            outlived.IsCertain ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            additionalLocations: null,
            ConfigurationProperties.Of(function, fix?.ToString(CultureInfo.InvariantCulture)),
            ConfigurationLocation.NameOf(function),
            seconds,
            outlived.Describe(),
            outlived.Limit.Seconds,
            Advice(outlived, isShared: !IsWantedByAll(function, outlived, context))));
    }

    private static void AnalyzeAttribute(SymbolAnalysisContext context, LambdaProject project)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (LambdaFunctionAttribute.Timeout(method, project.Symbols, context.CancellationToken) is not { Seconds: > 0 and <= LambdaLimits.MaxTimeoutSeconds } set
            || SourcesOf(method, project, context.CancellationToken) is not { Length: > 0 } sources
            || OutlivedInvokers.Find((int)set.Seconds, sources) is not { } outlived)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            TimeoutOutlivesInvoker,
            set.Expression.GetLocation(),
            outlived.IsCertain ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            additionalLocations: null,
            outlived.Fix is { } fix
                ? ImmutableDictionary<string, string?>.Empty.Add(ConfigurationProperties.Value, fix.ToString(CultureInfo.InvariantCulture))
                : ImmutableDictionary<string, string?>.Empty,
            DisplayNames.Of(method),
            set.Seconds,
            outlived.Describe(),
            outlived.Limit.Seconds,
            Advice(outlived, isShared: false)));
    }

    /// <summary>Gets what the attributes of a method say, and what files say beyond that.</summary>
    private static ImmutableArray<EventSource> SourcesOf(IMethodSymbol method, LambdaProject project, CancellationToken cancellationToken)
    {
        var sources = ImmutableArray.CreateBuilder<EventSource>();
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (SymbolEqualityComparer.Default.Equals(entryPoint.Method, method))
            {
                foreach (var function in project.Functions(cancellationToken).Of(entryPoint))
                {
                    sources.AddRange(function.EventSources);
                }
            }
        }

        var configured = sources.Count;
        foreach (var (attribute, kind) in Attributes)
        {
            if (method.HasAttribute(project.Symbols[attribute]) && !HasKind(sources, kind, configured))
            {
                sources.Add(new EventSource(kind));
            }
        }

        return sources.ToImmutable();
    }

    private static bool HasKind(ImmutableArray<EventSource>.Builder sources, EventSourceKind kind, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (sources[i].Kind == kind)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Judges a timeout that Lambda accepts; LFIT3002 speaks of the others.</summary>
    private static OutlivedInvokers? Find(FunctionSettings function)
    {
        var max = function.IsManagedInstances.IsAbsent ? LambdaLimits.MaxTimeoutSeconds : LambdaLimits.MaxManagedInstancesTimeoutSeconds;
        return function is { TimeoutSeconds.HasValue: true, IsTimeoutQuoted: false, EventSources.IsEmpty: false } && function.TimeoutSeconds.Value <= max
            ? OutlivedInvokers.Find(function.TimeoutSeconds.Value, function.EventSources)
            : null;
    }

    /// <summary>Gets the function that is reported where several have their timeout from one place.</summary>
    private static FunctionSettings? Gravest(FunctionSettings function, SettingsContext context)
    {
        FunctionSettings? first = null;
        foreach (var other in context.Functions)
        {
            if (IsShared(function, other) && Find(other) is { } outlived)
            {
                if (outlived.IsCertain)
                {
                    return other;
                }

                first ??= other;
            }
        }

        return first ?? function;
    }

    /// <summary>Tells whether every function that has its timeout from the same place is better off with the one that is written.</summary>
    private static bool IsWantedByAll(FunctionSettings function, OutlivedInvokers outlived, SettingsContext context)
    {
        foreach (var other in function.File.Format.IsCode() ? context.Functions : function.File.Functions)
        {
            if (!ReferenceEquals(other, function) && IsShared(function, other) && (Find(other) is not { Fix: { } fix } || Math.Abs(fix - outlived.Limit.Seconds) > 1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsShared(FunctionSettings function, FunctionSettings other) =>
        ReferenceEquals(function.File, other.File) && other.TimeoutSeconds.HasValue && other.TimeoutSeconds.Span == function.TimeoutSeconds.Span;

    /// <summary>The generator writes what the attribute says over what the template has.</summary>
    private static bool IsSetByAttribute(FunctionSettings function, SettingsContext context)
    {
        if (!function.IsAnnotations || context.Project is not { } project)
        {
            return false;
        }

        foreach (var entryPoint in project.EntryPoints(context.CancellationToken).All)
        {
            if (entryPoint.Kind is EntryPointKind.Annotations
                && LambdaFunctionAttribute.SetsTimeout(entryPoint.Method, project.Symbols)
                && project.Functions(context.CancellationToken).Of(entryPoint).Contains(function))
            {
                return true;
            }
        }

        return false;
    }

    private static string Advice(OutlivedInvokers outlived, bool isShared)
    {
        var seconds = outlived.Limit.Seconds.ToString(CultureInfo.InvariantCulture);
        return outlived.NeedsLonger ? "give what else calls it a function of its own, or hand longer work to a queue or Step Functions"
            : isShared ? "set " + seconds + " s for it alone, and hand longer work to a queue, a durable function or Step Functions"
            : outlived.Limit.MayBeRaised ? "set " + seconds + " s, or raise the API's timeout, which Regional and private APIs allow"
            : outlived.First.Kind is EventSourceKind.Cognito or EventSourceKind.HttpApiAuthorizer ? "set " + seconds + " s, and hand longer work to a queue"
            : "set " + seconds + " s, and hand longer work to a queue, a durable function or Step Functions";
    }
}
