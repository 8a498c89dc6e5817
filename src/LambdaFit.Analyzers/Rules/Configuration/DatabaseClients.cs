using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>A place where code makes a connection to a database or cache, or what makes such connections.</summary>
/// <param name="Operation">The <c>new</c>, or the call of a factory.</param>
/// <param name="Client">The type that is made, or that has the factory.</param>
/// <param name="IsCache">Whether it speaks to a cache.</param>
/// <param name="HasDataApi">Whether it speaks to a database that the RDS Data API speaks to as well.</param>
internal sealed record DatabaseUse(IOperation Operation, INamedTypeSymbol Client, bool IsCache, bool HasDataApi);

/// <summary>Where a compilation connects to databases and caches that a VPC may hold, looked for when a rule first asks.</summary>
internal sealed class DatabaseClients(LambdaProject project)
{
    /// <summary>Types whose objects connect.</summary>
    private static readonly (string Type, bool HasDataApi)[] Created =
    [
        (TypeNames.NpgsqlConnection, true),
        (TypeNames.NpgsqlDataSourceBuilder, true),
        (TypeNames.MySqlConnectorConnection, true),
        (TypeNames.MySqlDataConnection, true),
        (TypeNames.SqlConnection, false),
        (TypeNames.SystemSqlConnection, false),
    ];

    /// <summary>Types with static methods that connect.</summary>
    private static readonly (string Type, bool IsCache, string[] Methods)[] Factories =
    [
        (TypeNames.NpgsqlDataSource, false, ["Create"]),
        (TypeNames.ConnectionMultiplexer, true, ["Connect", "ConnectAsync"]),
    ];

    private const int MaxParts = 8;

    /// <summary>What stands in a text for a part that is not known; no name of a host has it.</summary>
    private const string UnknownPart = "?";

    private readonly object gate = new();
    private readonly EnvironmentGuards guards = new(project);
    private List<DatabaseUse>? uses;

    /// <summary>Tells whether a compilation knows any of the clients.</summary>
    public static bool AreKnown(KnownSymbols symbols)
    {
        foreach (var (type, _) in Created)
        {
            if (symbols[type] is not null)
            {
                return true;
            }
        }

        return symbols[TypeNames.ConnectionMultiplexer] is not null;
    }

    /// <summary>Gets the first connection that a function makes to what may lie in a VPC, and where, in words that follow the client's name.</summary>
    public (DatabaseUse Use, string Where)? FirstUsedBy(EntryPoint entryPoint, ImmutableArray<FunctionSettings> functions, CancellationToken cancellationToken)
    {
        foreach (var use in All(cancellationToken))
        {
            if (!IsKnownToBeOutside(use, functions, cancellationToken) && !MayBeOfDeveloper(use, cancellationToken) && WhereUsed(use, entryPoint, cancellationToken) is { } where)
            {
                return (use, where);
            }
        }

        return null;
    }

