using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Lifetimes;
using LambdaFit.Analyzers.Project.Reachability;
using LambdaFit.Analyzers.Rules.Performance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// LFIT2003: a collection that outlives the invocation, to which invocations add and from which nothing removes. A cache that is filled by key
/// is advice only.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticCollectionGrowsAnalyzer() : LambdaAnalyzer(CollectionGrows, CacheGrows, HeadersGrow)
{
    private const string Title = "Collection grows from one Lambda invocation to the next";
    private const string Description = "An execution environment serves many invocations and keeps what is static, or held by the handler, between them. A collection that is only ever added to takes more memory with each, shows later invocations what earlier ones have left, and is a different one in every environment.";

    private static readonly DiagnosticDescriptor CollectionGrows = Rule.Create(
        RuleIds.StaticCollectionGrows,
        Title,
        "'{0}' grows in every invocation{1} and nothing removes from it: {2}, so what one invocation adds leaks into the later ones, until the memory is full; use a local variable, or keep the data in DynamoDB, ElastiCache or S3",
        Categories.State,
        DiagnosticSeverity.Warning,
        Description);

    /// <summary>The same rule, reported as Info.</summary>
    private static readonly DiagnosticDescriptor CacheGrows = Rule.Create(
        RuleIds.StaticCollectionGrows,
        Title,
        "'{0}' keeps a value for every key it is asked for{1}: it is unbounded, and every execution environment fills its own; use 'MemoryCache' with a size limit or expiry, or share the values in ElastiCache",
        Categories.State,
        DiagnosticSeverity.Warning,
        Description);

    private static readonly DiagnosticDescriptor HeadersGrow = Rule.Create(
        RuleIds.StaticCollectionGrows,
        Title,
        "'{0}' gets another {1} header in every invocation{2} and nothing removes it: {3}, so each request repeats what all earlier invocations added; set it where the client is created, or on the 'HttpRequestMessage'",
        Categories.State,
        DiagnosticSeverity.Warning,
        Description);

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var collections = new GrowingCollections(project);
        context.RegisterOperationAction(c => collections.AnalyzeCall(c), OperationKind.Invocation);
        context.RegisterOperationAction(c => collections.AnalyzeIndexer(c), OperationKind.SimpleAssignment);
        context.RegisterOperationAction(c => collections.AnalyzeMethodReference(c), OperationKind.MethodReference);
    }

    /// <summary>What the actions of one compilation share.</summary>
    private sealed class GrowingCollections
    {
        private readonly LambdaProject project;
        private readonly Collections collections;
        private readonly CollectionUses uses;
        private readonly OnceOnly onceOnly;
        private readonly OnceOnly onceOrByKey;
        private readonly InvocationValues values;
        private readonly DefaultHeaders headers;

        public GrowingCollections(LambdaProject project)
        {
            this.project = project;
            collections = new Collections(project.Symbols);
            uses = new CollectionUses(project, collections);
            onceOnly = new OnceOnly(project) { CountsLookUps = false };
            onceOrByKey = new OnceOnly(project);
            values = new InvocationValues(project);
            headers = new DefaultHeaders(project);
        }

        private KnownSymbols Symbols => project.Symbols;

        public void AnalyzeCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (Collections.Receiver(call) is not { } receiver)
            {
                return;
            }

            var growth = collections.OfCall(call.TargetMethod, receiver.Unwrapped().Type);
            if (growth is not Growth.None)
            {
                Analyze(context, EntryPoints.NameOf(call.Syntax), receiver, growth, growth is Growth.Element ? null : Collections.FirstArgument(call));
            }
            else if (IsUnlimitedEntry(call))
            {
                AnalyzeCache(context, call, receiver);
            }
            else if (headers.AddedBy(call) is { } added)
            {
                AnalyzeHeader(context, call, added.Client, added.Header);
            }
        }

        public void AnalyzeIndexer(OperationAnalysisContext context)
        {
            if (context.Operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } arguments, Instance: { } receiver } target }
                && collections.IsMap(receiver.Unwrapped().Type))
            {
                Analyze(context, target.Syntax, receiver, Growth.Key, arguments[0].Value);
            }
        }

        public void AnalyzeMethodReference(OperationAnalysisContext context)
        {
            var reference = (IMethodReferenceOperation)context.Operation;
            if (reference.Instance is { } receiver)
            {
                var growth = collections.OfCall(reference.Method, receiver.Unwrapped().Type);
                if (growth is not Growth.None)
                {
                    Analyze(context, reference.Syntax, receiver, growth, key: null);
                }
            }
        }

        private void Analyze(OperationAnalysisContext context, SyntaxNode where, IOperation receiver, Growth growth, IOperation? key)
        {
            var cancellationToken = context.CancellationToken;
            if ((key is not null && (key.Unwrapped().ConstantValue.HasValue || collections.HasFewValues(key.Unwrapped().Type)))
                || uses.HolderOf(receiver, cancellationToken) is not { } holder
                || project.CallGraph(cancellationToken).ReachOf(context.Operation, context.ContainingSymbol) is not { } reach
                || uses.LifetimeOf(holder, cancellationToken) is not { OutlivesInvocation: true } lifetime
                || !uses.IsOnlyFilled(holder, cancellationToken)
                || onceOnly.Covers(context.Operation, reach, holder.Symbol, cancellationToken)
                || (key is not null && !values.MayDiffer(key, cancellationToken))
                || IsFollowUp(context.Operation, holder.Symbol, cancellationToken))
            {
                return;
            }

            var isCache = growth is Growth.Memo
                || (growth is Growth.Key && collections.IsMap(receiver.Unwrapped().Type)
                    && (IsLookedUp(context.Operation, holder.Symbol, cancellationToken) || IsMemo(holder.Symbol, cancellationToken) || onceOrByKey.Covers(context.Operation, reach, holder.Symbol, cancellationToken)));
            Report(context, where, isCache, DisplayNames.Of(holder.Symbol), reach, lifetime);
        }

        private void AnalyzeHeader(OperationAnalysisContext context, IInvocationOperation call, IOperation client, string header)
        {
            var cancellationToken = context.CancellationToken;
            if (uses.HolderOf(client, cancellationToken) is { } holder
                && project.CallGraph(cancellationToken).ReachOf(call, context.ContainingSymbol) is { } reach
                && uses.LifetimeOf(holder, cancellationToken) is { OutlivesInvocation: true } lifetime
                && (holder.Symbol is ILocalSymbol || project.Lifetimes.IsKept(holder.Symbol, cancellationToken))
                && !headers.IsLimited(header, cancellationToken)
                && !onceOnly.Covers(call, reach, holder.Symbol, cancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    HeadersGrow,
                    EntryPoints.NameOf(call.Syntax).GetLocation(),
                    DisplayNames.Of(holder.Symbol),
                    header.Length == 0 ? "default" : "'" + header + "'",
                    reach.Describe(),
                    lifetime.Why));
            }
        }

        private static void Report(OperationAnalysisContext context, SyntaxNode where, bool isCache, string name, Reach reach, KnownLifetime lifetime) =>
            context.ReportDiagnostic(isCache
                ? Diagnostic.Create(CacheGrows, where.GetLocation(), DiagnosticSeverity.Info, additionalLocations: null, properties: null, name, reach.Describe())
                : Diagnostic.Create(CollectionGrows, where.GetLocation(), name, reach.Describe(), lifetime.Why));

        /// <summary>Tells whether the same body asks the collection for a key.</summary>
        private bool IsLookedUp(IOperation growth, ISymbol holder, CancellationToken cancellationToken)
        {
            foreach (var operation in growth.Root().Descendants())
            {
                var asked = operation switch
                {
                    IInvocationOperation call when Collections.LooksUp(call.TargetMethod.Name) => Collections.Receiver(call),
                    IPropertyReferenceOperation { Property.IsIndexer: true } indexer when !Writes.IsWritten(indexer) => indexer.Instance,
                    _ => null,
                };

                if (asked is not null && IsHeldBy(asked, holder, cancellationToken))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Tells whether other code fills the collection by key where the key is missing, so that it is a cache for all of it.</summary>
        private bool IsMemo(ISymbol holder, CancellationToken cancellationToken)
        {
            if (holder is not (IFieldSymbol or IPropertySymbol))
            {
                return false;
            }

            foreach (var reference in project.References.Of(holder, cancellationToken))
            {
                if (reference.Parent is IInvocationOperation call && collections.OfCall(call.TargetMethod, reference.Type) is Growth.Memo)
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsHeldBy(IOperation collection, ISymbol holder, CancellationToken cancellationToken) =>
            uses.HolderOf(collection, cancellationToken) is { } found && SymbolEqualityComparer.Default.Equals(found.Symbol.OriginalDefinition, holder.OriginalDefinition);

        /// <summary>Text is appended piece by piece: one report for each body is enough.</summary>
        private bool IsFollowUp(IOperation growth, ISymbol holder, CancellationToken cancellationToken)
        {
            if (growth is not IInvocationOperation { TargetMethod: var method } || !Symbols.IsMemberOf(method, TypeNames.StringBuilder))
            {
                return false;
            }

            foreach (var operation in growth.Root().Descendants())
            {
                if (operation is IInvocationOperation { Instance: { } receiver } other
                    && other.Syntax.SpanStart < growth.Syntax.SpanStart
                    && Symbols.IsMemberOf(other.TargetMethod, TypeNames.StringBuilder)
                    && collections.OfCall(other.TargetMethod, receiver.Type) is not Growth.None
                    && IsHeldBy(receiver, holder, cancellationToken))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Tells calls that put an entry into a cache for good: <c>cache.Set(key, value)</c>, <c>cache.GetOrCreate(key, _ =&gt; …)</c>.</summary>
        private bool IsUnlimitedEntry(IInvocationOperation call)
        {
            var method = call.TargetMethod;
            if (method.Name is not ("Set" or "GetOrCreate" or "GetOrCreateAsync") || call.Arguments.Length != 3 || !Symbols.IsMemberOf(method, TypeNames.MemoryCacheExtensions))
            {
                return false;
            }

            if (method.Name is "Set")
            {
                return true;
            }

            // A factory that limits its entry in any way uses the parameter.
            return call.Arguments[2].Value.Unwrapped() is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters: { Length: 1 } parameters, Body: var body } }
                && !Mentions(body, parameters[0]);
        }

        private static bool Mentions(IOperation body, IParameterSymbol parameter)
        {
            foreach (var operation in body.Descendants())
            {
                if (operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter))
                {
                    return true;
                }
            }

            return false;
        }

        private void AnalyzeCache(OperationAnalysisContext context, IInvocationOperation call, IOperation receiver)
        {
            var cancellationToken = context.CancellationToken;
            if (Collections.FirstArgument(call) is { } key
                && !key.Unwrapped().ConstantValue.HasValue
                && !collections.HasFewValues(key.Unwrapped().Type)
                && NameOfSharedCache(receiver.Unwrapped(), cancellationToken) is { } name
                && project.CallGraph(cancellationToken).ReachOf(call, context.ContainingSymbol) is { } reach
                && !HasSizeLimit(cancellationToken)
                && values.MayDiffer(key, cancellationToken))
            {
                Report(context, EntryPoints.NameOf(call.Syntax), isCache: true, name, reach, KnownLifetime.Unknown);
            }
        }

        /// <summary>A container has one <c>IMemoryCache</c>, whoever is given it; a <c>MemoryCache</c> is someone's own.</summary>
        private string? NameOfSharedCache(IOperation cache, CancellationToken cancellationToken)
        {
            if (Symbols.Is(cache.Type, TypeNames.MemoryCacheInterface))
            {
                return cache switch
                {
                    IMemberReferenceOperation reference => DisplayNames.Of(reference.Member),
                    IParameterReferenceOperation reference => reference.Parameter.Name,
                    _ => null,
                };
            }

            return uses.HolderOf(cache, cancellationToken) is { } holder && uses.LifetimeOf(holder, cancellationToken).OutlivesInvocation ? DisplayNames.Of(holder.Symbol) : null;
        }

        private bool HasSizeLimit(CancellationToken cancellationToken)
        {
            foreach (var member in Symbols[TypeNames.MemoryCacheOptions]?.GetMembers("SizeLimit") ?? ImmutableArray<ISymbol>.Empty)
            {
                if (!project.References.Of(member, cancellationToken).IsEmpty)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
