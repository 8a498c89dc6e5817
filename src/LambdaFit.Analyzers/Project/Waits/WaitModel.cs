using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>
/// How long code declares to wait: constant sleeps and delays times constant trip counts, over branches by the longest path, callees included.
/// A member is interpreted once, after everything that it calls, so that the answer does not depend on who asks first.
/// </summary>
internal sealed class WaitModel
{
    // Calls with constant arguments are followed this deep; below, a callee counts as with unknown arguments.
    private const int MaxSpecialisedDepth = 6;

    // A member that does not wait is interpreted only for the value it returns; large ones return nothing constant.
    private const int MaxValueMemberSize = 200;

    private readonly MemberBodies bodies;
    private readonly Func<IMethodSymbol, CancellationToken, ImmutableArray<IMethodSymbol>>? implementations;
    private readonly ConcurrentDictionary<IMethodSymbol, Member> members = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<Call, MemberResult> specialised = new();
    private readonly ConcurrentDictionary<SyntaxNode, IMethodSymbol> functions = new();

    /// <summary>Initializes a new instance of the <see cref="WaitModel"/> class.</summary>
    /// <param name="symbols">The types of the compilation.</param>
    /// <param name="bodies">The operations of its members.</param>
    /// <param name="implementations">What a call of a method may run; a call is followed where this is exactly one method. Without it, only the method itself.</param>
    public WaitModel(KnownSymbols symbols, MemberBodies bodies, Func<IMethodSymbol, CancellationToken, ImmutableArray<IMethodSymbol>>? implementations = null)
    {
        this.bodies = bodies;
        this.implementations = implementations;
        Api = new WaitApi(symbols);
        ReadOnlyValues = new ReadOnlyValues(bodies);
        OptionDefaults = new OptionDefaults(bodies);
    }

    public WaitApi Api { get; }

    public ReadOnlyValues ReadOnlyValues { get; }

    public OptionDefaults OptionDefaults { get; }

    /// <summary>Gets how long a method, accessor, local function or lambda declares to wait. Its arguments count as unknown.</summary>
    public MemberWait Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        method = Normalise(method);
        if (!members.ContainsKey(method))
        {
            EvaluateWithCallees(method, cancellationToken);
        }

