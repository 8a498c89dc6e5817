using System.Collections.Concurrent;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Lifetimes;

/// <summary>
/// How long objects and variables live: for one invocation, for the execution environment, or unknown. For a type all places that its instances come
/// from must agree: the runtime that makes a handler, a container of services, and every <c>new</c> in the source. Asked only by rules
/// that have found something, and then for that type alone.
/// </summary>
internal sealed class LifetimeModel(LambdaProject project)
{
    private const int MaxDepth = 8;
    private const string OnceCreated = "is created once per execution environment";

    private readonly ConcurrentDictionary<INamedTypeSymbol, InstanceSources> known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> kept = new(SymbolEqualityComparer.Default);
    private readonly object gate = new();
    private ServiceRegistrations? services;
    private HashSet<INamedTypeSymbol>? handlerTypes;

    /// <summary>Gets how long a field, property or event lives: a static, or one of objects whose lifetime is known.</summary>
    public KnownLifetime Of(ISymbol member, CancellationToken cancellationToken)
    {
        if (!member.IsStatic)
        {
            return member.ContainingType is { } type ? OfInstances(type, cancellationToken) : KnownLifetime.Unknown;
        }

        return member.HasAttribute(project.Symbols[TypeNames.ThreadStaticAttribute])
            ? KnownLifetime.Unknown
            : KnownLifetime.Environment("it is static");
    }

    /// <summary>Gets how long a local, or a parameter that lambdas capture, lives, as seen from a place that uses it.</summary>
    public KnownLifetime OfVariable(ISymbol variable, IOperation reference, ISymbol containingSymbol, CancellationToken cancellationToken)
    {
        if (variable is not (ILocalSymbol or IParameterSymbol) || variable.DeclaringSyntaxReferences.IsEmpty)
        {
            return KnownLifetime.Unknown;
        }

        // A parameter of a primary constructor is a field where members use it.
        if (variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor })
        {
            return SymbolEqualityComparer.Default.Equals(constructor, containingSymbol) ? KnownLifetime.Unknown : OfInstances(constructor.ContainingType, cancellationToken);
        }

        var graph = project.CallGraph(cancellationToken);
        if (graph.ReachOf(reference, containingSymbol) is null)
        {
            return KnownLifetime.Unknown;
        }

