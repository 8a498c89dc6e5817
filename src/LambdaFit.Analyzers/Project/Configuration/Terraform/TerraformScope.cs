using LambdaFit.Analyzers.Project.Configuration.Hcl;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration.Terraform;

/// <summary>Where settings of a function are said to stand: what another file says is reported at the function's name, because rules report in one file.</summary>
/// <param name="File">The file that declares the function.</param>
/// <param name="NameSpan">Where its name stands.</param>
internal readonly record struct TerraformPlace(TerraformFile File, TextSpan NameSpan);

/// <summary>Reads settings from a block: what it says, that it says nothing, or that this cannot be told.</summary>
internal sealed class TerraformScope
{
    private readonly TerraformModule module;
    private readonly TerraformFile file;
    private readonly TerraformPlace place;
    private readonly HclBody? body;
    private readonly HashSet<string> ignored = new(StringComparer.Ordinal);
    private readonly bool ignoresAll;

    public TerraformScope(TerraformModule module, TerraformResource resource, TerraformPlace place)
        : this(module, resource.File, place, resource.Body, isUnknown: false, resource.NameSpan)
    {
        // Terraform leaves these alone once the resource exists, so that somebody else may have set them.
        if (resource.Body.Block("lifecycle")?.Body.Attribute("ignore_changes") is { } changes)
        {
            ignoresAll = changes.Value.Kind is not HclKind.List;
            foreach (var item in changes.Value.Items)
            {
                if (item is { Kind: HclKind.Reference or HclKind.Text } && (item.Path.Count > 0 ? item.Path[0] : item.Text) is { } name)
                {
                    ignored.Add(name);
                }
            }
        }
    }

    private TerraformScope(TerraformModule module, TerraformFile file, TerraformPlace place, HclBody? body, bool isUnknown, TextSpan span)
    {
        this.module = module;
        this.file = file;
        this.place = place;
        this.body = body;
        IsUnknown = isUnknown;
        Span = PlaceOf(file, span);
    }

    /// <summary>Gets what is said where there is no such resource.</summary>
    public static TerraformScope Nothing(TerraformModule module, TerraformPlace place) => new(module, place.File, place, body: null, isUnknown: false, place.NameSpan);

    /// <summary>Gets what is said where it cannot be told which resource counts.</summary>
    public static TerraformScope Unknown(TerraformModule module, TerraformPlace place) => new(module, place.File, place, body: null, isUnknown: true, place.NameSpan);

    /// <summary>Gets a value indicating whether it cannot be told what the block says, or whether there is one.</summary>
    public bool IsUnknown { get; }

    /// <summary>Gets a value indicating whether there is no such block.</summary>
    public bool IsAbsent => body is null && !IsUnknown;

    /// <summary>Gets where the block stands.</summary>
    public TextSpan Span { get; }

    /// <summary>Gets whether there is such a block.</summary>
    public Setting<bool> Exists => IsUnknown ? Setting<bool>.Unknown(Span) : body is null ? Setting<bool>.Absent : Setting<bool>.Of(true, Span);

    /// <summary>Gets the first inner block of a type.</summary>
    public TerraformScope Block(string type)
    {
        if (body is null)
        {
            return new(module, file, place, body: null, IsUnknown, Span);
        }

        var block = body.Block(type);
        var isUnknown = Ignores(type) || (block is null && (body.IsIncomplete || body.IsDynamic(type) || body.Attribute(type) is not null));
        return new(module, file, place, isUnknown ? null : block?.Body, isUnknown, block is null ? Span : new TextSpan(block.Span.Start, block.Type.Length));
    }

    /// <summary>Gets a number; a quoted one counts, as for Terraform.</summary>
    public Setting<int> Int(string name) =>
        Read(name, static value => SettingReader.TryParse(value.Text, out var number) ? (true, number) : (false, 0));

    public Setting<string> Text(string name) => Read<string>(name, static value => (true, value.Text));

    public Setting<bool> Bool(string name) => Read(name, static value => value.Text switch
    {
        "true" => (true, true),
        "false" => (true, false),
        _ => (false, false),
    });

