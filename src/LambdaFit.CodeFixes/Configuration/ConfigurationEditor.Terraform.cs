using System.Globalization;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Configuration.Hcl;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>Edits Terraform as <c>terraform fmt</c> would write it: a new attribute stands below those it belongs to, with its <c>=</c> in their column.</summary>
internal static partial class ConfigurationEditor
{
    /// <summary>Gets how Terraform calls a setting, and behind which others it is written; null where it has a block for it.</summary>
    private static (string Key, string[] Follows)? InTerraform(FunctionProperty property) => property switch
    {
        FunctionProperty.Timeout => ("timeout", ["memory_size", "runtime", "handler", "image_uri", "package_type"]),
        FunctionProperty.Memory => ("memory_size", ["runtime", "handler", "image_uri", "package_type"]),
        FunctionProperty.Architecture => ("architectures", ["runtime", "memory_size", "handler", "image_uri", "package_type"]),
        _ => null,
    };

    private static TextChange? InsertArgument(ConfigurationFile file, string address, FunctionProperty property, string value, CancellationToken cancellationToken) =>
        InTerraform(property) is var (key, follows)
            ? InsertArgument(file, address, key, property is FunctionProperty.Architecture ? "[" + Quote(value) + "]" : value, follows, cancellationToken)
            : null;

    /// <summary>Adds an argument to a resource of a Terraform file, or gives it a value where it is set to <c>null</c>.</summary>
    private static TextChange? InsertArgument(ConfigurationFile file, string address, string key, string value, string[] follows, CancellationToken cancellationToken)
    {
        if (ResourceBlock(file, address, cancellationToken) is not { Body: var body } block)
        {
            return null;
        }

        if (body.Attribute(key) is { } present)
        {
            return present.Value.Kind is HclKind.Null ? new TextChange(present.Value.Span, value) : null;
        }

        var previous = body.Attributes.Count > 0 ? body.Attributes[body.Attributes.Count - 1] : null;
        foreach (var sibling in follows)
        {
            if (body.Attribute(sibling) is { } found)
            {
                previous = found;
                break;
            }
        }

        return previous is null ? InsertFirst(file.Text, block, key, value) : InsertBelow(file.Text, previous, key, value);
    }

