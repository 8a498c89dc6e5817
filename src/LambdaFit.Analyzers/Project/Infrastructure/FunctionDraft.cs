using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>How C# describes a function.</summary>
internal enum FunctionShape
{
    /// <summary>A construct of the CDK: <c>Function</c>, <c>SingletonFunction</c>.</summary>
    Construct,

    /// <summary>The CDK's <c>DockerImageFunction</c>.</summary>
    ImageConstruct,

    /// <summary>A construct that builds a .NET project, and takes what is missing from its defaults file.</summary>
    DotNetConstruct,

    /// <summary>A resource of CloudFormation as the CDK shows it: <c>CfnFunction</c>.</summary>
    Resource,

    /// <summary>A resource of Pulumi's AWS provider.</summary>
    Pulumi,
}

/// <summary>A function while the member that describes it is being read.</summary>
/// <param name="construct">The expression that makes the function.</param>
/// <param name="shape">How it is described.</param>
/// <param name="bag">What it is given.</param>
internal sealed class FunctionDraft(SyntaxNode construct, FunctionShape shape, PropertyBag bag)
{
    /// <summary>Gets the expression that makes the function.</summary>
    public SyntaxNode Construct { get; } = construct;

    public FunctionShape Shape { get; } = shape;

    /// <summary>Gets what the function is given.</summary>
    public PropertyBag Bag { get; } = bag;

    /// <summary>Gets the construct's id, or an empty string.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the variable, field or property that the function is put into, or null.</summary>
    public string? Variable { get; init; }

    /// <summary>Gets where the name of the created type stands.</summary>
    public required TextSpan NameSpan { get; init; }

    public required ConfigurationFile File { get; init; }

    public ImmutableArray<EventSource>.Builder Sources { get; } = ImmutableArray.CreateBuilder<EventSource>();

    public ImmutableArray<EnvironmentVariable>.Builder Variables { get; } = ImmutableArray.CreateBuilder<EnvironmentVariable>();

    /// <summary>Gets how Pulumi is told to go about the function, or null.</summary>
    public PropertyBag? Options { get; init; }

    public bool HasUnknownVariables { get; set; }

    /// <summary>Gets or sets a value indicating whether layers are added later.</summary>
    public bool HasMoreLayers { get; set; }

    public Setting<bool> IsManagedInstances { get; set; }

    public Setting<bool> HasProvisionedConcurrency { get; set; }

    /// <summary>Gets or sets a value indicating whether the member says of functions which are not known what becomes of their failed events.</summary>
    public bool MayConfigureAsync { get; set; }

    /// <summary>Gets or sets what asynchronous invocations are told after the function was made.</summary>
    public PropertyBag? AsyncInvoke { get; set; }
}