    private List<DatabaseUse> All(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return uses ??= Find(cancellationToken);
        }
    }

    private List<DatabaseUse> Find(CancellationToken cancellationToken)
    {
        var found = new List<DatabaseUse>();
        foreach (var (name, hasDataApi) in Created)
        {
            if (project.Symbols[name] is { } type)
            {
                foreach (var creation in project.Creations.Of(type, cancellationToken))
                {
                    found.Add(new(creation, type, IsCache: false, hasDataApi));
                }
            }
        }

        foreach (var (name, isCache, methods) in Factories)
        {
            if (project.Symbols[name] is { } type)
            {
                foreach (var call in CallsOf(type, methods, cancellationToken))
                {
                    found.Add(new(call, type, isCache, HasDataApi: !isCache));
                }
            }
        }

        return found;
    }

    private IEnumerable<IOperation> CallsOf(INamedTypeSymbol type, string[] methods, CancellationToken cancellationToken)
    {
        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            if (!SyntaxIndex.Of(tree, cancellationToken).Names.Contains(type.Name))
            {
                continue;
            }

            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
                    && Array.IndexOf(methods, access.Name.Identifier.ValueText) >= 0
                    && project.Bodies.Operation(node, cancellationToken) is IInvocationOperation call
                    && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, type))
                {
                    yield return call;
                }
            }
        }
    }

    /// <summary>Tells whether the connection string is known, here or from the function's environment, and names nothing that a VPC could hold.</summary>
    private bool IsKnownToBeOutside(DatabaseUse use, ImmutableArray<FunctionSettings> functions, CancellationToken cancellationToken)
    {
        if (ConnectionString(use.Operation) is not { } value)
        {
            return false;
        }

        if (project.Constants.ValueOf(value, cancellationToken) is string constant)
        {
            return DatabaseHosts.AreOutsideVpc(constant, use.IsCache);
        }

        foreach (var function in functions)
        {
            if (DatabaseHosts.AreOutsideVpc(TextOf(value, function, MaxParts, cancellationToken), use.IsCache))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Puts a text together from constants and the variables of a function.</summary>
    private string TextOf(IOperation value, FunctionSettings function, int depth, CancellationToken cancellationToken)
    {
        if (project.Constants.ValueOf(value, cancellationToken) is { } constant)
        {
            return Convert.ToString(constant, CultureInfo.InvariantCulture) ?? UnknownPart;
        }

        if (ValueOrigin.Of(value, null, project, cancellationToken)?.Variable is { } variable)
        {
            return function.ValueOf(variable) ?? UnknownPart;
        }

        switch (value.Unwrapped())
        {
            case ILocalReferenceOperation { Local: var local } reference when depth > 0 && !Writes.IsReassigned(local, reference.Root()) && project.References.Initializer(local, cancellationToken) is { } initializer:
                return TextOf(initializer, function, depth - 1, cancellationToken);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when depth > 0:
                return TextOf(sum.LeftOperand, function, depth - 1, cancellationToken) + TextOf(sum.RightOperand, function, depth - 1, cancellationToken);
            case IInterpolatedStringOperation { Parts: var parts } when depth > 0:
                var text = new StringBuilder();
                foreach (var part in parts)
                {
                    text.Append(part switch
                    {
                        IInterpolatedStringTextOperation { Text: var literal } => TextOf(literal, function, depth - 1, cancellationToken),
                        IInterpolationOperation { Expression: var expression } => TextOf(expression, function, depth - 1, cancellationToken),
                        _ => UnknownPart,
                    });
                }

                return text.ToString();
            default:
                return UnknownPart;
        }
    }

    /// <summary>
    /// Tells whether code may run on a developer's machine only: something about the surroundings decides on it, and not whether the variable is set that
    /// holds the connection string.
    /// </summary>
    private bool MayBeOfDeveloper(DatabaseUse use, CancellationToken cancellationToken)
    {
        if (project.Bodies.MemberAround(use.Operation.Syntax, cancellationToken) is not { } member || guards.IsInLocalMain(member, cancellationToken))
        {
            return true;
        }

        return (ConnectionString(use.Operation) is not { } value || ValueOrigin.Of(value, null, project, cancellationToken)?.Variable is null)
            && guards.Covers(use.Operation, project.CallGraph(cancellationToken).ReachOf(use.Operation, member), cancellationToken);
    }

    private static IOperation? ConnectionString(IOperation operation)
    {
        var (arguments, initializer) = operation switch
        {
            IObjectCreationOperation creation => (creation.Arguments, creation.Initializer),
            IInvocationOperation call => (call.Arguments, null),
            _ => (ImmutableArray<IArgumentOperation>.Empty, null),
        };
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { Ordinal: 0, Type.SpecialType: SpecialType.System_String } })
            {
                return argument.Value;
            }
        }

        if (initializer is not null)
        {
            foreach (var member in initializer.Initializers)
            {
                if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ConnectionString" }, Value: var value })
                {
                    return value;
                }
            }
        }

        return null;
    }

    /// <summary>Says where a function uses a client, or null where that is not known: nothing in the handler itself, the way there, or the member that runs once.</summary>
    private string? WhereUsed(DatabaseUse use, EntryPoint entryPoint, CancellationToken cancellationToken)
    {
        if (project.Bodies.MemberAround(use.Operation.Syntax, cancellationToken) is not { } member)
        {
            return null;
        }

        var isOnly = IsOnlyFunction(entryPoint, cancellationToken);
        var (isReached, way) = Way(use.Operation, member, entryPoint, isOnly, cancellationToken);
        if (isReached)
        {
            return way;
        }

        if (IsOwn(member.ContainingType, entryPoint) || (isOnly && RunsAtStart(member, cancellationToken)))
        {
            return In(member);
        }

        // A connection that is kept belongs to whoever uses what it is kept in.
        if (member is IFieldSymbol or IPropertySymbol)
        {
            foreach (var reference in project.References.Of(member, cancellationToken))
            {
                if (project.Bodies.MemberAround(reference.Syntax, cancellationToken) is { } user
                    && (IsOwn(user.ContainingType, entryPoint) || Way(reference, user, entryPoint, isOnly, cancellationToken).Way is not null))
                {
                    return In(member);
                }
            }
        }

        return null;
    }

    /// <summary>Tells whether any invocation reaches some code, and says how those of a function do.</summary>
    private (bool IsReached, string? Way) Way(IOperation code, ISymbol member, EntryPoint entryPoint, bool isOnly, CancellationToken cancellationToken)
    {
        var graph = project.CallGraph(cancellationToken);
        if (graph.ReachOf(code, member) is not { } nearest)
        {
            return default;
        }

        foreach (var way in graph.WaysOf(nearest, cancellationToken))
        {
            if (ReferenceEquals(way.EntryPoint, entryPoint))
            {
                return (true, way.Describe());
            }

            // Requests, records and callbacks are served by the web host, or by the only function there is.
            if (!way.EntryPoint.IsFunction && (isOnly || entryPoint.Kind is EntryPointKind.AspNetCoreHost))
            {
                return (true, way.Caller is null ? In(member) : way.Describe());
            }
        }

        return (true, null);
    }

    /// <summary>
    /// Tells whether code that no invocation reaches belongs to the start of the function: constructors, what fields begin with, what registers services.
    /// Other methods are called by nobody here, or by tools: migrations, factories for design time.
    /// </summary>
    private bool RunsAtStart(ISymbol member, CancellationToken cancellationToken) =>
        !Registrations.IsForDevelopment(member.Name)
        && !Registrations.IsForDevelopment(member.ContainingType?.Name ?? string.Empty)
        && (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } || project.Lifetimes.IsRunOnce(member, cancellationToken));

    private bool IsOnlyFunction(EntryPoint entryPoint, CancellationToken cancellationToken)
    {
        var entryPoints = project.EntryPoints(cancellationToken);
        foreach (var other in entryPoints.All)
        {
            if (!ReferenceEquals(other, entryPoint) && entryPoints.IsDeclaredFunction(other))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether a type is the one that Lambda makes for a handler, or a base of it.</summary>
    private static bool IsOwn(INamedTypeSymbol? type, EntryPoint entryPoint)
    {
        for (var own = entryPoint.Method?.ContainingType ?? entryPoint.Symbol as INamedTypeSymbol; own is not null; own = own.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, type))
            {
                return true;
            }
        }

        return false;
    }

    private static string In(ISymbol member) => " in '" + DisplayNames.Of(member) + "'";
}
