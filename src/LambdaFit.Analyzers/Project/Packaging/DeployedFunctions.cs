using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Packaging;

/// <summary>
/// How the functions of a project are deployed. One package serves all of them, so what is to be said of it is said once: at the first
/// function that is a zip, or where all are images at the first of these. Where that is not known, nowhere.
/// </summary>
internal sealed class DeployedFunctions
{
    private const string PublishFolder = "/publish";

    private DeployedFunctions(DeployedFunction? zip, DeployedFunction? image)
    {
        Zip = zip;
        Image = image;
    }

    /// <summary>Gets the first function that is deployed as a zip, in the order of files and lines; null where none certainly is.</summary>
    public DeployedFunction? Zip { get; }

    /// <summary>Gets the first function that is deployed as an image, where none is a zip.</summary>
    public DeployedFunction? Image { get; }

    public static DeployedFunctions Find(LambdaProject project, DeploymentPackage package, CancellationToken cancellationToken)
    {
        var entryPoints = project.EntryPoints(cancellationToken);
        var usesTools = UsesTools(project.Configuration(cancellationToken));
        DeployedFunction? zip = null;
        DeployedFunction? image = null;
        var isUncertain = false;
        foreach (var entryPoint in entryPoints.All)
        {
            if (!entryPoints.IsDeclaredFunction(entryPoint))
            {
                continue;
            }

            var settings = Settings(project, entryPoint, cancellationToken);
            var isByTools = usesTools || IsPublishedByTools(settings);
            switch (IsImage(project, package, entryPoint, cancellationToken))
            {
                case true:
                    image = First(image, new(entryPoint, settings, isByTools));
                    break;
                case false:
                    zip = First(zip, new(entryPoint, settings, isByTools));
                    break;
                default:
                    isUncertain = true;
                    break;
            }
        }

        return new(zip, zip is null && !isUncertain ? image : null);
    }

    /// <summary>Tells whether a function is an image; null where that is not known.</summary>
    private static bool? IsImage(LambdaProject project, DeploymentPackage package, EntryPoint entryPoint, CancellationToken cancellationToken)
    {
        if (IsAnnotatedAsImage(entryPoint.Method, project.Symbols))
        {
            return true;
        }

        var (images, zips) = (0, 0);
        foreach (var function in project.Functions(cancellationToken).Of(entryPoint))
        {
            // A defaults file that names a template leaves it to that.
            if (function.File.TemplatePath is not null && function.PackageType.IsAbsent)
            {
                continue;
            }

            if (function.IsImage)
            {
                images++;
            }
            else if (!function.IsZip || (function.PackageType.IsAbsent && (package.HasDockerfile || package.IsImage)))
            {
                return null;
            }
            else
            {
                zips++;
            }
        }

        return (images, zips) switch
        {
            (0, 0) when package.IsImage => true,
            (0, 0) => package.HasDockerfile || MayBeUnnamedImage(project.Configuration(cancellationToken)) ? null : false,
            (0, _) => false,
            (_, 0) => true,
            _ => null,
        };
    }

    /// <summary>Tells whether any file declares an image whose handler stands elsewhere, such as in its <c>Dockerfile</c>.</summary>
    private static bool MayBeUnnamedImage(ProjectConfiguration configuration)
    {
        foreach (var file in configuration.Files)
        {
            foreach (var function in file.Functions)
            {
                if (!function.IsZip && !function.Handler.HasValue)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsAnnotatedAsImage(IMethodSymbol? method, KnownSymbols symbols)
    {
        if (method is null || symbols[TypeNames.LambdaFunctionAttribute] is not { } type)
        {
            return false;
        }

        foreach (var attribute in method.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type))
            {
                foreach (var argument in attribute.NamedArguments)
                {
                    if (argument is { Key: "PackageType", Value.Value: int and not 0 })
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>Gets what the configuration says of a function, in a template rather than in a defaults file.</summary>
    private static FunctionSettings? Settings(LambdaProject project, EntryPoint entryPoint, CancellationToken cancellationToken)
    {
        FunctionSettings? found = null;
        foreach (var function in project.Functions(cancellationToken).Of(entryPoint))
        {
            if (found is null || (!found.File.Format.IsDeployment() && function.File.Format.IsDeployment()))
            {
                found = function;
            }
        }

        return found;
    }

    /// <summary>Tells whether the project has a file of defaults for the .NET Lambda tools, which make its packages then, whatever deploys them.</summary>
    private static bool UsesTools(ProjectConfiguration configuration)
    {
        foreach (var file in configuration.Files)
        {
            if (file.Format is ConfigurationFormat.ToolsDefaults)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Tells whether the .NET Lambda tools publish what a template deploys, as far as is known; SAM's build calls them too. They name the platform themselves. A
    /// template may also take a folder or an archive that something else has published.
    /// </summary>
    private static bool IsPublishedByTools(FunctionSettings? function) =>
        function?.File.Format is ConfigurationFormat.Template
        && (function.CodeUri.Value is not { } code
            || !(code.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) || FilePath.Normalize(code).EndsWith(PublishFolder, StringComparison.OrdinalIgnoreCase)));

    private static DeployedFunction First(DeployedFunction? first, DeployedFunction next) => first is null || IsBefore(next, first) ? next : first;

    private static bool IsBefore(DeployedFunction left, DeployedFunction right)
    {
        var (leftAnchor, rightAnchor) = (left.EntryPoint.Anchor, right.EntryPoint.Anchor);
        var byFile = string.CompareOrdinal(leftAnchor.SourceTree?.FilePath, rightAnchor.SourceTree?.FilePath);
        return byFile < 0 || (byFile == 0 && leftAnchor.SourceSpan.Start < rightAnchor.SourceSpan.Start);
    }
}

/// <summary>A function and how it is deployed.</summary>
/// <param name="EntryPoint">Where its invocations begin.</param>
/// <param name="Settings">What the configuration says of it, or null where it says nothing.</param>
/// <param name="IsPublishedByTools">Whether the .NET Lambda tools publish it, and so for Lambda's platform alone.</param>
internal sealed record DeployedFunction(EntryPoint EntryPoint, FunctionSettings? Settings, bool IsPublishedByTools);
