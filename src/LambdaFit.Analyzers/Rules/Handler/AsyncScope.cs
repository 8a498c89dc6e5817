using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>
/// Tells whether the author of some code could await in it: not where another assembly says what the member or delegate returns, not in a
/// <c>lock</c>, and not in an <c>async void</c> function, which nothing would wait for.
/// </summary>
internal static class AsyncScope
{
    public static bool CouldAwait(IOperation operation, ISymbol containingSymbol, Reach reach, LambdaProject project)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case ILockOperation:
                    return false;
                case ILocalFunctionOperation { Symbol: var local } when local.IsAsync:
                    return !local.ReturnsVoid;
                case IAnonymousFunctionOperation { Symbol: var lambda } function:
                    if (lambda.IsAsync)
                    {
                        return !lambda.ReturnsVoid;
                    }

                    switch (Use(function, reach, project))
                    {
                        case DelegateUse.Fixed:
                            return false;
                        case DelegateUse.Free:
                            return true;
                    }

                    break;
            }
        }

        return containingSymbol is not IMethodSymbol method || CouldBeAsync(method, project);
    }

    /// <summary>Tells whether a member is asynchronous, or only this project says that it is not.</summary>
    private static bool CouldBeAsync(IMethodSymbol method, LambdaProject project)
    {
        if (method.IsAsync)
        {
            return !method.ReturnsVoid;
        }

        return method.MethodKind is not MethodKind.Destructor && (IsTaskLike(method.ReturnType, project.Symbols) || !IsPrescribed(method, project));
    }

    /// <summary>Tells whether another assembly declares what a member overrides or implements.</summary>
    private static bool IsPrescribed(IMethodSymbol method, LambdaProject project)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (IsOutside(overridden, project))
            {
                return true;
            }
        }

        var member = method.AssociatedSymbol ?? method;
        if (member.IsStatic || method.MethodKind is MethodKind.Constructor)
        {
            return false;
        }

        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            if (!IsOutside(implemented, project))
            {
                continue;
            }

            foreach (var declared in implemented.GetMembers())
            {
                if (declared.Kind == member.Kind && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(declared), member))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsOutside(ISymbol symbol, LambdaProject project) =>
        !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, project.Compilation.Assembly);

    private static bool IsTaskLike(ITypeSymbol type, KnownSymbols symbols) =>
        symbols.Is(type, TypeNames.Task) || symbols.Is(type, TypeNames.TaskOfT) || symbols.Is(type, TypeNames.ValueTask) || symbols.Is(type, TypeNames.ValueTaskOfT);

    /// <summary>What a lambda that is not asynchronous becomes.</summary>
    private enum DelegateUse
    {
        /// <summary>It runs inside the member: what the member may do decides.</summary>
        Inside,

        /// <summary>It may return a task.</summary>
        Free,

        /// <summary>Somebody else says that it returns no task.</summary>
        Fixed,
    }

    private static DelegateUse Use(IAnonymousFunctionOperation lambda, Reach reach, LambdaProject project)
    {
        if (reach.Member.MethodKind is MethodKind.AnonymousFunction && CalledMembers.DeclarationOf(reach.Member) == lambda.Syntax)
        {
            return DelegateUse.Free;
        }

        if (lambda.Parent is not IDelegateCreationOperation)
        {
            // A part of an expression tree, which is not run as code.
            return DelegateUse.Fixed;
        }

        var value = lambda.Parent.Parent;
        while (value is IConversionOperation)
        {
            value = value.Parent;
        }

        switch (value)
        {
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var called } }:
                return UseByCall(called.ReducedFrom ?? called, lambda.Symbol, project);
            case IArgumentOperation { Parent: IObjectCreationOperation { Type: { } created } }:
                return IsOutside(created, project) ? DelegateUse.Fixed : DelegateUse.Inside;
            case IEventAssignmentOperation:
                return DelegateUse.Fixed;
            case IAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } when IsOutside(member, project):
                return DelegateUse.Fixed;
            default:
                return DelegateUse.Inside;
        }
    }

    private static DelegateUse UseByCall(IMethodSymbol called, IMethodSymbol lambda, LambdaProject project)
    {
        var symbols = project.Symbols;
        if (called.Name is "ContinueWith" or "ContinueWhenAll" or "ContinueWhenAny")
        {
            return DelegateUse.Fixed;
        }

        if (!IsOutside(called, project))
        {
            return DelegateUse.Inside;
        }

        // These run the lambda at once or as a task, and have asynchronous ways to do the same.
        var type = called.ContainingType;
        if (symbols.Is(type, TypeNames.Task) || symbols.Is(type, TypeNames.TaskFactory) || IsTaskLike(lambda.ReturnType, symbols))
        {
            return DelegateUse.Free;
        }

        return symbols.Is(type, TypeNames.Enumerable) || symbols.Is(type, TypeNames.List) || symbols.Is(type, TypeNames.Parallel) || type.SpecialType is SpecialType.System_Array
            ? DelegateUse.Inside
            : DelegateUse.Fixed;
    }
}
