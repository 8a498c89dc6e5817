using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>The entry points of a project, each once, with the surest kind of evidence.</summary>
internal sealed class EntryPoints
{
    private readonly Dictionary<ISymbol, EntryPoint> bySymbol = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(SyntaxTree Tree, int Position), EntryPoint> byCall = [];

    private EntryPoints(ImmutableArray<EntryPoint> all)
    {
        All = all;
        foreach (var entryPoint in all)
        {
            if (entryPoint.Symbol is { } symbol)
            {
                bySymbol[symbol] = entryPoint;
            }
            else if (entryPoint.Anchor.SourceTree is { } tree)
            {
                byCall[(tree, entryPoint.Anchor.SourceSpan.Start)] = entryPoint;
            }

            HasDeclared |= entryPoint.IsFunction && entryPoint.Kind is not EntryPointKind.Convention;
        }
    }

    /// <summary>Gets all entry points, surest kind first.</summary>
    public ImmutableArray<EntryPoint> All { get; }

    /// <summary>Gets a value indicating whether configuration, an attribute or a bootstrap names a handler, so that mere look-alikes are none.</summary>
    public bool HasDeclared { get; }

    public static EntryPoints Find(LambdaProject project, CancellationToken cancellationToken)
    {
        var collector = new EntryPointCollector(project, cancellationToken);
        if (project.Options.IsLibrary)
        {
            LibraryMembers.Find(collector);
        }

        // In this order, because the first evidence for a method wins.
        AnnotationsHandlers.Find(collector);
        ConfiguredHandlers.Find(collector);
        BootstrapHandlers.Find(collector);
        RecordHandlers.Find(collector);
        AspNetCoreHandlers.Find(collector);
        ConventionHandlers.Find(collector);
        FrameworkCallbacks.Find(collector);
        return new EntryPoints(collector.ToImmutable());
    }

    /// <summary>
    /// Tells whether findings about functions as a whole (their configuration, their signature) belong at this entry point: it is one
    /// function, and more than a method that only looks like a handler while others are declared.
    /// </summary>
    public bool IsDeclaredFunction(EntryPoint entryPoint) =>
        entryPoint.IsFunction && (!HasDeclared || entryPoint.Kind is not EntryPointKind.Convention);

    /// <summary>
    /// Calls a rule for each entry point from an action on the very symbol or call that the entry point is anchored at, so that
    /// the rule's report is a local one and editors show it.
    /// </summary>
    public static void Register(CompilationStartAnalysisContext context, LambdaProject project, Action<EntryPoint, Action<Diagnostic>, CancellationToken> analyze)
    {
        context.RegisterSymbolAction(
            symbol =>
            {
                if (project.EntryPoints(symbol.CancellationToken).bySymbol.TryGetValue(symbol.Symbol, out var entryPoint))
                {
                    analyze(entryPoint, symbol.ReportDiagnostic, symbol.CancellationToken);
                }
            },
            SymbolKind.Method,
            SymbolKind.NamedType);

        // Local functions have no symbol actions, and calls are anchored at their names.
        context.RegisterOperationAction(
            operation =>
            {
                var entryPoints = project.EntryPoints(operation.CancellationToken);
                EntryPoint? entryPoint;
                if (operation.Operation is Microsoft.CodeAnalysis.Operations.ILocalFunctionOperation local
                    ? entryPoints.bySymbol.TryGetValue(local.Symbol, out entryPoint)
                    : entryPoints.byCall.TryGetValue((operation.Operation.Syntax.SyntaxTree, NameOf(operation.Operation.Syntax).SpanStart), out entryPoint))
                {
                    analyze(entryPoint, operation.ReportDiagnostic, operation.CancellationToken);
                }
            },
            OperationKind.LocalFunction,
            OperationKind.Invocation,
            OperationKind.ObjectCreation);
    }

    /// <summary>Gets the name in a call or object creation, at which findings about a registered handler are reported.</summary>
    public static SyntaxNode NameOf(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name,
        InvocationExpressionSyntax invocation => invocation.Expression,
        ObjectCreationExpressionSyntax creation => creation.Type,
        _ => call,
    };
}
