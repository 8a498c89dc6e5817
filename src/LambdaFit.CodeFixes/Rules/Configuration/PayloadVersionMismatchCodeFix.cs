using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.CodeFixes.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Rules.Configuration;

/// <summary>
/// Sets the payload format in the template, or where the service has but one, exchanges the types of the handler, its base class or the event source
/// of its host.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class PayloadVersionMismatchCodeFix() : ConfigurationCodeFix(RuleIds.PayloadVersionMismatch, "Make the handler and its payload format agree")
{
    /// <summary>What belongs to payload format 1.0, and the same of 2.0.</summary>
    private static readonly (string Format1, string Format2)[] Names =
    [
        ("APIGatewayProxyRequest", "APIGatewayHttpApiV2ProxyRequest"),
        ("APIGatewayProxyResponse", "APIGatewayHttpApiV2ProxyResponse"),
        ("APIGatewayProxyFunction", "APIGatewayHttpApiV2ProxyFunction"),
        ("RestApi", "HttpApi"),
    ];

    private protected override TextChange? Edit(ConfigurationFile file, string functionName, string value, CancellationToken cancellationToken) =>
        ConfigurationEditor.SetPayloadFormat(file, functionName, value, cancellationToken);

    private protected override SyntaxNode? NodeToEdit(SyntaxNode root, TextSpan span) => root.FindToken(span.Start).Parent switch
    {
        ClassDeclarationSyntax { BaseList: { } bases } => bases.Types.Select(static t => LastName(t.Type)).FirstOrDefault(static name => name is not null && IsKnown(name.Identifier)),
        { } handler when handler is MethodDeclarationSyntax or LocalFunctionStatementSyntax => handler,
        SimpleNameSyntax { Identifier.ValueText: "AddAWSLambdaHosting" } name => HostedSource(name),
        var other => other?.FirstAncestorOrSelf<InvocationExpressionSyntax>(),
    };

    private protected override SyntaxNode? EditCode(SyntaxNode node, string value)
    {
        var names = TokensToRename(node).ToList();
        return names.Count == 0
            ? null
            : node.ReplaceTokens(names, (token, _) => SyntaxFactory.Identifier(token.LeadingTrivia, Rename(token.ValueText, value), token.TrailingTrivia));
    }

    /// <inheritdoc/>
    /// <remarks>Other code that names the types (a serializer context, a helper) would not fit any more, whether it compiles or not.</remarks>
    private protected override async Task<bool> IsSafeAsync(Document before, SyntaxNode node, Document after, CancellationToken cancellationToken)
    {
        if (!await FixValidation.CompilesAsync(before, after, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        if (node is SimpleNameSyntax)
        {
            return true;
        }

        var renamed = new HashSet<string>(TokensToRename(node).Select(static t => t.ValueText), StringComparer.Ordinal);
        foreach (var document in before.Project.Documents)
        {
            if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
                && root.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && renamed.Contains(t.ValueText) && !(document.Id == before.Id && node.FullSpan.Contains(t.Span))))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<SyntaxToken> TokensToRename(SyntaxNode node) =>
        node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && IsKnown(token) && (node is SimpleNameSyntax || token.ValueText.StartsWith("APIGateway", StringComparison.Ordinal)));

    private static bool IsKnown(SyntaxToken token) => Names.Any(pair => token.ValueText == pair.Format1 || token.ValueText == pair.Format2);

    private static string Rename(string name, string format)
    {
        foreach (var pair in Names)
        {
            if (name == pair.Format1 || name == pair.Format2)
            {
                return format == "2.0" ? pair.Format2 : pair.Format1;
            }
        }

        return name;
    }

    private static SimpleNameSyntax? LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        SimpleNameSyntax simple => simple,
        _ => null,
    };

    private static SimpleNameSyntax? HostedSource(SimpleNameSyntax name) =>
        name.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.ArgumentList.Arguments
            .Select(static a => a.Expression switch
            {
                MemberAccessExpressionSyntax access => access.Name,
                var expression => expression as SimpleNameSyntax,
            })
            .FirstOrDefault(static source => source is { Identifier.ValueText: "RestApi" or "HttpApi" });
}
