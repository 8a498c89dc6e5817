namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>Reads what API Gateway and AppSync say of the functions that they call.</summary>
internal sealed partial class TemplateRoutes
{
    private const string PayloadFormat1 = "1.0";
    private const string PayloadFormat2 = "2.0";

    private EventSource HttpIntegration(ConfigNode name, ConfigNode properties)
    {
        var kind = IsAsynchronous(properties) ? EventSourceKind.Other : KindOfApi(properties.Find("ApiId"));
        return new(kind)
        {
            Span = name.Span,

            // Required, so that nothing is known where it is missing.
            PayloadFormat = kind is not EventSourceKind.HttpApi ? Setting<string>.Absent
                : SettingReader.Text(properties.Find("PayloadFormatVersion")) is { HasValue: true } version ? Setting<string>.Of(version.Value!, default)
                : Setting<string>.Unknown(default),
            TimeoutMilliseconds = Int(properties, "TimeoutInMillis"),
        };
    }

    private EventSource RestIntegration(ConfigNode name, ConfigNode properties)
    {
        var integration = properties.Find("Integration");
        return new(IsAsynchronous(integration) ? EventSourceKind.Other : EventSourceKind.RestApi)
        {
            Span = name.Span,
            PayloadFormat = integration?.Find("Type")?.Value is "AWS_PROXY" ? Implied(PayloadFormat1, integration) : Setting<string>.Unknown(default),
            Endpoint = EndpointOf(properties.Find("RestApiId")),
            TimeoutMilliseconds = Int(integration, "TimeoutInMillis"),
        };
    }

    /// <summary>Tells whether an integration sets how Lambda is called, which is done to wait for nothing.</summary>
    private static bool IsAsynchronous(ConfigNode? integration)
    {
        foreach (var parameter in integration?.Find("RequestParameters")?.EffectiveEntries() ?? [])
        {
            if (EventSource.SaysInvocationType(parameter.Key.Value))
            {
                return true;
            }
        }

        return false;
    }

    private void AddAuthorizers(ConfigNode? auth, bool isHttpApi)
    {
        foreach (var authorizer in auth?.Find("Authorizers")?.EffectiveEntries().Take(MaxEvents) ?? [])
        {
            Add(authorizer.Value.Resolved.Find("FunctionArn"), new(isHttpApi ? EventSourceKind.HttpApiAuthorizer : EventSourceKind.Authorizer) { Span = authorizer.Key.Span });
        }
    }

    private static EventSourceKind AuthorizerOf(EventSourceKind api) =>
        api is EventSourceKind.HttpApi ? EventSourceKind.HttpApiAuthorizer : EventSourceKind.Authorizer;

    /// <summary>Gets the endpoint type of a REST API; absent where the template makes the API and says nothing, unknown where it stands elsewhere.</summary>
    private Setting<string> EndpointOf(ConfigNode? api)
    {
        ConfigNode? endpoint;
        if (api is null)
        {
            endpoint = GlobalOf("Api", "EndpointConfiguration");
        }
        else if (Declared(api) is not { Type: "AWS::Serverless::Api" or "AWS::ApiGateway::RestApi" } declared)
        {
            return Setting<string>.Unknown(api.Span);
        }
        else
        {
            endpoint = declared.Declaration.Find("Properties")?.Find("EndpointConfiguration")
                ?? (declared.Type == "AWS::Serverless::Api" ? GlobalOf("Api", "EndpointConfiguration") : null);
        }

        return endpoint is not { Kind: ConfigNodeKind.Mapping } ? Text(endpoint)
            : value(endpoint.Find("Types") ?? endpoint.Find("Type")) is { } type ? SettingReader.FirstText(type)
            : Text(null);
    }

    private ConfigNode? GlobalOf(string section, string key) => root.Find("Globals")?.Find(section)?.Find(key);

    /// <summary>Tells whether SAM writes the API's definition: the implicit API, or one of this template that brings none.</summary>
    private bool IsDefinedBySam(ConfigNode? properties, string property, string type, string implicitName)
    {
        var id = properties?.Find(property);
        var name = id is null ? implicitName : ResourceOf(id);
        if (name is null || isRewritten)
        {
            return false;
        }

        return resources.Find(name) is not { } api
            ? id is null
            : api.Find("Type") is { Kind: ConfigNodeKind.Scalar } declared && declared.Value == type
                && (api.Find("Properties") is not { } definition
                    || (definition is { Kind: ConfigNodeKind.Mapping } && definition.Find("DefinitionBody") is null && definition.Find("DefinitionUri") is null));
    }

    private EventSourceKind KindOfApi(ConfigNode? id) =>
        Declared(id) is { } api
            ? (api.Type, api.Declaration.Find("Properties")?.Find("ProtocolType")?.Value) switch
            {
                ("AWS::ApiGatewayV2::Api", "WEBSOCKET") => EventSourceKind.WebSocketApi,
                ("AWS::ApiGatewayV2::Api", "HTTP") or ("AWS::Serverless::HttpApi", _) => EventSourceKind.HttpApi,
                _ => EventSourceKind.Other,
            }
            : EventSourceKind.Other;

    private void AddGraphQLSources(ConfigNode? lambda)
    {
        foreach (var source in lambda?.EffectiveEntries().Take(MaxEvents) ?? [])
        {
            Add(source.Value.Resolved.Find("FunctionArn"), new(EventSourceKind.AppSync) { Span = source.Key.Span });
        }
    }
}
