using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;

namespace LambdaFit.CodeFixes;

/// <summary>Finds the <c>ILambdaContext</c> that code at a position can use: a parameter of its method or of an enclosing one.</summary>
internal static class LambdaContextInScope
{
    /// <summary>Gets the parameter's name, or null where there is none. The innermost wins.</summary>
    public static string? At(SemanticModel model, int position)
    {
        var symbols = new KnownSymbols(model.Compilation);
        IParameterSymbol? found = null;
        foreach (var symbol in model.LookupSymbols(position))
        {
            if (symbol is IParameterSymbol parameter
                && symbols.Is(parameter.Type, TypeNames.LambdaContext)
                && (found is null || parameter.Locations[0].SourceSpan.Start > found.Locations[0].SourceSpan.Start))
            {
                found = parameter;
            }
        }

        return found?.Name is "_" ? null : found?.Name;
    }
}
