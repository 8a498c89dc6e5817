using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project;

/// <summary>
/// Where a field or property is used in this compilation. Looked for by name and only when a rule has found something to report, so that most
/// projects never pay for it; a private member is looked for in its own type.
/// </summary>
internal sealed class MemberReferences(LambdaProject project)
{
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> found = new(SymbolEqualityComparer.Default);

    /// <summary>Gets all reads and writes of a member, its initialiser left out.</summary>
    public ImmutableArray<IOperation> Of(ISymbol member, CancellationToken cancellationToken)
    {
        member = member.OriginalDefinition;
        return found.TryGetValue(member, out var references) ? references : found.GetOrAdd(member, Find(member, cancellationToken));
    }

    /// <summary>Gets the value that a field, property or local is declared with, or null.</summary>
    public IOperation? Initializer(ISymbol variable, CancellationToken cancellationToken)
    {
        foreach (var reference in variable.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var value = reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax { Initializer.Value: RefExpressionSyntax referred } => referred.Expression,
                VariableDeclaratorSyntax { Initializer.Value: var initial } => initial,
                PropertyDeclarationSyntax { Initializer.Value: var property } => property,
                _ => null,
            };

            if (value is not null)
            {
                // Neither has an operation of its own.
                while (value is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
                {
                    value = value is ParenthesizedExpressionSyntax inner ? inner.Expression : ((PostfixUnaryExpressionSyntax)value).Operand;
                }

                return project.Bodies.Operation(value, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>Tells whether every write of a member in this compilation assigns the same constant, as a flag does that is set once.</summary>
    public bool IsOnlySetToOneConstant(ISymbol member, CancellationToken cancellationToken)
    {
        var constant = default(Optional<object?>);
        foreach (var reference in Of(member, cancellationToken))
        {
            if (!Writes.IsWritten(reference))
            {
                continue;
            }

            if (Writes.AssignedValue(reference)?.ConstantValue is not { HasValue: true } value || (constant.HasValue && !Equals(constant.Value, value.Value)))
            {
                return false;
            }

            constant = value;
        }

        return constant.HasValue;
    }

    /// <summary>Tells whether a member, also one of a library, is named anywhere in this compilation.</summary>
    public bool IsMentioned(ISymbol member, CancellationToken cancellationToken)
    {
        using var names = Names(member.OriginalDefinition, cancellationToken).GetEnumerator();
        return names.MoveNext();
    }

    private ImmutableArray<IOperation> Find(ISymbol member, CancellationToken cancellationToken)
    {
        var references = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var (name, model) in Names(member, cancellationToken))
        {
            if (model.GetOperation(WholeReference(name), cancellationToken) is { } operation)
            {
                references.Add(operation);
            }
        }

        return references.ToImmutable();
    }

    private IEnumerable<(IdentifierNameSyntax Name, SemanticModel Model)> Names(ISymbol member, CancellationToken cancellationToken)
    {
        foreach (var tree in Trees(member))
        {
            if (!SyntaxIndex.Of(tree, cancellationToken).Names.Contains(member.Name))
            {
                continue;
            }

            SemanticModel? model = null;
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                if (node is not IdentifierNameSyntax name || !string.Equals(name.Identifier.ValueText, member.Name, StringComparison.Ordinal))
                {
                    continue;
                }

                model ??= project.Bodies.Model(tree);
                if (SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition, member))
                {
                    yield return (name, model);
                }
            }
        }
    }

    private IEnumerable<SyntaxTree> Trees(ISymbol member)
    {
        var isVariable = member is ILocalSymbol or IParameterSymbol;
        if (member.DeclaredAccessibility is not Accessibility.Private && !isVariable)
        {
            return project.Compilation.SyntaxTrees;
        }

        var trees = new HashSet<SyntaxTree>();
        foreach (var reference in isVariable ? member.DeclaringSyntaxReferences : member.ContainingType.DeclaringSyntaxReferences)
        {
            if (project.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                trees.Add(reference.SyntaxTree);
            }
        }

        return trees;
    }

    private static SyntaxNode WholeReference(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
}
