using System.Globalization;
using System.Text;
using LambdaFit.Build.Figures;

namespace LambdaFit.Build.Report;

/// <summary>Writes figures as text, for the log of a build.</summary>
internal static class FiguresTable
{
    private const int LargestParts = 10;

    /// <summary>Less is not worth a line.</summary>
    private const long LeastSaving = 1024 * 1024 / 10;

    public static string Write(string name, PackageFigures figures)
    {
        var text = new StringBuilder();
        text.Append("LambdaFit: deployment package of ").Append(name).Append('\n');
        Line("unzipped", figures.UnzippedBytes, Limit(figures));
        if (figures.LayerBytes > 0)
        {
            Line("layers", figures.LayerBytes, "count towards the same limit");
        }

        if (figures.ZipBytes >= 0)
        {
            Line("zip", figures.ZipBytes, $"{Megabytes.Text(LambdaLimits.DirectUploadBytes)} at most unless uploaded through S3");
        }

        text.Append("  largest parts\n");
        foreach (var part in figures.Parts.Take(LargestParts))
        {
            Row(part.Bytes, $"{part.Key} ({(part.Files == 1 ? "1 file" : part.Files.ToString("#,0", CultureInfo.InvariantCulture) + " files")})");
        }

        if (figures.Parts.Count > LargestParts)
        {
            Row(figures.Parts.Skip(LargestParts).Sum(part => part.Bytes), $"{figures.Parts.Count - LargestParts} more");
        }

        var savings = figures.Savings.Where(saving => saving.Bytes >= LeastSaving).ToList();
        if (savings.Count > 0)
        {
            text.Append("  could be saved\n");
            foreach (var saving in savings)
            {
                Row(saving.Bytes, SavingText.Of(saving, figures.Settings));
            }
        }

        return text.ToString().TrimEnd('\n');

        void Line(string label, long bytes, string remark) =>
            text.Append("  ").Append(label.PadRight(10)).Append(Megabytes.Text(bytes).PadLeft(12)).Append("   ").Append(remark).Append('\n');

        void Row(long bytes, string what) => text.Append("    ").Append(Megabytes.Text(bytes).PadLeft(10)).Append("  ").Append(what).Append('\n');
    }

    private static string Limit(PackageFigures figures) =>
        figures.PackageType == Project.FunctionConfiguration.Image
            ? "the function is an image, which may have 10 GB"
            : $"{Megabytes.Share(figures.BytesWithLayers, LambdaLimits.UnzippedBytes)} of the {Megabytes.Text(LambdaLimits.UnzippedBytes)} that Lambda accepts{(figures.LayerBytes > 0 ? ", with layers" : "")}";
}
