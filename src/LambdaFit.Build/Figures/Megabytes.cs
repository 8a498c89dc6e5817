using System.Globalization;

namespace LambdaFit.Build.Figures;

/// <summary>Writes sizes as AWS does: a megabyte has 1,048,576 bytes, and 250 of them are 262,144,000.</summary>
internal static class Megabytes
{
    public static string Text(long bytes)
    {
        const double Megabyte = 1024 * 1024;
        return bytes switch
        {
            0 => "0 MB",
            < 1024 * 1024 / 20 => "< 0.1 MB",
            _ => (bytes / Megabyte).ToString("#,0.0", CultureInfo.InvariantCulture) + " MB",
        };
    }

    /// <summary>Writes a share in percent.</summary>
    public static string Share(long bytes, long whole) =>
        whole <= 0 ? "" : Math.Round(100.0 * bytes / whole).ToString(CultureInfo.InvariantCulture) + " %";
}
