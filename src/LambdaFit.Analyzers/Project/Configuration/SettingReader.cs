using System.Globalization;

namespace LambdaFit.Analyzers.Project.Configuration;

/// <summary>Turns nodes into settings: no node is absent, a constant is a value, everything else is unknown.</summary>
internal static class SettingReader
{
    /// <summary>
    /// Reads an integer, quoted or not: CloudFormation converts between the two. Spellings that YAML 1.1 and 1.2 read
    /// differently (<c>010</c>, <c>0x1E</c>, <c>1_000</c>) are unknown; what no <see cref="int"/> can hold is the nearest one.
    /// </summary>
    public static Setting<int> Int(ConfigNode? node)
    {
        if (node is null)
        {
            return Setting<int>.Absent;
        }

        return node is { Kind: ConfigNodeKind.Scalar, Tag: null } && TryParse(node.Value, out var value)
            ? Setting<int>.Of(value, node.Span)
            : Setting<int>.Unknown(node.Span);
    }

    /// <summary>Reads a text. A dynamic reference (<c>{{resolve:…}}</c>) is unknown, a <c>!Sub</c> without variables is its text.</summary>
    public static Setting<string> Text(ConfigNode? node)
    {
        if (node is null)
        {
            return Setting<string>.Absent;
        }

        return node is { Kind: ConfigNodeKind.Scalar, IsNull: false }
            && (node.Tag is null || (node.Tag == "!Sub" && !node.Value.Contains("${")))
            && !node.Value.Contains("{{resolve:")
                ? Setting<string>.Of(node.Value, node.Span)
                : Setting<string>.Unknown(node.Span);
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public static Setting<bool> Bool(ConfigNode? node) => node switch
    {
        null => Setting<bool>.Absent,
        { Kind: ConfigNodeKind.Scalar, Tag: null, Value: "true" or "True" or "TRUE" } => Setting<bool>.Of(true, node.Span),
        { Kind: ConfigNodeKind.Scalar, Tag: null, Value: "false" or "False" or "FALSE" } => Setting<bool>.Of(false, node.Span),
        _ => Setting<bool>.Unknown(node.Span),
    };

    /// <summary>Reads what SnapStart applies to: on for <c>PublishedVersions</c>, off for <c>None</c>.</summary>
    public static Setting<bool> SnapStart(ConfigNode? applyOn) => SnapStart(Text(applyOn));

    /// <summary>Reads what SnapStart applies to, in words.</summary>
    public static Setting<bool> SnapStart(Setting<string> text)
    {
        return text.IsAbsent ? Setting<bool>.Absent
            : text.Value is "PublishedVersions" ? Setting<bool>.Of(true, text.Span)
            : text.Value is "None" ? Setting<bool>.Of(false, text.Span)
            : Setting<bool>.Unknown(text.Span);
    }

    /// <summary>Reads the first element of a list of texts, or a text that stands alone.</summary>
    public static Setting<string> FirstText(ConfigNode? node) =>
        node is { Kind: ConfigNodeKind.Sequence } ? Text(node.Items.Count > 0 ? node.Items[0].Resolved : null) : Text(node);

    /// <summary>Counts the elements of a list; unknown where an element may be none (<c>Fn::If</c>, <c>AWS::NoValue</c>) or several.</summary>
    public static Setting<int> Count(ConfigNode? node)
    {
        if (node is null)
        {
            return Setting<int>.Absent;
        }

        if (node is not { Kind: ConfigNodeKind.Sequence, Tag: null, IsIncomplete: false })
        {
            return Setting<int>.Unknown(node.Span);
        }

        foreach (var item in node.Items)
        {
            if (!IsOne(item.Resolved))
            {
                return Setting<int>.Unknown(node.Span);
            }
        }

        return Setting<int>.Of(node.Items.Count, node.Span);
    }

    private static bool IsOne(ConfigNode item) => item switch
    {
        { IsNull: true } or { Value: "AWS::NoValue" } => false,
        { Kind: ConfigNodeKind.Scalar } => item.Tag is null or "!Ref" or "!Sub" or "!GetAtt" or "!ImportValue",
        { Kind: ConfigNodeKind.Sequence } => item.Tag is "!GetAtt" or "!Sub" or "!Join",
        { Kind: ConfigNodeKind.Mapping, Only: { Key.Value: "Ref" } only } => only.Value.Resolved.Value is not ("" or "AWS::NoValue"),
        { Kind: ConfigNodeKind.Mapping, Only.Key.Value: "Fn::Sub" or "Fn::GetAtt" or "Fn::Join" or "Fn::ImportValue" } => true,
        _ => false,
    };

    /// <summary>Reads an integer in the one spelling that everybody reads alike; what no <see cref="int"/> can hold is the nearest one.</summary>
    public static bool TryParse(string text, out int value)
    {
        value = 0;
        var digits = text.Length > 0 && text[0] is '-' or '+' ? text.Substring(1) : text;
        if (digits.Length == 0 || (digits.Length > 1 && digits[0] == '0'))
        {
            return false;
        }

        foreach (var digit in digits)
        {
            if (digit is < '0' or > '9')
            {
                return false;
            }
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            value = text[0] == '-' ? int.MinValue : int.MaxValue;
        }

        return true;
    }
}
