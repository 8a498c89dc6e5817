using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration.Hcl;

/// <summary>What stands between the braces of a block, or in a whole file.</summary>
internal sealed class HclBody
{
    private readonly List<HclAttribute> attributes = [];
    private readonly List<HclBlock> blocks = [];

    public IReadOnlyList<HclAttribute> Attributes => attributes;

    public IReadOnlyList<HclBlock> Blocks => blocks;

    /// <summary>Gets or sets a value indicating whether the file stopped making sense inside this body, so that more may belong to it.</summary>
    public bool IsIncomplete { get; set; }

    public void Add(HclAttribute attribute) => attributes.Add(attribute);

    public void Add(HclBlock block) => blocks.Add(block);

    /// <summary>Gets the last attribute of a name, or null. A second one is an error that Terraform reports.</summary>
    public HclAttribute? Attribute(string name)
    {
        for (var i = attributes.Count - 1; i >= 0; i--)
        {
            if (attributes[i].Name == name)
            {
                return attributes[i];
            }
        }

        return null;
    }

    /// <summary>Gets the first block of a type, or null.</summary>
    public HclBlock? Block(string type)
    {
        foreach (var block in blocks)
        {
            if (block.Type == type)
            {
                return block;
            }
        }

        return null;
    }

    /// <summary>Tells whether a <c>dynamic</c> block may make blocks of a type.</summary>
    public bool IsDynamic(string type)
    {
        foreach (var block in blocks)
        {
            if (block is { Type: "dynamic", Labels.Count: 1 } && block.Labels[0].Text == type)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A name with a value.</summary>
/// <param name="Name">The name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Value">The value; unknown and empty where it is missing.</param>
internal sealed record HclAttribute(string Name, TextSpan NameSpan, HclExpression Value);

/// <summary>A block: a type, labels, and a body in braces.</summary>
/// <param name="Type">The type, e.g. <c>resource</c>.</param>
/// <param name="Labels">The labels, as texts.</param>
/// <param name="Body">What stands in the braces.</param>
/// <param name="Span">Where the block stands, from its type to behind its closing brace.</param>
/// <param name="Open">Where the opening brace stands.</param>
internal sealed record HclBlock(string Type, IReadOnlyList<HclExpression> Labels, HclBody Body, TextSpan Span, int Open);
