namespace LambdaFit.Analyzers.Project.Lifetimes;

/// <summary>Joins what is known of all places that instances of a type come from: they agree, or nothing is known.</summary>
internal struct InstanceSources
{
    private KnownLifetime joined;
    private bool isContradictory;

    /// <summary>Gets a value indicating whether instances come from nowhere, as far as the source says.</summary>
    public bool IsEmpty { get; private set; } = true;

    public InstanceSources()
    {
    }

    /// <summary>Gets what all sources agree on.</summary>
    public readonly KnownLifetime Lifetime => IsEmpty || isContradictory ? KnownLifetime.Unknown : joined;

    /// <summary>Adds a source.</summary>
    public void Add(KnownLifetime source)
    {
        if (IsEmpty)
        {
            joined = source;
            IsEmpty = false;
        }
        else
        {
            isContradictory |= joined.Lifetime != source.Lifetime;
        }
    }

    /// <summary>Adds the sources of another type; none add nothing.</summary>
    public void Add(InstanceSources other)
    {
        if (!other.IsEmpty)
        {
            Add(other.Lifetime);
        }
    }
}
