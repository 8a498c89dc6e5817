using System.Diagnostics;

namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>A real browser, to see a page as a user does.</summary>
internal static class Chromium
{
    public static string Program { get; } = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Opens a page and gives the document that the browser made of it.</summary>
    public static async Task<string> DocumentAsync(string page) => await RunAsync(page, "--dump-dom");

    /// <summary>Opens a page and gives a picture of it.</summary>
    public static async Task<byte[]> PictureAsync(string page)
    {
        var picture = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".png");
        try
        {
            await RunAsync(page, $"--screenshot={picture}", "--window-size=1280,1000");
            return await File.ReadAllBytesAsync(picture);
        }
        finally
        {
            File.Delete(picture);
        }
    }

    private static async Task<string> RunAsync(string page, params string[] arguments)
    {
        var user = Directory.CreateTempSubdirectory("chromium-").FullName;
        try
        {
            var start = new ProcessStartInfo(
                Program,
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--hide-scrollbars", $"--user-data-dir={user}", .. arguments, new Uri(page).AbsoluteUri,
                ])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            var output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            Assert.True(process.ExitCode == 0, await errors);
            return output;
        }
        finally
        {
            Directory.Delete(user, recursive: true);
        }
    }
}
