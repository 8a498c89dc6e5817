using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// LFIT3016: a handler for one format of HTTP requests behind an API that sends the other, so that path and method are null. Each description of the
/// function is judged alone, and only where all that calls it is of one kind.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PayloadVersionMismatchAnalyzer() : LambdaAnalyzer(PayloadVersionMismatch)
{
    private const string Format1 = "1.0";
    private const string Format2 = "2.0";

    private static readonly DiagnosticDescriptor PayloadVersionMismatch = Rule.Create(
        RuleIds.PayloadVersionMismatch,
        "HTTP payload format does not fit the handler",
        "'{0}' reads requests of payload format {1} ('{2}'), but {3} in {4} sends format {5}, so {6}; {7}",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        "REST APIs, load balancers and HTTP APIs with payload format 1.0 send another JSON than function URLs and HTTP APIs with format 2.0, which is the default of AWS SAM. Read into the wrong type, method and path are null.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var reads = new PayloadReads(project);
        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            var functions = project.Functions(cancellationToken).Of(entryPoint);
            if (functions.IsEmpty || entryPoint.Kind is EntryPointKind.Annotations || Expected(entryPoint, project, cancellationToken) is not { } expected)
            {
                return;
            }

            foreach (var function in functions)
            {
                if (function.IsAnnotations
                    || OnlyFormat(function) is not { } source
                    || source.PayloadFormat.Value == expected.Format)
                {
                    continue;
                }

                // A web framework reads all of a request; what reads nothing that is missing works with either format.
                var missing = entryPoint.Method is { } method ? reads.MissingMember(method, cancellationToken) : null;
                var isHarmless = entryPoint.Method is not null && missing is null;
                report(Diagnostic.Create(
                    PayloadVersionMismatch,
                    entryPoint.Anchor,
                    isHarmless ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
                    [ConfigurationLocation.Of(function.File, function.NameSpan)],
                    Fix(function, source, expected.Format, isOnly: functions.Length == 1),
                    entryPoint.Name,
                    expected.Format,
                    expected.Name,
                    Describe(function, source),
                    Path.GetFileName(function.File.Path),
                    source.PayloadFormat.Value,
                    missing is not null ? "'" + missing + "', which is read, is null" : isHarmless ? "method and path are null, though nothing reads them" : "method and path are null",
                    Advice(function, source, expected)));
            }
        });
    }

    /// <summary>Gets the format that a handler reads, and the type that says so; null where it reads none or it is not certain which.</summary>
    private static (string Format, string Name, string Other)? Expected(EntryPoint entryPoint, LambdaProject project, CancellationToken cancellationToken)
    {
        var symbols = project.Symbols;
        if (entryPoint.Method is { Parameters: { Length: > 0 } parameters })
        {
            return symbols.IsOrInherits(parameters[0].Type, TypeNames.ApiGatewayRequest) ? (Format1, "APIGatewayProxyRequest", "take 'APIGatewayHttpApiV2ProxyRequest'")
                : symbols.IsOrInherits(parameters[0].Type, TypeNames.HttpApiRequest) ? (Format2, "APIGatewayHttpApiV2ProxyRequest", "take 'APIGatewayProxyRequest'")
                : null;
        }

        if (entryPoint.Kind is not EntryPointKind.AspNetCoreHost)
        {
            return null;
        }

        if (entryPoint.Symbol is INamedTypeSymbol type)
        {
            return symbols.IsOrInherits(type, TypeNames.HttpApiFunction) ? (Format2, "APIGatewayHttpApiV2ProxyFunction", "derive from 'APIGatewayProxyFunction'")
                : symbols.IsOrInherits(type, TypeNames.ApiGatewayFunction) && !symbols.IsOrInherits(type, TypeNames.WebSocketFunction) ? (Format1, "APIGatewayProxyFunction", "derive from 'APIGatewayHttpApiV2ProxyFunction'")
                : null;
        }

        return HostedSource(entryPoint, project, cancellationToken) switch
        {
            "RestApi" => (Format1, "LambdaEventSource.RestApi", "say 'LambdaEventSource.HttpApi'"),
            "HttpApi" => (Format2, "LambdaEventSource.HttpApi", "say 'LambdaEventSource.RestApi'"),
            _ => null,
        };
    }

    /// <summary>Gets which event source <c>AddAWSLambdaHosting</c> is told.</summary>
    private static string? HostedSource(EntryPoint entryPoint, LambdaProject project, CancellationToken cancellationToken)
    {
        if (entryPoint.Anchor.SourceTree?.GetRoot(cancellationToken).FindNode(entryPoint.Anchor.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || project.Bodies.Operation(call, cancellationToken) is not IInvocationOperation hosting)
        {
            return null;
        }

        foreach (var argument in hosting.Arguments)
        {
            if (argument is { Parameter.Name: "eventSource", Value: IFieldReferenceOperation { Field: { HasConstantValue: true } source } })
            {
                return source.Name;
            }
        }

        return null;
    }

    /// <summary>Gets one of the sources of a function where all are of one kind and send one format; null where they differ or one is not known.</summary>
    private static EventSource? OnlyFormat(FunctionSettings function)
    {
        EventSource? only = null;
        foreach (var source in function.EventSources)
        {
            if (source.Kind is not (EventSourceKind.RestApi or EventSourceKind.HttpApi or EventSourceKind.FunctionUrl or EventSourceKind.LoadBalancer)
                || source.PayloadFormat is not { HasValue: true, Value: Format1 or Format2 }
                || (only is not null && (only.Kind != source.Kind || only.PayloadFormat.Value != source.PayloadFormat.Value)))
            {
                return null;
            }

            only ??= source;
        }

        return only;
    }

    private static string Describe(FunctionSettings function, EventSource source) => source.Kind switch
    {
        EventSourceKind.RestApi => "the REST API of '" + function.Name + "'",
        EventSourceKind.FunctionUrl => "the URL of '" + function.Name + "'",
        EventSourceKind.LoadBalancer => "the load balancer of '" + function.Name + "'",
        _ => "the HTTP API of '" + function.Name + "'",
    };

    private static string Advice(FunctionSettings function, EventSource source, (string Format, string Name, string Other) expected) => source.Kind switch
    {
        EventSourceKind.HttpApi => "set '" + SettingNames.PayloadFormat(function.File.Format) + "' to '" + expected.Format + "', or " + expected.Other,
        EventSourceKind.LoadBalancer => "use the types of 'Amazon.Lambda.ApplicationLoadBalancerEvents'",
        _ => expected.Other,
    };

    /// <summary>
    /// The event of an HTTP API is edited in the template; else the types in C#, where no other description of the function needs them as they are.
    /// </summary>
    private static ImmutableDictionary<string, string?> Fix(FunctionSettings function, EventSource source, string expected, bool isOnly) => source switch
    {
        { Kind: EventSourceKind.HttpApi, Name.Length: > 0 } => ConfigurationProperties.Of(function, expected),
        { Kind: not EventSourceKind.LoadBalancer } when isOnly => ImmutableDictionary<string, string?>.Empty.Add(ConfigurationProperties.Value, source.PayloadFormat.Value),
        _ => ImmutableDictionary<string, string?>.Empty,
    };
}
