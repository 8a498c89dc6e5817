using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project;

/// <summary>How symbols are named in messages, as a reader of the code would say them, and how numbers are written there.</summary>
internal static class DisplayNames
{
    private static readonly SymbolDisplayFormat MemberFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.None,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType,
        parameterOptions: SymbolDisplayParameterOptions.None,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>Names a type as code would, without its namespace, such as <c>List&lt;string&gt;</c>.</summary>
#pragma warning disable RS0030 // the one place that makes names for people
    public static string OfType(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
#pragma warning restore RS0030

    /// <summary>Names a type as code can anywhere, with <c>global::</c> and its namespace.</summary>
#pragma warning disable RS0030 // the one place that makes names for people
    public static string InCode(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
#pragma warning restore RS0030

    /// <summary>Writes a number with separators, such as <c>1,024</c>.</summary>
    public static string Of(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Names a member with its type, such as <c>Function.Handler</c> or <c>Program.lambda</c>.</summary>
    public static string Of(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda => "lambda in " + Of(lambda.ContainingSymbol),
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } local => local.Name,
        IMethodSymbol { Name: "<Main>$" } => "top-level statements",
        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => Of(property),
#pragma warning disable RS0030 // the one place that makes names for people
        _ => symbol.ToDisplayString(MemberFormat),
#pragma warning restore RS0030
    };
}
