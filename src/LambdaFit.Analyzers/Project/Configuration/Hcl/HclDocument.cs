using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration.Hcl;

/// <summary>
/// A text in HCL, the language of Terraform, read as far as it makes sense. Whatever the text, reading neither throws (but for cancellation) nor
/// takes more than time in proportion to a limited length.
/// </summary>
/// <param name="Body">What the file says.</param>
/// <param name="Error">Why and where it first stopped making sense, or null.</param>
internal sealed record HclDocument(HclBody Body, ConfigurationError? Error)
{
    private static readonly ConditionalWeakTable<SourceText, HclDocument> Documents = new();

    /// <summary>Reads a text, once per <see cref="SourceText"/>.</summary>
    public static HclDocument Of(SourceText text, CancellationToken cancellationToken)
    {
        if (!Documents.TryGetValue(text, out var document))
        {
            document = Read(text.ToString(), cancellationToken);
            document = Documents.GetValue(text, _ => document);
        }

        return document;
    }

    public static HclDocument Read(string text, CancellationToken cancellationToken) => new HclParser(text, cancellationToken).Read();
}
