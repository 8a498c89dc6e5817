using System.Collections.Immutable;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3017: a function that writes to the bucket, queue, topic or bus that starts it, or invokes itself, each time it runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RecursiveTriggerAnalyzer() : LambdaAnalyzer(RecursiveTrigger)
{
    private static readonly DiagnosticDescriptor RecursiveTrigger = Rule.Create(
        RuleIds.RecursiveTrigger,
        "Function starts itself",
        "'{0}' {1}{2}, so every invocation starts another{3}; {4}",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        "A function that writes to what triggers it, or invokes itself, runs until somebody stops it or Lambda's recursion detection does, and every round is paid for. Write to another bucket, queue or topic, or under a prefix that the trigger leaves out, and bound what must repeat; a process that goes on step by step fits Step Functions or a durable function.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        context.RegisterOperationAction(operation => Analyze(operation, project), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, LambdaProject project)
    {
        var call = (IInvocationOperation)context.Operation;
        if (TriggeringCall.Of(call, project, context.CancellationToken) is not { } trigger
            || (trigger.Kind is not EventSourceKind.Other && project.Configuration(context.CancellationToken).Functions.IsEmpty))
        {
            return;
        }

        var graph = project.CallGraph(context.CancellationToken);
        if (graph.ReachOf(call, context.ContainingSymbol) is not { } nearest)
        {
            return;
        }

        foreach (var way in graph.WaysOf(nearest, context.CancellationToken))
        {
            if (WhatStarts(way, trigger, project, context.CancellationToken) is { } what && !RepeatGuards.AreOnWayTo(call, way, project, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    RecursiveTrigger,
                    EntryPoints.NameOf(call.Syntax).GetLocation(),
                    call.TargetMethod.Name,
                    what,
                    way.Describe(),
                    trigger.Kind is EventSourceKind.EventBridge ? ", and nothing stops them" : ", until Lambda stops them after about " + LambdaLimits.RecursiveInvocations,
                    Advice(trigger.Kind)));
                return;
            }
        }
    }

    /// <summary>Says what a call starts the function through, for messages; null where it does not, or that is not known.</summary>
    private static string? WhatStarts(Reach way, TriggeringCall call, LambdaProject project, CancellationToken cancellationToken)
    {
        var functions = project.Functions(cancellationToken).Of(way.EntryPoint);
        foreach (var function in functions)
        {
            // Whoever allows loops means them.
            if (function.RecursiveLoop is { State: SettingState.Unknown } or { HasValue: true, Value: not "Terminate" })
            {
                return null;
            }
        }

        if (call.Kind is EventSourceKind.EventBridge)
        {
            return StartsThroughBus(functions, call, project, cancellationToken) is { } rule
                ? "puts an event that rule '" + rule + "' hands to '" + way.EntryPoint.Name + "'"
                : null;
        }

        if (ValueOrigin.Of(call.Target, way, project, cancellationToken) is not { } origin)
        {
            return null;
        }

        if (call.Kind is EventSourceKind.Other)
        {
            return origin.IsSelf && way.EntryPoint.IsFunction ? "invokes '" + way.EntryPoint.Name + "' itself" : null;
        }

        foreach (var function in functions)
        {
            if (TriggerIn(function, call.Kind, origin) is { } source)
            {
                return "writes to the " + Noun(call.Kind) + (source.Resource is { } name ? " '" + name + "'" : string.Empty) + " that triggers '" + way.EntryPoint.Name + "'";
            }
        }

        return null;
    }

    /// <summary>Gets the source that a write reaches, where all sources of the kind pass on whatever is written.</summary>
    private static EventSource? TriggerIn(FunctionSettings function, EventSourceKind kind, ValueOrigin origin)
    {
        EventSource? found = null;
        foreach (var source in function.EventSources)
        {
            if (source.Kind != kind)
            {
                continue;
            }

            if (source.IsFiltered)
            {
                return null;
            }

            if (origin.Source == kind || (source.Resource is { } resource && ResourceIn(function, origin.Variable) == resource))
            {
                found ??= source;
            }
        }

        return found;
    }

    private static string? ResourceIn(FunctionSettings function, string? variable)
    {
        foreach (var candidate in function.Variables)
        {
            if (candidate.Name == variable)
            {
                return candidate.Resource;
            }
        }

        return null;
    }

    /// <summary>Gets the rule that picks an event which a request puts on a bus.</summary>
    private static string? StartsThroughBus(ImmutableArray<FunctionSettings> functions, TriggeringCall call, LambdaProject project, CancellationToken cancellationToken)
    {
        foreach (var operation in call.Request!.Descendants())
        {
            if (operation is not IObjectCreationOperation entry || !project.Symbols.Is(entry.Type, TypeNames.PutEventsRequestEntry))
            {
                continue;
            }

            foreach (var function in functions)
            {
                foreach (var source in function.EventSources)
                {
                    if (source is { Kind: EventSourceKind.EventBridge, Pattern: { } pattern }
                        && Fits(pattern.Sources, Value("Source"))
                        && Fits(pattern.DetailTypes, Value("DetailType"))
                        && IsBusOf(source, pattern, function, Value("EventBusName")))
                    {
                        return source.Name.Length > 0 ? source.Name : function.Name;
                    }
                }
            }

            IOperation? Value(string property) => TriggeringCall.ValueOf(entry, entry, property, string.Empty, project, cancellationToken);
        }

        return null;

        bool IsBusOf(EventSource source, EventPattern pattern, FunctionSettings function, IOperation? bus) =>
            bus is null || bus.ConstantValue is { HasValue: true, Value: "default" } ? pattern.IsDefaultBus
            : source.Resource is { } resource
                && ValueOrigin.Of(bus, null, project, cancellationToken)?.Variable is { } variable
                && ResourceIn(function, variable) == resource;
    }

    private static bool Fits(ImmutableArray<string> wanted, IOperation? value) =>
        wanted.IsEmpty || (value?.ConstantValue is { HasValue: true, Value: string text } && wanted.Contains(text));

    private static string Noun(EventSourceKind kind) => kind switch
    {
        EventSourceKind.Bucket => "bucket",
        EventSourceKind.Queue => "queue",
        _ => "topic",
    };

    private static string Advice(EventSourceKind kind) => kind switch
    {
        EventSourceKind.Bucket => "write to another bucket, or under a prefix that the trigger leaves out",
        EventSourceKind.Queue => "send to another queue, or let failed messages come back by throwing",
        EventSourceKind.Topic => "publish to another topic, or filter the subscription",
        EventSourceKind.EventBridge => "put events of another type, or let the rule leave them out",
        _ => "bound the number of rounds, or use Step Functions or a durable function",
    };
}
