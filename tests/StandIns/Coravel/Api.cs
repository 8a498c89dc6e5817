namespace Coravel
{
    using Microsoft.Extensions.DependencyInjection;

    public static class SchedulerServiceRegistration
    {
        public static IServiceCollection AddScheduler(this IServiceCollection services) => throw null;
    }
}
