using System.Text;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.File;

namespace Serilog
{
    public static class FileLoggerConfigurationExtensions
    {
        public static LoggerConfiguration File(this LoggerSinkConfiguration sinkConfiguration, string path, LogEventLevel restrictedToMinimumLevel = LogEventLevel.Verbose, string outputTemplate = "", IFormatProvider formatProvider = null, long? fileSizeLimitBytes = 1073741824, LoggingLevelSwitch levelSwitch = null, bool buffered = false, bool shared = false, TimeSpan? flushToDiskInterval = null, RollingInterval rollingInterval = RollingInterval.Infinite, bool rollOnFileSizeLimit = false, int? retainedFileCountLimit = 31, Encoding encoding = null, FileLifecycleHooks hooks = null, TimeSpan? retainedFileTimeLimit = null) => throw null!;
    }

    public enum RollingInterval
    {
        Infinite,
        Year,
        Month,
        Day,
        Hour,
        Minute,
    }
}

namespace Serilog.Sinks.File
{
    public abstract class FileLifecycleHooks
    {
    }
}
