using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;

namespace LambdaFit.CodeFixes.Rules.State;

/// <summary>
/// Moves a path under <c>Path.GetTempPath()</c>: a beginning that names a read-only directory is replaced, a relative path is put behind it.
/// </summary>
internal sealed class TemporaryPath(SemanticModel model, LambdaProject project, CancellationToken cancellationToken)
{
    /// <summary>Gets what is to be replaced by what, or null where the path cannot be moved alone, or others rely on it.</summary>
    public (SyntaxNode Old, SyntaxNode New)? Find(SyntaxNode node) =>
        node is ExpressionSyntax path && Declared(path) is { } declared ? Move(declared) : null;

    /// <summary>Follows a local to its one value, and a <c>FileInfo</c> to its path. Constants and members serve others too, and stay as they are.</summary>
    private ExpressionSyntax? Declared(ExpressionSyntax path)
    {
        for (var hops = 0; hops < 8; hops++)
        {
            var operation = model.GetOperation(path, cancellationToken)?.Unwrapped();
            switch (operation)
            {
                case ILocalReferenceOperation { Local: { IsConst: false } local }:
                    if (project.Paths.ValueOf(local, operation, cancellationToken) is not { Syntax: ExpressionSyntax value }
                        || value.SyntaxTree != path.SyntaxTree
                        || IsReadBefore(local, path))
                    {
                        return null;
                    }

                    path = value;
                    break;
                case IObjectCreationOperation { Arguments: { Length: 1 } arguments } when arguments[0].Value.Syntax is ExpressionSyntax argument:
                    path = argument;
                    break;
                case ILocalReferenceOperation or IMemberReferenceOperation { Member: IFieldSymbol } or null:
                    return null;
                default:
                    return path;
            }
        }

        return null;
    }

