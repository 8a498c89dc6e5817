using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Configuration.Hcl;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>Makes functions of Terraform container images.</summary>
internal static partial class ConfigurationEditor
{
    private const string TerraformFunction = "aws_lambda_function";

    /// <summary>What says how a zip is made; the provider takes exactly one of a file, a bucket and an image (registry.terraform.io/providers/hashicorp/aws, aws_lambda_function).</summary>
    private static readonly string[] OfTerraformZips = ["runtime", "filename", "source_code_hash", "s3_bucket", "s3_key", "s3_object_version"];

    /// <summary>What an image cannot have, or has already.</summary>
    private static readonly string[] NotOfTerraformImages = ["layers", "code_signing_config_arn", "image_uri", "for_each"];

    /// <summary>
    /// Makes a resource an image whose address in the registry is a variable: only who pushes it knows that. Null where more than the resource's own lines would change.
    /// </summary>
    private static ConfigurationFile? TerraformAsImage(ConfigurationFile file, string address, string command, CancellationToken cancellationToken)
    {
        var document = HclDocument.Of(file.Text, cancellationToken);
        if (document.Error is not null
            || FunctionBlock(document.Body, address) is not { } block
            || block.Body.Attribute("handler") is not { } handler
            || Lines(file.Text, handler) is null
            || HasMoreThanAZip(block.Body))
        {
            return null;
        }

        var text = file.Text;
        var closing = text.Lines.GetLineFromPosition(block.Span.End - 1);
        var before = text.ToString(TextSpan.FromBounds(closing.Start, block.Span.End - 1));
        if (before.Trim().Length > 0)
        {
            return null;
        }

        var newLine = NewLine(text, handler.NameSpan.Start);
        var indent = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(handler.NameSpan.Start).Start, handler.NameSpan.Start));
        var variable = block.Labels[1].Text.Replace('-', '_') + "_image_uri";
        var column = ColumnOf(text, handler);
        var lines = Argument("image_uri", "var." + variable, column);
        var changes = new List<TextChange>();
        if (block.Body.Attribute("package_type") is { } packageType)
        {
            changes.Add(new TextChange(packageType.Value.Span, "\"Image\""));
        }
        else
        {
            lines = Argument("package_type", "\"Image\"", column) + newLine + indent + lines;
        }

        changes.Add(new TextChange(TextSpan.FromBounds(handler.NameSpan.Start, handler.Value.Span.End), lines));
        foreach (var name in OfTerraformZips)
        {
            if (block.Body.Attribute(name) is { } attribute)
            {
                if (Lines(text, attribute) is not { } span)
                {
                    return null;
                }

                changes.Add(new TextChange(span, string.Empty));
            }
        }

        changes.Add(new TextChange(
            new TextSpan(closing.Start, 0),
            newLine + indent + "image_config {" + newLine + indent + "  command = [\"" + command + "\"]" + newLine + indent + "}" + newLine));
        if (!document.Body.Blocks.Any(b => b is { Type: "variable", Labels.Count: 1 } && b.Labels[0].Text == variable))
        {
            var gap = text.Length > 0 && text[text.Length - 1] == '\n' ? newLine : newLine + newLine;
            changes.Add(new TextChange(
                new TextSpan(text.Length, 0),
                gap + "variable \"" + variable + "\" {" + newLine + "  description = \"The image of the function in Amazon ECR, with its tag or digest\"" + newLine + "  type        = string" + newLine + "}" + newLine));
        }

        changes.Sort(static (left, right) => left.Span.Start.CompareTo(right.Span.Start));
        return ConfigurationReader.Read(file.Path, file.Format.Kind(), text.WithChanges(changes), cancellationToken);
    }

    private static HclBlock? FunctionBlock(HclBody body, string address)
    {
        foreach (var block in body.Blocks)
        {
            if (block is { Type: "resource", Labels.Count: 2 } && block.Labels[0].Text == TerraformFunction && TerraformFunction + "." + block.Labels[1].Text == address)
            {
                return block;
            }
        }

        return null;
    }

    private static bool HasMoreThanAZip(HclBody body)
    {
        foreach (var name in NotOfTerraformImages)
        {
            if (body.Attribute(name) is { Value.Kind: not HclKind.Null })
            {
                return true;
            }
        }

        return body.Block("image_config") is not null || body.Block("snap_start") is not null
            || body.IsDynamic("image_config") || body.IsDynamic("snap_start")
            || body.Attribute("package_type") is { Value.Kind: not HclKind.Text };
    }

    /// <summary>Gets the lines of an argument that has them for itself, or null.</summary>
    private static TextSpan? Lines(SourceText text, HclAttribute attribute)
    {
        var first = text.Lines.GetLineFromPosition(attribute.NameSpan.Start);
        var last = text.Lines.GetLineFromPosition(attribute.Value.Span.End);
        var rest = text.ToString(TextSpan.FromBounds(attribute.Value.Span.End, last.End)).Trim();
        return text.ToString(TextSpan.FromBounds(first.Start, attribute.NameSpan.Start)).Trim().Length == 0
            && (rest.Length == 0 || rest[0] == '#' || rest.StartsWith("//", StringComparison.Ordinal))
                ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak)
                : null;
    }

    /// <summary>Gets how far behind the beginning of its name an argument has its <c>=</c>.</summary>
    private static int ColumnOf(SourceText text, HclAttribute attribute)
    {
        var position = attribute.NameSpan.End;
        while (position < attribute.Value.Span.Start && text[position] != '=')
        {
            position++;
        }

        return position - attribute.NameSpan.Start;
    }

    private static string Argument(string name, string value, int column) => name + new string(' ', Math.Max(1, column - name.Length)) + "= " + value;
}
