using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Lifetimes;

/// <summary>How long a container of services keeps what it makes.</summary>
internal enum ServiceLifetime
{
    /// <summary>One object per container.</summary>
    Singleton,

    /// <summary>One object per scope.</summary>
    Scoped,

    /// <summary>One object per use.</summary>
    Transient,
}

/// <summary>One registration in a container of services.</summary>
/// <param name="Lifetime">How long the container keeps the object.</param>
/// <param name="Service">The type that is asked for.</param>
internal sealed record ServiceRegistration(ServiceLifetime Lifetime, INamedTypeSymbol Service);

/// <summary>
/// The services that this compilation registers with <c>IServiceCollection</c>, wherever it does, and who asks for them. Implementations are
/// found from type arguments, <c>typeof</c>, instances and factories; what only scanning or another container knows is not here.
/// </summary>
internal sealed class ServiceRegistrations
{
    private readonly Dictionary<INamedTypeSymbol, List<ServiceRegistration>> byImplementation = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, List<INamedTypeSymbol>> consumers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, List<SyntaxNode>> lookups = new(SymbolEqualityComparer.Default);
    private readonly KnownSymbols symbols;

    private ServiceRegistrations(KnownSymbols symbols) => this.symbols = symbols;

    public static ServiceRegistrations Find(LambdaProject project, CancellationToken cancellationToken)
    {
        var services = new ServiceRegistrations(project.Symbols);
        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            var index = SyntaxIndex.Of(tree, cancellationToken);
            foreach (var call in index.ServiceRegistrations)
            {
                cancellationToken.ThrowIfCancellationRequested();
                services.AddRegistration(project.Bodies.Operation(call, cancellationToken));
            }

            foreach (var call in index.ServiceLookups)
            {
                services.AddLookup(project.Bodies.Operation(call, cancellationToken));
            }
        }

        if (services.byImplementation.Count > 0)
        {
            services.AddConsumers(project, cancellationToken);
        }

