using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace LambdaFit.CodeFixes.Rules.Performance;

/// <summary>A client that can be made by a static initialiser of the class it is created in, and the field that holds it then.</summary>
internal sealed class HoistedClient
{
    private readonly BaseObjectCreationExpressionSyntax creation;
    private readonly SemanticModel model;
    private readonly INamedTypeSymbol type;
    private readonly INamedTypeSymbol created;

    private HoistedClient(BaseObjectCreationExpressionSyntax creation, SemanticModel model, TypeDeclarationSyntax declaration, INamedTypeSymbol type, INamedTypeSymbol created)
    {
        this.creation = creation;
        this.model = model;
        this.type = type;
        this.created = created;
        Type = declaration;
    }

    /// <summary>Gets the declaration that gets the field.</summary>
    public TypeDeclarationSyntax Type { get; }

    /// <summary>Gets the client, or null where its arguments are not constant or a static field would not be shared by all invocations.</summary>
    public static HoistedClient? Find(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken)
    {
        // A generic type has a static field for each construction; what a static constructor sets up comes after the initialisers; a field between '#if' and '#endif' may be gone.
        if (creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || declaration is not (ClassDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordDeclaration })
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type
            || IsGeneric(type)
            || type.StaticConstructors.Any(static constructor => !constructor.IsImplicitlyDeclared)
            || declaration.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.IfDirectiveTrivia))
            || !IsConstantCreation(creation, model, cancellationToken)
            || model.GetTypeInfo(creation, cancellationToken).Type is not INamedTypeSymbol created)
        {
            return null;
        }

        return new HoistedClient(creation, model, declaration, type, created);
    }

    /// <summary>Gets the name of a field that already holds such a client.</summary>
    public string? ExistingField(TypeSyntax? declaredType, CancellationToken cancellationToken)
    {
        var fieldType = declaredType is null ? created : model.GetTypeInfo(declaredType, cancellationToken).Type;
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { IsStatic: true, IsReadOnly: true } field
                && SymbolEqualityComparer.Default.Equals(field.Type, fieldType)
                && field.DeclaringSyntaxReferences.Length == 1
                && field.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax other }
                && IsSame(other))
            {
                return field.Name;
            }
        }

        return null;
    }

    /// <summary>Names a new field after the client, as the other private fields are named.</summary>
    public string NewFieldName()
    {
        var taken = new HashSet<string>(Type.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText), StringComparer.Ordinal);
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            taken.UnionWith(declaring.GetMembers().Select(static member => member.Name));
        }

        var name = InStyle(ClientName());
        var unique = name;
        var number = 1;
        while (taken.Contains(unique))
        {
            number++;
            unique = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return unique;
    }

    /// <summary>Adds the field after the fields that open the class, or as its first member.</summary>
    public TypeDeclarationSyntax WithField(TypeDeclarationSyntax declaration, string name, ClientUse use)
    {
        var index = 0;
        while (index < declaration.Members.Count && declaration.Members[index] is FieldDeclarationSyntax)
        {
            index++;
        }

        var first = declaration.Members[0];
        var lineBreak = LineBreak(declaration.SyntaxTree.GetRoot());
        var isOneLine = !declaration.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) && !first.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        var ending = SyntaxFactory.TriviaList(use.Comment);
        ending = isOneLine ? ending.Add(SyntaxFactory.Space) : ending.Add(lineBreak);
        if (index == 0 && !isOneLine && (first.GetLeadingTrivia() is not { Count: > 0 } before || !before[0].IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            ending = ending.Add(lineBreak);
        }

        var fieldType = use.DeclaredType is NullableTypeSyntax nullable ? nullable.ElementType : use.DeclaredType;
        fieldType ??= (creation as ObjectCreationExpressionSyntax)?.Type ?? SyntaxFactory.ParseTypeName(created.ToMinimalDisplayString(model, Type.SpanStart));
        var field = SyntaxFactory.FieldDeclaration(
                SyntaxFactory.VariableDeclaration(
                    fieldType.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.Space),
                    SyntaxFactory.SingletonSeparatedList(SyntaxFactory.VariableDeclarator(
                        SyntaxFactory.Identifier(name).WithTrailingTrivia(SyntaxFactory.Space),
                        argumentList: null,
                        SyntaxFactory.EqualsValueClause(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space), creation.WithoutTrivia())))))
            .WithModifiers(SyntaxFactory.TokenList(
                Keyword(SyntaxKind.PrivateKeyword),
                Keyword(SyntaxKind.StaticKeyword),
                Keyword(SyntaxKind.ReadOnlyKeyword)))
            .WithLeadingTrivia(isOneLine ? default : Indentation(first))
            .WithTrailingTrivia(ending);

        // An object initializer over several lines stood deeper where it comes from.
        if (creation.GetLocation().GetLineSpan() is { } lines && lines.StartLinePosition.Line != lines.EndLinePosition.Line)
        {
            field = field.WithAdditionalAnnotations(Formatter.Annotation);
        }

        return declaration.WithMembers(declaration.Members.Insert(index, field));
    }

    /// <summary>Gets the line break that a file uses.</summary>
    private static SyntaxTrivia LineBreak(SyntaxNode root)
    {
        foreach (var trivia in root.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                return trivia;
            }
        }

        return SyntaxFactory.LineFeed;
    }

    private static SyntaxTriviaList Indentation(SyntaxNode member)
    {
        var last = member.GetLeadingTrivia().LastOrDefault();
        return last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : default;
    }

    private static SyntaxToken Keyword(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);

    private static bool IsGeneric(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.TypeParameters.Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConstantCreation(BaseObjectCreationExpressionSyntax creation, SemanticModel model, CancellationToken cancellationToken) =>
        (creation.ArgumentList is null || creation.ArgumentList.Arguments.All(argument => IsConstant(argument.Expression, model, cancellationToken)))
        && (creation.Initializer is null || creation.Initializer.Expressions.All(expression =>
            expression is AssignmentExpressionSyntax assignment && IsConstant(assignment.Right, model, cancellationToken)));

    /// <summary>Tells constants, statics of libraries such as <c>RegionEndpoint.EUWest1</c>, and objects and time spans made of them.</summary>
    private static bool IsConstant(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetConstantValue(expression, cancellationToken).HasValue)
        {
            return expression.DescendantNodesAndSelf().All(node => node is not IdentifierNameSyntax || model.GetSymbolInfo(node, cancellationToken).Symbol is not ILocalSymbol);
        }

        switch (expression)
        {
            case BaseObjectCreationExpressionSyntax creation:
                return model.GetTypeInfo(creation, cancellationToken).Type is { DeclaringSyntaxReferences.Length: 0 } && IsConstantCreation(creation, model, cancellationToken);
            case MemberAccessExpressionSyntax:
                return model.GetSymbolInfo(expression, cancellationToken).Symbol is IFieldSymbol { IsStatic: true, IsReadOnly: true, DeclaringSyntaxReferences.Length: 0 };
            case InvocationExpressionSyntax call:
                return model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { IsStatic: true, ContainingType: { Name: nameof(TimeSpan), DeclaringSyntaxReferences.Length: 0 } }
                    && call.ArgumentList.Arguments.All(argument => IsConstant(argument.Expression, model, cancellationToken));
            default:
                return false;
        }
    }

    private bool IsSame(BaseObjectCreationExpressionSyntax other) =>
        SyntaxFactory.AreEquivalent(other.ArgumentList ?? SyntaxFactory.ArgumentList(), creation.ArgumentList ?? SyntaxFactory.ArgumentList())
        && (other.Initializer is null) == (creation.Initializer is null)
        && (other.Initializer is null || SyntaxFactory.AreEquivalent(other.Initializer, creation.Initializer!));

    /// <summary>Gets the client's name without the vendor's: <c>S3Client</c> of <c>AmazonS3Client</c>.</summary>
    private string ClientName()
    {
        const string Vendor = "Amazon";
        return created.Name.StartsWith(Vendor, StringComparison.Ordinal) && created.Name.Length > Vendor.Length && char.IsUpper(created.Name[Vendor.Length])
            ? created.Name.Substring(Vendor.Length)
            : created.Name;
    }

    /// <summary>Names like the other private fields: static ones of the class say most, then instance ones, then those of the file's other classes.</summary>
    private string InStyle(string name)
    {
        var fields = Fields(Type).Where(static field => IsStatic(field)).Concat(Fields(Type)).Concat(Type.SyntaxTree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().SelectMany(Fields));
        foreach (var field in fields)
        {
            var known = field.Declaration.Variables[0].Identifier.ValueText;
            if (known.StartsWith("s_", StringComparison.Ordinal))
            {
                return "s_" + CamelCase(name);
            }

            if (known.StartsWith("_", StringComparison.Ordinal))
            {
                return "_" + CamelCase(name);
            }

            if (char.IsLower(known[0]))
            {
                return CamelCase(name);
            }

            if (IsStatic(field))
            {
                return string.Equals(name, created.Name, StringComparison.Ordinal) ? "Shared" + name : name;
            }
        }

        return "s_" + CamelCase(name);
    }

    private static IEnumerable<FieldDeclarationSyntax> Fields(TypeDeclarationSyntax declaration) =>
        declaration.Members.OfType<FieldDeclarationSyntax>().Where(static field =>
            !field.Modifiers.Any(SyntaxKind.ConstKeyword) && !field.Modifiers.Any(SyntaxKind.PublicKeyword) && !field.Modifiers.Any(SyntaxKind.InternalKeyword) && !field.Modifiers.Any(SyntaxKind.ProtectedKeyword));

    private static bool IsStatic(FieldDeclarationSyntax field) => field.Modifiers.Any(SyntaxKind.StaticKeyword);

    /// <summary>Lowers the first word: <c>S3Client</c> to <c>s3Client</c>, <c>SQSClient</c> to <c>sqsClient</c>.</summary>
    private static string CamelCase(string name)
    {
        var upper = 0;
        while (upper < name.Length && char.IsUpper(name[upper]))
        {
            upper++;
        }

        if (upper > 1 && upper < name.Length && char.IsLower(name[upper]))
        {
            upper--;
        }

#pragma warning disable CA1308 // a name, not a normalisation
        return name.Substring(0, upper).ToLowerInvariant() + name.Substring(upper);
#pragma warning restore CA1308
    }
}
