namespace MassTransit
{
    public interface IRegistrationContext : IServiceProvider
    {
    }

    public interface IRegistrationConfigurator
    {
    }

    public interface IBusRegistrationContext : IRegistrationContext
    {
    }

    public interface IBusRegistrationConfigurator : IRegistrationConfigurator
    {
    }
}
