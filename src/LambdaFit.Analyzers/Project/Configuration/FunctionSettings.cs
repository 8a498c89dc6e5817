using System.Collections.Immutable;
using System.Globalization;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>
/// What a configuration file says of one setting: a value, nothing ("absent"), or something that cannot be read here
/// ("unknown": an intrinsic, a variable, a malformed part). Unknown is neither absent nor zero, and no rule reports on it.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
internal readonly struct Setting<T>
{
    private Setting(SettingState state, T? value, TextSpan span)
    {
        State = state;
        Value = value;
        Span = span;
    }

    /// <summary>Gets a setting that stands nowhere.</summary>
    public static Setting<T> Absent => default;

    public SettingState State { get; }

    /// <summary>Gets the value; the default of <typeparamref name="T"/> unless <see cref="HasValue"/>.</summary>
    public T? Value { get; }

    /// <summary>Gets where the value stands in the file; empty when the setting is absent.</summary>
    public TextSpan Span { get; }

    public bool HasValue => State is SettingState.Value;

    public bool IsAbsent => State is SettingState.Absent;

    public static Setting<T> Of(T value, TextSpan span) => new(SettingState.Value, value, span);

    public static Setting<T> Unknown(TextSpan span) => new(SettingState.Unknown, default, span);
}

/// <summary>What is known of a <see cref="Setting{T}"/>.</summary>
internal enum SettingState
{
    Absent,
    Unknown,
    Value,
}

/// <summary>What kind of file a setting stands in.</summary>
internal enum ConfigurationFormat
{
    /// <summary>Not a file that says anything of functions.</summary>
    None,

    /// <summary><c>aws-lambda-tools-defaults.json</c> of the .NET Lambda tools.</summary>
    ToolsDefaults,

    /// <summary>An AWS SAM or CloudFormation template, in JSON or YAML.</summary>
    Template,

    /// <summary><c>serverless.yml</c> of the Serverless Framework.</summary>
    Serverless,

    /// <summary>Terraform, in HCL (<c>*.tf</c>).</summary>
    Terraform,

    /// <summary>C# that describes functions with the AWS CDK.</summary>
    Cdk,

    /// <summary>C# that describes functions with Pulumi.</summary>
    Pulumi,
}

/// <summary>Says how formats differ.</summary>
internal static class ConfigurationFormats
{
    /// <summary>Tells whether files of a format describe a deployment: all but defaults files, which only complete what is typed into a command line.</summary>
    public static bool IsDeployment(this ConfigurationFormat format) => format is not (ConfigurationFormat.None or ConfigurationFormat.ToolsDefaults);

    /// <summary>
    /// Gets the descriptions of one function that have a say on its settings: a defaults file has none where a tool deploys the function that does
    /// not read such files. A template may be deployed by the tools that do.
    /// </summary>
    public static ImmutableArray<FunctionSettings> WithoutIgnoredDefaults(this ImmutableArray<FunctionSettings> functions)
    {
        foreach (var function in functions)
        {
            if (function.File.Format.IsDeployment() && function.File.Format is not ConfigurationFormat.Template)
            {
                return functions.RemoveAll(static other => other.File.Format is ConfigurationFormat.ToolsDefaults);
            }
        }

        return functions;
    }

    /// <summary>Tells whether functions are described in C#, so that findings stand there.</summary>
    public static bool IsCode(this ConfigurationFormat format) => format is ConfigurationFormat.Cdk or ConfigurationFormat.Pulumi;

    /// <summary>Gets what the metadata of an additional file calls a format.</summary>
    public static string Kind(this ConfigurationFormat format) => format switch
    {
        ConfigurationFormat.ToolsDefaults => "defaults",
        ConfigurationFormat.Template => "template",
        ConfigurationFormat.Serverless => "serverless",
        ConfigurationFormat.Terraform => "terraform",
        ConfigurationFormat.Cdk => "cdk",
        ConfigurationFormat.Pulumi => "pulumi",
        _ => string.Empty,
    };
}

/// <summary>What a configuration file says of one function. Immutable.</summary>
internal sealed class FunctionSettings
{
    /// <summary>Gets the logical id in the template, or the <c>function-name</c> of a defaults file, or an empty string.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the variable, field or property of C# that holds the function, or null.</summary>
    public string? Variable { get; init; }

    /// <summary>
    /// Gets what tells the function from all others of its file, for fixes: its name, and in C#, where functions may share names or have none,
    /// where it is made.
    /// </summary>
    public string Key => File.Format.IsCode() ? NameSpan.Start.ToString(CultureInfo.InvariantCulture) : Name;

