using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project.Lifetimes;

/// <summary>Where the source creates objects of a type, found by name and bound only for types that are asked for.</summary>
internal sealed class ObjectCreations(LambdaProject project)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IOperation>> found = new(SymbolEqualityComparer.Default);

    /// <summary>Gets every <c>new</c> of a type in this compilation.</summary>
    public ImmutableArray<IOperation> Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        found.TryGetValue(type, out var creations) ? creations : found.GetOrAdd(type, Find(type, cancellationToken));

    /// <summary>Tells whether generic code or reflection may make objects of a type: it is a type argument of something that is no mere wrapper.</summary>
    public bool MayBeMadeElsewhere(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            if (SyntaxIndex.Of(tree, cancellationToken).TypeArguments.Contains(type.Name))
            {
                return true;
            }
        }

        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (entryPoint.Method is { } method)
            {
                foreach (var parameter in method.Parameters)
                {
                    if (SymbolEqualityComparer.Default.Equals(parameter.Type.OriginalDefinition, type))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private ImmutableArray<IOperation> Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var creations = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var index = SyntaxIndex.Of(tree, cancellationToken);
            if (index.Creations.TryGetValue(type.Name, out var named))
            {
                Add(named);
            }

            // 'new()' says no name; a file that never mentions the type may still create it, but hardly.
            Add(index.UnnamedCreations);
        }

        return creations.ToImmutable();

        void Add(List<BaseObjectCreationExpressionSyntax> candidates)
        {
            foreach (var candidate in candidates)
            {
                if (project.Bodies.Operation(candidate, cancellationToken) is { Type: { } created } operation
                    && SymbolEqualityComparer.Default.Equals(created.OriginalDefinition, type))
                {
                    creations.Add(operation);
                }
            }
        }
    }
}