        // What invocations run lies inside the code that declares the variable, and that code itself is no invocation.
        var declaration = variable.DeclaringSyntaxReferences[0].Span.Start;
        IOperation? capturing = null;
        for (var outer = reference; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation && !outer.Syntax.Span.Contains(declaration))
            {
                capturing = outer;
            }
        }

        if (capturing?.Parent is not { } declaring || graph.ReachOf(declaring, containingSymbol) is not null)
        {
            return KnownLifetime.Invocation;
        }

        return IsRunOnce(containingSymbol, cancellationToken) ? KnownLifetime.Environment("start-up code declares it") : KnownLifetime.Unknown;
    }

    /// <summary>Gets how long the object lives that an expression refers to.</summary>
    public KnownLifetime OfObject(IOperation? value, CancellationToken cancellationToken) => OfObject(value, MaxDepth, cancellationToken);

    /// <summary>Gets how long the instances of a type live, derived types included, where that is the same for all of them.</summary>
    public KnownLifetime OfInstances(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        SourcesOf(type, new Search(), cancellationToken).Lifetime;

    /// <summary>
    /// Tells whether a field or property keeps what initialisation gave it: it is written by constructors and initialisers, in code that no invocation reaches,
    /// or where a check finds it empty.
    /// </summary>
    public bool IsKept(ISymbol member, CancellationToken cancellationToken)
    {
        member = member.OriginalDefinition;
        return kept.TryGetValue(member, out var isKept) ? isKept : kept.GetOrAdd(member, FindOutIfKept(member, cancellationToken));
    }

    private KnownLifetime OfObject(IOperation? value, int depth, CancellationToken cancellationToken)
    {
        if (value is null || depth == 0)
        {
            return KnownLifetime.Unknown;
        }

        switch (value.Unwrapped())
        {
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: INamedTypeSymbol type }:
                return OfInstances(type, cancellationToken);
            case IFieldReferenceOperation { Field: var field } reference:
                return OfHeld(field, reference.Instance, depth, cancellationToken);
            case IPropertyReferenceOperation { Property: var property } reference:
                return OfProperty(property, reference, depth, cancellationToken);
            case ILocalReferenceOperation { Local: var local } reference:
                return OfLocal(local, reference, depth, cancellationToken);
            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } } reference
                when project.Bodies.MemberAround(reference.Syntax, cancellationToken) is { } user && !SymbolEqualityComparer.Default.Equals(user, constructor):
                return OfInstances(constructor.ContainingType, cancellationToken);
            case IObjectCreationOperation or IArrayCreationOperation:
                return OfCode(value, new Search(), cancellationToken);
            default:
                return KnownLifetime.Unknown;
        }
    }

    private KnownLifetime OfHeld(ISymbol member, IOperation? instance, int depth, CancellationToken cancellationToken)
    {
        var holder = member.IsStatic ? Of(member, cancellationToken) : OfObject(instance, depth - 1, cancellationToken);
        return holder.OutlivesInvocation
            && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, project.Compilation.Assembly)
            && IsKept(member, cancellationToken)
                ? holder
                : KnownLifetime.Unknown;
    }

    private KnownLifetime OfProperty(IPropertySymbol property, IPropertyReferenceOperation reference, int depth, CancellationToken cancellationToken)
    {
        if (property.HasBackingField())
        {
            return property.IsVirtual || property.IsOverride || property.IsAbstract
                ? KnownLifetime.Unknown
                : OfHeld(property, reference.Instance, depth, cancellationToken);
        }

        if (property.Name is "Value")
        {
            if (project.Symbols.Is(property.ContainingType, TypeNames.Lazy))
            {
                return OfObject(reference.Instance, depth - 1, cancellationToken);
            }

            if (reference.Instance is { } options && project.Symbols.Is(options.Unwrapped().Type, TypeNames.Options))
            {
                return KnownLifetime.Environment("'IOptions' holds one '" + DisplayNames.OfType(property.Type) + "' per execution environment");
            }
        }

        // '=> s_instance' and the like.
        if (property is { GetMethod: { DeclaringSyntaxReferences.Length: > 0 } getter, Parameters.IsEmpty: true }
            && (reference.Instance is null or IInstanceReferenceOperation)
            && OnlyResult(getter, cancellationToken) is { } result)
        {
            return OfObject(result, depth - 1, cancellationToken);
        }

        return KnownLifetime.Unknown;
    }

    private IOperation? OnlyResult(IMethodSymbol method, CancellationToken cancellationToken)
    {
        IOperation? result = null;
        foreach (var body in project.Bodies.Of(method, cancellationToken))
        {
            foreach (var operation in body.DescendantsAndSelf())
            {
                if (operation is IReturnOperation { ReturnedValue: { } value })
                {
                    if (result is not null)
                    {
                        return null;
                    }

                    result = value;
                }
            }
        }

        return result?.Unwrapped() is ICoalesceAssignmentOperation { Target: var target } ? target : result;
    }

    private KnownLifetime OfLocal(ILocalSymbol local, IOperation reference, int depth, CancellationToken cancellationToken)
    {
        if (project.References.Initializer(local, cancellationToken) is not { } initial || Writes.IsReassigned(local, reference.Root()))
        {
            return KnownLifetime.Unknown;
        }

        return OfObject(initial, depth - 1, cancellationToken);
    }

    private bool FindOutIfKept(ISymbol member, CancellationToken cancellationToken)
    {
        if (member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null })
        {
            return true;
        }

        foreach (var reference in project.References.Of(member, cancellationToken))
        {
            if (!Writes.IsWritten(reference)
                || (reference as IMemberReferenceOperation)?.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
                || project.Bodies.MemberAround(reference.Syntax, cancellationToken) is not { } writer
                || writer is not IMethodSymbol method
                || (method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor && SymbolEqualityComparer.Default.Equals(method.ContainingType, member.ContainingType))
                || project.CallGraph(cancellationToken).ReachOf(reference, method) is not { } reach)
            {
                continue;
            }

            if (reference.Parent is not ICoalesceAssignmentOperation && !new OnceOnly(project).Covers(reference.Parent!, reach, member, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private InstanceSources SourcesOf(INamedTypeSymbol type, Search search, CancellationToken cancellationToken)
    {
        type = type.OriginalDefinition;
        if (known.TryGetValue(type, out var sources))
        {
            return sources;
        }

        sources = new InstanceSources();
        if (type.TypeKind is not TypeKind.Class || type.IsStatic || type.IsRecord || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, project.Compilation.Assembly))
        {
            return sources;
        }

        if (!search.TryEnter(type))
        {
            // Types that hold one another say nothing of themselves.
            return sources;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (project.Symbols.IsOrInherits(type, TypeNames.ControllerBase))
        {
            sources.Add(KnownLifetime.Invocation);
        }
        else if (!type.IsAbstract)
        {
            AddOwnSources(type, ref sources, search, cancellationToken);
        }

        foreach (var derived in project.DerivedTypes(cancellationToken))
        {
            if (derived.BaseType is { } parent && SymbolEqualityComparer.Default.Equals(parent.OriginalDefinition, type))
            {
                sources.Add(SourcesOf(derived, search, cancellationToken));
            }
        }

        if (search.Leave(type))
        {
            known.TryAdd(type, sources);
        }

        return sources;
    }

    private void AddOwnSources(INamedTypeSymbol type, ref InstanceSources sources, Search search, CancellationToken cancellationToken)
    {
        var container = Services(cancellationToken);
        var registrations = container.Of(type);
        var isHandler = IsHandler(type, cancellationToken);
        foreach (var registration in registrations)
        {
            sources.Add(isHandler && registration.Lifetime is not ServiceLifetime.Singleton
                ? KnownLifetime.Invocation
                : OfService(type, registration, search, cancellationToken));
        }

        if (isHandler && registrations.Count == 0)
        {
            sources.Add(KnownLifetime.Environment("one '" + type.Name + "' serves all invocations of an execution environment"));
        }

        foreach (var creation in project.Creations.Of(type, cancellationToken))
        {
            if (isHandler && IsGeneratedFor(type, creation, cancellationToken))
            {
                continue;
            }

            var creator = OfCode(creation, search, cancellationToken);
            sources.Add(creator.OutlivesInvocation ? KnownLifetime.Environment("one '" + type.Name + "' " + OnceCreated) : creator);
        }

        // What is read from JSON or a database has no 'new' in the source.
        if (registrations.Count == 0 && !isHandler && !sources.IsEmpty && project.Creations.MayBeMadeElsewhere(type, cancellationToken))
        {
            sources.Add(KnownLifetime.Unknown);
        }
    }

    /// <summary>The Annotations generator makes the handler's object in the constructor of the class that it writes.</summary>
    private bool IsGeneratedFor(INamedTypeSymbol handler, IOperation creation, CancellationToken cancellationToken) =>
        project.Bodies.MemberAround(creation.Syntax, cancellationToken)?.ContainingType?.Name is { } name
        && name.StartsWith(handler.Name + "_", StringComparison.Ordinal)
        && name.EndsWith("_Generated", StringComparison.Ordinal);

    private KnownLifetime OfService(INamedTypeSymbol type, ServiceRegistration registration, Search search, CancellationToken cancellationToken)
    {
        if (registration.Lifetime is ServiceLifetime.Singleton)
        {
            return KnownLifetime.Environment("'" + type.Name + "' is registered as a singleton");
        }

        // Scoped and transient objects live as long as whoever asked for them and keeps them.
        var holders = new InstanceSources();
        foreach (var consumer in Services(cancellationToken).ConsumersOf(registration.Service))
        {
            var holder = SourcesOf(consumer, search, cancellationToken);
            holders.Add(holder.Lifetime.OutlivesInvocation
                ? KnownLifetime.Environment("'" + type.Name + "' lives as long as '" + consumer.Name + "', which holds it")
                : holder.Lifetime);
        }

        foreach (var lookup in Services(cancellationToken).LookupsOf(registration.Service))
        {
            var asking = project.Bodies.Operation(lookup, cancellationToken) is { } call ? OfCode(call, search, cancellationToken) : KnownLifetime.Unknown;
            holders.Add(asking.OutlivesInvocation ? KnownLifetime.Environment("'" + type.Name + "' is resolved once per execution environment") : asking);
        }

        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (entryPoint.Method is { } method && TakesService(method, registration.Service))
            {
                holders.Add(KnownLifetime.Invocation);
            }
        }

        return holders.Lifetime;
    }

    private static bool TakesService(IMethodSymbol method, INamedTypeSymbol service)
    {
        foreach (var parameter in method.Parameters)
        {
            if (SymbolEqualityComparer.Default.Equals(parameter.Type.OriginalDefinition, service))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets how long what a piece of code makes lives at most: for one invocation, or from start-up on.</summary>
    private KnownLifetime OfCode(IOperation code, Search search, CancellationToken cancellationToken)
    {
        if (project.Bodies.MemberAround(code.Syntax, cancellationToken) is not { } member)
        {
            return KnownLifetime.Unknown;
        }

        var graph = project.CallGraph(cancellationToken);
        for (var outer = code; outer is not null; outer = outer.Parent)
        {
            if (outer is not IAnonymousFunctionOperation)
            {
                continue;
            }

            if (ServiceRegistrations.FactoryRegistration(project.Symbols, outer) is var (lifetime, service))
            {
                return lifetime is ServiceLifetime.Singleton
                    ? KnownLifetime.Environment(OnceCreated)
                    : service is null ? KnownLifetime.Unknown : OfService(service, new(lifetime, service.OriginalDefinition), search, cancellationToken);
            }

            // A lambda of start-up code runs who knows when, unless it is what an invocation runs.
            if (!OnceOnly.IsFactoryOfLazy(project.Symbols, outer))
            {
                return graph.ReachOf(outer, member) is null ? KnownLifetime.Unknown : KnownLifetime.Invocation;
            }
        }

        switch (member)
        {
            case { IsStatic: true } and (IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.StaticConstructor }):
                return KnownLifetime.Environment(OnceCreated);
            case IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Constructor }:
                return SourcesOf(member.ContainingType, search, cancellationToken).Lifetime;
            case INamedTypeSymbol type:
                return SourcesOf(type, search, cancellationToken).Lifetime;
        }

        if (graph.ReachOf(code, member) is { } reach)
        {
            return new OnceOnly(project).Covers(code, reach, written: null, cancellationToken) ? KnownLifetime.Unknown : KnownLifetime.Invocation;
        }

        return IsRunOnce(member, cancellationToken) ? KnownLifetime.Environment(OnceCreated) : KnownLifetime.Unknown;
    }

    /// <summary>
    /// Tells whether a member that no invocation reaches runs at start-up: <c>Main</c>, what registers services and maps endpoints, and private helpers of
    /// constructors. Who calls an override or a delegate is not known.
    /// </summary>
    public bool IsRunOnce(ISymbol member, CancellationToken cancellationToken)
    {
        if (member is not IMethodSymbol method || project.CallGraph(cancellationToken).ReachOf(method) is not null)
        {
            return false;
        }

        if (SymbolEqualityComparer.Default.Equals(method, project.Compilation.GetEntryPoint(cancellationToken)) || method.Name is "<Main>$")
        {
            return true;
        }

        foreach (var parameter in method.Parameters)
        {
            if (project.Symbols.IsOrInherits(parameter.Type, TypeNames.ServiceCollection)
                || project.Symbols.IsOrInherits(parameter.Type, TypeNames.ApplicationBuilder)
                || project.Symbols.IsOrInherits(parameter.Type, TypeNames.EndpointRouteBuilder))
            {
                return true;
            }
        }

        return method is { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary, IsOverride: false };
    }

    /// <summary>Tells whether the runtime makes the objects of a type: it has an entry point, or inherits one from a class that cannot be made itself.</summary>
    private bool IsHandler(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var handlers = HandlerTypes(cancellationToken);
        for (var declaring = type; declaring is not null && (declaring.IsAbstract || ReferenceEquals(declaring, type)); declaring = declaring.BaseType?.OriginalDefinition)
        {
            if (handlers.Contains(declaring))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets the types of which the runtime, or the pipeline of ASP.NET Core, makes one instance for all invocations.</summary>
    private HashSet<INamedTypeSymbol> HandlerTypes(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return handlerTypes ??= FindHandlerTypes(cancellationToken);
        }
    }

    private HashSet<INamedTypeSymbol> FindHandlerTypes(CancellationToken cancellationToken)
    {
        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var entryPoints = project.EntryPoints(cancellationToken);
        foreach (var entryPoint in entryPoints.All)
        {
            var isMade = entryPoint.Kind switch
            {
                EntryPointKind.Annotations or EntryPointKind.Configured or EntryPointKind.AspNetCoreHost => true,
                EntryPointKind.Convention => !entryPoints.HasDeclared,
                EntryPointKind.AspNetCoreRequest => entryPoint.Method is { } method && IsMiddleware(method),
                _ => false,
            };

            if (isMade && (entryPoint.Symbol as INamedTypeSymbol ?? (entryPoint.Method is { IsStatic: false } handler ? handler.ContainingType : null)) is { } type)
            {
                types.Add(type.OriginalDefinition);
            }
        }

        return types;
    }

    /// <summary>Middleware by convention is made once with the pipeline; that of <c>IMiddleware</c> by the container.</summary>
    private bool IsMiddleware(IMethodSymbol method)
    {
        if (method.Name is not ("Invoke" or "InvokeAsync"))
        {
            return false;
        }

        foreach (var constructor in method.ContainingType.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (project.Symbols.Is(parameter.Type, TypeNames.RequestDelegate))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private ServiceRegistrations Services(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return services ??= ServiceRegistrations.Find(project, cancellationToken);
        }
    }

    /// <summary>The types on the way from the one that was asked for, so that types which hold one another end the search.</summary>
    private sealed class Search
    {
        private readonly HashSet<INamedTypeSymbol> open = new(SymbolEqualityComparer.Default);
        private bool metCycle;

        public bool TryEnter(INamedTypeSymbol type)
        {
            var isNew = open.Add(type);
            metCycle |= !isNew;
            return isNew;
        }

        /// <summary>Leaves a type, and tells whether what was found of it depends on nothing but itself.</summary>
        public bool Leave(INamedTypeSymbol type)
        {
            open.Remove(type);
            return !metCycle || open.Count == 0;
        }
    }
}