        return members.TryGetValue(method, out var member) && member.Result is { } result ? result.Wait : MemberWait.None;
    }

    /// <summary>Gets the one method of this compilation that a call runs, or null where there is none or a choice.</summary>
    internal IMethodSymbol? Resolve(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (implementations is not null && (method.IsAbstract || method.IsVirtual || method.IsOverride))
        {
            var targets = implementations(method, cancellationToken);
            if (targets.Length is not 1)
            {
                return null;
            }

            method = targets[0];
        }

        return method.IsAbstract || method.DeclaringSyntaxReferences.IsEmpty ? null : Normalise(method);
    }

    /// <summary>Gets what is known of a callee. Callees are always looked at before their callers, except for those of the caller's own cycle.</summary>
    internal Member? Find(IMethodSymbol method) => members.TryGetValue(method, out var member) ? member : null;

    /// <summary>Gets what a member does when it is called with these arguments; null where they are not followed.</summary>
    internal MemberResult? Specialise(IMethodSymbol method, Member member, ImmutableArray<WaitValue?> arguments, int depth, CancellationToken cancellationToken)
    {
        if (depth > MaxSpecialisedDepth)
        {
            return null;
        }

        var call = new Call(method, arguments, depth);
        if (!specialised.TryGetValue(call, out var result))
        {
            result = new WaitInterpreter(this, method, member.Facts, member.Cycle, depth, cancellationToken).Run(arguments);
            result = specialised.GetOrAdd(call, result);
        }

        return result.Wait.IsTooComplex ? null : result;
    }

    // Each semantic model has symbols of its own for lambdas and local functions; the first one seen stands for all.
    private IMethodSymbol Normalise(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction && method.DeclaringSyntaxReferences.Length > 0
            ? functions.GetOrAdd(method.DeclaringSyntaxReferences[0].GetSyntax(), method)
            : method.PartialImplementationPart ?? method;
    }

    // Tarjan's strongly connected components, with a stack of its own, because call chains of real code can be long.
    private void EvaluateWithCallees(IMethodSymbol root, CancellationToken cancellationToken)
    {
        var visits = new Dictionary<IMethodSymbol, Visit>(SymbolEqualityComparer.Default);
        var path = new Stack<Visit>();
        var component = new Stack<Visit>();
        if (Enter(root) is null)
        {
            return;
        }

        while (path.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var visit = path.Peek();
            if (visit.Next < visit.Callees.Count)
            {
                var callee = visit.Callees[visit.Next++];
                if (members.ContainsKey(callee))
                {
                    continue;
                }

                if (!visits.TryGetValue(callee, out var other))
                {
                    Enter(callee);
                }
                else if (other.IsOpen)
                {
                    visit.Low = Math.Min(visit.Low, other.Index);
                }

                continue;
            }

            path.Pop();
            if (path.Count > 0)
            {
                path.Peek().Low = Math.Min(path.Peek().Low, visit.Low);
            }

            if (visit.Low == visit.Index)
            {
                Evaluate(visit, component, cancellationToken);
            }
        }

        Visit? Enter(IMethodSymbol method)
        {
            var operations = bodies.Of(method, cancellationToken).ToImmutableArray();
            if (operations.IsEmpty)
            {
                return null;
            }

            var facts = MemberFacts.Of(method, operations, Api, cancellationToken);
            var visit = new Visit(method, facts, visits.Count);
            var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
            foreach (var mentioned in facts.Callees)
            {
                if (Resolve(mentioned, cancellationToken) is { } callee && seen.Add(callee))
                {
                    visit.Callees.Add(callee);
                }
            }

            visits.Add(method, visit);
            path.Push(visit);
            component.Push(visit);
            return visit;
        }
    }

    // Members that call each other count once: each is interpreted as if the others did nothing, and then with what that gave for the others.
    private void Evaluate(Visit root, Stack<Visit> component, CancellationToken cancellationToken)
    {
        var cycle = new List<Visit>();
        Visit visit;
        do
        {
            visit = component.Pop();
            visit.IsOpen = false;
            cycle.Add(visit);
        }
        while (visit != root);

        var waits = false;
        var own = new Dictionary<IMethodSymbol, MemberResult?>(SymbolEqualityComparer.Default);
        foreach (var member in cycle)
        {
            own[member.Method] = null;
            waits |= member.Facts.HasWaits || member.Callees.Exists(callee => Find(callee) is { Waits: true });
        }

        if (cycle.Count > 1 && waits)
        {
            var nothing = new Dictionary<IMethodSymbol, MemberResult?>(own, SymbolEqualityComparer.Default);
            foreach (var member in cycle)
            {
                own[member.Method] = new WaitInterpreter(this, member.Method, member.Facts, nothing, 0, cancellationToken).Run();
            }
        }

        var results = new List<(IMethodSymbol Method, Member Member)>();
        foreach (var member in cycle)
        {
            var isWorthIt = waits || (member.Facts.Size <= MaxValueMemberSize && Api.IsEvaluated(member.Method.ReturnType));
            var result = isWorthIt ? new WaitInterpreter(this, member.Method, member.Facts, own, 0, cancellationToken).Run() : null;
            results.Add((member.Method, new Member(member.Facts, own, waits, result)));
        }

        foreach (var (method, member) in results)
        {
            members.TryAdd(method, member);
        }
    }

    /// <summary>What is known of one member of the compilation.</summary>
    /// <param name="Facts">Its operations.</param>
    /// <param name="Cycle">The members that it calls and that call it, itself included, with what they do by themselves.</param>
    /// <param name="Waits">Whether it or something it calls waits at all.</param>
    /// <param name="Result">What it does with unknown arguments; null where nobody needs to know.</param>
    internal sealed record Member(MemberFacts Facts, Dictionary<IMethodSymbol, MemberResult?> Cycle, bool Waits, MemberResult? Result);

    private sealed class Visit(IMethodSymbol method, MemberFacts facts, int index)
    {
        public IMethodSymbol Method { get; } = method;

        public MemberFacts Facts { get; } = facts;

        public int Index { get; } = index;

        public int Low { get; set; } = index;

        public bool IsOpen { get; set; } = true;

        public int Next { get; set; }

        public List<IMethodSymbol> Callees { get; } = [];
    }

    // The depth belongs to the key: how deep arguments are followed below a call depends on it.
    private readonly struct Call(IMethodSymbol method, ImmutableArray<WaitValue?> arguments, int depth) : IEquatable<Call>
    {
        private IMethodSymbol Method { get; } = method;

        private ImmutableArray<WaitValue?> Arguments { get; } = arguments;

        private int Depth { get; } = depth;

        public bool Equals(Call other)
        {
            if (Depth != other.Depth || Arguments.Length != other.Arguments.Length || !SymbolEqualityComparer.Default.Equals(Method, other.Method))
            {
                return false;
            }

            for (var i = 0; i < Arguments.Length; i++)
            {
                if (!Equals(Arguments[i], other.Arguments[i]))
                {
                    return false;
                }
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is Call other && Equals(other);

        public override int GetHashCode()
        {
            var hash = SymbolEqualityComparer.Default.GetHashCode(Method) + Depth;
            foreach (var argument in Arguments)
            {
                hash = (hash * 31) + (argument?.GetHashCode() ?? 0);
            }

            return hash;
        }
    }
}

/// <summary>What one interpretation of a member gave.</summary>
/// <param name="Wait">How long it waits, a returned task included.</param>
/// <param name="SyncSeconds">How long a call takes to return.</param>
/// <param name="IsDeferred">Whether the wait happens only once the result is awaited or enumerated.</param>
/// <param name="ReturnValue">What it returns, or what awaiting it gives; times count from the call.</param>
/// <param name="Raised">The loops of the caller on whose variables the result depends.</param>
/// <param name="Steps">The work done.</param>
internal sealed record MemberResult(MemberWait Wait, double SyncSeconds, bool IsDeferred, WaitValue? ReturnValue, ulong Raised, int Steps);
