using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>Reads what a function is given: settings by the names that the CDK, CloudFormation and Pulumi have for them.</summary>
/// <param name="code">The compilation.</param>
/// <param name="scan">The member that makes the function.</param>
/// <param name="cancellationToken">Stops reading.</param>
internal sealed class FunctionReader(InfrastructureCode code, ConstructScan scan, CancellationToken cancellationToken)
{
    private readonly ConstructValues values = code.Values;
    private readonly CdkValues cdk = code.Cdk;

    /// <summary>Reads the environment variables that a function is made with.</summary>
    public void ReadVariables(FunctionDraft draft)
    {
        var bag = draft.Bag;
        if (draft.Shape is FunctionShape.Resource or FunctionShape.Pulumi)
        {
            draft.HasUnknownVariables |= bag.MayHave("Environment");
            if (bag.Find("Environment") is not { } environment)
            {
                return;
            }

            bag = bag.Inner(environment);
        }

        var name = draft.Shape is FunctionShape.Resource or FunctionShape.Pulumi ? "Variables" : "Environment";
        draft.HasUnknownVariables |= bag.MayHave(name);
        if (bag.Find(name) is not { } variables)
        {
            return;
        }

        var (entries, isComplete) = ConstructCollections.Entries(variables, values, cancellationToken);
        draft.HasUnknownVariables |= !isComplete;
        foreach (var (key, value) in entries)
        {
            AddVariable(draft, key, value);
        }
    }

    /// <summary>Adds a variable; one whose name is not known may be any.</summary>
    public void AddVariable(FunctionDraft draft, IOperation key, IOperation value)
    {
        // What another member holds has no place in this one.
        if (values.Text(key, cancellationToken) is { Length: > 0 } name && IsHere(key) && IsHere(value))
        {
            draft.Variables.Add(new(name, key.Syntax.Span, values.Text(value, cancellationToken) is { } text
                ? Setting<string>.Of(text, value.Syntax.Span)
                : Setting<string>.Unknown(value.Syntax.Span)));
        }
        else
        {
            draft.HasUnknownVariables = true;
        }
    }

    /// <summary>Gets the function, or null where another language's runtime runs it, or an unknown one.</summary>
    public FunctionSettings? Build(FunctionDraft draft)
    {
        var bag = draft.Bag;
        var isPlain = draft.Shape is FunctionShape.Resource or FunctionShape.Pulumi;
        var packageType = isPlain ? bag.Text("PackageType") : draft.Shape is FunctionShape.ImageConstruct ? Setting<string>.Of("Image", default) : Setting<string>.Absent;
        var isImage = packageType.Value is "Image" || (bag.Find("Runtime") is { } image && cdk.MemberName(image) == "FROM_IMAGE");
        var runtime = isImage ? Setting<string>.Absent : Runtime(draft);
        var handler = isImage ? Setting<string>.Absent : Defaulted(draft, Text(draft, "Handler"));
        if (runtime.Value is "" || (!isImage && !IsDotNet(draft, runtime, handler)))
        {
            return null;
        }

        return new FunctionSettings
        {
            Name = draft.Name,
            Variable = draft.Variable,
            File = draft.File,
            NameSpan = draft.NameSpan,
            Handler = handler,
            Runtime = runtime,
            PackageType = packageType,
            IsImage = isImage,
            MayBringBootstrap = true,
            CodeUri = Setting<string>.Unknown(default),
            TimeoutSeconds = Known(draft, "Timeout", isPlain ? bag.Number("Timeout") : cdk.Seconds(bag, "Timeout", cancellationToken)),
            MemoryMB = Known(draft, "MemorySize", bag.Number("MemorySize")),
            EphemeralStorageMB = isPlain
                ? Known(draft, "EphemeralStorage", bag.Part("EphemeralStorage", static inner => inner.Number("Size")))
                : Known(draft, "EphemeralStorageSize", cdk.Mebibytes(bag, "EphemeralStorageSize", cancellationToken)),
            LayerCount = draft.HasMoreLayers ? Setting<int>.Unknown(default) : Known(draft, "Layers", Count(bag, "Layers")),
            Architecture = Architecture(draft),
            Tracing = isPlain
                ? Known(draft, "TracingConfig", bag.Part("TracingConfig", static inner => inner.Text("Mode")))
                : Known(draft, "Tracing", bag.Get<string>("Tracing", value => cdk.MemberName(value) switch { "ACTIVE" => "Active", "PASS_THROUGH" or "DISABLED" => "PassThrough", _ => null })),
            AsyncRetries = isPlain ? draft.AsyncInvoke?.Number("MaximumRetryAttempts") ?? Setting<int>.Absent : (draft.AsyncInvoke ?? bag).Number("RetryAttempts"),
            AsyncEventAgeSeconds = isPlain
                ? draft.AsyncInvoke?.Number("MaximumEventAgeInSeconds") ?? Setting<int>.Absent
                : cdk.Seconds(draft.AsyncInvoke ?? bag, "MaxEventAge", cancellationToken),
            KeepsFailedEvents = KeepsFailed(draft),
            IsInVpc = Known(draft, isPlain ? "VpcConfig" : "Vpc", bag.Presence(isPlain ? "VpcConfig" : "Vpc")),
            MountsFileSystem = MountsFileSystem(draft),
            HasProvisionedConcurrency = HasProvisionedConcurrency(draft),
            RecursiveLoop = draft.Shape is FunctionShape.Resource ? bag.Text("RecursiveLoop")
                : isPlain ? Setting<string>.Unknown(default)
                : bag.Get<string>("RecursiveLoop", value => cdk.MemberName(value) switch { "ALLOW" => "Allow", "TERMINATE" => "Terminate", _ => null }),
            IsSnapStart = IsSnapStart(draft),
            IsManagedInstances = isPlain ? bag.Presence("CapacityProviderConfig") : draft.IsManagedInstances,
            HasUnknownVariables = draft.HasUnknownVariables || IsUncertain(draft, "Environment"),
            Variables = draft.Variables.ToImmutable(),
            EventSources = draft.Sources.ToImmutable(),
        };
    }

