using System.Globalization;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>Evaluates what code does with constant <see cref="TimeSpan"/> values; null where it is not known here or overflows.</summary>
internal static class TimeSpanMath
{
    public static object? Binary(BinaryOperatorKind kind, object left, object right) => (kind, left, right) switch
    {
        (BinaryOperatorKind.Add, TimeSpan a, TimeSpan b) => FromTicks((decimal)a.Ticks + b.Ticks),
        (BinaryOperatorKind.Subtract, TimeSpan a, TimeSpan b) => FromTicks((decimal)a.Ticks - b.Ticks),
        (BinaryOperatorKind.Divide, TimeSpan a, TimeSpan b) => b.Ticks is 0 ? null : (double)a.Ticks / b.Ticks,
        (BinaryOperatorKind.Multiply, TimeSpan a, double b) => FromTicks(a.Ticks * b),
        (BinaryOperatorKind.Multiply, double a, TimeSpan b) => FromTicks(a * b.Ticks),
        (BinaryOperatorKind.Divide, TimeSpan a, double b) => FromTicks(a.Ticks / b),
        (_, TimeSpan a, TimeSpan b) => ConstantMath.Compare(kind, a.CompareTo(b)),
        _ => null,
    };

    /// <summary>Evaluates a constructor or a <c>From…</c> method by the units that its parameters are named after.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="parameters">The names of its parameters, each with its argument.</param>
    public static object? Create(string method, IReadOnlyList<(string Name, object Value)> parameters)
    {
        double ticks = 0;
        foreach (var (name, value) in parameters)
        {
            var unit = UnitTicks(name);
            if (unit is 0)
            {
                unit = method.StartsWith("From", StringComparison.Ordinal) ? UnitTicks(method.Substring(4)) : 0;
            }

            if (unit is 0 || !ConstantMath.IsNumber(value))
            {
                return null;
            }

            ticks += Convert.ToDouble(value, CultureInfo.InvariantCulture) * unit;
        }

        return FromTicks(ticks);
    }

    public static object? Property(TimeSpan value, string name) => name switch
    {
        nameof(TimeSpan.TotalDays) => value.TotalDays,
        nameof(TimeSpan.TotalHours) => value.TotalHours,
        nameof(TimeSpan.TotalMinutes) => value.TotalMinutes,
        nameof(TimeSpan.TotalSeconds) => value.TotalSeconds,
        nameof(TimeSpan.TotalMilliseconds) => value.TotalMilliseconds,
        nameof(TimeSpan.Days) => value.Days,
        nameof(TimeSpan.Hours) => value.Hours,
        nameof(TimeSpan.Minutes) => value.Minutes,
        nameof(TimeSpan.Seconds) => value.Seconds,
        nameof(TimeSpan.Milliseconds) => value.Milliseconds,
        nameof(TimeSpan.Ticks) => value.Ticks,
        _ => null,
    };

    public static object? StaticField(string name) => name switch
    {
        nameof(TimeSpan.Zero) => TimeSpan.Zero,
        nameof(TimeSpan.MaxValue) => TimeSpan.MaxValue,
        nameof(TimeSpan.MinValue) => TimeSpan.MinValue,
        _ => null,
    };

    /// <summary>Evaluates an instance method, or a static one that takes two values.</summary>
    public static object? Call(string name, IReadOnlyList<object> values) => (name, values.Count) switch
    {
        (nameof(TimeSpan.Add), 2) => ConstantMath.Binary(BinaryOperatorKind.Add, values[0], values[1]),
        (nameof(TimeSpan.Subtract), 2) => ConstantMath.Binary(BinaryOperatorKind.Subtract, values[0], values[1]),
        ("Multiply", 2) => ConstantMath.Binary(BinaryOperatorKind.Multiply, values[0], values[1]),
        ("Divide", 2) => ConstantMath.Binary(BinaryOperatorKind.Divide, values[0], values[1]),
        (nameof(TimeSpan.Negate), 1) => ConstantMath.Unary(UnaryOperatorKind.Minus, values[0]),
        (nameof(TimeSpan.Duration), 1) => values[0] is TimeSpan span && span != TimeSpan.MinValue ? span.Duration() : null,
        (nameof(TimeSpan.Equals), 2) => ConstantMath.Binary(BinaryOperatorKind.Equals, values[0], values[1]),
        (nameof(TimeSpan.Compare) or nameof(TimeSpan.CompareTo), 2) => values[0] is TimeSpan a && values[1] is TimeSpan b ? a.CompareTo(b) : null,
        _ => null,
    };

    private static double UnitTicks(string name) => name.ToUpperInvariant() switch
    {
        "DAYS" => TimeSpan.TicksPerDay,
        "HOURS" => TimeSpan.TicksPerHour,
        "MINUTES" => TimeSpan.TicksPerMinute,
        "SECONDS" => TimeSpan.TicksPerSecond,
        "MILLISECONDS" => TimeSpan.TicksPerMillisecond,
        "MICROSECONDS" => TimeSpan.TicksPerMillisecond / 1000,
        "TICKS" => 1,
        _ => 0,
    };

    private static object? FromTicks(double ticks) => Math.Abs(ticks) <= long.MaxValue ? FromTicks((decimal)Math.Round(ticks)) : null;

    private static object? FromTicks(decimal ticks) => ticks is < long.MinValue or > long.MaxValue ? null : new TimeSpan((long)ticks);
}
