using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>LFIT1010: a service or scheduler that is registered to run in the background of a function.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HostedServiceInFunctionAnalyzer() : LambdaAnalyzer(HostedServiceInFunction)
{
    private static readonly DiagnosticDescriptor HostedServiceInFunction = Rule.Create(
        RuleIds.HostedServiceInFunction,
        "Background service in a Lambda function",
        "{0} is to run in the background, but Lambda freezes the environment between invocations, which last 900 s at most, so it stops in the middle of its work and does nothing while nobody calls; let EventBridge Scheduler invoke a function of its own, or move it to Fargate",
        Categories.Duration,
        DiagnosticSeverity.Warning,
        "Hosted services and schedulers need a process that keeps running. Lambda runs the process only while it handles an invocation and freezes it in between: timers are late or never fire, loops stop in the middle, and an environment without traffic is ended.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        // A library's functions and hosts are elsewhere.
        if (!project.Options.IsLibrary)
        {
            var rule = new Analysis(project);
            context.RegisterOperationAction(rule.AnalyzeCall, OperationKind.Invocation);
        }
    }

    /// <summary>The rule on one compilation.</summary>
    private sealed class Analysis(LambdaProject project)
    {
        private readonly KnownSymbols symbols = project.Symbols;
        private readonly BackgroundWork work = new(project);
        private readonly Registrations registrations = new(project);
        private readonly MemberReferences references = project.References;
        private object? isFunction;

        public void AnalyzeCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (What(call, context.CancellationToken) is { } what && IsFunctionWithoutBootstrap(context.CancellationToken)
                && registrations.IsUnconditional(call, context.ContainingSymbol, context.CancellationToken)
                && !project.NeverFreezes(entryPoint: null, call.Syntax.SyntaxTree, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(HostedServiceInFunction, EntryPoints.NameOf(call.Syntax).GetLocation(), what));
            }
        }

        /// <summary>Says what a call registers to run in the background; null where it registers nothing of the kind.</summary>
        private string? What(IInvocationOperation call, CancellationToken cancellationToken)
        {
            var method = call.TargetMethod;
            switch (method.Name)
            {
                case "AddHostedService":
                    return symbols.IsMemberOf(method, TypeNames.ServiceCollectionHostedServiceExtensions) && method.TypeArguments.Length is 1
                        ? Named(Implementation(call) ?? method.TypeArguments[0], cancellationToken)
                        : null;
                case "AddSingleton" or "AddTransient" or "AddScoped" or "Singleton" or "Transient" or "Scoped":
                    return (symbols.IsMemberOf(method, TypeNames.ServiceCollectionServiceExtensions) || symbols.IsMemberOf(method, TypeNames.ServiceDescriptor))
                        && IsHostedService(call)
                            ? Named(Implementation(call), cancellationToken)
                            : null;

                // Their classes share names with others, so that the assembly tells them.
                case "AddQuartzHostedService" or "AddQuartzServer":
                    return method.ContainingAssembly?.Name is "Quartz.Extensions.Hosting" or "Quartz.AspNetCore" ? "The scheduler of Quartz" : null;
                case "AddHangfireServer":
                    return method.ContainingAssembly?.Name is "Hangfire.NetCore" or "Hangfire.AspNetCore" ? "The server of Hangfire" : null;
                case "AddScheduler":
                    return method.ContainingAssembly?.Name is "Coravel" ? "The scheduler of Coravel" : null;
                default:
                    return null;
            }
        }

        private string? Named(ITypeSymbol? service, CancellationToken cancellationToken) =>
            service is INamedTypeSymbol named && work.RunsOn(named, cancellationToken) ? "'" + DisplayNames.OfType(named) + "'" : null;

        /// <summary>Tells whether the service that a call registers is <c>IHostedService</c>.</summary>
        private bool IsHostedService(IInvocationOperation call)
        {
            if (!call.TargetMethod.TypeArguments.IsEmpty)
            {
                return symbols.Is(call.TargetMethod.TypeArguments[0], TypeNames.HostedService);
            }

            foreach (var argument in call.Arguments)
            {
                if (argument is { Parameter.Name: "serviceType" or "service", Value: ITypeOfOperation type })
                {
                    return symbols.Is(type.TypeOperand, TypeNames.HostedService);
                }
            }

            return false;
        }

        /// <summary>Gets the class that a call registers, or null where it is not known.</summary>
        private static ITypeSymbol? Implementation(IInvocationOperation call)
        {
            if (call.TargetMethod.TypeArguments.Length is 2)
            {
                return call.TargetMethod.TypeArguments[1];
            }

            foreach (var argument in call.Arguments)
            {
                switch (argument.Value.Unwrapped())
                {
                    case ITypeOfOperation type when argument.Parameter?.Name is "implementationType":
                        return type.TypeOperand;
                    case IObjectCreationOperation creation when argument.Parameter?.Name is "implementationInstance":
                        return creation.Type;
                    case IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: { Length: 1 } statements } } when statements[0] is IReturnOperation { ReturnedValue: { } value }:
                        return value.Unwrapped().Type;
                }
            }

            return null;
        }

        private bool IsFunctionWithoutBootstrap(CancellationToken cancellationToken) =>
            (bool)(isFunction ??= project.IsFunctionProject(cancellationToken) && !HasBootstrap(cancellationToken));

        /// <summary>A bootstrap of the project's own may be what the service runs.</summary>
        private bool HasBootstrap(CancellationToken cancellationToken)
        {
            foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
            {
                if (entryPoint.Kind is EntryPointKind.Bootstrap)
                {
                    return true;
                }
            }

            if (symbols[TypeNames.LambdaBootstrap] is { } bootstrap)
            {
                foreach (var member in bootstrap.GetMembers("RunAsync"))
                {
                    if (references.IsMentioned(member, cancellationToken))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }
}
