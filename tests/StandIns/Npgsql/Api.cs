namespace Npgsql
{
    public sealed class NpgsqlConnection : System.Data.Common.DbConnection
    {
        public NpgsqlConnection() => throw null!;
        public NpgsqlConnection(string? connectionString) => throw null!;
        public override string ConnectionString { get; set; }
        public override string Database => throw null!;
        public override string DataSource => throw null!;
        public override string ServerVersion => throw null!;
        public override System.Data.ConnectionState State => throw null!;
        public override void ChangeDatabase(string databaseName) => throw null!;
        public override void Close() => throw null!;
        public override void Open() => throw null!;
        protected override System.Data.Common.DbTransaction BeginDbTransaction(System.Data.IsolationLevel isolationLevel) => throw null!;
        protected override System.Data.Common.DbCommand CreateDbCommand() => throw null!;
    }

    public abstract class NpgsqlDataSource : System.Data.Common.DbDataSource
    {
        internal NpgsqlDataSource() => throw null!;
        public override string ConnectionString => throw null!;
        public static NpgsqlDataSource Create(string connectionString) => throw null!;
        public new NpgsqlConnection CreateConnection() => throw null!;
        public new NpgsqlConnection OpenConnection() => throw null!;
        public new ValueTask<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellationToken = default) => throw null!;
        protected override System.Data.Common.DbConnection CreateDbConnection() => throw null!;
    }

    public sealed class NpgsqlDataSourceBuilder
    {
        public NpgsqlDataSourceBuilder(string? connectionString = null) => throw null!;
        public NpgsqlDataSource Build() => throw null!;
    }
}
