namespace Serilog
{
    public interface ILogger
    {
        void Information(string messageTemplate);
    }

    public class LoggerConfiguration
    {
        public LoggerConfiguration() => throw null!;
        public Configuration.LoggerSinkConfiguration WriteTo { get; }
        public Core.Logger CreateLogger() => throw null!;
    }
}

namespace Serilog.Configuration
{
    public class LoggerSinkConfiguration
    {
        internal LoggerSinkConfiguration() => throw null!;
    }
}

namespace Serilog.Core
{
    public sealed class Logger : ILogger, IDisposable
    {
        internal Logger() => throw null!;
        public void Information(string messageTemplate) => throw null!;
        public void Dispose() => throw null!;
    }

    public class LoggingLevelSwitch
    {
    }
}

namespace Serilog.Events
{
    public enum LogEventLevel
    {
        Verbose,
        Debug,
        Information,
        Warning,
        Error,
        Fatal,
    }
}
