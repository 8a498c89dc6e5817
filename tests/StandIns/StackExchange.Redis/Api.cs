namespace StackExchange.Redis
{
    public interface IConnectionMultiplexer : IDisposable, IAsyncDisposable
    {
        bool IsConnected { get; }
        IDatabase GetDatabase(int db = -1, object? asyncState = null);
    }

    public sealed class ConnectionMultiplexer : IConnectionMultiplexer
    {
        private ConnectionMultiplexer() => throw null!;
        public bool IsConnected { get; }
        public static ConnectionMultiplexer Connect(string configuration, TextWriter? log = null) => throw null!;
        public static ConnectionMultiplexer Connect(string configuration, Action<ConfigurationOptions> configure, TextWriter? log = null) => throw null!;
        public static ConnectionMultiplexer Connect(ConfigurationOptions configuration, TextWriter? log = null) => throw null!;
        public static Task<ConnectionMultiplexer> ConnectAsync(string configuration, TextWriter? log = null) => throw null!;
        public static Task<ConnectionMultiplexer> ConnectAsync(string configuration, Action<ConfigurationOptions> configure, TextWriter? log = null) => throw null!;
        public static Task<ConnectionMultiplexer> ConnectAsync(ConfigurationOptions configuration, TextWriter? log = null) => throw null!;
        public IDatabase GetDatabase(int db = -1, object? asyncState = null) => throw null!;
        public void Dispose() => throw null!;
        public ValueTask DisposeAsync() => throw null!;
    }

    public sealed class ConfigurationOptions
    {
        public ConfigurationOptions() => throw null!;
        public bool AbortOnConnectFail { get; set; }
        public int AsyncTimeout { get; set; }
        public int ConnectRetry { get; set; }
        public int ConnectTimeout { get; set; }
        public int SyncTimeout { get; set; }
        public static ConfigurationOptions Parse(string configuration) => throw null!;
    }

    public interface IDatabase
    {
        int Database { get; }
    }
}
