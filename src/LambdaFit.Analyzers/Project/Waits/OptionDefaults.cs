using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>
/// Finds the defaults of options that nobody sets: properties that could be set, of an object that this project creates, keeps to itself, and reads only.
/// By name alone, which at worst takes a default for one that is changed.
/// </summary>
internal sealed class OptionDefaults(MemberBodies bodies)
{
    private readonly ConcurrentDictionary<string, bool> assigned = new(StringComparer.Ordinal);

    /// <summary>Gets the initializer of the property that is read, or null where its value may be another.</summary>
    public IOperation? Of(IPropertyReferenceOperation reference, CancellationToken cancellationToken)
    {
        if (reference is not { Property: { SetMethod: not null, IsStatic: false, IsVirtual: false, IsOverride: false, DeclaringSyntaxReferences: { Length: 1 } declarations }, Instance: { } instance }
            || declarations[0].GetSyntax(cancellationToken) is not PropertyDeclarationSyntax { Initializer: { } initializer }
            || !IsCreatedHere(instance.Unwrapped(), cancellationToken)
            || IsAssigned(reference.Property.Name, cancellationToken))
        {
            return null;
        }

        return bodies.Operation(initializer, cancellationToken) is ISymbolInitializerOperation { Value: var value } ? value : null;
    }

    private static bool IsCreatedHere(IOperation instance, CancellationToken cancellationToken) => instance switch
    {
        IObjectCreationOperation => true,
        ILocalReferenceOperation { Local: { DeclaringSyntaxReferences.Length: 1 } local } => IsOnlyRead(local, cancellationToken),
        IFieldReferenceOperation { Field: { IsReadOnly: true, DeclaredAccessibility: Accessibility.Private, DeclaringSyntaxReferences.Length: 1 } field } =>
            field.ContainingType.DeclaringSyntaxReferences.Length is 1 && IsOnlyRead(field, cancellationToken),
        _ => false,
    };

    private static bool IsOnlyRead(ISymbol variable, CancellationToken cancellationToken)
    {
        if (variable.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax } declarator)
        {
            return false;
        }

        SyntaxNode scope = declarator;
        while (scope.Parent is { } parent && scope is not (TypeDeclarationSyntax or BaseMethodDeclarationSyntax))
        {
            scope = parent;
        }

        foreach (var node in scope.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name && name.Identifier.ValueText == variable.Name
                && !(name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && access.Parent is not InvocationExpressionSyntax))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsAssigned(string property, CancellationToken cancellationToken)
    {
        if (!assigned.TryGetValue(property, out var isAssigned))
        {
            foreach (var tree in bodies.Compilation.SyntaxTrees)
            {
                if (IsAssignedIn(tree.GetRoot(cancellationToken), property))
                {
                    isAssigned = true;
                    break;
                }
            }

            assigned.TryAdd(property, isAssigned);
        }

        return isAssigned;
    }

    private static bool IsAssignedIn(SyntaxNode root, string property)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name || name.Identifier.ValueText != property)
            {
                continue;
            }

            ExpressionSyntax use = name;
            if (use.Parent is MemberAccessExpressionSyntax access && access.Name == use)
            {
                use = access;
            }

            if (use.Parent is AssignmentExpressionSyntax assignment ? assignment.Left == use
                : use.Parent is PostfixUnaryExpressionSyntax || use.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }
                    || use.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax })
            {
                return true;
            }
        }

        return false;
    }
}
