using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>Finds public methods that can be handlers by their signature: at most two parameters, the last an <c>ILambdaContext</c>.</summary>
internal static class ConventionHandlers
{
    public static void Find(EntryPointCollector collector)
    {
        foreach (var index in collector.Indexes)
        {
            foreach (var declaration in index.ContextMethods)
            {
                if (collector.Project.Bodies.Declared(declaration, collector.CancellationToken) is
                    {
                        DeclaredAccessibility: Accessibility.Public,
                        MethodKind: MethodKind.Ordinary,
                        IsAbstract: false,
                        ContainingType: { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } or { IsStatic: true },
                    } method
                    && collector.Symbols.Is(method.Parameters[method.Parameters.Length - 1].Type, TypeNames.LambdaContext))
                {
                    collector.Add(EntryPointKind.Convention, method, isDurable: false);
                }
            }
        }
    }
}
