using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LambdaFit.Analyzers.Project.Configuration.Terraform;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>Recognises a configuration file and reads it, once per <see cref="SourceText"/>.</summary>
internal static class ConfigurationReader
{
    /// <summary>
    /// The metadata of an <c>AdditionalFiles</c> item that says what a file is: <c>defaults</c>, <c>template</c>, <c>serverless</c>, <c>terraform</c>.
    /// </summary>
    public const string KindMetadata = "build_metadata.AdditionalFiles.LambdaFitConfiguration";

    private const string DefaultsName = "aws-lambda-tools-defaults.json";
    private const string ServiceName = "serverless";
    private const string DefaultsPrefix = "aws-lambda-tools";

    private static readonly ConditionalWeakTable<SourceText, Cached> Files = new();

    /// <summary>Tells whether a file may be a configuration file, without looking into it.</summary>
    public static bool MayRead(string path, string? kindMetadata) => FormatOf(path, kindMetadata).Format is not ConfigurationFormat.None;

    /// <summary>Reads a file. Its format is <see cref="ConfigurationFormat.None"/> where it says nothing of functions.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="kindMetadata">What the project says the file is (<see cref="KindMetadata"/>), or null.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static ConfigurationFile Read(string path, string? kindMetadata, SourceText text, CancellationToken cancellationToken)
    {
        if (Files.TryGetValue(text, out var cached) && cached.File.Path == path && cached.Kind == kindMetadata)
        {
            return cached.File;
        }

        var file = ReadAnew(path, kindMetadata, text, cancellationToken);
        Files.GetValue(text, _ => new Cached(file, kindMetadata));
        return file;
    }

    /// <summary>Tells whether a file is one of a Terraform module, which is to be read with the others of its folder.</summary>
    public static bool IsTerraform(string path, string? kindMetadata) =>
        string.Equals(kindMetadata, "terraform", StringComparison.OrdinalIgnoreCase)
        || (string.IsNullOrEmpty(kindMetadata) && TerraformReader.IsModuleFile(path));

    private static ConfigurationFile ReadAnew(string path, string? kindMetadata, SourceText text, CancellationToken cancellationToken)
    {
        var (format, isCertain) = FormatOf(path, kindMetadata);
        if (format is ConfigurationFormat.None)
        {
            return Nothing(path, text);
        }

        if (format is ConfigurationFormat.Terraform)
        {
            return TerraformReader.Read(path, text, cancellationToken) ?? Nothing(path, text);
        }

        var content = text.ToString();
        var document = ConfigDocument.Read(content, IsYaml(path), cancellationToken);
        if (format is ConfigurationFormat.Serverless && !ServerlessReader.IsService(document))
        {
            // Templates go by this name too, and services of other clouds.
            (format, isCertain) = (ConfigurationFormat.Template, false);
        }

        if (!isCertain && !Says(format, document, content))
        {
            return Nothing(path, text);
        }

        var file = new ConfigurationFile
        {
            Path = path,
            Format = format,
            Text = text,
            TemplatePath = format is ConfigurationFormat.ToolsDefaults ? DefaultsReader.TemplatePath(document) : null,
            Keys = format is ConfigurationFormat.ToolsDefaults ? DefaultsReader.Keys(document) : ImmutableArray<ConfigurationKey>.Empty,
            Credentials = format is ConfigurationFormat.ToolsDefaults ? DefaultsReader.Credentials(document) : ImmutableArray<EnvironmentVariable>.Empty,
            Error = document.Error,
        };
        file.Functions = format switch
        {
            ConfigurationFormat.ToolsDefaults => DefaultsReader.Read(document, file),
            ConfigurationFormat.Serverless => ServerlessReader.Read(document, file, cancellationToken),
            _ => TemplateReader.Read(document, file, cancellationToken),
        };
        return file;
    }

    private static ConfigurationFile Nothing(string path, SourceText text) => new() { Path = path, Format = ConfigurationFormat.None, Text = text };

    private static (ConfigurationFormat Format, bool IsCertain) FormatOf(string path, string? kindMetadata)
    {
        if (string.Equals(kindMetadata, "defaults", StringComparison.OrdinalIgnoreCase))
        {
            return (ConfigurationFormat.ToolsDefaults, true);
        }

        if (string.Equals(kindMetadata, "template", StringComparison.OrdinalIgnoreCase))
        {
            return (ConfigurationFormat.Template, true);
        }

        if (string.Equals(kindMetadata, "serverless", StringComparison.OrdinalIgnoreCase))
        {
            return (ConfigurationFormat.Serverless, true);
        }

        if (IsTerraform(path, kindMetadata))
        {
            return (ConfigurationFormat.Terraform, false);
        }

        var name = FilePath.Name(path);
        if (name.Equals(DefaultsName, StringComparison.OrdinalIgnoreCase))
        {
            return (ConfigurationFormat.ToolsDefaults, true);
        }

        if (name.StartsWith(DefaultsPrefix, StringComparison.OrdinalIgnoreCase) && HasExtension(name, ".json"))
        {
            return (ConfigurationFormat.ToolsDefaults, false);
        }

        return name.Equals("serverless.template", StringComparison.OrdinalIgnoreCase) ? (ConfigurationFormat.Template, true)
            : IsNamedService(name) ? (ConfigurationFormat.Serverless, true)
            : HasExtension(name, ".template") || IsNamedTemplate(name) ? (ConfigurationFormat.Template, false)
            : (ConfigurationFormat.None, false);
    }

    /// <summary>Recognises <c>template.yaml</c>, <c>orders.template.json</c> and the like.</summary>
    private static bool IsNamedTemplate(string name) =>
        (IsYaml(name) || HasExtension(name, ".json"))
        && name.LastIndexOf('.') is var dot
        && HasExtension(name.Substring(0, dot), "template")
        && (dot == "template".Length || name[dot - "template".Length - 1] is '.' or '-' or '_');

    /// <summary>Recognises <c>serverless.yml</c> and what variants of it are called: <c>serverless.prod.yml</c>, <c>serverless-api.yml</c>.</summary>
    private static bool IsNamedService(string name) =>
        name.StartsWith(ServiceName, StringComparison.OrdinalIgnoreCase)
        && (IsYaml(name) || HasExtension(name, ".json"))
        && name[ServiceName.Length] is '.' or '-' or '_';

    private static bool IsYaml(string path) => HasExtension(path, ".yaml") || HasExtension(path, ".yml");

    private static bool HasExtension(string path, string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private static bool SaysDefaults(ConfigDocument document)
    {
        if (document.Root is { Kind: ConfigNodeKind.Mapping } root)
        {
            foreach (var entry in root.Entries)
            {
                if (DefaultsReader.IsOfFunction(entry.Key.Value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Says(ConfigurationFormat format, ConfigDocument document, string content) => format switch
    {
        ConfigurationFormat.Template => SaysTemplate(document, content),
        _ => SaysDefaults(document),
    };

    /// <summary>Tells a template with functions. One that cannot be read to its end is told by what its text says.</summary>
    private static bool SaysTemplate(ConfigDocument document, string content)
    {
        if (document.Error is not null)
        {
            return content.Contains(TemplateReader.ServerlessFunction) || content.Contains(TemplateReader.LambdaFunction);
        }

        if (document.Root?.Find("Resources") is { Kind: ConfigNodeKind.Mapping } resources)
        {
            foreach (var resource in resources.Entries)
            {
                if (TemplateReader.IsFunction(resource.Value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed record Cached(ConfigurationFile File, string? Kind);
}
