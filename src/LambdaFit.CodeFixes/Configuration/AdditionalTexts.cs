using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>Gives configuration files another text.</summary>
internal static class AdditionalTexts
{
    /// <summary>Gives a file another text. A template that several projects share is a document of each of them.</summary>
    public static Solution With(Solution solution, TextDocument document, SourceText text)
    {
        var changed = solution.WithAdditionalDocumentText(document.Id, text);
        foreach (var other in solution.GetDocumentIdsWithFilePath(document.FilePath ?? document.Name))
        {
            if (other != document.Id && changed.GetAdditionalDocument(other) is not null)
            {
                changed = changed.WithAdditionalDocumentText(other, text);
            }
        }

        return changed;
    }
}
