namespace MassTransit
{
    public interface IRegistrationContext
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
