using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LambdaFit.Analyzers.Project.Configuration.Hcl;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration.Terraform;

/// <summary>
/// Reads the functions of Terraform modules (<c>resource "aws_lambda_function"</c>). What a child module declares is unknown, and so is what
/// differs from one instance to the next (<c>each.*</c>, <c>count.index</c>); a function with <c>for_each</c> is one declaration.
/// </summary>
internal sealed class TerraformReader
{
    public const string Function = "aws_lambda_function";

    /// <summary>How many calls of <c>merge</c> are followed; one that merges itself never ends.</summary>
    private const int MaxMerges = 50;

    private static readonly ConditionalWeakTable<SourceText, CachedModule> Modules = new();

    private readonly TerraformModule module;
    private readonly TerraformSources sources;
    private readonly List<(TerraformResource Resource, string? Function)> companions = [];

    private TerraformReader(IReadOnlyList<TerraformFile> files, ImmutableArray<string> passed, CancellationToken cancellationToken)
    {
        module = new TerraformModule(files, passed);
        sources = new TerraformSources(module, cancellationToken);
        foreach (var resource in module.Resources)
        {
            if (resource.Type is "aws_lambda_function_event_invoke_config" or "aws_lambda_provisioned_concurrency_config" or "aws_lambda_function_recursion_config")
            {
                companions.Add((resource, sources.FunctionOf(resource, "function_name")));
            }
        }
    }

    /// <summary>Tells whether a path is that of a file of a module, without looking into it.</summary>
    public static bool IsModuleFile(string path) => path.EndsWith(".tf", StringComparison.OrdinalIgnoreCase) || TerraformFile.IsValuesFile(path);

    /// <summary>Reads one file alone: what other files of its folder say is then unknown.</summary>
    public static ConfigurationFile? Read(string path, SourceText text, CancellationToken cancellationToken) =>
        ReadAll([(path, text)], ImmutableArray<string>.Empty, cancellationToken).FirstOrDefault();

    /// <summary>Reads the files of one folder, once for the same texts, and gives those that declare functions or hold credentials.</summary>
    /// <param name="files">The files.</param>
    /// <param name="passed">The variables that modules of other folders set when they call this one.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static ImmutableArray<ConfigurationFile> ReadModule(IReadOnlyList<(string Path, SourceText Text)> files, ImmutableArray<string> passed, CancellationToken cancellationToken)
    {
        var key = files[0].Text;
        if (Modules.TryGetValue(key, out var cached) && cached.IsOf(files, passed))
        {
            return cached.Files;
        }

        var read = ReadAll(files, passed, cancellationToken);
        Modules.Remove(key);
        Modules.GetValue(key, _ => new(files.ToImmutableArray(), passed, read));
        return read;
    }

    private static ImmutableArray<ConfigurationFile> ReadAll(
        IReadOnlyList<(string Path, SourceText Text)> files, ImmutableArray<string> passed, CancellationToken cancellationToken)
    {
        var parsed = new List<TerraformFile>();
        var hasFunction = false;
        foreach (var (path, text) in files)
        {
            var document = HclDocument.Of(text, cancellationToken);
            parsed.Add(new(path, text, document));
            hasFunction |= DeclaresFunction(document);
        }

        return hasFunction ? new TerraformReader(parsed, passed, cancellationToken).ReadFiles(parsed, cancellationToken) : ImmutableArray<ConfigurationFile>.Empty;
    }

