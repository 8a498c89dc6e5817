using System.Globalization;
using System.Text;
using LambdaFit.Analyzers.Facts;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Packaging;
using Microsoft.CodeAnalysis;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>
/// How a project becomes a container image: which folder <c>docker build</c> needs, what the functions' commands are, and the <c>Dockerfile</c>.
/// </summary>
internal sealed class ContainerImage
{
    private const string FileName = "Dockerfile";
    private const string Playwright = "Microsoft.Playwright";
    private const int OldestBaseImage = 6;

    private readonly PublishOptions publish;
    private readonly Version framework;
    private readonly string sdk;
    private readonly string assembly;
    private readonly bool isExecutable;
    private readonly bool drivesBrowsers;
    private readonly string projectFile;

    private ContainerImage(LambdaProject project, Version framework, string directory, string projectFile, DeploymentPackage content)
    {
        publish = project.Options.Publish;
        this.framework = framework;
        sdk = Version.TryParse(content.DockerSdk, out var known) && known >= framework ? content.DockerSdk : framework.ToString(2);
        assembly = project.Compilation.AssemblyName!;
        isExecutable = project.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        drivesBrowsers = content.Parts.Any(static part => part.Name == Playwright);
        var isKnown = content is { DockerContext.Length: > 0, DockerProject.Length: > 0 };
        WorkingDirectory = isKnown ? content.DockerContext : ".";
        Context = FilePath.Combine(directory, WorkingDirectory);
        this.projectFile = isKnown ? content.DockerProject : projectFile;
        File = this.projectFile.Substring(0, this.projectFile.LastIndexOf('/') + 1) + FileName;
    }

    /// <summary>Gets the folder that <c>docker build</c> needs, as the project's folder sees it.</summary>
    public string WorkingDirectory { get; }

    /// <summary>Gets the folder that <c>docker build</c> needs, in normal form.</summary>
    public string Context { get; }

    /// <summary>Gets where the <c>Dockerfile</c> lies in <see cref="Context"/>.</summary>
    public string File { get; }

    /// <summary>
    /// Gets how a project becomes an image, or null where that is not plain: native AOT needs a tool chain of its own, other frameworks have no image, and
    /// other projects that it refers to may lie anywhere.
    /// </summary>
    public static ContainerImage? For(LambdaProject project, Microsoft.CodeAnalysis.Project source, DeploymentPackage content)
    {
        var directory = ProjectConfiguration.ProjectDirectory(source.AnalyzerOptions);
        return project.Options.Publish is { IsAot: false, Framework: { } framework }
            && framework.Major >= OldestBaseImage
            && HasBaseImage(framework)
            && directory is not null
            && !string.IsNullOrEmpty(project.Compilation.AssemblyName)
            && (content.DockerContext.Length > 0 || !source.ProjectReferences.Any())
                ? new(project, framework, directory, source.FilePath is { } path ? FilePath.Name(path) : project.Compilation.AssemblyName + ".csproj", content)
                : null;
    }

    /// <summary>Gets the command of the function with a handler: that, or the name of the executable. Null where it cannot be written.</summary>
    public string? CommandOf(string? handler)
    {
        var command = isExecutable ? assembly : handler;
        return string.IsNullOrWhiteSpace(command) || command!.IndexOfAny([',', '"', '\'', '\\', '\r', '\n', '$']) >= 0 ? null : command;
    }

    /// <summary>Writes the <c>Dockerfile</c>: one stage that builds, and the image of AWS that runs.</summary>
    public string Dockerfile(string command)
    {
        var bringsRuntime = isExecutable && (publish.BringsRuntime || publish.IsTrimmed);
        var text = new StringBuilder();
        text.Append("# Built in ").Append(WorkingDirectory == "." ? "this folder" : "the folder " + WorkingDirectory).Append(": docker build -f ").Append(File.IndexOf(' ') < 0 ? File : "'" + File + "'").Append(" .\n");
        text.Append("FROM mcr.microsoft.com/dotnet/sdk:").Append(sdk).Append(" AS build\n");
        text.Append("WORKDIR /src\n");
        text.Append("COPY . .\n");
        text.Append("RUN dotnet publish \"").Append(projectFile).Append("\" --configuration Release ");
        if (publish.IsMultiTargeted)
        {
            text.Append("--framework ").Append(publish.FrameworkName).Append(' ');
        }

        text.Append("--os linux --self-contained ").Append(bringsRuntime ? "true" : "false").Append(" --output /publish\n\n");
        if (drivesBrowsers)
        {
            text.Append("# The browsers of Playwright are not in this image: see the page of LFIT4001.\n");
        }

        if (bringsRuntime)
        {
            text.Append("FROM public.ecr.aws/lambda/provided:al2023\n");
            text.Append("RUN dnf install -y libicu && dnf clean all\n");
            text.Append("COPY --from=build /publish ${LAMBDA_TASK_ROOT}\n");
            text.Append("ENTRYPOINT [\"/var/task/").Append(assembly).Append("\"]\n");
        }
        else
        {
            text.Append("FROM public.ecr.aws/lambda/dotnet:").Append(framework.Major.ToString(CultureInfo.InvariantCulture)).Append('\n');
            text.Append("COPY --from=build /publish ${LAMBDA_TASK_ROOT}\n");
        }

        return text.Append("CMD [\"").Append(command).Append("\"]\n").ToString();
    }

    /// <summary>Gets the context as a file of another folder writes it; null where no relative path leads there.</summary>
    public string? ContextFrom(string directory)
    {
        var comparison = directory.IndexOf(':') == 1 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var from = directory.Split('/');
        var to = Context.Split('/');
        var common = 0;
        while (common < from.Length && common < to.Length && string.Equals(from[common], to[common], comparison))
        {
            common++;
        }

        if (common == 0)
        {
            return null;
        }

        var up = string.Concat(Enumerable.Repeat("../", from.Length - common));
        var path = up + string.Join("/", to.Skip(common));
        return path.Length == 0 ? "." : up.Length > 0 ? path.TrimEnd('/') : "./" + path;
    }

    private static bool HasBaseImage(Version framework)
    {
        foreach (var runtime in ManagedRuntimes.All)
        {
            if (runtime.Version == framework)
            {
                return true;
            }
        }

        return false;
    }
}
