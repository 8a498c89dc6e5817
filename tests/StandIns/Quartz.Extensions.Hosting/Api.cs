namespace Quartz
{
    using Microsoft.Extensions.DependencyInjection;

    public class QuartzHostedServiceOptions
    {
        public bool WaitForJobsToComplete { get; set; }
    }

    public static class QuartzServiceCollectionExtensions
    {
        public static IServiceCollection AddQuartzHostedService(this IServiceCollection services, Action<QuartzHostedServiceOptions>? configure = null) => throw null!;
    }
}
