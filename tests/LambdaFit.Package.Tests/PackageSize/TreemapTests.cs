using LambdaFit.Build.Figures;
using LambdaFit.Build.Files;
using LambdaFit.Build.Report;

namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>The geometry of treemaps and what is written into the page.</summary>
public sealed class TreemapTests
{
    public static TheoryData<long[]> Sizes { get; } =
    [
        [],
        [1],
        [0, 0],
        [6, 6, 4, 3, 2, 2, 1],
        [1_000_000_000_000, 1],
        [5, 0, 0],
        [.. Enumerable.Range(1, 500).Select(i => (long)(501 - i) * i)],
    ];

    [Theory, MemberData(nameof(Sizes))]
    public void Boxes_have_their_share_of_the_area_and_lie_side_by_side(long[] sizes)
    {
        var whole = new Box(10, 20, 300, 200);
        var boxes = Treemap.Divide(sizes, whole);

        Assert.Equal(sizes.Length, boxes.Count);
        var total = sizes.Sum(size => (double)size);
        for (var i = 0; i < sizes.Length; i++)
        {
            var box = boxes[i];
            Assert.Equal(total > 0 ? sizes[i] / total * whole.Area : 0, box.Area, 0.01);
            Assert.InRange(box.X, whole.X - 0.001, whole.X + whole.Width + 0.001);
            Assert.InRange(box.X + box.Width, whole.X - 0.001, whole.X + whole.Width + 0.001);
            Assert.InRange(box.Y + box.Height, whole.Y - 0.001, whole.Y + whole.Height + 0.001);
            foreach (var other in boxes.Take(i))
            {
                var width = Math.Min(box.X + box.Width, other.X + other.Width) - Math.Max(box.X, other.X);
                var height = Math.Min(box.Y + box.Height, other.Y + other.Height) - Math.Max(box.Y, other.Y);
                Assert.False(width > 0.001 && height > 0.001, $"{box} and {other} overlap");
            }
        }
    }

    [Fact]
    public void Boxes_are_as_square_as_in_the_paper()
    {
        var boxes = Treemap.Divide([6, 6, 4, 3, 2, 2, 1], new Box(0, 0, 6, 4));

        // Figure 4 of Bruls, Huizing and van Wijk.
        Assert.Equal((3.0, 2.0), (boxes[0].Width, boxes[0].Height));
        Assert.Equal((12.0 / 7, 7.0 / 3), (boxes[2].Width, boxes[2].Height), Close);
    }

    [Fact]
    public void Page_escapes_names_and_loads_nothing()
    {
        const string Name = "<script>alert('x')</script> & \"co\"";
        var part = new PartKey(PartKind.Content, Name, null);
        DeployedFile[] files = [new(Name + "/<b>.bin", "", 1_000_000, part, FileRole.Other)];
        var page = TreemapPage.Write(Name, PackageFigures.Of(files, new PublishSettings(), new HashSet<string>()), files);

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_of_nothing_is_a_page() =>
        Assert.EndsWith("</html>\n", TreemapPage.Write("Orders", new PackageFigures(), []), StringComparison.Ordinal);

    private static bool Close((double Width, double Height) expected, (double Width, double Height) actual) =>
        Math.Abs(expected.Width - actual.Width) < 0.001 && Math.Abs(expected.Height - actual.Height) < 0.001;
}
