using System.Globalization;
using System.Net;
using System.Text;
using LambdaFit.Build.Figures;
using LambdaFit.Build.Files;

namespace LambdaFit.Build.Report;

/// <summary>
/// Writes a page that shows what a deployment package consists of: a treemap, and the same in tables. It needs nothing but itself: no scripts, no fonts, no network.
/// </summary>
internal static class TreemapPage
{
    private const double Width = 1200;
    private const double Height = 640;
    private const double Heading = 20;
    private const int LargestFiles = 40;

    private const string Style =
        """
        :root { color-scheme: light dark; --text: #1b1f24; --back: #ffffff; --line: #d0d7de; --faint: #57606a; --edge: #ffffff;
          --package: #cfe3fb; --project: #cdebd3; --framework: #fbe2c4; --content: #e6dcf7; --used: #2f6feb; --over: #c62828; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e6edf3; --back: #0d1117; --line: #3d444d; --faint: #9198a1; --edge: #0d1117;
            --package: #1f3b5c; --project: #1e4429; --framework: #57391a; --content: #3e2f5b; --used: #6ea8fe; --over: #ff7b72; } }
        body { margin: 2rem auto; max-width: 1200px; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
        svg { width: 100%; height: auto; display: block; }
        svg text { fill: var(--text); font: 12px system-ui, sans-serif; pointer-events: none; }
        svg .name { font-weight: 600; } rect { stroke: var(--edge); stroke-width: 1; }
        .package { fill: var(--package); } .project { fill: var(--project); } .framework { fill: var(--framework); } .content { fill: var(--content); }
        .file { fill-opacity: 0.55; stroke-opacity: 0.6; }
        .bar { height: 10px; border: 1px solid var(--line); border-radius: 5px; overflow: hidden; max-width: 30rem; }
        .bar div { height: 100%; background: var(--used); } .bar.over div { background: var(--over); }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; color: var(--faint); } .legend i { display: inline-block; width: 0.9em; height: 0.9em; margin-right: 0.4em; vertical-align: -0.1em; }
        .legend .package { background: var(--package); } .legend .project { background: var(--project); } .legend .framework { background: var(--framework); } .legend .content { background: var(--content); }
        """;

    public static string Write(string name, PackageFigures figures, IReadOnlyCollection<DeployedFile> files)
    {
        var page = new StringBuilder();
        var title = $"Deployment package of {name}";
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>").Append(Escape(title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n")
            .Append("<h1>").Append(Escape(title)).Append("</h1>\n");
        Summary(page, figures);
        page.Append("<h2>Parts by size</h2>\n<ul class=\"legend\"><li><i class=\"package\"></i>packages</li><li><i class=\"project\"></i>projects</li>")
            .Append("<li><i class=\"framework\"></i>.NET runtime</li><li><i class=\"content\"></i>content</li></ul>\n");
        Map(page, figures, files);
        Tables(page, figures);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Summary(StringBuilder page, PackageFigures figures)
    {
        var isImage = figures.PackageType == Project.FunctionConfiguration.Image;
        page.Append("<p><strong>").Append(Megabytes.Text(figures.UnzippedBytes)).Append("</strong> unzipped");
        if (figures.ZipBytes >= 0)
        {
            page.Append(", <strong>").Append(Megabytes.Text(figures.ZipBytes)).Append("</strong> in the zip");
        }

        if (figures.LayerBytes > 0)
        {
            page.Append(", and ").Append(Megabytes.Text(figures.LayerBytes)).Append(" of layers");
        }

        page.Append(isImage ? ". The function is an image, which may have 10 GB.</p>\n" : $". Lambda accepts {Megabytes.Text(LambdaLimits.UnzippedBytes)} unzipped, layers included.</p>\n");
        if (!isImage)
        {
            var share = 100.0 * figures.BytesWithLayers / LambdaLimits.UnzippedBytes;
            page.Append("<div class=\"bar").Append(share > 100 ? " over" : "").Append("\" role=\"img\" aria-label=\"")
                .Append(Megabytes.Share(figures.BytesWithLayers, LambdaLimits.UnzippedBytes)).Append(" of the limit\"><div style=\"width:")
                .Append(Number(Math.Min(100, share))).Append("%\"></div></div>\n");
        }
    }

