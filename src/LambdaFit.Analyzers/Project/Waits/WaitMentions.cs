using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>Tells from the text alone, and so at next to no cost, whether any code can wait. What a file says is remembered as long as the file does not change.</summary>
internal sealed class WaitMentions(Compilation compilation)
{
    private static readonly ConditionalWeakTable<SyntaxTree, object> Files = new();
    private static readonly object Yes = new();
    private static readonly object No = new();

    private object? answer;

    public bool Any(CancellationToken cancellationToken)
    {
        if (answer is null)
        {
            var found = No;
            foreach (var tree in compilation.SyntaxTrees)
            {
                if (IsMentionedIn(tree, cancellationToken))
                {
                    found = Yes;
                    break;
                }
            }

            answer = found;
        }

        return answer == Yes;
    }

    private static bool IsMentionedIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Files.TryGetValue(tree, out var known))
        {
            var text = tree.GetText(cancellationToken).ToString();
            known = Has(text, "Sleep") || Has(text, "Delay") || Has(text, "WaitForNextTickAsync") ? Yes : No;
            known = Files.GetValue(tree, _ => known);
        }

        return known == Yes;

        static bool Has(string text, string name) => text.IndexOf(name, StringComparison.Ordinal) >= 0;
    }
}