    /// <summary>Gets the first element of a list of texts; the empty list has none.</summary>
    public Setting<string> FirstText(string name)
    {
        var list = List(name);
        if (!list.HasValue)
        {
            return list.IsAbsent ? Setting<string>.Absent : Setting<string>.Unknown(list.Span);
        }

        return list.Value!.Count == 0 ? Setting<string>.Absent
            : list.Value[0] is { Expression.IsConstant: true } first ? Setting<string>.Of(first.Expression.Text, PlaceOf(first, list.Span))
            : Setting<string>.Unknown(list.Span);
    }

    /// <summary>Gets the elements of a list, each as far as it can be followed.</summary>
    public Setting<IReadOnlyList<TerraformValue>> List(string name)
    {
        if (Value(name) is not { } value)
        {
            return IsMissing(name) ? Setting<IReadOnlyList<TerraformValue>>.Absent : Setting<IReadOnlyList<TerraformValue>>.Unknown(Span);
        }

        var span = PlaceOf(value, AttributeSpan(name));
        if (value.Expression is not { Kind: HclKind.List, IsIncomplete: false })
        {
            return value.Expression.Kind is HclKind.Null ? Setting<IReadOnlyList<TerraformValue>>.Absent : Setting<IReadOnlyList<TerraformValue>>.Unknown(span);
        }

        return Setting<IReadOnlyList<TerraformValue>>.Of([.. value.Expression.Items.Select(item => module.Resolve(item, value.File))], span);
    }

    /// <summary>Gets what another resource says, as reported at the same place.</summary>
    public TerraformScope Of(TerraformResource resource) => new(module, resource, place);

    /// <summary>Gets what one of several inner blocks says.</summary>
    public TerraformScope Of(HclBlock block) => new(module, file, place, block.Body, isUnknown: false, new TextSpan(block.Span.Start, block.Type.Length));

    /// <summary>Gets the resource that an attribute names.</summary>
    public TerraformResource? ResourceOf(string name) => Raw(name) is { } raw ? module.ResourceOf(raw) : null;

    /// <summary>Tells whether a file is the one in which rules report.</summary>
    public bool IsInPlace(TerraformFile other) => ReferenceEquals(other, place.File);

    /// <summary>Gets what an attribute is set to, followed to where it ends; null where it is not set, or that cannot be told.</summary>
    public TerraformValue? Value(string name) => Raw(name) is { } raw ? module.Resolve(raw.Expression, raw.File) : null;

    /// <summary>Gets what an attribute is set to as it stands.</summary>
    public TerraformValue? Raw(string name) => body?.Attribute(name) is { } attribute && !Ignores(name) ? new TerraformValue(attribute.Value, file) : null;

    /// <summary>Tells whether an attribute is certainly not set.</summary>
    public bool IsMissing(string name) => !IsUnknown && !Ignores(name) && body is not { IsIncomplete: true } && body?.Attribute(name) is null;

    /// <summary>Gets the place of a value as rules report it.</summary>
    public TextSpan PlaceOf(TerraformValue value, TextSpan use) => ReferenceEquals(value.File, place.File) && value.Expression.Span.Length > 0 ? value.Expression.Span : use;

    /// <summary>Gets the place of the resource itself.</summary>
    public TextSpan PlaceOf(TerraformFile declaring, TextSpan span) => ReferenceEquals(declaring, place.File) ? span : place.NameSpan;

    private TextSpan AttributeSpan(string name) => body?.Attribute(name) is { } attribute ? PlaceOf(file, attribute.Value.Span) : Span;

    private Setting<T> Read<T>(string name, Func<HclExpression, (bool IsRead, T Value)> read)
    {
        if (Value(name) is not { } value)
        {
            return IsMissing(name) ? Setting<T>.Absent : Setting<T>.Unknown(Span);
        }

        var span = PlaceOf(value, AttributeSpan(name));
        if (value.Expression.Kind is HclKind.Null)
        {
            return Setting<T>.Absent;
        }

        return value.Expression.IsConstant && read(value.Expression) is { IsRead: true } result ? Setting<T>.Of(result.Value, span) : Setting<T>.Unknown(span);
    }

    private bool Ignores(string name) => ignoresAll || ignored.Contains(name);
}
