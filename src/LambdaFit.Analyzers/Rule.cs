using System.Reflection;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers;

/// <summary>Makes the descriptors of all rules, so that help links and tags are built in one place.</summary>
internal static class Rule
{
    private static readonly string HelpLinkRoot =
        typeof(Rule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(static a => a.Key == "RepositoryUrl").Value
        + "/blob/main/nuget/docs/rules/";

    /// <summary>Creates the descriptor of a rule; its help link is the rule's page.</summary>
    public static DiagnosticDescriptor Create(
        string id,
        string title,
        string messageFormat,
        string category,
        DiagnosticSeverity severity,
        string description,
        bool isEnabledByDefault = true) =>
        new(id, title, messageFormat, category, severity, isEnabledByDefault, description, HelpLinkRoot + id + ".md");
}

/// <summary>The categories of the rules: one for each thousands digit. A category is never renamed, because users configure by it.</summary>
internal static class Categories
{
    public const string Duration = "LambdaFit.Duration";
    public const string State = "LambdaFit.State";
    public const string Configuration = "LambdaFit.Configuration";
    public const string Package = "LambdaFit.Package";
    public const string Compute = "LambdaFit.Compute";
    public const string Handler = "LambdaFit.Handler";
    public const string Performance = "LambdaFit.Performance";
    public const string Events = "LambdaFit.Events";
}
