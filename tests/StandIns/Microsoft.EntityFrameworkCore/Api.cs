using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.EntityFrameworkCore
{
    using Microsoft.EntityFrameworkCore.Infrastructure;

    public class DbContext : IDisposable, IAsyncDisposable
    {
        public DbContext(DbContextOptions options) => throw null!;
        protected DbContext() => throw null!;
        public virtual DatabaseFacade Database { get => throw null!; }
        public virtual int SaveChanges() => throw null!;
        public virtual void Dispose() => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }

    public abstract class DbContextOptions
    {
    }

    public class DbContextOptionsBuilder
    {
        public DbContextOptionsBuilder() => throw null!;
    }
}

namespace Microsoft.EntityFrameworkCore.Infrastructure
{
    public class DatabaseFacade
    {
        public DatabaseFacade(DbContext context) => throw null!;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class EntityFrameworkServiceCollectionExtensions
    {
        public static IServiceCollection AddDbContext<TContext>(this IServiceCollection serviceCollection, Action<EntityFrameworkCore.DbContextOptionsBuilder>? optionsAction = null, ServiceLifetime contextLifetime = ServiceLifetime.Scoped, ServiceLifetime optionsLifetime = ServiceLifetime.Scoped)
            where TContext : EntityFrameworkCore.DbContext => throw null!;
    }
}
