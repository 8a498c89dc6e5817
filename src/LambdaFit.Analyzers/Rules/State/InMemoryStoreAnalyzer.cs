using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>LFIT2007: a store that all requests are meant to share, registered so that each execution environment has its own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InMemoryStoreAnalyzer() : LambdaAnalyzer(InMemoryStore)
{
    private static readonly DiagnosticDescriptor InMemoryStore = Rule.Create(
        RuleIds.InMemoryStore,
        "Shared store kept in the memory of one execution environment",
        "'{0}' keeps {1} in the memory of one execution environment, while Lambda spreads requests over many that come and go; use {2}",
        Categories.State,
        DiagnosticSeverity.Info,
        "Each execution environment is a process of its own, and Lambda starts and ends them as requests come. What one keeps in its memory the others do not see, and it is gone when the environment ends.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        context.RegisterOperationAction(new Stores(project).Analyze, OperationKind.Invocation);

    /// <summary>What the actions of one compilation share.</summary>
    private sealed class Stores(LambdaProject project)
    {
        private readonly Registrations registrations = new(project);

        public void Analyze(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (StoreOf(call) is { } store
                && project.IsFunctionProject(context.CancellationToken)
                && registrations.IsUnconditional(call, context.ContainingSymbol, context.CancellationToken)
                && !IsShared(call, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(InMemoryStore, Registrations.NameOf(call), call.TargetMethod.Name, store.What, store.Instead));
            }
        }

        private (string What, string Instead)? StoreOf(IInvocationOperation call)
        {
            var (type, what, instead) = call.TargetMethod.Name switch
            {
                "AddDistributedMemoryCache" => (TypeNames.DistributedMemoryCacheExtensions, "the distributed cache", "ElastiCache or DynamoDB, with 'AddStackExchangeRedisCache' or 'AddAWSDynamoDBDistributedCache'"),
                "AddSession" => (TypeNames.SessionServiceExtensions, "sessions", "a distributed cache in ElastiCache or DynamoDB"),
                "UseSession" => (TypeNames.SessionMiddlewareExtensions, "sessions", "a distributed cache in ElastiCache or DynamoDB"),
                "AddRateLimiter" => (TypeNames.RateLimiterServiceExtensions, "what the rate limiter counts", "the throttling of API Gateway, or counters in ElastiCache or DynamoDB"),
                "UseInMemoryDatabase" => (TypeNames.InMemoryDbContextExtensions, "the database", "DynamoDB, Aurora or RDS"),
                "AddSignalR" => (TypeNames.SignalRExtensions, "connections and groups", "a WebSocket API of API Gateway, or a backplane"),
                "UsingInMemory" => (TypeNames.MassTransitInMemoryExtensions, "messages", "SQS and SNS, with 'UsingAmazonSqs'"),
                _ => default,
            };
            return type is not null && project.Symbols.IsMemberOf(call.TargetMethod, type) ? (what, instead) : null;
        }

        /// <summary>Tells whether another registration makes the store a shared one.</summary>
        private bool IsShared(IInvocationOperation call, CancellationToken cancellationToken)
        {
            switch (call.TargetMethod.Name)
            {
                case "AddDistributedMemoryCache" or "AddSession":
                    return Has(IsDistributedCache, cancellationToken);
                case "UseSession":
                    return Has(operation => IsDistributedCache(operation) || (operation.TargetMethod.Name is "AddSession" && StoreOf(operation) is not null), cancellationToken);
                case "AddRateLimiter":
                    return HasOtherLimiter(call);
                case "AddSignalR":
                    return Has(IsBackplane, cancellationToken);
                default:
                    return false;
            }
        }

        private bool Has(Func<IInvocationOperation, bool> isMeant, CancellationToken cancellationToken)
        {
            foreach (var operation in NamedCalls.Find(project, static name => name.StartsWith("Add", StringComparison.Ordinal) || name is "TryAdd" or "Replace", cancellationToken))
            {
                if (operation is IInvocationOperation call && isMeant(call))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Tells registrations of <c>IDistributedCache</c> from elsewhere: by the service's type, or of a package of its own.</summary>
        private bool IsDistributedCache(IInvocationOperation call)
        {
            foreach (var argument in call.TargetMethod.TypeArguments)
            {
                if (project.Symbols.IsOrInherits(argument, TypeNames.DistributedCache))
                {
                    return true;
                }
            }

            foreach (var argument in call.Arguments)
            {
                foreach (var operation in argument.Value.DescendantsAndSelf())
                {
                    if (operation is ITypeOfOperation { TypeOperand: var type } && project.Symbols.IsOrInherits(type, TypeNames.DistributedCache))
                    {
                        return true;
                    }
                }
            }

            // Packages for caches follow one another in their names: AddStackExchangeRedisCache, AddDistributedSqlServerCache.
            return call.TargetMethod is { IsExtensionMethod: true, Name: not ("AddMemoryCache" or "AddDistributedMemoryCache" or "AddOutputCache" or "AddHybridCache") and var name }
                && name.EndsWith("Cache", StringComparison.Ordinal)
                && call.Arguments.Length > 0
                && project.Symbols.IsOrInherits(call.Arguments[0].Value.Unwrapped().Type, TypeNames.ServiceCollection);
        }

        private bool IsBackplane(IInvocationOperation call) =>
            (call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null)) is { } builder
            && project.Symbols.IsOrInherits(builder.Unwrapped().Type, TypeNames.SignalRServerBuilder)
            && call.TargetMethod.Name is not ("AddJsonProtocol" or "AddMessagePackProtocol" or "AddNewtonsoftJsonProtocol" or "AddHubOptions");

        /// <summary>Tells limiters that the framework does not have, which may count anywhere.</summary>
        private bool HasOtherLimiter(IInvocationOperation call)
        {
            foreach (var operation in call.Descendants())
            {
                switch (operation)
                {
                    case IInvocationOperation { TargetMethod: { Name: "Get", ContainingType.Name: "RateLimitPartition" } }:
                    case IInvocationOperation { TargetMethod: { Name: "AddPolicy", TypeArguments.Length: 2 } }:
                    case IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method }
                        when method.ReturnType.Name is "RateLimiterOptions" && !method.ContainingAssembly.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal):
                        return true;
                }
            }

            return false;
        }
    }
}
