using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Reachability;

/// <summary>
/// Everything on which the meaning of names in bodies depends: what the trees of a compilation declare, and its references. Keeps
/// neither trees nor referenced projects alive.
/// </summary>
internal sealed class DeclarationSpace
{
    private readonly string? assemblyName;
    private readonly ImmutableArray<ulong> declarations;
    private readonly ImmutableArray<WeakReference<object>> references;

    public DeclarationSpace(Compilation compilation, ImmutableArray<SyntaxTree> trees, CancellationToken cancellationToken)
    {
        assemblyName = compilation.AssemblyName;
        var hashes = ImmutableArray.CreateBuilder<ulong>(trees.Length);
        foreach (var tree in trees)
        {
            hashes.Add(Declarations.Of(tree, cancellationToken).Hash);
        }

        declarations = hashes.MoveToImmutable();
        var identities = ImmutableArray.CreateBuilder<WeakReference<object>>();
        foreach (var reference in compilation.References)
        {
            // An editor wraps the same compilation of another project anew each time.
            identities.Add(new(reference is CompilationReference { Compilation: var other } ? other : reference));
        }

        references = identities.ToImmutable();
    }

    /// <summary>Tells whether names mean the same in both.</summary>
    public bool IsSameAs(DeclarationSpace other)
    {
        if (assemblyName != other.assemblyName || references.Length != other.references.Length || !declarations.SequenceEqual(other.declarations))
        {
            return false;
        }

        for (var i = 0; i < references.Length; i++)
        {
            if (!references[i].TryGetTarget(out var left) || !other.references[i].TryGetTarget(out var right) || !ReferenceEquals(left, right))
            {
                return false;
            }
        }

        return true;
    }
}
