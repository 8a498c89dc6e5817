namespace MongoDB.Driver
{
    public interface IMongoClient : IDisposable
    {
        IMongoDatabase GetDatabase(string name, MongoDatabaseSettings settings = null);
    }

    public sealed class MongoClient : IMongoClient
    {
        public MongoClient() => throw null!;
        public MongoClient(MongoClientSettings settings) => throw null!;
        public MongoClient(MongoUrl url) => throw null!;
        public MongoClient(string connectionString) => throw null!;
        public IMongoDatabase GetDatabase(string name, MongoDatabaseSettings settings = null) => throw null!;
        public void Dispose() => throw null!;
    }

    public interface IMongoDatabase
    {
        IMongoClient Client { get; }
    }

    public class MongoClientSettings
    {
        public MongoClientSettings() => throw null!;
        public TimeSpan ConnectTimeout { get; set; }
        public static MongoClientSettings FromConnectionString(string connectionString) => throw null!;
    }

    public class MongoDatabaseSettings
    {
        public MongoDatabaseSettings() => throw null!;
    }

    public class MongoUrl
    {
        public MongoUrl(string url) => throw null!;
    }
}
