using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using LambdaFit.Analyzers.Project.Configuration.Hcl;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration.Terraform;

/// <summary>A file of a Terraform module: <c>*.tf</c> or <c>*.tfvars</c>.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Text">Its text.</param>
/// <param name="Document">What it says.</param>
internal sealed record TerraformFile(string Path, SourceText Text, HclDocument Document)
{
    public bool IsValues => IsValuesFile(Path);

    public static bool IsValuesFile(string path) => path.EndsWith(".tfvars", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A resource or data source.</summary>
/// <param name="Address">How Terraform calls it: <c>aws_lambda_function.orders</c>, <c>data.archive_file.code</c>.</param>
/// <param name="Type">Its type; of a data source with <c>data.</c> before it.</param>
/// <param name="NameSpan">Where its name stands, with quotes.</param>
/// <param name="Body">What it says.</param>
/// <param name="File">The file that declares it.</param>
internal sealed record TerraformResource(string Address, string Type, TextSpan NameSpan, HclBody Body, TerraformFile File);

/// <summary>A value and the file in which it stands.</summary>
/// <param name="Expression">The value.</param>
/// <param name="File">The file.</param>
internal readonly record struct TerraformValue(HclExpression Expression, TerraformFile File);

/// <summary>
/// The <c>*.tf</c> files of one folder, which refer to each other. Follows <c>local.*</c> to constants, <c>var.*</c> to what an automatic
/// <c>*.tfvars</c> file or else the default says, and attributes of other resources. Everything else is unknown.
/// </summary>
internal sealed class TerraformModule
{
    private const int MaxDepth = 20;
    private const int MaxText = 10_000;

    /// <summary>How many expressions are looked at to find the resource that one names: more are only there where texts are made of each other.</summary>
    private const int MaxVisits = 100;

    private readonly Dictionary<string, TerraformResource?> resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TerraformValue?> variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TerraformValue?> locals = new(StringComparer.Ordinal);
    private readonly Dictionary<(bool IsVariable, string Name), TerraformValue?> known = new();
    private readonly Dictionary<HclExpression, TerraformValue> joined = new();

    /// <summary>Takes in the files of one folder.</summary>
    /// <param name="files">The files.</param>
    /// <param name="passed">The variables that a module of another folder sets: what they are is unknown.</param>
    public TerraformModule(IReadOnlyList<TerraformFile> files, ImmutableArray<string> passed)
    {
        foreach (var file in files)
        {
            foreach (var block in file.Document.Body.Blocks)
            {
                Add(block, file);
            }
        }

        // What Terraform loads by itself wins over defaults; what somebody may name on the command line makes a variable unknown.
        foreach (var file in files.Where(static f => f.IsValues).OrderBy(static f => FilePath.Name(f.Path) != "terraform.tfvars").ThenBy(static f => f.Path, StringComparer.Ordinal))
        {
            var name = FilePath.Name(file.Path);
            var isLoaded = name == "terraform.tfvars" || name.EndsWith(".auto.tfvars", StringComparison.Ordinal);
            foreach (var attribute in file.Document.Body.Attributes)
            {
                variables[attribute.Name] = isLoaded ? new TerraformValue(attribute.Value, file) : null;
            }
        }

        foreach (var name in passed)
        {
            variables[name] = null;
        }
    }

    /// <summary>Gets the resources, in the order of the files. Those that are declared twice (overridden) are left out: what counts is not known.</summary>
    public IEnumerable<TerraformResource> Resources
    {
        get
        {
            foreach (var resource in resources.Values)
            {
                if (resource is not null)
                {
                    yield return resource;
                }
            }
        }
    }

    public TerraformResource? Find(string address) => resources.TryGetValue(address, out var resource) ? resource : null;

    /// <summary>Gets the resource that an expression names, alone or in a text (<c>"${aws_lambda_function.orders.arn}/x"</c>); null where it names none of this module.</summary>
    public TerraformResource? ResourceOf(TerraformValue value)
    {
        var visits = 0;
        return ResourceOf(value, ref visits);
    }

    /// <summary>Gets the address that a reference names, whether it is declared or not; null for anything else.</summary>
    public static string? AddressOf(HclExpression expression)
    {
        var path = expression.Path;
        return expression.Kind is not HclKind.Reference || path.Count < 2 || path[0] is not { } first || path[1] is not { } second ? null
            : first == "data" ? path.Count > 2 && path[2] is { } name ? "data." + second + "." + name : null
            : first.IndexOf('_') > 0 ? first + "." + second
            : null;
    }

    /// <summary>Gets what an expression is in the end, where that can be told, else the expression at which it ends.</summary>
    public TerraformValue Resolve(HclExpression expression, TerraformFile file) => Resolve(expression, file, 0);

    /// <summary>Follows variables and locals alone.</summary>
    public TerraformValue Follow(HclExpression expression, TerraformFile file) => Follow(expression, file, 0);

    private TerraformResource? ResourceOf(TerraformValue value, ref int visits)
    {
        if (++visits > MaxVisits)
        {
            return null;
        }

        var found = Follow(value.Expression, value.File, 0);
        if (found.Expression.Kind is HclKind.Template)
        {
            foreach (var part in found.Expression.Items)
            {
                if (part.Kind is HclKind.Reference && ResourceOf(new(part, found.File), ref visits) is { } resource)
                {
                    return resource;
                }
            }
        }

        return AddressOf(found.Expression) is { } address ? Find(address) : null;
    }

    private void Add(HclBlock block, TerraformFile file)
    {
        switch (block)
        {
            case { Type: "resource" or "data", Labels.Count: 2 }:
                var (type, name) = ((block.Type == "data" ? "data." : string.Empty) + block.Labels[0].Text, block.Labels[1]);
                var address = type + "." + name.Text;
                resources[address] = resources.ContainsKey(address) ? null : new(address, type, name.Span, block.Body, file);
                break;
            case { Type: "variable", Labels.Count: 1 }:
                var variable = block.Labels[0].Text;
                variables[variable] = !variables.ContainsKey(variable) && block.Body.Attribute("default") is { Value: { Kind: not HclKind.Null } value }
                    ? new TerraformValue(value, file)
                    : null;
                break;
            case { Type: "locals" }:
                foreach (var local in block.Body.Attributes)
                {
                    locals[local.Name] = locals.ContainsKey(local.Name) ? null : new TerraformValue(local.Value, file);
                }

                break;
        }
    }

    private TerraformValue Resolve(HclExpression expression, TerraformFile file, int depth)
    {
        var value = Follow(expression, file, depth);
        if (depth >= MaxDepth)
        {
            return value;
        }

        // An attribute of another resource; what that does not set itself is known to AWS alone.
        return AddressOf(value.Expression) is { } address
            && Find(address) is { Body: var body, File: var declaring }
            && value.Expression.Path[value.Expression.Path.Count - 1] is { } name
            && body.Attribute(name) is { } attribute
                ? Resolve(attribute.Value, declaring, depth + 1)
                : value;
    }

    private TerraformValue Follow(HclExpression expression, TerraformFile file, int depth)
    {
        if (depth >= MaxDepth)
        {
            return Unknown(expression, file);
        }

        return expression switch
        {
            { Kind: HclKind.Reference, Path.Count: > 1 } when expression.Path[0] is "var" or "local" && expression.Path[1] is { } name =>
                FollowName(expression, expression.Path[0] == "var", name, file, depth),
            { Kind: HclKind.Reference, Path.Count: 2 } when expression.Path[0] == "path" && expression.Path[1] is "module" or "root" => new(new(HclKind.Text, expression.Span) { Text = "." }, file),
            { Kind: HclKind.Arithmetic } => Calculate(expression, file, depth),
            { Kind: HclKind.Template } => Join(expression, file, depth),
            { Kind: HclKind.Call, Text: "tonumber" or "tostring" or "tobool" or "abspath" or "pathexpand", Items.Count: 1 } => Follow(expression.Items[0], file, depth + 1),
            _ => new(expression, file),
        };
    }

    private TerraformValue FollowName(HclExpression reference, bool isVariable, string name, TerraformFile file, int depth)
    {
        if (!known.TryGetValue((isVariable, name), out var found))
        {
            // Until it is known, it is unknown: what refers to itself has no value.
            known[(isVariable, name)] = null;
            found = (isVariable ? variables : locals).TryGetValue(name, out var declared) && declared is { } value ? Follow(value.Expression, value.File, depth + 1) : null;
            known[(isVariable, name)] = found;
        }

        for (var i = 2; i < reference.Path.Count && found is { } container; i++)
        {
            var inner = container.Expression switch
            {
                { Kind: HclKind.Object } => reference.Path[i] is { } key ? container.Expression.Find(key)?.Value : null,
                { Kind: HclKind.List, Items: var items } => int.TryParse(reference.Path[i], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count ? items[index] : null,
                _ => null,
            };
            found = inner is null ? null : Follow(inner, container.File, depth + 1);
        }

        return found ?? Unknown(reference, file);
    }

    private TerraformValue Calculate(HclExpression expression, TerraformFile file, int depth)
    {
        if (!TryInt(expression.Items[0], out var left) || !TryInt(expression.Items[1], out var right))
        {
            return Unknown(expression, file);
        }

        long? result = expression.Text switch
        {
            "+" => (long)left + right,
            "-" => (long)left - right,
            "*" => (long)left * right,
            "/" when right != 0 && left % right == 0 => left / right,
            _ => null,
        };
        return result is { } number
            ? new(new(HclKind.Number, expression.Span) { Text = number.ToString(CultureInfo.InvariantCulture) }, file)
            : Unknown(expression, file);

        bool TryInt(HclExpression operand, out int number)
        {
            number = 0;
            return Resolve(operand, file, depth + 1).Expression is { Kind: HclKind.Number } constant
                && int.TryParse(constant.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        }
    }

    /// <summary>Joins the parts of a text, once: texts may be made of each other, and of themselves.</summary>
    private TerraformValue Join(HclExpression template, TerraformFile file, int depth)
    {
        if (!joined.TryGetValue(template, out var result))
        {
            joined[template] = new(template, file);
            result = JoinAnew(template, file, depth);
            joined[template] = result;
        }

        return result;
    }

    private TerraformValue JoinAnew(HclExpression template, TerraformFile file, int depth)
    {
        var text = new StringBuilder();
        foreach (var part in template.Items)
        {
            var value = Resolve(part, file, depth + 1).Expression;
            if (!value.IsConstant || text.Length + value.Text.Length > MaxText)
            {
                return new(template, file);
            }

            text.Append(value.Text);
        }

        return new(new(HclKind.Text, template.Span) { Text = text.ToString() }, file);
    }

    private static TerraformValue Unknown(HclExpression expression, TerraformFile file) => new(new(HclKind.Unknown, expression.Span), file);
}
