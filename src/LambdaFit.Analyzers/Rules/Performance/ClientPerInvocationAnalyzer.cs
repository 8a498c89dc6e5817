using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Performance;

/// <summary>
/// LFIT7001: a client, container or host that every invocation makes anew, although nothing about it differs, and pays for with connections,
/// handshakes and start-up time.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientPerInvocationAnalyzer() : LambdaAnalyzer(ClientPerInvocation)
{
    private static readonly DiagnosticDescriptor ClientPerInvocation = Rule.Create(
        RuleIds.ClientPerInvocation,
        "Client created in every Lambda invocation",
        "{0} {1}{2}; {3}",
        Categories.Performance,
        DiagnosticSeverity.Warning,
        "An execution environment serves many invocations. A client kept in a static field, or made in the constructor of the handler, keeps its connections for all of them; a new one resolves names, connects and negotiates TLS again, which the duration of each invocation pays for.");

    private const string KeepClient = "keep one in a 'static readonly' field or create it in the handler's constructor, so that warm invocations reuse its connections and only the cold start pays";
    private const string KeepContainer = "build it once in the constructor or a 'static readonly' field, so that only the cold start pays for it";
    private const string RegisterSingleton = "register it with 'AddSingleton', so that warm invocations reuse its connections and only the cold start pays";

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var creations = new Creations(project);
        context.RegisterOperationAction(c => creations.AnalyzeCreation(c), OperationKind.ObjectCreation);
        context.RegisterOperationAction(c => creations.AnalyzeCall(c), OperationKind.Invocation);
    }

    /// <summary>How long a container keeps what a factory makes.</summary>
    private enum Lifetime
    {
        /// <summary>No factory of a container.</summary>
        None,

        /// <summary>One object for the container.</summary>
        Singleton,

        /// <summary>One object for each request or use.</summary>
        Short,
    }

    /// <summary>What the actions of one compilation share.</summary>
    private sealed class Creations
    {
        private readonly LambdaProject project;
        private readonly OnceOnly onceOnly;
        private readonly InvocationValues values;

        public Creations(LambdaProject project)
        {
            this.project = project;
            onceOnly = new OnceOnly(project);
            values = new InvocationValues(project);
        }

        private KnownSymbols Symbols => project.Symbols;

        public void AnalyzeCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (Symbols.Is(creation.Type, TypeNames.HostBuilder) || Symbols.Is(creation.Type, TypeNames.WebHostBuilder))
            {
                Report(context, "Host '" + creation.Type!.Name + "' is built", KeepContainer);
            }
            else if (Clients.IsClient(Symbols, creation.Type)
                && !WrapsClient(creation)
                && !SharesHandler(creation, context.CancellationToken)
                && !Differs(creation, context.CancellationToken))
            {
                Report(context, "'" + creation.Type!.Name + "' is created", KeepClient);
            }
        }

        public void AnalyzeCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
            switch (method.Name)
            {
                case "Connect" or "ConnectAsync" when Symbols.IsMemberOf(method, TypeNames.ConnectionMultiplexer) && !Differs(call, context.CancellationToken):
                    Report(context, "'ConnectionMultiplexer' is connected", KeepClient);
                    break;
                case "BuildServiceProvider" when Symbols.IsMemberOf(method, TypeNames.ServiceCollectionContainerBuilderExtensions):
                    Report(context, "A service container is built", KeepContainer);
                    break;
                case "CreateDefaultBuilder" or "CreateApplicationBuilder" or "CreateEmptyApplicationBuilder" or "CreateBuilder" or "CreateSlimBuilder" or "CreateEmptyBuilder"
                    when Symbols.IsMemberOf(method, TypeNames.Host) || Symbols.IsMemberOf(method, TypeNames.WebApplication) || Symbols.IsMemberOf(method, TypeNames.WebHost):
                    Report(context, "A host is built", KeepContainer);
                    break;
            }
        }

        private void Report(OperationAnalysisContext context, string what, string advice)
        {
            var operation = context.Operation;
            var location = (operation is IInvocationOperation ? EntryPoints.NameOf(operation.Syntax) : operation.Syntax).GetLocation();
            var lifetime = FactoryLifetime(operation);
            if (lifetime is Lifetime.Singleton)
            {
                return;
            }

            if (lifetime is Lifetime.Short && !project.Options.IsLibrary && !project.EntryPoints(context.CancellationToken).All.IsEmpty)
            {
                if (!onceOnly.Covers(operation, reach: null, written: null, context.CancellationToken))
                {
                    context.ReportDiagnostic(Diagnostic.Create(ClientPerInvocation, location, what, "for each request or use, because of how it is registered", string.Empty, RegisterSingleton));
                }

                return;
            }

            if (project.CallGraph(context.CancellationToken).ReachOf(operation, context.ContainingSymbol) is { } reach
                && !onceOnly.Covers(operation, reach, written: null, context.CancellationToken)
                && !ServesCustomResource(reach.EntryPoint, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(ClientPerInvocation, location, what, "in every invocation", reach.Describe(), advice));
            }
        }

        /// <summary>A wrapper around a client that exists is cheap; one around a new client is reported at that client.</summary>
        private bool WrapsClient(IObjectCreationOperation creation)
        {
            foreach (var argument in creation.Arguments)
            {
                if (Symbols.IsOrInherits(argument.Value.Unwrapped().Type, TypeNames.AmazonService))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Connections belong to the message handler: with a kept one, or one that must not be shared (cookies), a new <c>HttpClient</c> is right.</summary>
        private bool SharesHandler(IOperation creation, CancellationToken cancellationToken)
        {
            if (creation is not IObjectCreationOperation { Arguments: { Length: > 0 } arguments })
            {
                return false;
            }

            foreach (var argument in arguments)
            {
                if (!Symbols.IsOrInherits(argument.Parameter?.Type, TypeNames.HttpMessageHandler))
                {
                    continue;
                }

                var handler = argument.Value.Unwrapped();
                if (handler is ILocalReferenceOperation { Local: var local })
                {
                    handler = DeclaredValue(local, cancellationToken)?.Unwrapped();
                }

                if (handler is not IObjectCreationOperation || SharesHandler(handler, cancellationToken) || HoldsCookies(creation.Root()))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool HoldsCookies(IOperation body)
        {
            foreach (var operation in body.Descendants())
            {
                if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CookieContainer" } })
                {
                    return true;
                }
            }

            return false;
        }

        private bool Differs(IOperation creation, CancellationToken cancellationToken)
        {
            foreach (var child in creation.ChildOperations)
            {
                if (child is not (IArgumentOperation { ArgumentKind: ArgumentKind.DefaultValue } or IInstanceReferenceOperation) && values.MayDiffer(child, cancellationToken))
                {
                    return true;
                }
            }

            return creation.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
                && values.IsConfiguredDifferently(local, creation.Root(), cancellationToken);
        }

        private IOperation? DeclaredValue(ILocalSymbol local, CancellationToken cancellationToken) =>
            local.DeclaringSyntaxReferences.Length == 1
            && local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
                ? project.Bodies.Operation(value, cancellationToken)
                : null;

        /// <summary>Gets what becomes of the result where the code is a factory given to a container: <c>AddScoped(_ =&gt; new AmazonS3Client())</c>.</summary>
        private Lifetime FactoryLifetime(IOperation operation)
        {
            for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
            {
                if (outer is not IAnonymousFunctionOperation)
                {
                    continue;
                }

                var parent = outer.Parent;
                while (parent is IDelegateCreationOperation or IConversionOperation)
                {
                    parent = parent.Parent;
                }

                if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method, Arguments: { Length: > 0 } arguments } }
                    && (Symbols.IsOrInherits(arguments[0].Value.Unwrapped().Type, TypeNames.ServiceCollection) || Symbols.IsMemberOf(method, TypeNames.ServiceDescriptor)))
                {
                    if (Contains(method.Name, "Singleton"))
                    {
                        return Lifetime.Singleton;
                    }

                    if (Contains(method.Name, "Scoped") || Contains(method.Name, "Transient"))
                    {
                        return Lifetime.Short;
                    }
                }
            }

            return Lifetime.None;
        }

        private static bool Contains(string name, string part) => name.IndexOf(part, StringComparison.Ordinal) >= 0;

        /// <summary>A custom resource runs once per deployment. Its event has a <c>ResponseURL</c>, which no other has.</summary>
        private static bool ServesCustomResource(EntryPoint entryPoint, CancellationToken cancellationToken)
        {
            if (entryPoint.Method is not { } handler)
            {
                return false;
            }

            for (var type = handler.Parameters.Length > 0 ? handler.Parameters[0].Type : null; type is not null; type = type.BaseType)
            {
                foreach (var member in type.GetMembers())
                {
                    if (member is IPropertySymbol && string.Equals(member.Name, "ResponseURL", StringComparison.OrdinalIgnoreCase))
                    {
                        return true;
                    }
                }
            }

            foreach (var reference in handler.DeclaringSyntaxReferences)
            {
                foreach (var token in (reference.GetSyntax(cancellationToken).FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? reference.GetSyntax(cancellationToken)).DescendantTokens())
                {
                    if (token.IsKind(SyntaxKind.StringLiteralToken) && string.Equals(token.ValueText, "ResponseURL", StringComparison.OrdinalIgnoreCase))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }
}
