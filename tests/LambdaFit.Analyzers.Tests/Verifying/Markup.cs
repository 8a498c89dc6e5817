using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Verifying;

/// <summary>A text with its marks taken out.</summary>
/// <param name="Text">The text without marks.</param>
/// <param name="Spans">What was marked: the rule, or null where the mark names none, and the span in <paramref name="Text"/>.</param>
public sealed record Markup(string Text, IReadOnlyList<(string? Id, TextSpan Span)> Spans)
{
    public static Markup Parse(string marked)
    {
        var text = new StringBuilder();
        var spans = new List<(string?, TextSpan)>();
        var open = new Stack<(string? Id, int Start)>();
        for (var i = 0; i < marked.Length; i++)
        {
            var rest = marked.AsSpan(i);
            if (rest.StartsWith("[|", StringComparison.Ordinal))
            {
                open.Push((null, text.Length));
                i++;
            }
            else if (rest.StartsWith("{|LFIT", StringComparison.Ordinal) || rest.StartsWith("{|TEST", StringComparison.Ordinal))
            {
                var colon = marked.IndexOf(':', i);
                open.Push((marked[(i + 2)..colon], text.Length));
                i = colon;
            }
            else if (open.Count > 0 && (rest.StartsWith("|]", StringComparison.Ordinal) || rest.StartsWith("|}", StringComparison.Ordinal)))
            {
                var (id, start) = open.Pop();
                spans.Add((id, TextSpan.FromBounds(start, text.Length)));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return open.Count == 0 ? new(text.ToString(), spans) : throw new FormatException("A mark is not closed: " + marked);
    }
}
