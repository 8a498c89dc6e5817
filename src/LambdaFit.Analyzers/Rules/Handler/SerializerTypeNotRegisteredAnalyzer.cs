using System.Collections.Concurrent;
using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>LFIT6004: an input or output of a handler that the context of its source-generated serializer has no code for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SerializerTypeNotRegisteredAnalyzer() : LambdaAnalyzer(NotRegistered)
{
    /// <summary>The property of a diagnostic that names the context's class by its metadata name.</summary>
    public const string ContextProperty = "context";

    /// <summary>The property of a diagnostic that names the missing types as code would from anywhere.</summary>
    public const string TypesProperty = "types";

    /// <summary>What stands between two types of <see cref="TypesProperty"/>.</summary>
    public const char TypesSeparator = '|';

    private static readonly DiagnosticDescriptor NotRegistered = Rule.Create(
        RuleIds.SerializerTypeNotRegistered,
        "Serializer does not know a handler's type",
        "Handler '{0}' uses {1}, which '{2}' does not register, so every invocation fails; add {3}",
        Categories.Handler,
        DiagnosticSeverity.Warning,
        "SourceGeneratorLambdaJsonSerializer reads and writes the types for which [JsonSerializable] attributes of its context had code generated, and throws for all others. With PublishAot, where there is no other serializer, this is an error.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        if (project.Symbols[TypeNames.SourceGeneratorSerializer] is null || project.Symbols[TypeNames.JsonSerializableAttribute] is null)
        {
            return;
        }

        var contexts = new ConcurrentDictionary<INamedTypeSymbol, SerializerContext>(SymbolEqualityComparer.Default);
        SerializerContext? ContextOf(ITypeSymbol? serializer) =>
            project.Symbols.Is(serializer, TypeNames.SourceGeneratorSerializer)
            && ((INamedTypeSymbol)serializer!).TypeArguments[0] is INamedTypeSymbol { TypeKind: TypeKind.Class } type
                ? contexts.GetOrAdd(type, t => SerializerContext.Of(t, project.Symbols))
                : null;

        EntryPoints.Register(context, project, (entryPoint, report, _) =>
        {
            if (entryPoint is { Kind: EntryPointKind.Configured or EntryPointKind.Annotations, Method: { } method, IsDurable: false }
                && ContextOf(LambdaSerializers.Of(method.ContainingType, method, project.Symbols)) is { } known)
            {
                var types = entryPoint.Kind is EntryPointKind.Annotations
                    ? SerializedTypes.OfAnnotated(method, project.Symbols)
                    : SerializedTypes.OfHandler(method, project.Symbols);
                Report(report, entryPoint.Anchor, entryPoint.Name, types, known, project);
            }
        });
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (call.TargetMethod is { Name: "Create" or "GetHandlerWrapper", TypeArguments: { IsEmpty: false } types }
                    && (project.Symbols.IsMemberOf(call.TargetMethod, TypeNames.LambdaBootstrapBuilder) || project.Symbols.IsMemberOf(call.TargetMethod, TypeNames.HandlerWrapper))
                    && ContextOf(Serializer(call, project, operation.CancellationToken)) is { } known)
                {
                    var name = EntryPoints.NameOf(call.Syntax);
                    var at = name is SimpleNameSyntax simple ? simple.Identifier.GetLocation() : name.GetLocation();
                    Report(operation.ReportDiagnostic, at, HandlerName(call), types.Where(t => SerializedTypes.IsJson(t, project.Symbols)), known, project);
                }
            },
            OperationKind.Invocation);
    }

    private static void Report(Action<Diagnostic> report, Location at, string handler, IEnumerable<ITypeSymbol> types, SerializerContext context, LambdaProject project)
    {
        var missing = new List<ITypeSymbol>();
        foreach (var type in types)
        {
            if (!context.MayKnow(type) && !missing.Contains(type, SymbolEqualityComparer.Default))
            {
                missing.Add(type);
            }
        }

        if (missing.Count == 0)
        {
            return;
        }

        // A context of another assembly cannot be changed here.
        var properties = context.Type.DeclaringSyntaxReferences.IsEmpty
            ? null
            : ImmutableDictionary<string, string?>.Empty
                .Add(ContextProperty, HandlerString.TypeName(context.Type))
                .Add(TypesProperty, string.Join(TypesSeparator.ToString(), missing.Select(DisplayNames.InCode)));
        report(Diagnostic.Create(
            NotRegistered,
            at,
            project.Options.Publish.IsAot ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            additionalLocations: null,
            properties,
            handler,
            string.Join(" and ", missing.Select(static t => "'" + DisplayNames.OfType(t) + "'")),
            context.Type.Name,
            string.Join(" and ", missing.Select(static t => "'[JsonSerializable(typeof(" + DisplayNames.OfType(t) + "))]'"))));
    }

    /// <summary>Gets the type of the serializer that a bootstrap is given, created without arguments; null where it is not known.</summary>
    private static ITypeSymbol? Serializer(IInvocationOperation call, LambdaProject project, CancellationToken cancellationToken)
    {
        foreach (var argument in call.Arguments)
        {
            if (project.Symbols.Is(argument.Parameter?.Type, TypeNames.LambdaSerializer))
            {
                return LambdaSerializers.Created(argument.Value, project, cancellationToken) is { Arguments.IsEmpty: true } creation ? creation.Type : null;
            }
        }

        return null;
    }

    private static string HandlerName(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            switch (argument.Value)
            {
                case IDelegateCreationOperation { Target: IMethodReferenceOperation reference }:
                    return DisplayNames.Of(reference.Method);
                case IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }:
                    return DisplayNames.Of(lambda.Symbol);
            }
        }

        return call.TargetMethod.Name;
    }
}