    private bool IsHere(IOperation operation) => operation.Syntax.SyntaxTree == scan.Member.SyntaxTree && scan.Member.Span.Contains(operation.Syntax.Span);

    private static bool IsCdkConstruct(FunctionDraft draft) => draft.Shape is FunctionShape.Construct or FunctionShape.ImageConstruct or FunctionShape.DotNetConstruct;

    /// <summary>Tells whether a setting may be another one in the end than the code says here.</summary>
    private bool IsUncertain(FunctionDraft draft, string property) =>
        scan.IsAssigned(draft.Construct, property) || scan.IsOverridden(draft.Construct) || scan.OverridesUnknown || Ignores(draft, property)
        || code.ChangesConstructsElsewhere(scan.Member, cancellationToken);

    /// <summary>Pulumi is told to leave alone what somebody else sets.</summary>
    private bool Ignores(FunctionDraft draft, string property)
    {
        if (draft.Options is not { } options || options.Find("IgnoreChanges") is not { } ignored)
        {
            return draft.Options?.MayHave("IgnoreChanges") == true;
        }

        if (ConstructCollections.Elements(ignored, values, cancellationToken) is not { } names)
        {
            return true;
        }

        foreach (var name in names)
        {
            if (values.Text(name, cancellationToken) is not { } text || text.StartsWith(property, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private Setting<T> Known<T>(FunctionDraft draft, string property, Setting<T> setting) =>
        scan.IsAssigned(draft.Construct, property) || (setting.IsAbsent && IsUncertain(draft, property)) ? Setting<T>.Unknown(setting.Span) : setting;

    private Setting<string> Text(FunctionDraft draft, string property) => Known(draft, property, draft.Bag.Text(property));

    /// <summary>A defaults file that is not here may say what is missing.</summary>
    private static Setting<string> Defaulted(FunctionDraft draft, Setting<string> setting) =>
        setting.IsAbsent && draft.Shape is FunctionShape.DotNetConstruct ? Setting<string>.Unknown(default) : setting;

    private Setting<string> Runtime(FunctionDraft draft)
    {
        var runtime = draft.Bag.Get<string>("Runtime", value => values.Text(value, cancellationToken) is { } text ? RuntimeNames.OfDotNet(text)
            : IsCdkConstruct(draft) ? cdk.RuntimeOf(value, cancellationToken)
            : cdk.MemberName(values.Definition(value, cancellationToken)) is { } member && draft.Shape is FunctionShape.Pulumi ? RuntimeNames.OfPulumi(member)
            : null);
        return Known(draft, "Runtime", Defaulted(draft, runtime));
    }

    /// <summary>Tells .NET from other languages: by the runtime, or where that is not known by a handler as only .NET has it.</summary>
    private bool IsDotNet(FunctionDraft draft, Setting<string> runtime, Setting<string> handler) =>
        runtime.HasValue
        || draft.Shape is FunctionShape.DotNetConstruct
        || (handler.Value is { } text && text.IndexOf("::", StringComparison.Ordinal) is > 0 and var first && text.IndexOf("::", first + 2, StringComparison.Ordinal) > first + 2)
        || (draft.Bag.Find("Runtime") is { } value && IsCdkConstruct(draft) && cdk.IsDotNetFamily(value, cancellationToken));

    private Setting<string> Architecture(FunctionDraft draft)
    {
        var setting = IsCdkConstruct(draft)
            ? draft.Bag.Get<string>("Architecture", value => cdk.ArchitectureOf(value, cancellationToken))
            : draft.Bag.Get<string>("Architectures", value =>
                ConstructCollections.Elements(value, values, cancellationToken) is { Count: 1 } only ? values.Text(only[0], cancellationToken) : null);
        return Known(draft, IsCdkConstruct(draft) ? "Architecture" : "Architectures", Defaulted(draft, setting));
    }

    private Setting<bool> KeepsFailed(FunctionDraft draft)
    {
        string[] names = IsCdkConstruct(draft) ? ["OnFailure", "DeadLetterQueue", "DeadLetterTopic", "DeadLetterQueueEnabled"] : ["DeadLetterConfig"];
        var isUncertain = IsUncertain(draft, "DeadLetterConfig") || draft.MayConfigureAsync || code.ConfiguresAsyncElsewhere(scan.Member, cancellationToken);
        foreach (var name in names)
        {
            // Given by somebody else it is still given.
            if (draft.Bag.Find(name) is { } value)
            {
                return name == "DeadLetterQueueEnabled" && values.Flag(value, cancellationToken) is not true
                    ? draft.Bag.Flag(name)
                    : Setting<bool>.Of(true, draft.Bag.SpanOf(value));
            }

            isUncertain |= draft.Bag.MayHave(name);
        }

        return draft.AsyncInvoke is { } invoke && (invoke.Find("OnFailure") ?? invoke.Find("DestinationConfig")) is { } destination ? Setting<bool>.Of(true, destination.Syntax.Span)
            : isUncertain ? Setting<bool>.Unknown(default)
            : Setting<bool>.Absent;
    }

    private Setting<bool> MountsFileSystem(FunctionDraft draft)
    {
        var name = draft.Shape switch { FunctionShape.Resource => "FileSystemConfigs", FunctionShape.Pulumi => "FileSystemConfig", _ => "Filesystem" };
        return Known(draft, name, draft.Bag.Presence(name));
    }

    private Setting<bool> HasProvisionedConcurrency(FunctionDraft draft)
    {
        if (!draft.HasProvisionedConcurrency.IsAbsent || !IsCdkConstruct(draft))
        {
            return draft.HasProvisionedConcurrency;
        }

        var count = draft.Bag.Part("CurrentVersionOptions", static inner => inner.Number("ProvisionedConcurrentExecutions"));
        return count.HasValue ? Setting<bool>.Of(count.Value > 0, count.Span) : count.IsAbsent ? Setting<bool>.Absent : Setting<bool>.Unknown(count.Span);
    }

    private Setting<bool> IsSnapStart(FunctionDraft draft)
    {
        if (IsCdkConstruct(draft))
        {
            return Known(draft, "SnapStart", draft.Bag.Get<bool>("SnapStart", value => cdk.MemberName(value) == "ON_PUBLISHED_VERSIONS" ? true : null));
        }

        var applies = Known(draft, "SnapStart", draft.Bag.Part("SnapStart", static inner => inner.Text("ApplyOn")));
        return applies.IsAbsent ? Setting<bool>.Absent
            : applies.Value is "PublishedVersions" ? Setting<bool>.Of(true, applies.Span)
            : applies.Value is "None" ? Setting<bool>.Of(false, applies.Span)
            : Setting<bool>.Unknown(applies.Span);
    }

    private Setting<int> Count(PropertyBag bag, string name) =>
        bag.Get<int>(name, value => ConstructCollections.Elements(value, values, cancellationToken)?.Count);
}
