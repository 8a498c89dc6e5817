using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project;

/// <summary>Which arguments end a call early: tokens that can be cancelled, and timeouts that are not infinite.</summary>
internal static class Limits
{
    /// <summary>Tells whether an argument is a token that somebody may cancel; <c>default</c> and <c>CancellationToken.None</c> are none.</summary>
    public static bool CanCancel(this IArgumentOperation argument, KnownSymbols symbols)
    {
        if (!symbols.Is(argument.Parameter?.Type, TypeNames.CancellationToken) || argument.ArgumentKind is ArgumentKind.DefaultValue)
        {
            return false;
        }

        var value = argument.Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is not (IDefaultValueOperation or IPropertyReferenceOperation { Property.Name: "None" } or IObjectCreationOperation { Arguments.IsEmpty: true });
    }

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
