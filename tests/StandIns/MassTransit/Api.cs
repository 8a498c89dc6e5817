using Microsoft.Extensions.DependencyInjection;

namespace MassTransit
{
    public interface IInMemoryBusFactoryConfigurator
    {
    }

    public static class DependencyInjectionRegistrationExtensions
    {
        public static IServiceCollection AddMassTransit(this IServiceCollection collection, Action<IBusRegistrationConfigurator>? configure = null) => throw null!;
    }

    public static class InMemoryConfigurationExtensions
    {
        public static void UsingInMemory(this IBusRegistrationConfigurator configurator, Action<IBusRegistrationContext, IInMemoryBusFactoryConfigurator>? configure = null) => throw null!;
    }
}
