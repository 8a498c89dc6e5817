namespace Microsoft.EntityFrameworkCore
{
    public static class InMemoryDbContextOptionsExtensions
    {
        public static DbContextOptionsBuilder UseInMemoryDatabase(this DbContextOptionsBuilder optionsBuilder, string databaseName, Action<Infrastructure.InMemoryDbContextOptionsBuilder>? inMemoryOptionsAction = null) => throw null!;
    }
}

namespace Microsoft.EntityFrameworkCore.Infrastructure
{
    public class InMemoryDbContextOptionsBuilder
    {
        public InMemoryDbContextOptionsBuilder(DbContextOptionsBuilder optionsBuilder) => throw null!;
    }
}