    /// <summary>Gets the file that declares the function.</summary>
    public required ConfigurationFile File { get; init; }

    /// <summary>Gets the span of the resource's name; in a defaults file the empty span at its start.</summary>
    public required TextSpan NameSpan { get; init; }

    /// <summary>Gets where the whole declaration stands in a template; empty in other formats.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Gets the handler string, e.g. <c>Assembly::Namespace.Type::Method</c>; for an image the first element of its command.</summary>
    public Setting<string> Handler { get; init; }

    /// <summary>Gets the timeout in seconds, from the function or what it inherits (<c>Globals</c>).</summary>
    public Setting<int> TimeoutSeconds { get; init; }

    /// <summary>Gets a value indicating whether the timeout is a quoted number in a defaults file, which the .NET tools ignore.</summary>
    public bool IsTimeoutQuoted { get; init; }

    /// <summary>Gets the timeout in seconds of a function for which the file sets none: 6 in the Serverless Framework, else 3.</summary>
    public int DefaultTimeoutSeconds =>
        File.Format is ConfigurationFormat.Serverless ? LambdaLimits.ServerlessFrameworkTimeoutSeconds : LambdaLimits.DefaultTimeoutSeconds;

    /// <summary>Gets the memory in MB.</summary>
    public Setting<int> MemoryMB { get; init; }

    /// <summary>Gets the size of <c>/tmp</c> in MB.</summary>
    public Setting<int> EphemeralStorageMB { get; init; }

    /// <summary>Gets how many layers the function has; unknown where the list cannot be read.</summary>
    public Setting<int> LayerCount { get; init; }

    /// <summary>Gets the architecture, as Lambda calls it: <c>x86_64</c> or <c>arm64</c>. What Lambda does not know is as written.</summary>
    public Setting<string> Architecture { get; init; }

    /// <summary>Gets the tracing mode: <c>Active</c> or <c>PassThrough</c>, whatever the file calls it.</summary>
    public Setting<string> Tracing { get; init; }

    /// <summary>Gets how often Lambda repeats an asynchronous invocation that failed.</summary>
    public Setting<int> AsyncRetries { get; init; }

    /// <summary>Gets how old an asynchronous event may get, in seconds.</summary>
    public Setting<int> AsyncEventAgeSeconds { get; init; }

    /// <summary>Gets whether events that fail for good go anywhere: a dead-letter queue or an on-failure destination of the function.</summary>
    public Setting<bool> KeepsFailedEvents { get; init; }

    /// <summary>Gets whether the function runs in a VPC.</summary>
    public Setting<bool> IsInVpc { get; init; }

    /// <summary>Gets whether the function mounts a file system.</summary>
    public Setting<bool> MountsFileSystem { get; init; }

    /// <summary>Gets whether concurrency is provisioned for a version or alias.</summary>
    public Setting<bool> HasProvisionedConcurrency { get; init; }

    /// <summary>Gets what Lambda does about loops of invocations: <c>Terminate</c> or <c>Allow</c>.</summary>
    public Setting<string> RecursiveLoop { get; init; }

    /// <summary>Gets a value indicating whether there may be more environment variables than <see cref="Variables"/>.</summary>
    public bool HasUnknownVariables { get; init; }

    /// <summary>Gets the environment variables in the order of the file, those with unknown values included.</summary>
    public ImmutableArray<EnvironmentVariable> Variables { get; init; } = ImmutableArray<EnvironmentVariable>.Empty;

    public Setting<string> Runtime { get; init; }

    /// <summary>Gets the package type as written: <c>Zip</c>, <c>Image</c>, <c>zip</c>, <c>image</c>.</summary>
    public Setting<string> PackageType { get; init; }

    /// <summary>Gets a value indicating whether the function is an image, as far as the file says.</summary>
    public bool IsImage { get; init; }

    /// <summary>Gets a value indicating whether the function is certainly no image, so that Lambda's own runtime starts it.</summary>
    public bool IsZip => !IsImage && PackageType.State is not SettingState.Unknown;

