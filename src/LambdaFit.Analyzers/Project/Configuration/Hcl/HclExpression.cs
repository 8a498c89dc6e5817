using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration.Hcl;

/// <summary>What an <see cref="HclExpression"/> is.</summary>
internal enum HclKind
{
    /// <summary>What is read over and not understood: a condition, a <c>for</c>, a splat, a syntax error.</summary>
    Unknown,
    Null,
    Text,
    Number,
    Boolean,
    List,
    Object,

    /// <summary>A name with what follows it: <c>var.timeout</c>, <c>aws_sqs_queue.orders[0].arn</c>.</summary>
    Reference,

    /// <summary>A text with expressions in it.</summary>
    Template,
    Call,

    /// <summary>Two operands with <c>+</c>, <c>-</c>, <c>*</c> or <c>/</c> between them.</summary>
    Arithmetic,
}

/// <summary>An expression of HCL, with where it stands.</summary>
internal sealed class HclExpression(HclKind kind, TextSpan span)
{
    public HclKind Kind { get; } = kind;

    /// <summary>Gets where the expression stands; of a text with its quotes, of a heredoc with its markers.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>Gets the text, number or truth value as text, the name of a function, the operator; else empty.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Gets the parts of a reference; null for an index that is no constant.</summary>
    public IReadOnlyList<string?> Path { get; init; } = [];

    /// <summary>Gets the elements of a list, the arguments of a call, the parts of a template, the operands.</summary>
    public IReadOnlyList<HclExpression> Items { get; init; } = [];

    /// <summary>Gets the entries of an object in the order of the file.</summary>
    public IReadOnlyList<HclEntry> Entries { get; init; } = [];

    /// <summary>Gets a value indicating whether the file stopped making sense inside this expression.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Gets a value indicating whether the expression is a value by itself.</summary>
    public bool IsConstant => Kind is HclKind.Text or HclKind.Number or HclKind.Boolean;

    /// <summary>Gets the same expression at another place: that of the quotes around it.</summary>
    public HclExpression At(TextSpan place) => new(Kind, place) { Text = Text, Path = Path, Items = Items, Entries = Entries, IsIncomplete = IsIncomplete };

    /// <summary>Gets the last entry of a name, or null.</summary>
    public HclEntry? Find(string name)
    {
        for (var i = Entries.Count - 1; i >= 0; i--)
        {
            if (Entries[i].Name == name)
            {
                return Entries[i];
            }
        }

        return null;
    }
}

/// <summary>An entry of an object.</summary>
/// <param name="Name">The name, or null where it is computed.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Value">The value.</param>
internal sealed record HclEntry(string? Name, TextSpan NameSpan, HclExpression Value);
