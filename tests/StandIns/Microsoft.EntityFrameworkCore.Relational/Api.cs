namespace Microsoft.EntityFrameworkCore
{
    using Microsoft.EntityFrameworkCore.Infrastructure;

    public static class RelationalDatabaseFacadeExtensions
    {
        public static void SetCommandTimeout(this DatabaseFacade databaseFacade, int? timeout) => throw null!;
        public static void SetCommandTimeout(this DatabaseFacade databaseFacade, TimeSpan timeout) => throw null!;
    }
}

namespace Microsoft.EntityFrameworkCore.Infrastructure
{
    public abstract class RelationalOptionsExtension
    {
    }

    public abstract class RelationalDbContextOptionsBuilder<TBuilder, TExtension>
        where TBuilder : RelationalDbContextOptionsBuilder<TBuilder, TExtension>
        where TExtension : RelationalOptionsExtension, new()
    {
        public virtual TBuilder CommandTimeout(int? commandTimeout) => throw null!;
    }
}
