namespace LambdaFit.Package.Tests.PackageSize;

/// <summary>A test that needs more than the SDK. Where that is missing the test is skipped, but not in CI: <c>.ci/run</c> installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsFactAttribute : FactAttribute
{
    public const string Browser = "Chromium";
    public const string Linker = "a C compiler and the headers of zlib";

    public NeedsFactAttribute(string need)
    {
        var isThere = need is Browser ? File.Exists(Chromium.Program) : Find("clang", "gcc") is not null && File.Exists("/usr/include/zlib.h");
        if (!isThere && Environment.GetEnvironmentVariable("CI") is null)
        {
            Skip = $"Needs {need}.";
        }
    }

    /// <summary>Gets the first of these programs that can be started by its name.</summary>
    public static string? Find(params string[] programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return programs.FirstOrDefault(program => folders.Any(folder => File.Exists(Path.Combine(folder, program))));
    }
}
