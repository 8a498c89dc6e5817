using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>LFIT2010: cookies and tokens of ASP.NET Core that are protected with keys that no other execution environment has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EphemeralDataProtectionKeysAnalyzer() : LambdaAnalyzer(EphemeralDataProtectionKeys)
{
    private static readonly DiagnosticDescriptor EphemeralDataProtectionKeys = Rule.Create(
        RuleIds.EphemeralDataProtectionKeys,
        "Data protection keys are not persisted",
        "What '{0}' protects can be read only by the execution environment that made it, because its keys are kept nowhere else; keep them with 'AddDataProtection().PersistKeysTo…', such as 'PersistKeysToAWSSystemsManager'",
        Categories.State,
        DiagnosticSeverity.Info,
        "ASP.NET Core protects cookies, antiforgery tokens, session ids and the like with a ring of keys. A function has no folder of the user to keep it in, so each execution environment makes keys of its own: what one has protected another cannot read, and users are signed out or refused.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        context.RegisterOperationAction(new KeyRing(project).Analyze, OperationKind.Invocation);

    /// <summary>What the actions of one compilation share.</summary>
    private sealed class KeyRing(LambdaProject project)
    {
        private readonly Registrations registrations = new(project);
        private readonly object gate = new();
        private (bool IsKnown, SyntaxNode? First) uses;

        /// <summary>One key ring protects everything, so that the first use alone is reported.</summary>
        public void Analyze(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (Protects(call.TargetMethod)
                && IsWebApplication(context.CancellationToken)
                && FirstUse(context.CancellationToken) == call.Syntax)
            {
                context.ReportDiagnostic(Diagnostic.Create(EphemeralDataProtectionKeys, Registrations.NameOf(call), call.TargetMethod.Name));
            }
        }

        private static bool IsName(string name) => name is "AddCookie" or "AddIdentity" or "AddIdentityCookies" or "AddIdentityApiEndpoints" or "AddBearerToken"
            or "AddSession" or "AddAntiforgery" or "AddDataProtection" or "CreateProtector";

        private bool Protects(IMethodSymbol method) => method.Name switch
        {
            "AddCookie" => project.Symbols.IsMemberOf(method, TypeNames.CookieExtensions),
            "AddBearerToken" => project.Symbols.IsMemberOf(method, TypeNames.BearerTokenExtensions),
            "AddIdentityCookies" => project.Symbols.IsMemberOf(method, TypeNames.IdentityCookieExtensions),
            "AddIdentity" or "AddIdentityApiEndpoints" => method.IsExtensionMethod && project.Symbols.Is(method.ReturnType, TypeNames.IdentityBuilder),
            "AddSession" => project.Symbols.IsMemberOf(method, TypeNames.SessionServiceExtensions),
            "AddAntiforgery" => project.Symbols.IsMemberOf(method, TypeNames.AntiforgeryServiceExtensions),
            "AddDataProtection" => project.Symbols.IsMemberOf(method, TypeNames.DataProtectionServiceExtensions),
            "CreateProtector" => project.Symbols.IsMemberOf(method, TypeNames.DataProtectionProvider) || project.Symbols.IsMemberOf(method, TypeNames.DataProtectionCommonExtensions),
            _ => false,
        };

        private bool IsWebApplication(CancellationToken cancellationToken)
        {
            foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
            {
                if (entryPoint.Kind is EntryPointKind.AspNetCoreHost)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Gets the first call that protects something, or null where keys are kept, or may be.</summary>
        private SyntaxNode? FirstUse(CancellationToken cancellationToken)
        {
            lock (gate)
            {
                if (!uses.IsKnown)
                {
                    uses = (true, Find(cancellationToken));
                }

                return uses.First;
            }
        }

        private SyntaxNode? Find(CancellationToken cancellationToken)
        {
            SyntaxNode? first = null;
            foreach (var operation in NamedCalls.Find(project, static name => IsName(name) || Keeps(name), cancellationToken))
            {
                if (operation is IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var property } } && Keeps(property))
                {
                    return null;
                }

                if (operation is not IInvocationOperation call)
                {
                    continue;
                }

                if (Keeps(call.TargetMethod.Name))
                {
                    return null;
                }

                if (first is null
                    && Protects(call.TargetMethod)
                    && project.Bodies.MemberAround(call.Syntax, cancellationToken) is { } member
                    && registrations.IsUnconditional(call, member, cancellationToken))
                {
                    first = call.Syntax;
                }
            }

            return first;
        }

        /// <summary>Tells what gives the key ring a place, or protects in another way. Packages name their methods after the first.</summary>
        private static bool Keeps(string name) =>
            name.StartsWith("PersistKeysTo", StringComparison.Ordinal) || name is "XmlRepository" or "TicketDataFormat" or "DataProtectionProvider";
    }
}
