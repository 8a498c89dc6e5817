using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>The types whose members the wait model knows, looked up once.</summary>
internal sealed class WaitApi(KnownSymbols symbols)
{
    public INamedTypeSymbol? Task { get; } = symbols[TypeNames.Task];

    public INamedTypeSymbol? TaskOfT { get; } = symbols[TypeNames.TaskOfT];

    public INamedTypeSymbol? TaskFactory { get; } = symbols[TypeNames.TaskFactory];

    public INamedTypeSymbol? ValueTask { get; } = symbols[TypeNames.ValueTask];

    public INamedTypeSymbol? ValueTaskOfT { get; } = symbols[TypeNames.ValueTaskOfT];

    public INamedTypeSymbol? Thread { get; } = symbols[TypeNames.Thread];

    public INamedTypeSymbol? Timeout { get; } = symbols[TypeNames.Timeout];

    public INamedTypeSymbol? PeriodicTimer { get; } = symbols[TypeNames.PeriodicTimer];

    public INamedTypeSymbol? TimeSpan { get; } = symbols[TypeNames.TimeSpan];

    public INamedTypeSymbol? Enumerable { get; } = symbols[TypeNames.Enumerable];

    public INamedTypeSymbol? List { get; } = symbols[TypeNames.List];

    public INamedTypeSymbol? Math { get; } = symbols[TypeNames.Math];

    /// <summary>Tells whether a call of this method may itself be a wait.</summary>
    public bool IsWait(IMethodSymbol method) => method.Name switch
    {
        "Sleep" => Is(method.ContainingType, Thread),
        "Delay" => Is(method.ContainingType, Task),
        "WaitForNextTickAsync" => Is(method.ContainingType, PeriodicTimer),
        _ => false,
    };

    /// <summary>Tells whether a type is a task.</summary>
    public bool IsTask(ITypeSymbol? type) => Is(type, Task) || Is(type, TaskOfT) || Is(type, ValueTask) || Is(type, ValueTaskOfT);

    /// <summary>Tells whether values of a type may be worth knowing: numbers, Booleans, time spans, tasks and timers.</summary>
    public bool IsEvaluated(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type is not null && (IsNumeric(type.SpecialType) || Is(type, TimeSpan) || Is(type, PeriodicTimer) || IsTask(type));
    }

    public static bool IsNumeric(SpecialType type) => type is >= SpecialType.System_Boolean and <= SpecialType.System_Double;

    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && type is INamedTypeSymbol && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, known);
}
