using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Performance;

/// <summary>
/// Tells whether a value may differ between two invocations of one environment: it comes from the event, a parameter or an answer from elsewhere.
/// Constants, environment variables, configuration and what is made of them are the same each time. In doubt a value differs.
/// </summary>
internal sealed class InvocationValues(LambdaProject project)
{
    private const int MaxDepth = 4;

    /// <summary>Tells whether a value may be another one in the next invocation.</summary>
    public bool MayDiffer(IOperation value, CancellationToken cancellationToken) =>
        ValueMayDiffer(value, MaxDepth, new(SymbolEqualityComparer.Default), cancellationToken);

    /// <summary>Tells whether a local is given properties after its declaration that may differ: <c>config.ServiceURL = request.Url</c>.</summary>
    public bool IsConfiguredDifferently(ILocalSymbol local, IOperation body, CancellationToken cancellationToken) =>
        IsGivenWhatDiffers(local, body, MaxDepth, new(SymbolEqualityComparer.Default) { local }, cancellationToken);

    private bool ValueMayDiffer(IOperation value, int depth, HashSet<ISymbol> seen, CancellationToken cancellationToken)
    {
        if (depth == 0)
        {
            return true;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var pending = new Stack<IOperation>();
        pending.Push(value);
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            if (IsNewEachTime(operation))
            {
                return true;
            }

            switch (operation)
            {
                case IParameterReferenceOperation { Parameter: var parameter }:
                    if (!IsConfiguration(parameter.Type) && !IsDeclaredInside(parameter, value))
                    {
                        return true;
                    }

                    continue;
                case ILocalReferenceOperation { Local: var local }:
                    if (!IsDeclaredInside(local, value) && LocalMayDiffer(local, operation.Root(), depth - 1, seen, cancellationToken))
                    {
                        return true;
                    }

                    continue;
                case IAwaitOperation or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    return true;
                case IInvocationOperation invocation:
                    if (IsService(invocation))
                    {
                        if (!IsConfiguration(invocation.TargetMethod.TypeArguments[0]))
                        {
                            return true;
                        }

                        continue;
                    }

                    if (MayDifferInside(invocation.TargetMethod, depth - 1, seen, cancellationToken))
                    {
                        return true;
                    }

                    foreach (var argument in invocation.Arguments)
                    {
                        pending.Push(argument.Value);
                    }

                    if (invocation.Instance is { } receiver and not IInstanceReferenceOperation)
                    {
                        pending.Push(receiver);
                    }

                    continue;
                case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } member:
                    if (MemberMayDiffer(member.Member, depth - 1, seen, cancellationToken))
                    {
                        return true;
                    }

                    continue;
                case IMemberReferenceOperation { Member.Name: "Value", Instance.Type: var holder } when project.Symbols.Is(holder, TypeNames.AsyncLocal):
                    return true;
            }

            foreach (var child in operation.ChildOperations)
            {
                pending.Push(child);
            }
        }

        return false;
    }

    /// <summary>Tells identifiers, times and random numbers, by name: there are many generators.</summary>
    private static bool IsNewEachTime(IOperation operation) => operation switch
    {
        IMemberReferenceOperation { Member.Name: "UtcNow" or "Now" or "Today" or "TickCount" or "TickCount64" } => true,
        IInvocationOperation { TargetMethod.ContainingType.Name: "Random" or "RandomNumberGenerator" } => true,
        IInvocationOperation { TargetMethod.Name: "NewGuid" or "CreateVersion7" or "GetRandomFileName" or "GetTempFileName" or "GetTimestamp" or "GetUtcNow" or "GetLocalNow" } => true,
        _ => false,
    };

    private bool LocalMayDiffer(ILocalSymbol local, IOperation body, int depth, HashSet<ISymbol> seen, CancellationToken cancellationToken)
    {
        if (local.IsConst || !seen.Add(local))
        {
            return false;
        }

        // Variables of 'foreach', patterns and 'out' hold what was found out just now.
        if (local.DeclaringSyntaxReferences.Length != 1
            || local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator
            || (declarator.Initializer is { Value: var initial } && (project.Bodies.Operation(initial, cancellationToken) is not { } value || ValueMayDiffer(value, depth, seen, cancellationToken))))
        {
            return true;
        }

        foreach (var operation in body.Descendants())
        {
            if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && Writes.IsWritten(reference)
                && (Writes.AssignedValue(reference) is not { } assigned || ValueMayDiffer(assigned, depth, seen, cancellationToken)))
            {
                return true;
            }
        }

        return IsGivenWhatDiffers(local, body, depth, seen, cancellationToken);
    }

    private bool IsGivenWhatDiffers(ILocalSymbol local, IOperation body, int depth, HashSet<ISymbol> seen, CancellationToken cancellationToken)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } instance }, Value: var value }
                && instance.Unwrapped() is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && ValueMayDiffer(value, depth, seen, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A member keeps its value when only constructors and initialisers give it one, and that one does not differ.</summary>
    private bool MemberMayDiffer(ISymbol member, int depth, HashSet<ISymbol> seen, CancellationToken cancellationToken)
    {
        var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        if (IsConfiguration(type) || member is IFieldSymbol { IsConst: true } || !seen.Add(member))
        {
            return false;
        }

        if (!SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, project.Compilation.Assembly))
        {
            return !member.IsStatic;
        }

        // What a static is initialised with is computed once.
        if (member is IFieldSymbol { IsStatic: true, IsReadOnly: true } or IPropertySymbol { IsStatic: true, SetMethod: null, GetMethod.IsImplicitlyDeclared: true })
        {
            return false;
        }

        if (member.IsVirtual || member.IsOverride || member.IsAbstract)
        {
            return true;
        }

        if (member is IPropertySymbol { GetMethod: { } getter } && MayDifferInside(getter, depth, seen, cancellationToken))
        {
            return true;
        }

        if (project.References.Initializer(member, cancellationToken) is { } initial && !member.IsStatic && ValueMayDiffer(initial, depth, seen, cancellationToken))
        {
            return true;
        }

        foreach (var reference in project.References.Of(member, cancellationToken))
        {
            if (Writes.IsWritten(reference)
                && (reference.Root() is not IConstructorBodyOperation || Writes.AssignedValue(reference) is not { } value || ValueMayDiffer(value, depth, seen, cancellationToken)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks into a method of this compilation; what its parameters are given is looked at where it is called.</summary>
    private bool MayDifferInside(IMethodSymbol method, int depth, HashSet<ISymbol> seen, CancellationToken cancellationToken)
    {
        if (method.DeclaringSyntaxReferences.Length == 0)
        {
            return false;
        }

        if (method.IsVirtual || method.IsAbstract || method.IsOverride || method.IsAsync)
        {
            return true;
        }

        foreach (var body in project.Bodies.Of(method, cancellationToken))
        {
            if (ValueMayDiffer(body, depth, seen, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDeclaredInside(ISymbol variable, IOperation value)
    {
        foreach (var location in variable.Locations)
        {
            if (location.SourceTree == value.Syntax.SyntaxTree && value.Syntax.Span.Contains(location.SourceSpan))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsConfiguration(ITypeSymbol type) =>
        project.Symbols.IsOrInherits(type, TypeNames.Configuration) || project.Symbols.Is(type, TypeNames.Options);

    private static bool IsService(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: "GetRequiredService" or "GetService", TypeArguments.Length: 1 };
}
