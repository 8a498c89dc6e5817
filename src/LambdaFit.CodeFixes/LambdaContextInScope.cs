using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;

namespace LambdaFit.CodeFixes;

/// <summary>Finds the context that code at a position can use: a parameter of its method or of an enclosing one.</summary>
internal static class LambdaContextInScope
{
    /// <summary>Gets the name of the <c>ILambdaContext</c>, or null where there is none. The innermost wins.</summary>
    public static string? At(SemanticModel model, int position) => At(model, position, TypeNames.LambdaContext);

    /// <summary>Gets the name of the <c>IDurableContext</c>, or null where there is none. The innermost wins.</summary>
    public static string? DurableAt(SemanticModel model, int position) => At(model, position, TypeNames.DurableContext);

    private static string? At(SemanticModel model, int position, string type)
    {
        var symbols = new KnownSymbols(model.Compilation);
        IParameterSymbol? found = null;
        foreach (var symbol in model.LookupSymbols(position))
        {
            if (symbol is IParameterSymbol parameter
                && symbols.Is(parameter.Type, type)
                && (found is null || parameter.Locations[0].SourceSpan.Start > found.Locations[0].SourceSpan.Start))
            {
                found = parameter;
            }
        }

        return found?.Name is "_" ? null : found?.Name;
    }
}
