using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Reachability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project;

/// <summary>
/// Tells whether code runs only where something about the surroundings says so: the operating system, the name of the environment, an
/// environment variable, a setting. Such code may be meant for a developer's machine; which way round the check is does not matter.
/// </summary>
internal sealed class EnvironmentGuards(LambdaProject project)
{
    private const int MaxDepth = 3;

    /// <summary>Tells whether code is guarded in its own member, or where its callers call it.</summary>
    /// <param name="operation">The code.</param>
    /// <param name="reach">How an invocation reaches it; null looks at its own member only.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public bool Covers(IOperation operation, Reach? reach, CancellationToken cancellationToken)
    {
        if (IsGuarded(operation, cancellationToken))
        {
            return true;
        }

        for (var step = reach; step?.Caller is { } caller; step = caller)
        {
            if (AreCallsGuarded(caller.Member, step.Member, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether code stands in a <c>Main</c> that Lambda does not run, because the function's handler is a class: the entry of a developer's machine.</summary>
    public bool IsInLocalMain(ISymbol containingSymbol, CancellationToken cancellationToken)
    {
        if (containingSymbol is not IMethodSymbol { IsStatic: true } method
            || !SymbolEqualityComparer.Default.Equals(project.Compilation.GetEntryPoint(cancellationToken), method))
        {
            return false;
        }

        var hasHandler = false;
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (entryPoint.Kind is EntryPointKind.Bootstrap || (entryPoint.Kind is EntryPointKind.AspNetCoreHost && entryPoint.Symbol is null))
            {
                return false;
            }

            hasHandler |= entryPoint.IsFunction;
        }

        return hasHandler;
    }

    private bool IsGuarded(IOperation operation, CancellationToken cancellationToken)
    {
        for (var (inner, outer) = (operation, operation.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            switch (outer)
            {
                case IConditionalOperation conditional when !ReferenceEquals(inner, conditional.Condition) && Asks(conditional.Condition, MaxDepth, cancellationToken):
                case ISwitchOperation choice when !ReferenceEquals(inner, choice.Value) && Asks(choice.Value, MaxDepth, cancellationToken):
                case IBlockOperation block when FollowsExit(block, inner, cancellationToken):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether an earlier statement of the block leaves: <c>if (!OperatingSystem.IsWindows()) return;</c>.</summary>
    private bool FollowsExit(IBlockOperation block, IOperation statement, CancellationToken cancellationToken)
    {
        foreach (var earlier in block.Operations)
        {
            if (ReferenceEquals(earlier, statement))
            {
                return false;
            }

            if (earlier is IConditionalOperation { WhenTrue: { } exit } conditional && Leaves(exit) && Asks(conditional.Condition, MaxDepth, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Leaves(IOperation statement) => statement switch
    {
        IBlockOperation { Operations: { Length: > 0 } statements } => Leaves(statements[statements.Length - 1]),
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => statement is IReturnOperation or IBranchOperation or IThrowOperation,
    };

    private bool AreCallsGuarded(IMethodSymbol caller, IMethodSymbol callee, CancellationToken cancellationToken)
    {
        var isCalled = false;
        foreach (var body in project.Bodies.Of(caller, cancellationToken))
        {
            foreach (var operation in body.DescendantsAndSelf())
            {
                var called = operation switch
                {
                    IInvocationOperation invocation => invocation.TargetMethod,
                    IObjectCreationOperation creation => creation.Constructor,
                    IMethodReferenceOperation reference => reference.Method,
                    _ => null,
                };
                if (called is null || !Runs(called, callee, cancellationToken))
                {
                    continue;
                }

                isCalled = true;
                if (!IsGuarded(operation, cancellationToken))
                {
                    return false;
                }
            }
        }

        return isCalled;
    }

    private bool Runs(IMethodSymbol called, IMethodSymbol callee, CancellationToken cancellationToken)
    {
        if (called.Name != callee.Name)
        {
            return false;
        }

        foreach (var target in project.Dispatch(cancellationToken).Targets(called))
        {
            if (SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, callee.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private bool Asks(IOperation condition, int depth, CancellationToken cancellationToken)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (IsQuestion(operation) || (depth > 0 && SourceOf(operation, cancellationToken) is { } source && Asks(source, depth - 1, cancellationToken)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsQuestion(IOperation operation)
    {
        var symbols = project.Symbols;
        return operation switch
        {
            IInvocationOperation { TargetMethod: var method } => symbols.IsMemberOf(method, TypeNames.OperatingSystem)
                || symbols.IsMemberOf(method, TypeNames.RuntimeInformation)
                || symbols.IsMemberOf(method, TypeNames.HostEnvironmentExtensions)
                || symbols.IsMemberOf(method, TypeNames.ConfigurationBinder)
                || (method.Name is "GetEnvironmentVariable" && symbols.IsMemberOf(method, TypeNames.Environment)),
            IPropertyReferenceOperation { Property: var property, Instance: var instance } => symbols.IsMemberOf(property, TypeNames.Debugger)
                || (property.Name is "EnvironmentName" && symbols.IsMemberOf(property, TypeNames.HostEnvironment))
                || (property.Name is "OSVersion" or "UserInteractive" && symbols.IsMemberOf(property, TypeNames.Environment))
                || symbols.IsOrInherits(instance?.Type, TypeNames.Configuration),
            _ => false,
        };
    }

    /// <summary>Gets where a local, a member or a method of this compilation has its value from.</summary>
    private IOperation? SourceOf(IOperation operation, CancellationToken cancellationToken)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local }:
                return project.Paths.ValueOf(local, operation, cancellationToken);
            case IFieldReferenceOperation { Field: var field }:
                return project.Waits.ReadOnlyValues.InitializerOf(field, cancellationToken);
            case IPropertyReferenceOperation { Property: var property }:
                return project.Waits.ReadOnlyValues.InitializerOf(property, cancellationToken) ?? Body(property.GetMethod, cancellationToken);
            case IInvocationOperation { TargetMethod: var method }:
                return Body(method, cancellationToken);
            default:
                return null;
        }
    }

    private IOperation? Body(IMethodSymbol? method, CancellationToken cancellationToken) =>
        method is null || method.DeclaringSyntaxReferences.IsEmpty ? null : project.Bodies.Of(method, cancellationToken).FirstOrDefault();
}
