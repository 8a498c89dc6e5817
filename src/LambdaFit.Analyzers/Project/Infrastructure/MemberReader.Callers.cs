using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>Callers of which another object says what they are: targets of rules, integrations of Pulumi's APIs.</summary>
internal sealed partial class MemberReader
{
    /// <summary>Reads a target of an EventBridge rule of the CDK. What becomes of events is known only where the rule is.</summary>
    private EventSource RuleTarget(IObjectCreationOperation target)
    {
        var (rule, construct) = RuleOf(target);
        var keepsFailed = Presence(Bag(PropsOf(target.Arguments)), "DeadLetterQueue");
        return Rule(target, rule, "Schedule", keepsFailed, construct is not null && IsCalled("AddEventPattern", construct));
    }

    private EventSource PulumiRuleTarget(IObjectCreationOperation target)
    {
        var bag = Bag(PropsOf(target.Arguments));
        var rule = scan.ConstructOf(bag.Find("Rule")) is { } construct && creations.TryGetValue(construct, out var creation) ? Bag(PropsOf(creation.Arguments)) : null;
        return Rule(target, rule, "ScheduleExpression", Presence(bag, "DeadLetterConfig"), picksMore: false);
    }

    /// <summary>A rule that runs by the clock loses nothing: the next run comes anyway.</summary>
    private static EventSource Rule(IObjectCreationOperation target, PropertyBag? rule, string schedule, Setting<bool> keepsFailed, bool picksMore)
    {
        var isScheduled = rule?.Find(schedule) is not null;
        var isKnown = rule is not null && !rule.MayHave(schedule) && (rule.Find("EventPattern") is not null || picksMore);
        return new(isScheduled ? EventSourceKind.Schedule : EventSourceKind.EventBridge)
        {
            Span = NameSpan(target.Syntax),
            IsFiltered = true,
            KeepsFailed = isKnown || !keepsFailed.IsAbsent ? keepsFailed : Setting<bool>.Unknown(default),
        };
    }

    /// <summary>Gets the rule to which a target is added, or among whose properties it stands.</summary>
    private (PropertyBag? Properties, SyntaxNode? Construct) RuleOf(IObjectCreationOperation target)
    {
        for (var outer = target.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IObjectCreationOperation { Initializer: not null } properties && properties != target && InfrastructureCode.IsOfLibrary(properties.Type))
            {
                return (Bag(properties), null);
            }
        }

        foreach (var call in scan.Calls)
        {
            if (call.TargetMethod.Name == "AddTarget" && scan.ConstructOf(Argument(call.Arguments, 0)) == target.Syntax
                && scan.ConstructOf(call.Instance) is { } construct && creations.TryGetValue(construct, out var rule))
            {
                return (Bag(PropsOf(rule.Arguments)), construct);
            }
        }

        return (null, null);
    }

    private bool IsCalled(string method, SyntaxNode construct)
    {
        foreach (var call in scan.Calls)
        {
            if (call.TargetMethod.Name == method && scan.ConstructOf(call.Instance) == construct)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads an integration of an HTTP or WebSocket API of Pulumi; null where the API is not known.</summary>
    private EventSource? PulumiIntegration(IObjectCreationOperation creation)
    {
        var bag = Bag(PropsOf(creation.Arguments));
        EventSourceKind? kind = PropertiesOf(bag.Find("ApiId"), TypeNames.PulumiApi)?.Text("ProtocolType").Value switch
        {
            "HTTP" => EventSourceKind.HttpApi,
            "WEBSOCKET" => EventSourceKind.WebSocketApi,
            _ => null,
        };
        return kind is null ? null : new(kind.Value)
        {
            Name = IdOf(creation),
            Span = NameSpan(creation.Syntax),
            IsFiltered = true,
            TimeoutMilliseconds = bag.Number("TimeoutMilliseconds"),
            PayloadFormat = bag.Text("PayloadFormatVersion"),
        };
    }

    private EventSource PulumiRestIntegration(IObjectCreationOperation creation)
    {
        var bag = Bag(PropsOf(creation.Arguments));
        var api = PropertiesOf(bag.Find("RestApi"), TypeNames.PulumiRestApi);
        return new(MayBeAsynchronous(bag) ? EventSourceKind.Other : EventSourceKind.RestApi)
        {
            Name = IdOf(creation),
            Span = NameSpan(creation.Syntax),
            IsFiltered = true,
            TimeoutMilliseconds = bag.Number("TimeoutMilliseconds"),
            Endpoint = api is null || api.MayHave("EndpointConfiguration") || api.Find("EndpointConfiguration") is not null ? Setting<string>.Unknown(default) : Setting<string>.Absent,
        };
    }

    /// <summary>Gets what an object of a type is made with, where an expression is that object or belongs to it.</summary>
    private PropertyBag? PropertiesOf(IOperation? expression, string type) =>
        scan.ConstructOf(expression) is { } construct && creations.TryGetValue(construct, out var creation) && Is(creation.Type, type) ? Bag(PropsOf(creation.Arguments)) : null;
}
