namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>Reads what a function of a template runs on and with: processor, network, file systems, concurrency.</summary>
internal sealed partial class TemplateReader
{
    private Dictionary<string, Setting<bool>>? provisioned;

    /// <summary>Reads the architecture, of which a function has one.</summary>
    private Setting<string> Architecture(ConfigNode? node) => node switch
    {
        null => Setting<string>.Absent,
        { Kind: ConfigNodeKind.Sequence, Tag: null, Items.Count: 1 } => SettingReader.Text(Value(node.Items[0].Resolved)),
        _ => Setting<string>.Unknown(node.Span),
    };

    /// <summary>A function is in a VPC where it has subnets; which those are may be unknown.</summary>
    private Setting<bool> IsInVpc(ConfigNode? node)
    {
        if (node is null)
        {
            return Setting<bool>.Absent;
        }

        var subnets = node is { Kind: ConfigNodeKind.Mapping, Tag: null } ? HasItems(node.Find("SubnetIds")) : Setting<bool>.Unknown(node.Span);
        return subnets.IsAbsent ? Setting<bool>.Unknown(node.Span) : subnets;
    }

    private static Setting<bool> HasItems(ConfigNode? node) => node switch
    {
        null => Setting<bool>.Absent,
        { Kind: ConfigNodeKind.Sequence, Tag: null } => Setting<bool>.Of(node.Items.Count > 0, node.Span),
        _ => Setting<bool>.Unknown(node.Span),
    };

    /// <summary>SAM provisions concurrency for the alias that it publishes, plain CloudFormation for an alias or version resource.</summary>
    private Setting<bool> HasProvisionedConcurrency(string name, Function function)
    {
        if (function.IsServerless && function.Find("ProvisionedConcurrencyConfig") is { } own)
        {
            return Provisions(own) ? Setting<bool>.Of(true, own.Span) : Setting<bool>.Unknown(own.Span);
        }

        provisioned ??= FindProvisioned();
        return provisioned.TryGetValue(name, out var setting) ? setting : Setting<bool>.Absent;
    }

    private static bool Provisions(ConfigNode config) =>
        config is { Kind: ConfigNodeKind.Mapping, Tag: null } && config.FindOwn("ProvisionedConcurrentExecutions") is not null;

    private Dictionary<string, Setting<bool>> FindProvisioned()
    {
        var found = new Dictionary<string, Setting<bool>>(StringComparer.Ordinal);
        foreach (var entry in resources!.EffectiveEntries())
        {
            if (entry.Value.Resolved is { Kind: ConfigNodeKind.Mapping } resource
                && resource.Find("Type") is { Kind: ConfigNodeKind.Scalar, Value: "AWS::Lambda::Alias" or "AWS::Lambda::Version" }
                && resource.Find("Properties") is { Kind: ConfigNodeKind.Mapping } properties
                && properties.Find("ProvisionedConcurrencyConfig") is { } config
                && TemplateRoutes.ResourceOf(properties.Find("FunctionName")) is { } function)
            {
                // Under a condition there may be no such resource.
                found[function] = Provisions(config) && resource.Find("Condition") is null
                    ? Setting<bool>.Of(true, config.Span)
                    : Setting<bool>.Unknown(config.Span);
            }
        }

        return found;
    }
}
