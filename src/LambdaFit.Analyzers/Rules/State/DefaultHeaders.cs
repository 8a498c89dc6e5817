using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// The headers that an <c>HttpClient</c> sends with every request. They look like settings and are a collection: adding a value leaves those that are there.
/// </summary>
internal sealed class DefaultHeaders(LambdaProject project)
{
    /// <summary>Gets the client to whose default headers a call adds, and the header's name, empty where it is not known; null for other calls.</summary>
    public (IOperation Client, string Header)? AddedBy(IInvocationOperation call)
    {
        if (call.TargetMethod.Name is not ("Add" or "TryAddWithoutValidation" or "ParseAdd" or "TryParseAdd") || call.Instance?.Unwrapped() is not IPropertyReferenceOperation headers)
        {
            return null;
        }

        if (ClientOf(headers) is { } client)
        {
            return (client, NameIn(call) ?? string.Empty);
        }

        return project.Symbols.Is(headers.Type, TypeNames.HttpHeaderValueCollection)
            && headers.Instance?.Unwrapped() is IPropertyReferenceOperation all
            && ClientOf(all) is { } owner
                ? (owner, headers.Property.Name)
                : null;
    }

    /// <summary>Tells whether anything in this compilation removes a default header or asks whether it is there, so that it is not added without end.</summary>
    public bool IsLimited(string header, CancellationToken cancellationToken)
    {
        foreach (var property in project.Symbols[TypeNames.HttpClient]!.GetMembers("DefaultRequestHeaders"))
        {
            foreach (var reference in project.References.Of(property, cancellationToken))
            {
                var isLimit = reference.Parent switch
                {
                    IInvocationOperation call => call.TargetMethod.Name is "Clear"
                        || (call.TargetMethod.Name is "Remove" or "Contains" or "TryGetValues" or "GetValues" && (NameIn(call) is not { } name || IsSame(name, header))),
                    IPropertyReferenceOperation value => IsSame(value.Property.Name, header)
                        && value.Parent is not IInvocationOperation { TargetMethod.Name: "Add" or "ParseAdd" or "TryParseAdd" },
                    _ => true,
                };

                if (isLimit)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private IOperation? ClientOf(IPropertyReferenceOperation headers) =>
        headers.Property.Name is "DefaultRequestHeaders" && project.Symbols.IsMemberOf(headers.Property, TypeNames.HttpClient) ? headers.Instance : null;

    private static string? NameIn(IInvocationOperation call) =>
        call.Arguments.Length > 0 && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string name } ? name : null;

    /// <summary>The header <c>User-Agent</c> is the property <c>UserAgent</c>. One that is not known may be any.</summary>
    private static bool IsSame(string first, string second) =>
        second.Length == 0 || string.Equals(first.Replace("-", string.Empty), second.Replace("-", string.Empty), StringComparison.OrdinalIgnoreCase);
}
