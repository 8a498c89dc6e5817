using LambdaFit.Build.Files;

namespace LambdaFit.Build.Figures;

/// <summary>Writes figures as JSON: <c>estimate.json</c> and <c>package.json</c>. nuget/docs/package-size.md describes the fields.</summary>
internal static class FiguresJson
{
    public static string Write(PackageFigures figures)
    {
        var json = new JsonText();
        var settings = figures.Settings;
        return json.Object(() =>
        {
            json.Field("version", 1)
                .Field("kind", figures.IsEstimate ? "estimate" : "publish")
                .Field("unzippedBytes", figures.UnzippedBytes)
                .Known("zipBytes", figures.ZipBytes)
                .Field("layerBytes", figures.LayerBytes)
                .Field("approximate", figures.IsEstimate && settings.IsRewritten)
                .Field("packageType", figures.PackageType)
                .Field("runtimeIdentifier", settings.RuntimeIdentifier)
                .Field("functionPlatform", settings.FunctionPlatform)
                .Field("selfContained", settings.SelfContained)
                .Field("publishAot", settings.PublishAot)
                .Field("publishReadyToRun", settings.PublishReadyToRun)
                .Field("publishTrimmed", settings.PublishTrimmed)
                .Field("publishSingleFile", settings.PublishSingleFile)
                .Field("hasDockerfile", figures.HasDockerfile);
            if (figures.IsEstimate)
            {
                json.Field("dockerContext", figures.DockerContext).Field("dockerProject", figures.DockerProject).Field("dockerSdk", figures.DockerSdk);
            }
            json.Array("parts", () => Each(figures.Parts, part =>
            {
                json.Field("name", part.Key.Name)
                    .Field("version", part.Key.Version)
                    .Field("kind", part.Key.Kind switch
                    {
                        PartKind.Package => "package",
                        PartKind.Project => "project",
                        PartKind.Framework => "framework",
                        _ => "content",
                    })
                    .Field("direct", part.IsDirect)
                    .Field("bytes", part.Bytes)
                    .Known("zipBytes", part.ZipBytes)
                    .Field("otherPlatformBytes", part.OtherPlatformBytes)
                    .Field("files", part.Files);
            }));
            json.Array("savings", () => Each(figures.Savings, saving =>
            {
                json.Field("kind", saving.Kind)
                    .Field("property", saving.Property)
                    .Field("bytes", saving.Bytes)
                    .Texts("parts", saving.Parts);
            }));
        }).ToString();

        void Each<T>(IEnumerable<T> items, Action<T> write)
        {
            foreach (var item in items)
            {
                json.Item(() => write(item));
            }
        }
    }
}