    private static TextChange? InsertBelow(SourceText text, HclAttribute previous, string key, string value)
    {
        var line = text.Lines.GetLineFromPosition(previous.NameSpan.Start);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, previous.NameSpan.Start));
        var end = text.Lines.GetLineFromPosition(previous.Value.Span.End).End;
        if (indent.Trim().Length > 0 || !IsBlankOrHashComment(text.ToString(TextSpan.FromBounds(previous.Value.Span.End, end))))
        {
            return null;
        }

        // The sign stands in the column of the line above, unless that is one of several lines: those stand for themselves.
        var equals = previous.NameSpan.End;
        while (equals < end && text[equals] != '=')
        {
            equals++;
        }

        var isOneLine = previous.Value.Span.End <= line.End;
        var before = equals == previous.NameSpan.End ? 0 : isOneLine ? Math.Max(1, equals - line.Start - indent.Length - key.Length) : 1;
        var after = equals + 1 == previous.Value.Span.Start ? string.Empty : " ";
        return new TextChange(new TextSpan(end, 0), NewLine(text, end) + indent + key + new string(' ', before) + "=" + after + value);
    }

    private static TextChange? InsertFirst(SourceText text, HclBlock block, string key, string value)
    {
        var line = text.Lines.GetLineFromPosition(block.Open);
        var outer = text.ToString(line.Span);
        outer = outer.Substring(0, outer.Length - outer.TrimStart().Length);
        var entry = NewLine(text, line.End) + outer + "  " + key + " = " + value;
        var rest = text.ToString(TextSpan.FromBounds(block.Open + 1, line.End));
        if (IsBlankOrHashComment(rest))
        {
            return new TextChange(new TextSpan(line.End, 0), entry);
        }

        // An empty block in one line.
        return block.Span.End <= line.End && rest.TrimStart().StartsWith("}", StringComparison.Ordinal)
            ? new TextChange(TextSpan.FromBounds(block.Open + 1, block.Span.End - 1), entry + NewLine(text, line.End) + outer)
            : null;
    }

    private static bool IsBlankOrHashComment(string rest) =>
        rest.Trim() is var comment && (comment.Length == 0 || comment[0] == '#' || comment.StartsWith("//", StringComparison.Ordinal)
            || (comment.StartsWith("/*", StringComparison.Ordinal) && comment.IndexOf("*/", 2, StringComparison.Ordinal) == comment.Length - 2));

    /// <summary>Replaces a constant, or what is calculated from constants, in a Terraform file.</summary>
    private static TextChange? ReplaceConstant(ConfigurationFile file, TextSpan span, string value, string? old, CancellationToken cancellationToken)
    {
        if (ExpressionAt(HclDocument.Of(file.Text, cancellationToken).Body, span) is not { } expression || (old is not null && expression.Text != old))
        {
            return null;
        }

        return expression.Kind switch
        {
            HclKind.Number or HclKind.Boolean or HclKind.Arithmetic => new TextChange(span, value),
            HclKind.Text when file.Text[span.Start] == '"' => new TextChange(span, Quote(value)),
            _ => null,
        };
    }

    private static string Quote(string value) =>
        "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("${", "$${").Replace("%{", "%%{") + "\"";

    /// <summary>
    /// Gives a function a timeout of its own in place of a reference to what others use too; where nothing shares it, the constant itself is changed.
    /// </summary>
    private static TextChange? RaiseArgument(ConfigurationFile file, FunctionSettings function, int seconds, CancellationToken cancellationToken)
    {
        var value = seconds.ToString(CultureInfo.InvariantCulture);
        if (ResourceBlock(file, function.Name, cancellationToken)?.Body.Attribute("timeout")?.Value is not { } own)
        {
            return InsertArgument(file, function.Name, FunctionProperty.Timeout, value, cancellationToken);
        }

        return own.Kind is HclKind.Reference && Mentions(file.Text.ToString(), string.Join(".", own.Path)) > 1
            ? new TextChange(own.Span, value)
            : SetTimeout(file, function.Name, seconds, cancellationToken) ?? (own.Kind is HclKind.Reference ? new TextChange(own.Span, value) : null);
    }

    /// <summary>Gets the variable or local in whose declaration a place lies, as it is referred to; null elsewhere.</summary>
    private static string? ReferenceTo(ConfigurationFile file, TextSpan span, CancellationToken cancellationToken)
    {
        if (file.Format is not ConfigurationFormat.Terraform)
        {
            return null;
        }

        foreach (var block in HclDocument.Of(file.Text, cancellationToken).Body.Blocks)
        {
            if (!block.Span.Contains(span))
            {
                continue;
            }

            return block switch
            {
                { Type: "variable", Labels.Count: 1 } => "var." + block.Labels[0].Text,
                { Type: "locals" } => block.Body.Attributes.FirstOrDefault(a => a.Value.Span.Contains(span)) is { } local ? "local." + local.Name : null,
                _ => null,
            };
        }

        return null;
    }

    /// <summary>Lets an event source mapping read the batch response.</summary>
    private static TextChange? AddResponseTypes(ConfigurationFile file, EventSource source, CancellationToken cancellationToken)
    {
        const string Key = "function_response_types";
        const string Value = "[\"ReportBatchItemFailures\"]";
        return ResourceBlock(file, source.Name, cancellationToken)?.Body.Attribute(Key)?.Value is { Kind: HclKind.List, Items.Count: 0 } empty
            ? new TextChange(empty.Span, Value)
            : InsertArgument(file, source.Name, Key, Value, ["batch_size", "maximum_batching_window_in_seconds", "function_name", "event_source_arn"], cancellationToken);
    }

    private static TextChange? SetPayloadFormat(ConfigurationFile file, EventSource source, string version, CancellationToken cancellationToken) =>
        source.PayloadFormat.Span.Length > 0
            ? ReplaceConstant(file, source.PayloadFormat.Span, version, old: null, cancellationToken)
            : InsertArgument(file, source.Name, "payload_format_version", Quote(version), ["integration_uri", "integration_method", "integration_type"], cancellationToken);

    /// <summary>Finds a resource by its address.</summary>
    private static HclBlock? ResourceBlock(ConfigurationFile file, string address, CancellationToken cancellationToken)
    {
        foreach (var block in HclDocument.Of(file.Text, cancellationToken).Body.Blocks)
        {
            if (block is { Type: "resource", Labels.Count: 2 } && block.Labels[0].Text + "." + block.Labels[1].Text == address)
            {
                return block;
            }
        }

        return null;
    }

    private static HclExpression? ExpressionAt(HclBody body, TextSpan span)
    {
        foreach (var attribute in body.Attributes)
        {
            if (attribute.Value.Span.Contains(span))
            {
                return ExpressionAt(attribute.Value, span);
            }
        }

        foreach (var block in body.Blocks)
        {
            if (block.Span.Contains(span))
            {
                return ExpressionAt(block.Body, span);
            }
        }

        return null;
    }

    private static HclExpression? ExpressionAt(HclExpression expression, TextSpan span)
    {
        if (expression.Span == span)
        {
            return expression;
        }

        foreach (var item in expression.Items)
        {
            if (item.Span.Contains(span))
            {
                return ExpressionAt(item, span);
            }
        }

        foreach (var entry in expression.Entries)
        {
            if (entry.Value.Span.Contains(span))
            {
                return ExpressionAt(entry.Value, span);
            }
        }

        return null;
    }
}
