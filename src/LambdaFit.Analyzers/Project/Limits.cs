using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project;

/// <summary>Which timeouts end a call, and which are infinite.</summary>
internal static class Limits
{
    /// <summary>Tells whether a timeout is the infinite one: <c>-1</c>, <c>Timeout.Infinite</c> or <c>Timeout.InfiniteTimeSpan</c>.</summary>
    public static bool IsInfinite(IOperation timeout, KnownSymbols symbols)
    {
        while (timeout is IConversionOperation { ConstantValue.HasValue: false } conversion)
        {
            timeout = conversion.Operand;
        }

        return timeout is { ConstantValue: { HasValue: true, Value: -1 or -1L or uint.MaxValue } }
            || (timeout is IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan" } field } && symbols.IsMemberOf(field, TypeNames.Timeout));
    }
}