    private static bool DeclaresFunction(HclDocument document)
    {
        foreach (var block in document.Body.Blocks)
        {
            if (block is { Type: "resource", Labels.Count: 2 } && block.Labels[0].Text == Function)
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableArray<ConfigurationFile> ReadFiles(List<TerraformFile> files, CancellationToken cancellationToken)
    {
        var read = ImmutableArray.CreateBuilder<ConfigurationFile>();
        foreach (var file in files)
        {
            var credentials = Credentials(file);
            if (file.IsValues || (credentials.IsEmpty && !DeclaresFunction(file.Document)))
            {
                continue;
            }

            var configuration = new ConfigurationFile
            {
                Path = file.Path,
                Format = ConfigurationFormat.Terraform,
                Text = file.Text,
                Credentials = credentials,
                HasPublicDatabase = module.Resources.Any(IsPublicDatabase),
                Error = file.Document.Error,
            };
            var functions = ImmutableArray.CreateBuilder<FunctionSettings>();
            foreach (var resource in module.Resources)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (resource.Type == Function && ReferenceEquals(resource.File, file) && !IsSwitchedOff(resource))
                {
                    functions.Add(ReadFunction(resource, configuration));
                }
            }

            configuration.Functions = functions.ToImmutable();
            read.Add(configuration);
        }

        return read.ToImmutable();
    }

    /// <summary>Gets the keys with which a file lets Terraform into the account.</summary>
    private static ImmutableArray<EnvironmentVariable> Credentials(TerraformFile file)
    {
        var credentials = ImmutableArray.CreateBuilder<EnvironmentVariable>();
        foreach (var block in file.Document.Body.Blocks)
        {
            foreach (var attribute in block is { Type: "provider", Labels.Count: 1 } && block.Labels[0].Text == "aws" ? block.Body.Attributes : [])
            {
                if (attribute is { Name: "access_key" or "secret_key" or "token", Value: { Kind: HclKind.Text } value })
                {
                    credentials.Add(new(attribute.Name, attribute.NameSpan, Setting<string>.Of(value.Text, value.Span)));
                }
            }
        }

        return credentials.ToImmutable();
    }

    private static bool IsPublicDatabase(TerraformResource resource) =>
        resource.Type is "aws_db_instance" or "aws_rds_cluster_instance" or "aws_redshift_cluster" or "aws_redshiftserverless_workgroup"
        && resource.Body.Attribute("publicly_accessible") is { Value: not { Kind: HclKind.Boolean, Text: "false" } };

    private static bool IsSwitchedOff(TerraformResource resource) => resource.Body.Attribute("count") is { Value: { Kind: HclKind.Number, Text: "0" } };

    private FunctionSettings ReadFunction(TerraformResource resource, ConfigurationFile file)
    {
        var place = new TerraformPlace(resource.File, resource.NameSpan);
        var function = new TerraformScope(module, resource, place);
        var packageType = function.Text("package_type");
        var isImage = packageType.HasValue
            ? string.Equals(packageType.Value, "Image", StringComparison.OrdinalIgnoreCase)
            : function.Raw("image_uri") is not null && function.IsMissing("handler");
        var (variables, hasUnknownVariables) = Variables(function.Block("environment"));
        var asynchronous = Companion("aws_lambda_function_event_invoke_config", resource, place);
        return new FunctionSettings
        {
            Name = resource.Address,
            File = file,
            NameSpan = resource.NameSpan,
            Handler = isImage ? function.Block("image_config").FirstText("command") : function.Text("handler"),
            TimeoutSeconds = function.Int("timeout"),
            MemoryMB = function.Int("memory_size"),
            EphemeralStorageMB = function.Block("ephemeral_storage").Int("size"),
            LayerCount = Count(function.List("layers")),
            Architecture = function.FirstText("architectures"),
            Tracing = function.Block("tracing_config").Text("mode"),
            AsyncRetries = asynchronous.Int("maximum_retry_attempts"),
            AsyncEventAgeSeconds = asynchronous.Int("maximum_event_age_in_seconds"),
            KeepsFailedEvents = KeepsFailedEvents(function, asynchronous),
            IsInVpc = IsInVpc(function.Block("vpc_config")),
            MountsFileSystem = function.Block("file_system_config").Exists,
            HasProvisionedConcurrency = Companion("aws_lambda_provisioned_concurrency_config", resource, place).Exists,
            RecursiveLoop = Companion("aws_lambda_function_recursion_config", resource, place).Text("recursive_loop"),
            Variables = variables,
            HasUnknownVariables = hasUnknownVariables,
            Runtime = function.Text("runtime"),
            PackageType = packageType,
            IsImage = isImage,
            MayBringBootstrap = !function.IsMissing("layers") || PublishedFolder(function) is null,
            CodeUri = isImage ? Setting<string>.Unknown(default) : CodeUri(function),
            IsManagedInstances = function.Block("capacity_provider_config").Exists,
            IsSnapStart = SettingReader.SnapStart(function.Block("snap_start").Text("apply_on")),
            EventSources = sources.Of(resource.Address, place),
        };
    }

    /// <summary>Gets the resource that says more of a function; nothing where there is none, unknown where there are several.</summary>
    private TerraformScope Companion(string type, TerraformResource function, TerraformPlace place)
    {
        TerraformResource? found = null;
        foreach (var (resource, named) in companions)
        {
            if (resource.Type == type && named == function.Address)
            {
                if (found is not null)
                {
                    return TerraformScope.Unknown(module, place);
                }

                found = resource;
            }
        }

        return found is null ? TerraformScope.Nothing(module, place) : new(module, found, place);
    }

    private static Setting<bool> KeepsFailedEvents(TerraformScope function, TerraformScope asynchronous)
    {
        var deadLetters = function.Block("dead_letter_config").Exists;
        return deadLetters.IsAbsent ? asynchronous.Block("destination_config").Block("on_failure").Exists : deadLetters;
    }

    private static Setting<int> Count(Setting<IReadOnlyList<TerraformValue>> list) => list switch
    {
        { HasValue: true, Value: { } items } when items.All(static i => i.Expression.Kind is HclKind.Text or HclKind.Template or HclKind.Reference) => Setting<int>.Of(items.Count, list.Span),
        { IsAbsent: true } => Setting<int>.Absent,
        _ => Setting<int>.Unknown(list.Span),
    };

    /// <summary>Subnets that are passed in may be none.</summary>
    private static Setting<bool> IsInVpc(TerraformScope vpc)
    {
        if (!vpc.Exists.HasValue)
        {
            return vpc.Exists;
        }

        var subnets = vpc.List("subnet_ids");
        return subnets.HasValue ? Setting<bool>.Of(subnets.Value!.Count > 0, vpc.Span) : Setting<bool>.Unknown(vpc.Span);
    }

    /// <summary>Gets where the archive or the folder lies from which Terraform makes it; unknown where it comes from S3 or another resource.</summary>
    private static Setting<string> CodeUri(TerraformScope function)
    {
        if (PublishedFolder(function) is { } folder)
        {
            return folder;
        }

        var archive = function.Text("filename");
        return archive.HasValue ? archive : Setting<string>.Unknown(default);
    }

    /// <summary>Gets the folder that <c>archive_file</c> packs for a function, where it is that and known.</summary>
    private static Setting<string>? PublishedFolder(TerraformScope function) =>
        function.ResourceOf("filename") is { Type: "data.archive_file" or "archive_file" } archive && function.Of(archive).Text("source_dir") is { HasValue: true } folder ? folder : null;

    private (ImmutableArray<EnvironmentVariable> Variables, bool HasUnknown) Variables(TerraformScope environment)
    {
        var variables = ImmutableArray.CreateBuilder<EnvironmentVariable>();
        if (environment.IsAbsent)
        {
            return (variables.ToImmutable(), false);
        }

        if (environment.Value("variables") is not { } value)
        {
            return (variables.ToImmutable(), !environment.IsMissing("variables"));
        }

        var merges = 0;
        var isComplete = AddVariables(value, environment, environment.PlaceOf(value, environment.Span), variables, ref merges);
        return (variables.ToImmutable(), !isComplete);
    }

    private bool AddVariables(TerraformValue value, TerraformScope environment, TextSpan use, ImmutableArray<EnvironmentVariable>.Builder variables, ref int merges)
    {
        switch (value.Expression)
        {
            case { Kind: HclKind.Object }:
                var isComplete = !value.Expression.IsIncomplete;
                foreach (var entry in value.Expression.Entries)
                {
                    if (entry.Name is null)
                    {
                        isComplete = false;
                        continue;
                    }

                    for (var i = variables.Count - 1; i >= 0; i--)
                    {
                        if (variables[i].Name == entry.Name)
                        {
                            variables.RemoveAt(i);
                        }
                    }

                    var resolved = module.Resolve(entry.Value, value.File);
                    if (resolved.Expression.Kind is HclKind.Null)
                    {
                        continue;
                    }

                    var isHere = environment.IsInPlace(value.File);
                    var span = environment.PlaceOf(resolved, isHere ? entry.Value.Span : use);
                    variables.Add(new(
                        entry.Name,
                        isHere ? entry.NameSpan : use,
                        resolved.Expression.IsConstant ? Setting<string>.Of(resolved.Expression.Text, span) : Setting<string>.Unknown(span))
                    {
                        Resource = module.ResourceOf(new(entry.Value, value.File))?.Address,
                    });
                }

                return isComplete;
            case { Kind: HclKind.Call, Text: "merge" } when ++merges <= MaxMerges:
                var isMerged = true;
                foreach (var item in value.Expression.Items)
                {
                    isMerged &= AddVariables(module.Resolve(item, value.File), environment, use, variables, ref merges);
                }

                return isMerged;
            default:
                return value.Expression.Kind is HclKind.Null;
        }
    }

    private sealed record CachedModule(ImmutableArray<(string Path, SourceText Text)> Sources, ImmutableArray<string> Passed, ImmutableArray<ConfigurationFile> Files)
    {
        public bool IsOf(IReadOnlyList<(string Path, SourceText Text)> files, ImmutableArray<string> passed)
        {
            if (files.Count != Sources.Length || !Passed.SequenceEqual(passed))
            {
                return false;
            }

            for (var i = 0; i < files.Count; i++)
            {
                if (files[i].Path != Sources[i].Path || !ReferenceEquals(files[i].Text, Sources[i].Text))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
