using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// Tells whether a path, or what was opened by it, goes to where its file may be deleted: to the caller, into a member, to code whose ways
/// are not known. The framework, the SDK and loggers delete nothing.
/// </summary>
internal sealed class PathFlow(KnownSymbols symbols)
{
    /// <summary>Tells whether one of the uses of a local leaves.</summary>
    public bool Leaves(ILocalSymbol local, IOperation use, int depth)
    {
        foreach (var operation in use.Root().Descendants())
        {
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && !Writes.IsWritten(reference) && Leaves(reference, depth))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a value leaves where it stands, or where the locals that it is given to do.</summary>
    public bool Leaves(IOperation value, int depth)
    {
        if (value is IInvocationOperation call && !LeadsToFile(call))
        {
            return false;
        }

        for (var (inner, outer) = (value, value.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            switch (outer)
            {
                case IReturnOperation:
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } }:
                    return depth == 0 || (declared.Type.SpecialType is not SpecialType.System_Boolean && Leaves(declared, value, depth - 1));
                case ISimpleAssignmentOperation assignment:
                    return !ReferenceEquals(assignment.Target, inner) && assignment.Target switch
                    {
                        ILocalReferenceOperation { Local: var local } => depth == 0 || Leaves(local, value, depth - 1),
                        IMemberReferenceOperation { Member: var member } => !IsHarmless(member),
                        IDiscardOperation => false,
                        _ => true,
                    };
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }:
                    if (!IsHarmless(method))
                    {
                        return true;
                    }

                    break;
                case IArgumentOperation { Parent: IObjectCreationOperation { Constructor: { } constructor } }:
                    if (!IsHarmless(constructor))
                    {
                        return true;
                    }

                    break;
                case IArgumentOperation:
                    return true;
                case IInvocationOperation invocation when !LeadsToFile(invocation):
                    return false;
                case IExpressionStatementOperation or IUsingOperation or IBlockOperation or IConditionalOperation { Type: null } or ILoopOperation:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Tells whether a result still leads to the file: it is a path, or the file, open or described.</summary>
    private bool LeadsToFile(IInvocationOperation call) =>
        call.Type is { } result
        && (HoldsFile(result) || (result.SpecialType is SpecialType.System_String && (symbols.IsMemberOf(call.TargetMethod, TypeNames.Path) || call.TargetMethod.ContainingType.SpecialType is SpecialType.System_String)));

    private bool HoldsFile(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments })
        {
            return HoldsFile(arguments[0]);
        }

        return symbols.IsOrInherits(type, TypeNames.Stream)
            || symbols.IsOrInherits(type, TypeNames.TextReader)
            || symbols.IsOrInherits(type, TypeNames.TextWriter)
            || symbols.IsOrInherits(type, TypeNames.FileSystemInfo);
    }

    private static bool IsHarmless(ISymbol member) =>
        member.ContainingAssembly is { Name: var name }
        && (name.StartsWith("System", StringComparison.Ordinal)
            || name.StartsWith("Amazon.", StringComparison.Ordinal)
            || name.StartsWith("AWSSDK.", StringComparison.Ordinal)
            || name.StartsWith("AWS.Lambda.Powertools", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal)
            || name is "mscorlib" or "netstandard")
        && !IsCollection(member.ContainingType);

    /// <summary>What is put into a list may be taken out and deleted by whoever has the list.</summary>
    private static bool IsCollection(INamedTypeSymbol type)
    {
        if (type.SpecialType is SpecialType.System_String)
        {
            return false;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.SpecialType is SpecialType.System_Collections_IEnumerable)
            {
                return true;
            }
        }

        return false;
    }
}
