using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>Which types Lambda, or the code that Annotations generates around a handler, reads from JSON and writes as JSON.</summary>
internal static class SerializedTypes
{
    /// <summary>Gets the types of a handler that the .NET runtime client calls itself.</summary>
    public static IEnumerable<ITypeSymbol> OfHandler(IMethodSymbol method, KnownSymbols symbols)
    {
        if (method.Parameters.Length > 0 && IsJson(method.Parameters[0].Type, symbols))
        {
            yield return method.Parameters[0].Type;
        }

        if (Result(method, symbols) is { } result)
        {
            yield return result;
        }
    }

    /// <summary>
    /// Gets the types of a handler with <c>[LambdaFunction]</c>: behind an API the generated handler takes its request and makes its response, otherwise it
    /// takes and returns what the method does.
    /// </summary>
    public static IEnumerable<ITypeSymbol> OfAnnotated(IMethodSymbol method, KnownSymbols symbols)
    {
        var (request, response, isApi) = Api(method, symbols);
        if (isApi)
        {
            if (request is not null && symbols[request] is { } requestType)
            {
                yield return requestType;
            }

            foreach (var parameter in method.Parameters)
            {
                if (parameter.Type.SpecialType is not SpecialType.System_String && parameter.HasAttribute(symbols[TypeNames.FromBodyAttribute]) && IsJson(parameter.Type, symbols))
                {
                    yield return parameter.Type;
                }
            }

            // A result object writes itself.
            if (response is not null && symbols[response] is { } responseType && !symbols.IsOrInherits(Awaited(method.ReturnType, symbols), TypeNames.HttpResult))
            {
                yield return responseType;
            }

            yield break;
        }

        foreach (var parameter in method.Parameters)
        {
            if (IsJson(parameter.Type, symbols) && !parameter.HasAttribute(symbols[TypeNames.FromServicesAttribute]))
            {
                yield return parameter.Type;
                break;
            }
        }

        if (Result(method, symbols) is { } result)
        {
            yield return result;
        }
    }

    /// <summary>Tells whether a type is one that the serializer sees: known, no stream, no context, and no envelope of durable functions, about which AWSLambda0145 speaks.</summary>
    public static bool IsJson(ITypeSymbol type, KnownSymbols symbols) =>
        type is INamedTypeSymbol { TypeKind: not TypeKind.Error, IsTupleType: false } or IArrayTypeSymbol
        && !symbols.Is(type, TypeNames.LambdaContext)
        && !symbols.IsOrInherits(type, TypeNames.Stream)
        && !(symbols[TypeNames.DurableFunction] is { } durable && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, durable.ContainingAssembly));

    private static ITypeSymbol? Result(IMethodSymbol method, KnownSymbols symbols)
    {
        var result = Awaited(method.ReturnType, symbols);
        return !method.ReturnsVoid
            && IsJson(result, symbols)
            && !symbols.IsOrInherits(result, TypeNames.Task)
            && !symbols.Is(result, TypeNames.ValueTask)
            && !symbols.Is(result, TypeNames.ValueTaskOfT)
                ? result
                : null;
    }

    private static ITypeSymbol Awaited(ITypeSymbol type, KnownSymbols symbols) =>
        symbols.Is(type, TypeNames.TaskOfT) && type is INamedTypeSymbol { TypeArguments.Length: 1 } task ? task.TypeArguments[0] : type;

    private static (string? Request, string? Response, bool IsApi) Api(IMethodSymbol method, KnownSymbols symbols)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (symbols.Is(attribute.AttributeClass, TypeNames.RestApiAttribute))
            {
                return (TypeNames.ApiGatewayRequest, TypeNames.ApiGatewayResponse, true);
            }

            if (symbols.Is(attribute.AttributeClass, TypeNames.HttpApiAttribute))
            {
                // The enumeration's first member is version 1; without a word it is version 2.
                foreach (var argument in attribute.NamedArguments)
                {
                    if (argument.Key == "Version")
                    {
                        return argument.Value.Value is 0 ? (TypeNames.ApiGatewayRequest, TypeNames.ApiGatewayResponse, true)
                            : argument.Value.Value is 1 ? (TypeNames.HttpApiRequest, TypeNames.HttpApiResponse, true)
                            : (null, null, true);
                    }
                }

                return (TypeNames.HttpApiRequest, TypeNames.HttpApiResponse, true);
            }

            if (symbols.Is(attribute.AttributeClass, TypeNames.FunctionUrlAttribute))
            {
                return (TypeNames.HttpApiRequest, TypeNames.HttpApiResponse, true);
            }

            // Load balancers and authorizers have more shapes than are known here.
            if (symbols.Is(attribute.AttributeClass, TypeNames.AlbApiAttribute)
                || symbols.Is(attribute.AttributeClass, TypeNames.HttpApiAuthorizerAttribute)
                || symbols.Is(attribute.AttributeClass, TypeNames.RestApiAuthorizerAttribute))
            {
                return (null, null, true);
            }
        }

        return (null, null, false);
    }
}
