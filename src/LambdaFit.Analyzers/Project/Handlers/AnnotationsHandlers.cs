namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>Finds methods with <c>[LambdaFunction]</c>, for which the Annotations generator writes the handler.</summary>
internal static class AnnotationsHandlers
{
    public static void Find(EntryPointCollector collector)
    {
        if (collector.Symbols[TypeNames.LambdaFunctionAttribute] is not { } function)
        {
            return;
        }

        var durable = collector.Symbols[TypeNames.DurableExecutionAttribute];
        foreach (var index in collector.Indexes)
        {
            foreach (var declaration in index.AttributedMethods)
            {
                if (collector.Project.Bodies.Declared(declaration, collector.CancellationToken) is { } method && method.HasAttribute(function))
                {
                    collector.Add(EntryPointKind.Annotations, method, isDurable: method.HasAttribute(durable));
                }
            }
        }
    }
}