        return services;
    }

    /// <summary>Gets the registrations by which a container makes or hands out a type.</summary>
    public IReadOnlyList<ServiceRegistration> Of(INamedTypeSymbol implementation) =>
        byImplementation.TryGetValue(implementation.OriginalDefinition, out var found) ? found : [];

    /// <summary>Gets the types whose constructors ask for a service.</summary>
    public IReadOnlyList<INamedTypeSymbol> ConsumersOf(INamedTypeSymbol service) =>
        consumers.TryGetValue(service.OriginalDefinition, out var found) ? found : [];

    /// <summary>Gets the calls that ask a container for a service, or to make one.</summary>
    public IReadOnlyList<SyntaxNode> LookupsOf(INamedTypeSymbol service) =>
        lookups.TryGetValue(service.OriginalDefinition, out var found) ? found : [];

    /// <summary>Gets the registration whose factory a lambda is: <c>AddScoped&lt;IStore&gt;(_ =&gt; new Store())</c>; null where it is none.</summary>
    public static (ServiceLifetime Lifetime, INamedTypeSymbol? Service)? FactoryRegistration(KnownSymbols symbols, IOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { Parent: IInvocationOperation call }
            && IsRegistration(symbols, call)
            && LifetimeOf(call.TargetMethod, call.Arguments) is { } lifetime
                ? (lifetime, call.TargetMethod.TypeArguments.Length > 0 ? call.TargetMethod.TypeArguments[0] as INamedTypeSymbol : null)
                : null;
    }

    private static bool IsRegistration(KnownSymbols symbols, IInvocationOperation call) =>
        symbols.IsMemberOf(call.TargetMethod, TypeNames.ServiceDescriptor)
        || (call.Arguments.Length > 0 && symbols.IsOrInherits(call.Arguments[0].Value.Unwrapped().Type, TypeNames.ServiceCollection));

    private static ServiceLifetime? LifetimeOf(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Type is { TypeKind: TypeKind.Enum, Name: "ServiceLifetime" })
            {
                return argument.Value.ConstantValue is { HasValue: true, Value: int and >= 0 and <= 2 and var value } ? (ServiceLifetime)value : null;
            }
        }

        return method.Name switch
        {
            var name when Contains(name, "Singleton") => ServiceLifetime.Singleton,
            var name when Contains(name, "Scoped") => ServiceLifetime.Scoped,
            var name when Contains(name, "Transient") => ServiceLifetime.Transient,
            "AddHostedService" => ServiceLifetime.Singleton,
            "AddHttpClient" => ServiceLifetime.Transient,
            "AddDbContext" or "AddDbContextPool" => ServiceLifetime.Scoped,
            _ => null,
        };
    }

    private static bool Contains(string name, string part) => name.IndexOf(part, StringComparison.Ordinal) >= 0;

    private void AddRegistration(IOperation? operation)
    {
        switch (operation)
        {
            case IInvocationOperation call when IsRegistration(symbols, call) && LifetimeOf(call.TargetMethod, call.Arguments) is { } lifetime:
                Add(lifetime, call.TargetMethod.TypeArguments, call.Arguments);
                break;
            case IObjectCreationOperation creation when symbols.Is(creation.Type, TypeNames.ServiceDescriptor)
                && creation.Constructor is { } constructor && LifetimeOf(constructor, creation.Arguments) is { } lifetime:
                Add(lifetime, [], creation.Arguments);
                break;
        }
    }

    private void Add(ServiceLifetime lifetime, IReadOnlyList<ITypeSymbol> typeArguments, IEnumerable<IArgumentOperation> arguments)
    {
        var types = new List<INamedTypeSymbol>();
        foreach (var argument in typeArguments)
        {
            if (argument is INamedTypeSymbol type)
            {
                types.Add(type);
            }
        }

        var made = new List<INamedTypeSymbol>();
        foreach (var argument in arguments)
        {
            var value = argument.Value.Unwrapped();
            switch (value)
            {
                case ITypeOfOperation { TypeOperand: INamedTypeSymbol type }:
                    types.Add(type);
                    break;
                case IDelegateCreationOperation { Target: IAnonymousFunctionOperation factory }:
                    AddMade(factory, made);
                    break;
                case { Type: INamedTypeSymbol { TypeKind: TypeKind.Class } type } when argument.Parameter is { Type.TypeKind: not TypeKind.Delegate, Ordinal: > 0 }:
                    made.Add(type);
                    break;
            }
        }

        var service = types.Count > 0 ? types[0] : made.Count > 0 ? made[0] : null;
        if (service is null)
        {
            return;
        }

        var registration = new ServiceRegistration(lifetime, service.OriginalDefinition);
        foreach (var type in types)
        {
            AddImplementation(type, registration);
        }

        foreach (var type in made)
        {
            AddImplementation(type, registration);
        }
    }

    private void AddImplementation(INamedTypeSymbol type, ServiceRegistration registration)
    {
        if (type.TypeKind is TypeKind.Class && type.OriginalDefinition is var implementation && !Of(implementation).Contains(registration))
        {
            Add(byImplementation, implementation, registration);
        }
    }

    /// <summary>Finds what a factory returns: the objects that it creates there, or asks the container for.</summary>
    private static void AddMade(IAnonymousFunctionOperation factory, List<INamedTypeSymbol> made)
    {
        foreach (var operation in factory.Body.Descendants())
        {
            if (operation is IReturnOperation { ReturnedValue: { } value })
            {
                var type = value.Unwrapped() switch
                {
                    IObjectCreationOperation creation => creation.Type,
                    IInvocationOperation { TargetMethod: { Name: "CreateInstance", TypeArguments: { Length: 1 } arguments } } => arguments[0],
                    _ => null,
                };

                if (type is INamedTypeSymbol named)
                {
                    made.Add(named);
                }
            }
        }
    }

    private void AddLookup(IOperation? operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: var method } call)
        {
            return;
        }

        if (method.TypeArguments.Length == 1)
        {
            if (method.TypeArguments[0] is INamedTypeSymbol type)
            {
                Add(lookups, type.OriginalDefinition, call.Syntax);
            }

            return;
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Unwrapped() is ITypeOfOperation { TypeOperand: INamedTypeSymbol type })
            {
                Add(lookups, type.OriginalDefinition, call.Syntax);
            }
        }
    }

    private void AddConsumers(LambdaProject project, CancellationToken cancellationToken)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            foreach (var declaration in SyntaxIndex.Of(tree, cancellationToken).Types)
            {
                if (project.Bodies.Declared(declaration, cancellationToken) is not { TypeKind: TypeKind.Class } type || !seen.Add(type))
                {
                    continue;
                }

                foreach (var constructor in type.InstanceConstructors)
                {
                    foreach (var parameter in constructor.Parameters)
                    {
                        AddConsumer(parameter.Type, type);
                    }
                }
            }
        }
    }

    private void AddConsumer(ITypeSymbol asked, INamedTypeSymbol consumer)
    {
        if (asked is INamedTypeSymbol service && !SymbolEqualityComparer.Default.Equals(service, consumer))
        {
            Add(consumers, service.OriginalDefinition, consumer);

            // 'IEnumerable<IStore>', 'Lazy<IStore>', 'Func<IStore>'.
            if (service.TypeArguments is { Length: 1 } arguments
                && arguments[0] is INamedTypeSymbol inner
                && (service.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T || service.TypeKind is TypeKind.Delegate || symbols.Is(service, TypeNames.Lazy)))
            {
                Add(consumers, inner.OriginalDefinition, consumer);
            }
        }
    }

    private static void Add<T>(Dictionary<INamedTypeSymbol, List<T>> map, INamedTypeSymbol key, T value)
    {
        if (!map.TryGetValue(key, out var values))
        {
            values = [];
            map.Add(key, values);
        }

        values.Add(value);
    }
}
