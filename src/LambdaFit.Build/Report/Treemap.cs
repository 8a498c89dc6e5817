namespace LambdaFit.Build.Report;

/// <summary>A rectangle of a treemap.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
internal sealed record Box(double X, double Y, double Width, double Height)
{
    public double Area => Width * Height;

    /// <summary>Leaves a margin on all sides, and more above.</summary>
    public Box Inset(double margin, double above) =>
        new(X + margin, Y + above, Math.Max(0, Width - (2 * margin)), Math.Max(0, Height - above - margin));
}

/// <summary>
/// Divides a rectangle among sizes so that the pieces come close to squares (Bruls, Huizing and van Wijk, "Squarified Treemaps", 2000).
/// </summary>
internal static class Treemap
{
    /// <summary>Divides a rectangle.</summary>
    /// <param name="sizes">The sizes, largest first; none is negative.</param>
    /// <param name="whole">What to divide.</param>
    /// <returns>A rectangle for each size, in the same order.</returns>
    public static IReadOnlyList<Box> Divide(IReadOnlyList<long> sizes, Box whole)
    {
        var boxes = new Box[sizes.Count];
        var total = sizes.Sum(size => (double)size);
        var scale = total > 0 ? whole.Area / total : 0;
        var rest = whole;
        var start = 0;
        while (start < sizes.Count)
        {
            var side = Math.Min(rest.Width, rest.Height);
            var end = start + 1;
            var sum = sizes[start] * scale;
            var worst = Worst(sum, sum, sum, side);
            while (end < sizes.Count)
            {
                var next = sizes[end] * scale;
                var worstWithNext = Worst(sum + next, sizes[start] * scale, next, side);
                if (worstWithNext > worst)
                {
                    break;
                }

                sum += next;
                worst = worstWithNext;
                end++;
            }

            rest = Place(sizes, boxes, start, end, sum, scale, rest);
            start = end;
        }

        return boxes;
    }

    /// <summary>Places a row along the shorter side and gives what remains.</summary>
    private static Box Place(IReadOnlyList<long> sizes, Box[] boxes, int start, int end, double sum, double scale, Box rest)
    {
        var isWide = rest.Width >= rest.Height;
        var side = isWide ? rest.Height : rest.Width;
        // Not more than there is: beside something huge, rounding may leave too little for something tiny.
        var thickness = side > 0 ? Math.Min(sum / side, isWide ? rest.Width : rest.Height) : 0;
        var offset = 0.0;
        for (var i = start; i < end; i++)
        {
            var length = thickness > 0 ? sizes[i] * scale / thickness : 0;
            boxes[i] = isWide ? new Box(rest.X, rest.Y + offset, thickness, length) : new Box(rest.X + offset, rest.Y, length, thickness);
            offset += length;
        }

        return isWide
            ? rest with { X = rest.X + thickness, Width = Math.Max(0, rest.Width - thickness) }
            : rest with { Y = rest.Y + thickness, Height = Math.Max(0, rest.Height - thickness) };
    }

    /// <summary>The worst ratio of sides in a row of pieces.</summary>
    private static double Worst(double sum, double largest, double smallest, double side)
    {
        if (sum <= 0 || smallest <= 0 || side <= 0)
        {
            return double.MaxValue;
        }

        return Math.Max(side * side * largest / (sum * sum), sum * sum / (side * side * smallest));
    }
}
