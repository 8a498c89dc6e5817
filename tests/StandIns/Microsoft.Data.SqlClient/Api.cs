namespace Microsoft.Data.SqlClient
{
    public sealed class SqlConnection : System.Data.Common.DbConnection
    {
        public SqlConnection() => throw null!;
        public SqlConnection(string connectionString) => throw null!;
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
}