    /// <summary>Gets a value indicating whether .NET of Lambda starts the function, and not a <c>bootstrap</c> of its own.</summary>
    public bool IsManaged => Runtime.HasValue && Runtime.Value!.StartsWith(ManagedRuntimes.Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether an OS-only runtime starts the function's <c>bootstrap</c>, which need not look at the handler.</summary>
    public bool IsOSOnly => Runtime.HasValue && Runtime.Value!.StartsWith(ManagedRuntimes.OSOnlyPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a value indicating whether a layer, a build of its own or an archive made elsewhere may bring the <c>bootstrap</c> of an OS-only runtime.</summary>
    public bool MayBringBootstrap { get; init; }

    /// <summary>Gets a value indicating whether SAM is told to build the code with the tools of another language.</summary>
    public bool IsBuiltForOtherLanguage { get; init; }

    /// <summary>Gets where the code lies, relative to the file: <c>CodeUri</c>, <c>Code</c>, or for an image <c>Metadata.DockerContext</c>.</summary>
    public Setting<string> CodeUri { get; init; }

    /// <summary>Gets whether a capacity provider runs the function (Lambda Managed Instances).</summary>
    public Setting<bool> IsManagedInstances { get; init; }

    /// <summary>Gets whether SnapStart is on for published versions.</summary>
    public Setting<bool> IsSnapStart { get; init; }

    /// <summary>Gets a value indicating whether the Annotations generator owns the resource (<c>Metadata.Tool</c>).</summary>
    public bool IsAnnotations { get; init; }

    /// <summary>Gets the value of an environment variable, or null where it has none or an unknown one.</summary>
    public string? ValueOf(string variable)
    {
        foreach (var candidate in Variables)
        {
            if (candidate.Name == variable)
            {
                return candidate.Value.Value;
            }
        }

        return null;
    }

    /// <summary>Gets what calls the function, as far as the file says.</summary>
    public ImmutableArray<EventSource> EventSources { get; init; } = ImmutableArray<EventSource>.Empty;

    /// <summary>Gets the kind of each of <see cref="EventSources"/>.</summary>
    public ImmutableArray<EventSourceKind> Events => ImmutableArray.CreateRange(EventSources, static source => source.Kind);
}

/// <summary>An environment variable of a function. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Value">Its value; unknown where it is an intrinsic, a variable or anything else that is no constant.</param>
internal sealed record EnvironmentVariable(string Name, TextSpan NameSpan, Setting<string> Value)
{
    /// <summary>Gets the resource of the same file whose name or address the value is (its logical id, a Terraform address), or null.</summary>
    public string? Resource { get; init; }
}

/// <summary>Where a file stopped making sense.</summary>
/// <param name="Message">What is wrong, for people.</param>
/// <param name="Position">The offset at which reading stopped.</param>
internal sealed record ConfigurationError(string Message, int Position);

/// <summary>A key that stands at the top of a defaults file.</summary>
/// <param name="Name">The key.</param>
/// <param name="Span">Where it stands, with its quotation marks.</param>
internal sealed record ConfigurationKey(string Name, TextSpan Span);

/// <summary>One configuration file, read as far as it could be. Immutable, and cached per <see cref="SourceText"/>.</summary>
internal sealed class ConfigurationFile
{
    public required string Path { get; init; }

    public required ConfigurationFormat Format { get; init; }

    public required SourceText Text { get; init; }

    /// <summary>Gets the syntax tree where C# describes the functions, else null.</summary>
    public SyntaxTree? Tree { get; init; }

    /// <summary>Gets the model of the code where C# describes the functions, else null.</summary>
    public InfrastructureCode? Code { get; init; }

    /// <summary>Gets the functions that the file declares; at most one for a defaults file.</summary>
    public ImmutableArray<FunctionSettings> Functions { get; internal set; } = ImmutableArray<FunctionSettings>.Empty;

    /// <summary>Gets a value indicating whether the file declares a database with a public address, or one that may have one.</summary>
    public bool HasPublicDatabase { get; internal set; }

    /// <summary>Gets the template that a defaults file names with its <c>template</c> key, relative to the file; null where it names none.</summary>
    public string? TemplatePath { get; init; }

    /// <summary>Gets the credentials that the file holds for the tool that deploys it, as keys and values.</summary>
    public ImmutableArray<EnvironmentVariable> Credentials { get; init; } = ImmutableArray<EnvironmentVariable>.Empty;

    /// <summary>Gets the keys of a defaults file in their order, duplicates included; empty for other files.</summary>
    public ImmutableArray<ConfigurationKey> Keys { get; init; } = ImmutableArray<ConfigurationKey>.Empty;

    /// <summary>Gets why and where reading stopped, or null when the whole file was read.</summary>
    public ConfigurationError? Error { get; init; }
}
