namespace Hangfire
{
    using Microsoft.Extensions.DependencyInjection;

    public static class HangfireServiceCollectionExtensions
    {
        public static IServiceCollection AddHangfireServer(this IServiceCollection services) => throw null;
    }
}
