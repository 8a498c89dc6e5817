using System.Collections.Concurrent;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Paths;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// LFIT2012: on managed instances, where invocations run side by side in one process: collections, connections and generators of random numbers
/// that they share without a lock, numbers that they read and write back, files of one name.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedStateNotThreadSafeAnalyzer() : LambdaAnalyzer(SharedStateNotThreadSafe)
{
    private static readonly DiagnosticDescriptor SharedStateNotThreadSafe = Rule.Create(
        RuleIds.SharedStateNotThreadSafe,
        "State shared by concurrent Lambda invocations is not thread-safe",
        "'{0}' is shared by invocations that run side by side{1}: {2}; {3}",
        Categories.State,
        DiagnosticSeverity.Warning,
        "On Lambda Managed Instances one process runs many invocations at the same time. What they share, they use from several threads: types that are not made for that break, and what is read and then written back loses what others have written between.");

    private const string LockEveryUse = "guard every use with one lock";

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        // In nearly all projects nothing runs side by side, and no action is needed.
        var state = new SharedState(project);
        if (!state.MayBeManaged(context.Compilation, context.CancellationToken))
        {
            return;
        }

        context.RegisterOperationAction(c => state.AnalyzeUse(c), OperationKind.FieldReference, OperationKind.PropertyReference, OperationKind.LocalReference);
        context.RegisterOperationAction(
            c => state.AnalyzeWrite(c),
            OperationKind.Increment,
            OperationKind.Decrement,
            OperationKind.CompoundAssignment,
            OperationKind.SimpleAssignment);
        context.RegisterOperationAction(c => state.AnalyzeFile(c), OperationKind.Invocation, OperationKind.ObjectCreation);
    }

    /// <summary>What threads must not do to an object at the same time.</summary>
    private enum Kind
    {
        /// <summary>Anything goes.</summary>
        ThreadSafe,

        /// <summary>A collection: none may use it while another one changes it.</summary>
        Collection,
        Random,
        Connection,
        Context,
    }

    /// <summary>What a piece of code does to an object.</summary>
    private enum Use
    {
        None,
        Read,
        Change,
    }

    /// <summary>What the actions of one compilation share.</summary>
    private sealed class SharedState
    {
        private readonly LambdaProject project;
        private readonly Collections collections;
        private readonly CollectionUses uses;
        private readonly OnceOnly onceOnly;
        private readonly Synchronization synchronization;
        private readonly CounterReads counters;
        private readonly FileWrites files;
        private readonly ConcurrentDictionary<SyntaxTree, bool> isManaged = new();
        private bool hasManagedFunction;
        private readonly ConcurrentDictionary<ISymbol, bool> isChanged = new(SymbolEqualityComparer.Default);

        public SharedState(LambdaProject project)
        {
            this.project = project;
            collections = new Collections(project.Symbols);
            uses = new CollectionUses(project, collections);
            onceOnly = new OnceOnly(project) { CountsLookUps = false };
            synchronization = new Synchronization(project);
            counters = new CounterReads(project.References);
            files = new FileWrites(project.Symbols);
        }

        private KnownSymbols Symbols => project.Symbols;

        public void AnalyzeUse(OperationAnalysisContext context)
        {
            var reference = context.Operation;
            var cancellationToken = context.CancellationToken;
            if (!MayBeManaged(reference.Syntax.SyntaxTree)
                || KindOf(reference.Type) is not (not Kind.ThreadSafe and var kind)
                || UseOf(reference, kind) is not (not Use.None and var use)
                || uses.HolderOf(reference, cancellationToken) is not { } holder
                || !IsUnsafe(holder.Symbol, kind, cancellationToken)
                || ReachOf(context) is not { } reach
                || uses.LifetimeOf(holder, cancellationToken) is not { OutlivesInvocation: true } lifetime
                || !IsFirst(reference, use, kind, holder.Symbol, cancellationToken)
                || synchronization.Covers(reference, reach, cancellationToken)
                || onceOnly.Covers(reference, reach, holder.Symbol, cancellationToken)
                || (use is Use.Read && !IsChangedByInvocations(holder.Symbol, kind, cancellationToken)))
            {
                return;
            }

            var (trouble, advice) = Explain(kind, use, reference.Type!);
            context.ReportDiagnostic(Diagnostic.Create(
                SharedStateNotThreadSafe,
                reference.Syntax.GetLocation(),
                DisplayNames.Of(holder.Symbol),
                reach.Describe(),
                lifetime.Why + ", and " + trouble,
                advice));
        }

        public void AnalyzeWrite(OperationAnalysisContext context)
        {
            var write = context.Operation;
            var cancellationToken = context.CancellationToken;
            if (!MayBeManaged(write.Syntax.SyntaxTree)
                || TargetOf(write) is not { } target
                || VariableOf(target) is not { } holder
                || ReachOf(context) is not { } reach
                || uses.LifetimeOf(holder, cancellationToken) is not { OutlivesInvocation: true } lifetime
                || synchronization.Covers(write, reach, cancellationToken)
                || onceOnly.Covers(write, reach, holder.Symbol, cancellationToken)
                || (holder.Symbol is not ILocalSymbol && target.Type is { } type && counters.AreOnlyTelemetry(holder.Symbol, type, cancellationToken)))
            {
                return;
            }

            context.ReportDiagnostic(Diagnostic.Create(
                SharedStateNotThreadSafe,
                target.Syntax.GetLocation(),
                DisplayNames.Of(holder.Symbol),
                reach.Describe(),
                lifetime.Why + ", and another invocation may write between the moment it is read and the moment it is written back",
                target.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 ? "use 'Interlocked'" : LockEveryUse));
        }

        public void AnalyzeFile(OperationAnalysisContext context)
        {
            var write = context.Operation;
            if (files.PathOf(write) is { } path
                && files.MakesFile(write)
                && MayBeManaged(write.Syntax.SyntaxTree)
                && project.Paths.Fold(path, context.CancellationToken) is { Origin: PathOrigin.Temporary, IsWhole: true, Text.Length: > 1 } file
                && ReachOf(context) is { } reach
                && !synchronization.Covers(write, reach, context.CancellationToken)
                && !onceOnly.Covers(write, reach, written: null, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    SharedStateNotThreadSafe,
                    path.Syntax.GetLocation(),
                    file.InTemporaryDirectory,
                    reach.Describe(),
                    "all of them write the same file",
                    "give each its own, with a name such as that of 'Path.GetRandomFileName()'"));
            }
        }

        /// <summary>Gets how an invocation that runs beside others reaches the code.</summary>
        private Reach? ReachOf(OperationAnalysisContext context) =>
            project.CallGraph(context.CancellationToken).ReachOf(context.Operation, context.ContainingSymbol) is { } reach
            && project.RunsOnManagedInstances(reach.EntryPoint, context.Operation.Syntax.SyntaxTree, context.CancellationToken)
                ? reach
                : null;

        /// <summary>Tells whether anything at all says that invocations run side by side.</summary>
        public bool MayBeManaged(Compilation compilation, CancellationToken cancellationToken)
        {
            foreach (var function in project.Configuration(cancellationToken).Functions)
            {
                hasManagedFunction |= function.IsManagedInstances.Value;
            }

            foreach (var tree in compilation.SyntaxTrees)
            {
                if (MayBeManaged(tree))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>The first question, asked of every reference.</summary>
        private bool MayBeManaged(SyntaxTree tree) =>
            isManaged.TryGetValue(tree, out var known) ? known : isManaged.GetOrAdd(tree, project.Options.ManagedInstances(tree) ?? hasManagedFunction);

        private Kind KindOf(ITypeSymbol? type)
        {
            if (type is not INamedTypeSymbol { IsReferenceType: true })
            {
                return Kind.ThreadSafe;
            }

            return collections.IsCollection(type) ? collections.IsConcurrent(type) ? Kind.ThreadSafe : Kind.Collection
                : Symbols.Is(type, TypeNames.Random) ? Kind.Random
                : Symbols.IsOrInherits(type, TypeNames.DbConnection) || Symbols.Is(type, TypeNames.DbConnectionInterface) ? Kind.Connection
                : Symbols.IsOrInherits(type, TypeNames.DbContext) ? Kind.Context
                : Kind.ThreadSafe;
        }

        private Use UseOf(IOperation reference, Kind kind)
        {
            var value = reference.Wrapped();
            switch (value.Parent)
            {
                case IInvocationOperation call when ReferenceEquals(call.Instance, value):
                    return kind is Kind.Collection ? UseOf(call, reference.Type) : Use.Change;
                case IArgumentOperation { Parameter.RefKind: RefKind.None, Parent: var user } argument:
                    return kind is not Kind.Collection ? Use.Change
                        : user is IInvocationOperation { TargetMethod.IsExtensionMethod: true } extension && ReferenceEquals(extension.Arguments[0], argument) ? UseOf(extension, reference.Type)
                        : Use.Read;
                case IPropertyReferenceOperation property:
                    return kind is not Kind.Collection || Writes.IsWritten(property) ? Use.Change : Use.Read;
                case IForEachLoopOperation:
                    return Use.Read;
                default:
                    return Use.None;
            }
        }

        private Use UseOf(IInvocationOperation call, ITypeSymbol? collection)
        {
            var method = call.TargetMethod;
            return collections.OfCall(method, collection) is not Growth.None || Collections.Shrinks(method.Name) || (Collections.Rearranges(method.Name) && !method.IsExtensionMethod)
                ? Use.Change
                : Use.Read;
        }

        /// <summary>Behind an interface, or a type that can be wrapped, may be a collection that is safe.</summary>
        private bool IsUnsafe(ISymbol holder, Kind kind, CancellationToken cancellationToken)
        {
            var type = holder switch
            {
                IFieldSymbol field => field.Type,
                IPropertySymbol property => property.Type,
                ILocalSymbol local => local.Type,
                _ => null,
            };

            if (kind is not Kind.Collection || (type is { TypeKind: TypeKind.Class } && !Symbols.Is(type, TypeNames.Hashtable) && !Symbols.Is(type, TypeNames.ArrayList)))
            {
                return KindOf(type) == kind;
            }

            return project.References.Initializer(holder, cancellationToken)?.Unwrapped() is IObjectCreationOperation creation && KindOf(creation.Type) is Kind.Collection;
        }

        /// <summary>One report for each body and object: of the first change that no lock guards, or of the first such use if there is no change.</summary>
        private bool IsFirst(IOperation reference, Use use, Kind kind, ISymbol holder, CancellationToken cancellationToken)
        {
            foreach (var other in reference.Root().Descendants())
            {
                if (other is not (IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation)
                    || ReferenceEquals(other, reference)
                    || other.Syntax.Span == reference.Syntax.Span
                    || KindOf(other.Type) != kind
                    || UseOf(other, kind) is not (not Use.None and var otherUse)
                    || uses.HolderOf(other, cancellationToken) is not { } otherHolder
                    || !SymbolEqualityComparer.Default.Equals(otherHolder.Symbol.OriginalDefinition, holder.OriginalDefinition)
                    || synchronization.IsLocked(other))
                {
                    continue;
                }

                if (otherUse > use || (otherUse == use && other.Syntax.SpanStart < reference.Syntax.SpanStart))
                {
                    return false;
                }
            }

            return true;
        }

        private bool IsChangedByInvocations(ISymbol holder, Kind kind, CancellationToken cancellationToken)
        {
            // All uses of a captured local stand in one body, and of those the change would have been reported.
            if (holder is ILocalSymbol)
            {
                return false;
            }

            holder = holder.OriginalDefinition;
            return isChanged.TryGetValue(holder, out var known) ? known : isChanged.GetOrAdd(holder, FindOutIfChanged(holder, kind, cancellationToken));
        }

        private bool FindOutIfChanged(ISymbol holder, Kind kind, CancellationToken cancellationToken)
        {
            foreach (var reference in project.References.Of(holder, cancellationToken))
            {
                if (UseOf(reference, kind) is Use.Change
                    && project.Bodies.MemberAround(reference.Syntax, cancellationToken) is { } member
                    && project.CallGraph(cancellationToken).ReachOf(reference, member) is { } reach
                    && !onceOnly.Covers(reference, reach, holder, cancellationToken))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Gets the variable that a write changes, if this compilation declares it and others than the running code may see it.</summary>
        private Holder? VariableOf(IOperation target)
        {
            switch (Writes.ChangedMember(target) ?? target.Unwrapped())
            {
                case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } reference:
                    var member = reference.Member;
                    return SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, project.Compilation.Assembly)
                        && (member is not IPropertySymbol property || property.HasBackingField())
                            ? new(member, reference)
                            : null;
                case ILocalReferenceOperation { Local: var local } reference when CollectionUses.IsCaptured(local, reference):
                    return new(local, reference);
                default:
                    return null;
            }
        }

        /// <summary>Gets the target of an operation that reads a variable and writes it back, or null.</summary>
        private static IOperation? TargetOf(IOperation write) => write switch
        {
            IIncrementOrDecrementOperation increment => increment.Target,
            ICompoundAssignmentOperation compound => compound.Target,
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } target, Value: var value } when IsMadeOf(value.Unwrapped(), member) => target,
            _ => null,
        };

        /// <summary>Tells <c>s_total + 1</c> and <c>s_immutable.Add(…)</c>.</summary>
        private static bool IsMadeOf(IOperation value, ISymbol member) => value switch
        {
            IBinaryOperation binary => Is(binary.LeftOperand, member) || Is(binary.RightOperand, member),
            IInvocationOperation { Instance: { } instance, TargetMethod.ContainingType.ContainingNamespace.Name: "Immutable" } => Is(instance, member),
            _ => false,
        };

        private static bool Is(IOperation operand, ISymbol member) =>
            operand.Unwrapped() is IMemberReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Member, member);

        private (string Trouble, string Advice) Explain(Kind kind, Use use, ITypeSymbol type) => kind switch
        {
            Kind.Random => ("'Random' breaks when threads use it at the same time, and then gives nothing but zeros", "use 'Random.Shared'"),
            Kind.Connection => ("a connection serves one command at a time", "open one in each invocation, which the connection pool makes cheap"),
            Kind.Context => ("a 'DbContext' serves one operation at a time", "create one for each invocation, with an 'IDbContextFactory' or a scoped service"),
            _ => (
                use is Use.Change ? "'" + DisplayNames.OfType(type) + "' breaks when threads change it at the same time" : "'" + DisplayNames.OfType(type) + "' must not be read while another invocation changes it",
                collections.IsMap(type) ? "use 'ConcurrentDictionary', or " + LockEveryUse
                    : Symbols.Is(type, TypeNames.Queue) ? "use 'ConcurrentQueue', or " + LockEveryUse
                    : LockEveryUse),
        };
    }
}
