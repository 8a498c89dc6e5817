using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project;

/// <summary>
/// Tells from the text alone, and so at next to no cost, whether any code may use one of several names. What a file says is remembered as long as the
/// file does not change.
/// </summary>
internal sealed class NameMentions(params string[] names)
{
    private readonly ConditionalWeakTable<SyntaxTree, object> files = new();
    private readonly ConditionalWeakTable<Compilation, object> compilations = new();

    public bool AreIn(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!compilations.TryGetValue(compilation, out var known))
        {
            var isFound = false;
            foreach (var tree in compilation.SyntaxTrees)
            {
                if (AreIn(tree, cancellationToken))
                {
                    isFound = true;
                    break;
                }
            }

            known = compilations.GetValue(compilation, _ => isFound);
        }

        return (bool)known;
    }

    private bool AreIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!files.TryGetValue(tree, out var known))
        {
            var text = tree.GetText(cancellationToken).ToString();
            var isFound = false;
            foreach (var name in names)
            {
                isFound |= text.IndexOf(name, StringComparison.Ordinal) >= 0;
            }

            known = files.GetValue(tree, _ => isFound);
        }

        return (bool)known;
    }
}
