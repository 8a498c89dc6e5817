using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>
/// Tells what a handler reads of a request that the other payload format does not have. Body, headers, path and query parameters are the same in both,
/// so that many a handler works with either.
/// </summary>
internal sealed class PayloadReads(LambdaProject project)
{
    private static readonly string[] OnlyIn1 =
    [
        "HttpMethod", "Path", "Resource", "MultiValueHeaders", "MultiValueQueryStringParameters", "ResourcePath", "ResourceId", "Identity",
    ];

    private static readonly string[] OnlyIn2 = ["RawPath", "RawQueryString", "RouteKey", "Cookies", "Http", "TimeEpoch", "Authentication"];

    private readonly MemberReferences references = project.References;

    /// <summary>
    /// Gets a member that is read and that only the format of the handler's own type has: by the handler, or where it hands on the request, by anybody.
    /// Null where there is none.
    /// </summary>
    public string? MissingMember(IMethodSymbol handler, CancellationToken cancellationToken)
    {
        var request = handler.Parameters[0];
        var isHandedOn = false;
        foreach (var body in project.Bodies.Of(handler, cancellationToken))
        {
            foreach (var operation in body.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IPropertyReferenceOperation { Property: var property } when IsMissing(property):
                        return property.Name;
                    case IParameterReferenceOperation { Parent: not IMemberReferenceOperation } reference when SymbolEqualityComparer.Default.Equals(reference.Parameter, request):
                        isHandedOn = true;
                        break;
                }
            }
        }

        return isHandedOn ? ReadByAnybody(request.Type, followsContext: true, cancellationToken) : null;
    }

    private string? ReadByAnybody(ITypeSymbol request, bool followsContext, CancellationToken cancellationToken)
    {
        for (var declaring = request; declaring is { SpecialType: SpecialType.None }; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                if (member is not IPropertySymbol property)
                {
                    continue;
                }

                if (IsMissing(property) && IsRead(property, cancellationToken))
                {
                    return property.Name;
                }

                if (followsContext && property.Name is "RequestContext" && ReadByAnybody(property.Type, followsContext: false, cancellationToken) is { } inContext)
                {
                    return inContext;
                }
            }
        }

        return null;
    }

    private bool IsRead(IPropertySymbol property, CancellationToken cancellationToken)
    {
        foreach (var reference in references.Of(property, cancellationToken))
        {
            if (!Writes.IsWritten(reference))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMissing(IPropertySymbol property)
    {
        var declaring = property.ContainingType?.ContainingType ?? property.ContainingType;
        return (Array.IndexOf(OnlyIn1, property.Name) >= 0 && project.Symbols.Is(declaring, TypeNames.ApiGatewayRequest))
            || (Array.IndexOf(OnlyIn2, property.Name) >= 0 && project.Symbols.Is(declaring, TypeNames.HttpApiRequest));
    }
}
