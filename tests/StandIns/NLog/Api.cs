using System.Text;

namespace NLog
{
    public static class SetupLoadConfigurationExtensions
    {
        public static Config.ISetupConfigurationTargetBuilder WriteToFile(this Config.ISetupConfigurationTargetBuilder configBuilder, Layouts.Layout fileName, Layouts.Layout? layout = null, Encoding? encoding = null, Targets.LineEndingMode? lineEnding = null, bool keepFileOpen = true, long archiveAboveSize = 0, int maxArchiveFiles = -1, int maxArchiveDays = 0) => throw null!;
    }
}

namespace NLog.Config
{
    public interface ISetupConfigurationTargetBuilder
    {
    }
}

namespace NLog.Layouts
{
    public abstract class Layout
    {
        public static implicit operator Layout(string text) => throw null!;
    }
}

namespace NLog.Targets
{
    public abstract class Target : IDisposable
    {
        public string? Name { get; set; }
        public void Dispose() => throw null!;
    }

    public abstract class TargetWithLayout : Target
    {
    }

    public abstract class TargetWithLayoutHeaderAndFooter : TargetWithLayout
    {
    }

    public class FileTarget : TargetWithLayoutHeaderAndFooter
    {
        public FileTarget() => throw null!;
        public FileTarget(string name) => throw null!;
        public Layouts.Layout FileName { get; set; }
    }

    public sealed class LineEndingMode
    {
    }
}