    /// <summary>Tells whether a file is read before it is written, as one that the package holds: it would not be found elsewhere.</summary>
    private bool IsReadBefore(ILocalSymbol local, ExpressionSyntax write)
    {
        foreach (var name in (write.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? write.SyntaxTree.GetRoot(cancellationToken)).DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.SpanStart < write.SpanStart
                && name.Identifier.ValueText == local.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, local)
                && Reads(name))
            {
                return true;
            }
        }

        return false;
    }

    private bool Reads(ExpressionSyntax path)
    {
        if (path.Parent is not ArgumentSyntax { Parent.Parent: { } use })
        {
            return false;
        }

        return model.GetOperation(use, cancellationToken) switch
        {
            IObjectCreationOperation creation => project.Symbols.IsOrInherits(creation.Type, TypeNames.Stream) || project.Symbols.Is(creation.Type, TypeNames.StreamReader),
            IInvocationOperation { TargetMethod: var method } => project.Symbols.IsMemberOf(method, TypeNames.File)
                && (method.Name.StartsWith("Read", StringComparison.Ordinal) || method.Name is "OpenRead" or "OpenText" or "Open" or "Exists" or "Copy"),
            _ => false,
        };
    }

    private (SyntaxNode Old, SyntaxNode New)? Move(ExpressionSyntax path)
    {
        var first = FirstPart(path);
        if (model.GetOperation(path, cancellationToken) is not { } operation
            || model.GetOperation(first, cancellationToken) is not { } beginning
            || project.Paths.Fold(operation, cancellationToken) is not { IsUnknown: false } folded
            || project.Paths.Fold(beginning, cancellationToken) is not { IsUnknown: false } start)
        {
            return null;
        }

        // A directory that is read-only gives way to the one that is not.
        if (start is { Origin: PathOrigin.Task or PathOrigin.SpecialFolder, Text: "", IsWhole: true } && first is not IdentifierNameSyntax)
        {
            return (first, TemporaryDirectory(first).WithTriviaFrom(first));
        }

        if (folded.Origin is not PathOrigin.Text)
        {
            return null;
        }

        if (!folded.IsRooted)
        {
            return IsReadElsewhere(path) ? null : (path, Behind(path));
        }

        if (start.IsWhole && first != path && first is LiteralExpressionSyntax && path is not InterpolatedStringExpressionSyntax && EndsDirectory(path, start.Text))
        {
            return (first, TemporaryDirectory(first).WithTriviaFrom(first));
        }

        var name = folded.Text.Substring(folded.Text.LastIndexOfAny(['/', '\\']) + 1);
        return path is LiteralExpressionSyntax && name.Length > 0
            ? (path, Combine(path, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name))))
            : null;
    }

    private static bool EndsDirectory(ExpressionSyntax path, string start) =>
        path is InvocationExpressionSyntax || start.EndsWith("/", StringComparison.Ordinal) || start.EndsWith("\\", StringComparison.Ordinal);

    /// <summary>Gets the first part of a path that is put together here, or the path itself.</summary>
    private ExpressionSyntax FirstPart(ExpressionSyntax path)
    {
        while (true)
        {
            switch (path)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    path = sum.Left;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    path = parenthesized.Expression;
                    break;
                case InterpolatedStringExpressionSyntax { Contents: { Count: > 0 } contents } when contents[0] is InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole:
                    path = hole.Expression;
                    break;
                case InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } call when IsCombine(call):
                    path = arguments[0].Expression;
                    break;
                default:
                    return path;
            }
        }
    }

    private bool IsCombine(InvocationExpressionSyntax call) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Name: "Combine" or "Join" } method && project.Symbols.IsMemberOf(method, TypeNames.Path);

    /// <summary>Tells whether code of this file reads what the same literal names: it would look in the old place.</summary>
    private bool IsReadElsewhere(ExpressionSyntax path)
    {
        if (path is not LiteralExpressionSyntax literal)
        {
            return false;
        }

        foreach (var other in path.SyntaxTree.GetRoot(cancellationToken).DescendantNodes().OfType<LiteralExpressionSyntax>())
        {
            if (other != literal && other.IsKind(SyntaxKind.StringLiteralExpression) && other.Token.ValueText == literal.Token.ValueText && Reads(other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Puts a relative path behind the temporary directory: as a further argument where it is combined anyway.</summary>
    private ExpressionSyntax Behind(ExpressionSyntax path)
    {
        if (path is InvocationExpressionSyntax call && IsCombine(call) && call.ArgumentList.Arguments[0] is { NameColon: null } first)
        {
            return call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(
                call.ArgumentList.Arguments.GetWithSeparators()
                    .Replace(first, first.WithoutLeadingTrivia())
                    .Insert(0, SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space))
                    .Insert(0, SyntaxFactory.Argument(TemporaryDirectory(path)).WithLeadingTrivia(first.GetLeadingTrivia())))));
        }

        return Combine(path, path.WithoutTrivia());
    }

    private static ExpressionSyntax Combine(ExpressionSyntax old, ExpressionSyntax part) =>
        SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, PathType(old), SyntaxFactory.IdentifierName("Combine")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList<ArgumentSyntax>(new SyntaxNodeOrToken[]
            {
                SyntaxFactory.Argument(TemporaryDirectory(old)),
                SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space),
                SyntaxFactory.Argument(part),
            })))
            .WithTriviaFrom(old);

    private static ExpressionSyntax TemporaryDirectory(SyntaxNode old) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, PathType(old), SyntaxFactory.IdentifierName("GetTempPath")));

    /// <summary>Names the type in full; the simplifier shortens it as far as the using directives allow. A colon would end the hole of an interpolated string.</summary>
    private static TypeSyntax PathType(SyntaxNode old) =>
        SyntaxFactory.ParseTypeName(old.FirstAncestorOrSelf<InterpolationSyntax>() is null ? "global::System.IO.Path" : "System.IO.Path")
            .WithAdditionalAnnotations(Simplifier.Annotation);
}
