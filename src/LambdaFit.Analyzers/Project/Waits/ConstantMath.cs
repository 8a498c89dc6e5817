using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>
/// Arithmetic on boxed constants as C# does it. The result is null where the operation is not known here,
/// divides by zero or overflows: an overflow is a mistake of its own, and no number to build on.
/// </summary>
internal static class ConstantMath
{
    public static object? Binary(BinaryOperatorKind kind, object? left, object? right)
    {
        try
        {
            return (left, right) switch
            {
                (TimeSpan or double or float, TimeSpan) or (TimeSpan, double or float) => TimeSpanMath.Binary(kind, left, right),
                (TimeSpan span, { } number) when IsNumber(number) => TimeSpanMath.Binary(kind, span, Convert.ToDouble(number, CultureInfo.InvariantCulture)),
                ({ } number, TimeSpan span) when IsNumber(number) => TimeSpanMath.Binary(kind, Convert.ToDouble(number, CultureInfo.InvariantCulture), span),
                (bool a, bool b) => OfBooleans(kind, a, b),
                (double or float, { } b) when IsNumber(b) => OfDoubles(kind, left, right),
                ({ } a, double or float) when IsNumber(a) => OfDoubles(kind, left, right),
                ({ } a, { } b) when IsNumber(a) && IsNumber(b) => OfDecimals(kind, a, b),
                (string or null, string or null) or (null, _) or (_, null) => OfEquality(kind, Equals(left, right)),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is OverflowException or DivideByZeroException or ArgumentException)
        {
            return null;
        }
    }

    public static object? Unary(UnaryOperatorKind kind, object? operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Not, bool value) => !value,
        (UnaryOperatorKind.Plus, { } value) when IsNumber(value) || value is TimeSpan => value,
        (UnaryOperatorKind.Minus, TimeSpan value) when value != TimeSpan.MinValue => -value,
        (UnaryOperatorKind.Minus, double or float) => Binary(BinaryOperatorKind.Multiply, operand, -1d),
        (UnaryOperatorKind.Minus, { } value) when IsNumber(value) => Binary(BinaryOperatorKind.Multiply, value, -1),
        (UnaryOperatorKind.BitwiseNegation, int value) => ~value,
        (UnaryOperatorKind.BitwiseNegation, long value) => ~value,
        _ => null,
    };

    /// <summary>Converts a constant to a numeric type; null where the type is no number or cannot hold the value.</summary>
    public static object? To(SpecialType type, object? value)
    {
        if (value is null || (!IsNumber(value) && value is not (bool or string)))
        {
            return null;
        }

