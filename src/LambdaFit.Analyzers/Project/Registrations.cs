using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project;

/// <summary>Tells whether the code that sets up an application does so on Lambda, as against a developer's machine or on a condition.</summary>
internal sealed class Registrations(LambdaProject project)
{
    private readonly EnvironmentGuards guards = new(project);

    /// <summary>Gets where the name of a called method stands, without type arguments.</summary>
    public static Location NameOf(IInvocationOperation call) =>
        EntryPoints.NameOf(call.Syntax) is SimpleNameSyntax name ? name.Identifier.GetLocation() : call.Syntax.GetLocation();

    /// <summary>Tells whether a registration always takes effect: it stands under no condition and in no method for development.</summary>
    public bool IsUnconditional(IOperation registration, ISymbol containingSymbol, CancellationToken cancellationToken)
    {
        // The host calls 'ConfigureDevelopmentServices' and the class 'StartupDevelopment' in that environment only.
        if (IsForDevelopment(containingSymbol.Name) || (containingSymbol.ContainingType is { Name: var type } && IsForDevelopment(type)))
        {
            return false;
        }

        for (var (inner, outer) = (registration, registration.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if ((outer is IConditionalOperation conditional && !ReferenceEquals(inner, conditional.Condition)) || outer is ISwitchOperation or ISwitchExpressionOperation)
            {
                return false;
            }
        }

        return !guards.Covers(registration, reach: null, cancellationToken) && !guards.IsInLocalMain(containingSymbol, cancellationToken);
    }

    /// <summary>Tells whether a name says that a member or type is for development.</summary>
    public static bool IsForDevelopment(string name) => name.IndexOf("Development", StringComparison.Ordinal) >= 0;
}
