namespace LambdaFit.Analyzers.Project.Lifetimes;

/// <summary>How long an object, or the variable that holds it, is there.</summary>
internal enum Lifetime
{
    /// <summary>Not known, or not the same for all: no rule speaks of it.</summary>
    Unknown,

    /// <summary>Made for one invocation and gone after it.</summary>
    Invocation,

    /// <summary>Made once per execution environment: every later invocation finds what this one leaves.</summary>
    Environment,
}

/// <summary>A lifetime and why it is that, in words for a message.</summary>
/// <param name="Lifetime">How long.</param>
/// <param name="Why">Such as <c>'Store' is registered as a singleton</c>; empty where nothing is known.</param>
internal readonly record struct KnownLifetime(Lifetime Lifetime, string Why)
{
    public static readonly KnownLifetime Unknown = new(Lifetime.Unknown, string.Empty);

    public static readonly KnownLifetime Invocation = new(Lifetime.Invocation, string.Empty);

    /// <summary>Gets a value indicating whether later invocations of the environment find the object.</summary>
    public bool OutlivesInvocation => Lifetime is Lifetime.Environment;

    public static KnownLifetime Environment(string why) => new(Lifetime.Environment, why);
}