        try
        {
            switch (type)
            {
                case SpecialType.System_Boolean:
                    return value as bool?;
                case SpecialType.System_String:
                    return value as string;
            }

            if (value is bool or string)
            {
                return null;
            }

            var number = value is char character ? (int)character : value;
            switch (type)
            {
                case SpecialType.System_Double:
                    return Convert.ToDouble(number, CultureInfo.InvariantCulture);
                case SpecialType.System_Single:
                    return Convert.ToSingle(number, CultureInfo.InvariantCulture);
                case SpecialType.System_Decimal:
                    return Convert.ToDecimal(number, CultureInfo.InvariantCulture);
            }

            var whole = number is double or float ? (decimal)Math.Truncate(Convert.ToDouble(number, CultureInfo.InvariantCulture)) : decimal.Truncate(Convert.ToDecimal(number, CultureInfo.InvariantCulture));
            return type switch
            {
                SpecialType.System_SByte => (sbyte)whole,
                SpecialType.System_Byte => (byte)whole,
                SpecialType.System_Int16 => (short)whole,
                SpecialType.System_UInt16 => (ushort)whole,
                SpecialType.System_Int32 => (int)whole,
                SpecialType.System_UInt32 => (uint)whole,
                SpecialType.System_Int64 => (long)whole,
                SpecialType.System_UInt64 => (ulong)whole,
                SpecialType.System_Char => (char)whole,
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Evaluates a method of <see cref="Math"/>.</summary>
    public static object? Call(string name, object[] arguments, SpecialType resultType)
    {
        object? result = (name, arguments.Length) switch
        {
            (nameof(Math.Pow), 2) => Math.Pow(Double(0), Double(1)),
            (nameof(Math.Sqrt), 1) => Math.Sqrt(Double(0)),
            (nameof(Math.Exp), 1) => Math.Exp(Double(0)),
            (nameof(Math.Floor), 1) => arguments[0] is decimal value ? decimal.Floor(value) : Math.Floor(Double(0)),
            (nameof(Math.Ceiling), 1) => arguments[0] is decimal value ? decimal.Ceiling(value) : Math.Ceiling(Double(0)),
            (nameof(Math.Round), 1) => arguments[0] is decimal value ? decimal.Round(value) : Math.Round(Double(0)),
            (nameof(Math.Truncate), 1) => arguments[0] is decimal value ? decimal.Truncate(value) : Math.Truncate(Double(0)),
            (nameof(Math.Abs), 1) => IsLess(arguments[0], 0) ? Unary(UnaryOperatorKind.Minus, arguments[0]) : arguments[0],
            (nameof(Math.Min), 2) => IsLess(arguments[1], arguments[0]) ? arguments[1] : arguments[0],
            (nameof(Math.Max), 2) => IsLess(arguments[0], arguments[1]) ? arguments[1] : arguments[0],
            ("Clamp", 3) => IsLess(arguments[0], arguments[1]) ? arguments[1] : IsLess(arguments[2], arguments[0]) ? arguments[2] : arguments[0],
            _ => null,
        };

        return result is double number && (double.IsNaN(number) || double.IsInfinity(number)) ? null : To(resultType, result);

        double Double(int index) => Convert.ToDouble(arguments[index], CultureInfo.InvariantCulture);
        static bool IsLess(object left, object right) => Binary(BinaryOperatorKind.LessThan, left, right) is true;
    }

    public static bool IsNumber(object? value) =>
        value is int or long or double or decimal or float or uint or ulong or short or ushort or byte or sbyte or char;

    internal static object? Compare(BinaryOperatorKind kind, int order) => kind switch
    {
        BinaryOperatorKind.Equals => order == 0,
        BinaryOperatorKind.NotEquals => order != 0,
        BinaryOperatorKind.LessThan => order < 0,
        BinaryOperatorKind.LessThanOrEqual => order <= 0,
        BinaryOperatorKind.GreaterThan => order > 0,
        BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
        _ => null,
    };

    private static object? OfEquality(BinaryOperatorKind kind, bool areEqual) => kind switch
    {
        BinaryOperatorKind.Equals => areEqual,
        BinaryOperatorKind.NotEquals => !areEqual,
        _ => null,
    };

    private static object? OfBooleans(BinaryOperatorKind kind, bool left, bool right) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => left && right,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => left || right,
        BinaryOperatorKind.ExclusiveOr => left != right,
        _ => OfEquality(kind, left == right),
    };

    private static object? OfDoubles(BinaryOperatorKind kind, object? left, object? right)
    {
        var (a, b) = (Convert.ToDouble(left, CultureInfo.InvariantCulture), Convert.ToDouble(right, CultureInfo.InvariantCulture));
        double result;
        switch (kind)
        {
            case BinaryOperatorKind.Add:
                result = a + b;
                break;
            case BinaryOperatorKind.Subtract:
                result = a - b;
                break;
            case BinaryOperatorKind.Multiply:
                result = a * b;
                break;
            case BinaryOperatorKind.Divide:
                result = a / b;
                break;
            case BinaryOperatorKind.Remainder:
                result = a % b;
                break;
            default:
                return Compare(kind, a.CompareTo(b));
        }

        return double.IsNaN(result) || double.IsInfinity(result) ? null
            : left is float && right is float ? (float)result
            : result;
    }

    // Decimal holds every whole number type, so that one arithmetic serves them all; the result is cut back to their common type.
    private static object? OfDecimals(BinaryOperatorKind kind, object left, object right)
    {
        if (kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr)
        {
            return OfBits(kind, left, right);
        }

        var (a, b) = (ToDecimal(left), ToDecimal(right));
        decimal result;
        switch (kind)
        {
            case BinaryOperatorKind.Add:
                result = a + b;
                break;
            case BinaryOperatorKind.Subtract:
                result = a - b;
                break;
            case BinaryOperatorKind.Multiply:
                result = a * b;
                break;
            case BinaryOperatorKind.Divide:
                result = a / b;
                break;
            case BinaryOperatorKind.Remainder:
                result = a % b;
                break;
            default:
                return Compare(kind, a.CompareTo(b));
        }

        return To(CommonType(left, right), result);
    }

    private static object? OfBits(BinaryOperatorKind kind, object left, object right) => (kind, left, right) switch
    {
        (BinaryOperatorKind.LeftShift, int a, int b) => a < 0 || (long)a << (b & 31) > int.MaxValue ? null : a << b,
        (BinaryOperatorKind.LeftShift, long a, int b) => a < 0 || ((a << b) >> b) != a ? null : a << b,
        (BinaryOperatorKind.RightShift, int a, int b) => a >> b,
        (BinaryOperatorKind.RightShift, long a, int b) => a >> b,
        (BinaryOperatorKind.And, int a, int b) => a & b,
        (BinaryOperatorKind.Or, int a, int b) => a | b,
        (BinaryOperatorKind.ExclusiveOr, int a, int b) => a ^ b,
        _ => null,
    };

    private static decimal ToDecimal(object value) => value is char character ? character : Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static SpecialType CommonType(object left, object right) =>
        left is decimal || right is decimal ? SpecialType.System_Decimal
        : left is ulong || right is ulong ? SpecialType.System_UInt64
        : left is long || right is long ? SpecialType.System_Int64
        : left is uint && right is uint ? SpecialType.System_UInt32
        : left is uint || right is uint ? SpecialType.System_Int64
        : SpecialType.System_Int32;
}
