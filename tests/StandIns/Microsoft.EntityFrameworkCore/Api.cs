namespace Microsoft.EntityFrameworkCore
{
    using Microsoft.EntityFrameworkCore.Infrastructure;

    public class DbContext : IDisposable, IAsyncDisposable
    {
        protected DbContext() => throw null!;
        public virtual DatabaseFacade Database { get => throw null!; }
        public virtual int SaveChanges() => throw null!;
        public virtual void Dispose() => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }
}

namespace Microsoft.EntityFrameworkCore.Infrastructure
{
    public class DatabaseFacade
    {
        public DatabaseFacade(DbContext context) => throw null!;
    }
}
