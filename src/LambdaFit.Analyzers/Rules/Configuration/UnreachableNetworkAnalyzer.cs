using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>LFIT3022: a function that connects to a database or a cache, and that its configuration puts into no VPC. Reported at the handler.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnreachableNetworkAnalyzer() : LambdaAnalyzer(UnreachableNetwork)
{
    private static readonly DiagnosticDescriptor UnreachableNetwork = Rule.Create(
        RuleIds.UnreachableNetwork,
        "Function connects to a database from outside any VPC",
        "'{0}' connects with '{1}'{2}, but {3} puts it into no VPC; if the {4} lies in one, {5}",
        Categories.Configuration,
        DiagnosticSeverity.Info,
        "A function runs in a network of Lambda's own, from which it reaches the internet but no private address of a VPC, where databases of RDS and caches of ElastiCache usually are. Connections to them then wait until they time out. Give the function subnets and security groups of that VPC, or use an API that needs none.",
        isEnabledByDefault: false);

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        if (!DatabaseClients.AreKnown(project.Symbols))
        {
            return;
        }

        var clients = new DatabaseClients(project);
        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            var functions = project.Functions(cancellationToken).Of(entryPoint);
            if (MissingSetting.FirstWithout(functions, IsOutsideVpc) is { } function && clients.FirstUsedBy(entryPoint, functions, cancellationToken) is var (use, where))
            {
                report(Diagnostic.Create(
                    UnreachableNetwork,
                    entryPoint.Anchor,
                    [ConfigurationLocation.Of(function.File, function.NameSpan), use.Operation.Syntax.GetLocation()],
                    entryPoint.Name,
                    use.Client.Name,
                    where,
                    ConfigurationLocation.Describe(function),
                    use.IsCache ? "cache" : "database",
                    Advice(function.File.Format) + (use.HasDataApi ? ", or use the RDS Data API, which needs no VPC" : string.Empty)));
            }
        });
    }

    /// <summary>A capacity provider brings a network of its own, and a database with a public address can be reached from everywhere.</summary>
    private static bool IsOutsideVpc(FunctionSettings function) =>
        function.IsInVpc is { IsAbsent: true } or { HasValue: true, Value: false } && function.IsManagedInstances.IsAbsent && !function.File.HasPublicDatabase;

    private static string Advice(ConfigurationFormat format) => format switch
    {
        ConfigurationFormat.ToolsDefaults => "set 'function-subnets' and 'function-security-groups'",
        ConfigurationFormat.Serverless => "set 'vpc' with its subnets and security groups",
        ConfigurationFormat.Terraform => "set 'vpc_config' with its subnets and security groups",
        _ => "set 'VpcConfig' with its subnets and security groups",
    };
}
