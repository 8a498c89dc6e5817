using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// Tells whether a project may delete a file: any deletion counts, wherever it stands, whose path may be the same.
/// </summary>
internal sealed class FileDeletions(LambdaProject project)
{
    private readonly object gate = new();
    private ImmutableArray<FoldedPath> found;

    /// <summary>Tells whether something may delete a file of this path that is created here.</summary>
    public bool MayDelete(FoldedPath path, IOperation creation, CancellationToken cancellationToken)
    {
        foreach (var operation in creation.Root().Descendants())
        {
            if (operation is IFieldReferenceOperation { Field: { Name: "DeleteOnClose" } field } && project.Symbols.IsMemberOf(field, TypeNames.FileOptions))
            {
                return true;
            }
        }

        foreach (var deleted in Find(cancellationToken))
        {
            if (MayBeSame(deleted, path))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayBeSame(FoldedPath deleted, FoldedPath created)
    {
        if (deleted.Origin is not PathOrigin.Temporary)
        {
            return deleted.IsUnknown;
        }

        // A directory is deleted with what is in it.
        var length = Math.Min(deleted.Text.Length, created.Text.Length);
        return string.CompareOrdinal(deleted.Text.TrimStart('/'), 0, created.Text.TrimStart('/'), 0, length) == 0;
    }

    private ImmutableArray<FoldedPath> Find(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!found.IsDefault)
            {
                return found;
            }

            var deletions = ImmutableArray.CreateBuilder<FoldedPath>();
            foreach (var operation in NamedCalls.Find(project, static name => name is "Delete" or "Move" or "MoveTo" or "Start", cancellationToken))
            {
                if (operation is not IInvocationOperation call)
                {
                    continue;
                }

                // A process that is started may do anything, such as 'rm'.
                if (call.TargetMethod.Name is "Start")
                {
                    if (project.Symbols.IsMemberOf(call.TargetMethod, TypeNames.Process))
                    {
                        deletions.Add(FoldedPath.Unknown);
                    }
                }
                else if (IsOfFiles(call.TargetMethod) && (call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null)) is { } path)
                {
                    deletions.Add(project.Paths.Fold(path, cancellationToken));
                }
            }

            return found = deletions.ToImmutable();
        }
    }

    private bool IsOfFiles(IMethodSymbol method) =>
        project.Symbols.IsMemberOf(method, TypeNames.File)
        || project.Symbols.IsMemberOf(method, TypeNames.Directory)
        || project.Symbols.IsOrInherits(method.ContainingType, TypeNames.FileSystemInfo);
}
