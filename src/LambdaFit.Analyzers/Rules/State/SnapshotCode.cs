using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// Tells which code runs before SnapStart takes its snapshot: the constructors and initialisers of the handler's class, <c>Main</c>, and those of
/// the objects and statics that they use.
/// </summary>
internal sealed class SnapshotCode(LambdaProject project)
{
    private readonly object gate = new();
    private Captured? captured;

    /// <summary>Tells whether the configuration turns SnapStart on for any function of the project.</summary>
    public bool IsOn(CancellationToken cancellationToken)
    {
        foreach (var function in project.Configuration(cancellationToken).Functions)
        {
            if (function.IsSnapStart.Value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a value is made before the snapshot and still held after it.</summary>
    public bool IsCaptured(IOperation value, ISymbol member, ISymbol holder, CancellationToken cancellationToken)
    {
        for (var outer = value.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }
        }

        var types = Find(cancellationToken);
        if (IsMain(member, cancellationToken))
        {
            return types.HasMain && (holder is ILocalSymbol local ? IsUsedLater(local, value) : holder.IsStatic && project.Lifetimes.IsKept(holder, cancellationToken));
        }

        if (holder is ILocalSymbol
            || member is not (IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor })
            || !SymbolEqualityComparer.Default.Equals(member.ContainingType, holder.ContainingType))
        {
            return false;
        }

        return (member.IsStatic ? types.Statics : types.Instances).Contains(member.ContainingType.OriginalDefinition)
            && project.Lifetimes.IsKept(holder, cancellationToken);
    }

    private bool IsMain(ISymbol member, CancellationToken cancellationToken) =>
        member is IMethodSymbol { IsStatic: true } && SymbolEqualityComparer.Default.Equals(member, project.Compilation.GetEntryPoint(cancellationToken));

    /// <summary>Tells whether a local of <c>Main</c> is used by a lambda or local function, as handlers are.</summary>
    private static bool IsUsedLater(ILocalSymbol local, IOperation value)
    {
        foreach (var operation in value.Root().Descendants())
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
            {
                continue;
            }

            for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
            {
                if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private Captured Find(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return captured ??= Search(cancellationToken);
        }
    }

    private Captured Search(CancellationToken cancellationToken)
    {
        var types = new Captured();
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (!entryPoint.IsFunction || !HasSnapStart(entryPoint, cancellationToken))
            {
                continue;
            }

            if (entryPoint.Kind is EntryPointKind.Bootstrap || entryPoint is { Kind: EntryPointKind.AspNetCoreHost, Symbol: null })
            {
                types.HasMain = true;
                AddUsed(project.Compilation.GetEntryPoint(cancellationToken), types, cancellationToken);
            }
            else if (entryPoint.Kind is not EntryPointKind.Annotations || !HasContainer(cancellationToken))
            {
                for (var type = entryPoint.Symbol as INamedTypeSymbol ?? entryPoint.Method?.ContainingType; type is not null && IsSource(type); type = type.BaseType)
                {
                    AddStatics(type, types, cancellationToken);
                    AddInstances(type, types, cancellationToken);
                }
            }
        }

        return types;
    }

    private bool HasSnapStart(EntryPoint entryPoint, CancellationToken cancellationToken)
    {
        foreach (var function in project.Functions(cancellationToken).Of(entryPoint))
        {
            if (function.IsSnapStart.Value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>With a start-up class, the container makes an annotated handler in the first invocation, and that is after the snapshot.</summary>
    private bool HasContainer(CancellationToken cancellationToken)
    {
        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            foreach (var declaration in SyntaxIndex.Of(tree, cancellationToken).Types)
            {
                if (declaration.AttributeLists.Count > 0
                    && project.Bodies.Declared(declaration, cancellationToken) is { } type
                    && type.HasAttribute(project.Symbols[TypeNames.LambdaStartupAttribute]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsSource(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, project.Compilation.Assembly);

    private void AddStatics(INamedTypeSymbol type, Captured types, CancellationToken cancellationToken)
    {
        if (IsSource(type) && types.Statics.Add(type.OriginalDefinition))
        {
            AddUsedByInit(type.OriginalDefinition, isStatic: true, types, cancellationToken);
        }
    }

    private void AddInstances(INamedTypeSymbol type, Captured types, CancellationToken cancellationToken)
    {
        if (IsSource(type) && types.Instances.Add(type.OriginalDefinition))
        {
            AddUsedByInit(type.OriginalDefinition, isStatic: false, types, cancellationToken);
        }
    }

    private void AddUsedByInit(INamedTypeSymbol type, bool isStatic, Captured types, CancellationToken cancellationToken)
    {
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic != isStatic)
            {
                continue;
            }

            switch (member)
            {
                case IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } constructor:
                    AddUsed(constructor, types, cancellationToken);
                    break;
                case IFieldSymbol or IPropertySymbol when project.References.Initializer(member, cancellationToken) is { } initial:
                    AddUsed(initial, types, cancellationToken);
                    break;
            }
        }
    }

    private void AddUsed(IMethodSymbol? method, Captured types, CancellationToken cancellationToken)
    {
        if (method is null)
        {
            return;
        }

        foreach (var body in project.Bodies.Of(method, cancellationToken))
        {
            AddUsed(body, types, cancellationToken);
        }
    }

    /// <summary>Adds the classes whose statics init code reads, and those of which it makes objects that live as long as the environment.</summary>
    private void AddUsed(IOperation code, Captured types, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var pending = new Stack<IOperation>();
        pending.Push(code);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                continue;
            }

            switch (operation)
            {
                case IMemberReferenceOperation { Member: { IsStatic: true, ContainingType: { } owner } and (IFieldSymbol { IsConst: false } or IPropertySymbol) }:
                    AddStatics(owner, types, cancellationToken);
                    break;
                case IObjectCreationOperation { Type: INamedTypeSymbol created } when IsSource(created) && project.Lifetimes.OfInstances(created, cancellationToken).OutlivesInvocation:
                    AddInstances(created, types, cancellationToken);
                    break;
            }

            foreach (var child in operation.ChildOperations)
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>The classes whose static or instance initialisation the snapshot holds.</summary>
    private sealed class Captured
    {
        public HashSet<INamedTypeSymbol> Statics { get; } = new(SymbolEqualityComparer.Default);

        public HashSet<INamedTypeSymbol> Instances { get; } = new(SymbolEqualityComparer.Default);

        public bool HasMain { get; set; }
    }
}
