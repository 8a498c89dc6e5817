using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>Finds the initializers that fields and properties keep for good.</summary>
internal sealed class ReadOnlyValues(MemberBodies bodies)
{
    private readonly ConcurrentDictionary<ISymbol, IOperation?> initializers = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// Gets the initializer of a readonly field or of a property that only has a getter; null where it has none
    /// or a constructor assigns it, and for arrays and lists also where the type changes their elements.
    /// </summary>
    public IOperation? InitializerOf(ISymbol member, CancellationToken cancellationToken)
    {
        member = member.OriginalDefinition;
        return initializers.TryGetValue(member, out var known) ? known : initializers.GetOrAdd(member, Find(member, cancellationToken));
    }

    private IOperation? Find(ISymbol member, CancellationToken cancellationToken)
    {
        if (member is ILocalSymbol)
        {
            return FindLocal(member, cancellationToken);
        }

        var isReadOnly = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false };
        if (!isReadOnly || member.DeclaringSyntaxReferences.Length is not 1)
        {
            return null;
        }

        var initializer = member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };

        if (initializer is null || IsAssignedByConstructor(member, cancellationToken))
        {
            return null;
        }

        var value = bodies.Operation(initializer, cancellationToken) is ISymbolInitializerOperation { Value: { } operation } ? operation : null;
        var type = (member as IFieldSymbol)?.Type ?? ((IPropertySymbol)member).Type;
        return type is IArrayTypeSymbol or INamedTypeSymbol { IsReferenceType: true, IsGenericType: true } && IsChangedInside(member, cancellationToken) ? null : value;
    }

    private IOperation? FindLocal(ISymbol local, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences.Length is 1
        && local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: { } initializer } declarator
        && !IsWritten(declarator)
        && bodies.Operation(initializer.Value, cancellationToken) is { } value
            ? value
            : null;

    // By name alone, anywhere in the member: at worst another variable's write is taken for one of this one.
    private static bool IsWritten(VariableDeclaratorSyntax declarator)
    {
        SyntaxNode member = declarator;
        while (member.Parent is { } parent && member is not (MemberDeclarationSyntax and not GlobalStatementSyntax))
        {
            member = parent;
        }

        foreach (var node in member.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name && name.Identifier.ValueText == declarator.Identifier.ValueText && MayWrite(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayWrite(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression) || prefix.IsKind(SyntaxKind.AddressOfExpression),
        PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax },
        RefExpressionSyntax => true,
        _ => false,
    };

    private bool IsAssignedByConstructor(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var constructor in member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors)
        {
            foreach (var body in bodies.Of(constructor, cancellationToken))
            {
                foreach (var operation in body.Descendants())
                {
                    var target = operation switch
                    {
                        IAssignmentOperation assignment => assignment.Target,
                        IIncrementOrDecrementOperation increment => increment.Target,
                        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                        _ => null,
                    };

                    // A deconstruction names its targets deeper down; that is rare enough to take any mention in one for a write.
                    if (target is ITupleOperation || (target is IMemberReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    // An array can be changed although its field is readonly. Anything but reading an element, the length or all of them may do so.
    private static bool IsChangedInside(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var type in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in type.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name && !IsRead(name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsRead(IdentifierNameSyntax name)
    {
        ExpressionSyntax use = name;
        if (use.Parent is MemberAccessExpressionSyntax access && access.Name == use)
        {
            use = access;
        }

        return use.Parent switch
        {
            ForEachStatementSyntax => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" or "Count" or "Select" } => true,
            ElementAccessExpressionSyntax element => element.Parent switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left != element,
                PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => false,
                ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None),
                RefExpressionSyntax => false,
                _ => true,
            },

            // Retry policies read the pauses that they are given.
            ArgumentSyntax argument => argument.Parent?.Parent is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax
                {
                    Expression: IdentifierNameSyntax { Identifier.ValueText: "Enumerable" },
                }
                or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WaitAndRetry" or "WaitAndRetryAsync" },
            },
            _ => false,
        };
    }
}
