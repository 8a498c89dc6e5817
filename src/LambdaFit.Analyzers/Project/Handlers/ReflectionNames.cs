using System.Text;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>
/// Names methods as <c>MethodInfo.ToString()</c> does, for example <c>Int32 Add(Shop.Order, System.String[])</c>: a handler string may
/// choose an overload by that text.
/// </summary>
internal static class ReflectionNames
{
    /// <summary>Gets the text, or null where a type is not known or cannot be named.</summary>
    public static string? Signature(IMethodSymbol method)
    {
        if (method.RefKind is not RefKind.None || Short(method.ReturnType) is not { } returned)
        {
            return null;
        }

        var text = new StringBuilder(returned).Append(' ').Append(method.Name);
        if (method.TypeParameters.Length > 0)
        {
            text.Append('[').Append(string.Join(",", method.TypeParameters.Select(static p => p.Name))).Append(']');
        }

        text.Append('(');
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (Short(method.Parameters[i].Type) is not { } parameter)
            {
                return null;
            }

            text.Append(i > 0 ? ", " : string.Empty).Append(parameter);
            if (method.Parameters[i].RefKind is not RefKind.None)
            {
                text.Append(" ByRef");
            }
        }

        return text.Append(method.IsVararg ? method.Parameters.Length > 0 ? ", ...)" : "...)" : ")").ToString();
    }

    /// <summary>Gets the name of a signature's own types: primitive and nested ones without namespace and arguments.</summary>
    private static string? Short(ITypeSymbol type)
    {
        var root = type;
        var suffix = new StringBuilder();
        while (root is IArrayTypeSymbol or IPointerTypeSymbol)
        {
            suffix.Insert(0, Suffix(root));
            root = root is IArrayTypeSymbol array ? array.ElementType : ((IPointerTypeSymbol)root).PointedAtType;
        }

        return root switch
        {
            INamedTypeSymbol { IsNativeIntegerType: true } number => (number.NativeIntegerUnderlyingType?.Name ?? "IntPtr") + suffix,
            INamedTypeSymbol { TypeKind: not TypeKind.Error } named when named.ContainingType is not null || IsPrimitive(named.SpecialType) => named.MetadataName + suffix,
            ITypeParameterSymbol => root.Name + suffix,
            _ => Full(root) is { } full ? full + suffix : null,
        };
    }

    /// <summary>Gets the name of a type as its <c>ToString()</c> gives it.</summary>
    private static string? Full(ITypeSymbol type)
    {
        switch (type)
        {
            case IDynamicTypeSymbol:
                return "System.Object";
            case ITypeParameterSymbol:
                return type.Name;
            case IArrayTypeSymbol array:
                return Full(array.ElementType) is { } element ? element + Suffix(array) : null;
            case IPointerTypeSymbol pointer:
                return Full(pointer.PointedAtType) is { } pointed ? pointed + "*" : null;
            case INamedTypeSymbol { IsNativeIntegerType: true, NativeIntegerUnderlyingType: { } underlying }:
                return HandlerString.TypeName(underlying);
            case INamedTypeSymbol { TypeKind: not TypeKind.Error } named:
                var arguments = new List<string>();
                return AddArguments(named, arguments)
                    ? HandlerString.TypeName(named) + (arguments.Count > 0 ? "[" + string.Join(",", arguments) + "]" : string.Empty)
                    : null;
            default:
                return null;
        }
    }

    /// <summary>A nested type's arguments include those of the types around it.</summary>
    private static bool AddArguments(INamedTypeSymbol type, List<string> arguments)
    {
        if (type.ContainingType is { } outer && !AddArguments(outer, arguments))
        {
            return false;
        }

        foreach (var argument in (type.TupleUnderlyingType ?? type).TypeArguments)
        {
            if (Full(argument) is not { } name)
            {
                return false;
            }

            arguments.Add(name);
        }

        return true;
    }

    private static string Suffix(ITypeSymbol type) => type is IArrayTypeSymbol array ? "[" + new string(',', array.Rank - 1) + "]" : "*";

    private static bool IsPrimitive(SpecialType type) =>
        type is SpecialType.System_Void or SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_Single or SpecialType.System_Double
            or SpecialType.System_IntPtr or SpecialType.System_UIntPtr
        || type is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
}