    private static void Map(StringBuilder page, PackageFigures figures, IReadOnlyCollection<DeployedFile> files)
    {
        var byPart = files.ToLookup(file => file.Part);
        var boxes = Treemap.Divide([.. figures.Parts.Select(part => part.Bytes)], new Box(0, 0, Width, Height));
        page.Append("<svg viewBox=\"0 0 ").Append(Number(Width)).Append(' ').Append(Number(Height))
            .Append("\" role=\"img\" aria-label=\"Treemap of the parts; the table below has the same figures\">\n");
        for (var i = 0; i < figures.Parts.Count; i++)
        {
            var part = figures.Parts[i];
            var kind = KindClass(part.Key.Kind);
            if (boxes[i].Area < 1)
            {
                continue;
            }

            page.Append("<g>");
            Rectangle(page, boxes[i], kind, $"{part.Key}, {Megabytes.Text(part.Bytes)}");
            var inner = boxes[i].Inset(2, Heading);
            if (inner is { Width: > 30, Height: > 20 })
            {
                Files(page, inner, kind, [.. byPart[part.Key].OrderByDescending(file => file.Bytes)]);
            }

            Label(page, boxes[i], part.Key.Name, "name");
            page.Append("</g>\n");
        }

        page.Append("</svg>\n");
    }

    private static void Files(StringBuilder page, Box inner, string kind, IReadOnlyList<DeployedFile> files)
    {
        var shown = files.Take(LargestFiles).ToList();
        var rest = files.Skip(LargestFiles).Sum(file => file.Bytes);
        List<long> sizes = [.. shown.Select(file => file.Bytes), .. rest > 0 ? new[] { rest } : []];
        var boxes = Treemap.Divide([.. sizes.OrderByDescending(size => size)], inner);

        // The rest of many files may be larger than some that are shown.
        var order = Enumerable.Range(0, sizes.Count).OrderByDescending(i => sizes[i]).ToList();
        for (var i = 0; i < boxes.Count; i++)
        {
            if (boxes[i].Area < 4)
            {
                continue;
            }

            var name = order[i] < shown.Count ? shown[order[i]].Target : $"{files.Count - shown.Count} more files";
            Rectangle(page, boxes[i], "file " + kind, $"{name}, {Megabytes.Text(sizes[order[i]])}");
            Label(page, boxes[i], name.Substring(name.LastIndexOf('/') + 1), "");
        }
    }

    private static void Rectangle(StringBuilder page, Box box, string style, string title) =>
        page.Append("<rect class=\"").Append(style).Append("\" x=\"").Append(Number(box.X)).Append("\" y=\"").Append(Number(box.Y))
            .Append("\" width=\"").Append(Number(box.Width)).Append("\" height=\"").Append(Number(box.Height)).Append("\"><title>").Append(Escape(title)).Append("</title></rect>");

    private static void Label(StringBuilder page, Box box, string text, string style)
    {
        // About so many units for each character of this font, bold or not.
        var fitting = (int)((box.Width - 8) / (style.Length > 0 ? 7.4 : 6.6));
        if (box.Height < 16 || fitting < 4)
        {
            return;
        }

        var shown = text.Length <= fitting ? text : text.Substring(0, fitting - 1) + "…";
        page.Append("<text").Append(style.Length > 0 ? $" class=\"{style}\"" : "").Append(" x=\"").Append(Number(box.X + 4)).Append("\" y=\"").Append(Number(box.Y + 14)).Append("\">")
            .Append(Escape(shown)).Append("</text>");
    }

    private static void Tables(StringBuilder page, PackageFigures figures)
    {
        page.Append("<h2>All parts</h2>\n<table>\n<thead><tr><th scope=\"col\">Part</th><th scope=\"col\">Version</th><th scope=\"col\">Kind</th><th scope=\"col\" class=\"number\">Files</th><th scope=\"col\" class=\"number\">Unzipped</th><th scope=\"col\" class=\"number\">Zipped</th></tr></thead>\n<tbody>\n");
        foreach (var part in figures.Parts)
        {
            page.Append("<tr><td>").Append(Escape(part.Key.Name)).Append("</td><td>").Append(Escape(part.Key.Version ?? "")).Append("</td><td>").Append(KindClass(part.Key.Kind))
                .Append("</td><td class=\"number\">").Append(part.Files.ToString("#,0", CultureInfo.InvariantCulture)).Append("</td><td class=\"number\">").Append(Megabytes.Text(part.Bytes))
                .Append("</td><td class=\"number\">").Append(part.ZipBytes < 0 ? "" : Megabytes.Text(part.ZipBytes)).Append("</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
        if (figures.Savings.Count == 0)
        {
            return;
        }

        page.Append("<h2>What could be saved</h2>\n<table>\n<thead><tr><th scope=\"col\" class=\"number\">Unzipped</th><th scope=\"col\">How</th></tr></thead>\n<tbody>\n");
        foreach (var saving in figures.Savings)
        {
            page.Append("<tr><td class=\"number\">").Append(Megabytes.Text(saving.Bytes)).Append("</td><td>").Append(Escape(SavingText.Of(saving, figures.Settings))).Append("</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
    }

    private static string KindClass(PartKind kind) => kind switch
    {
        PartKind.Package => "package",
        PartKind.Project => "project",
        PartKind.Framework => "framework",
        _ => "content",
    };

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
