using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>The members that an object initialiser sets, of an object that describes a construct or a part of one. Immutable.</summary>
internal sealed class PropertyBag
{
    private readonly Dictionary<string, IOperation> values = new(StringComparer.Ordinal);
    private readonly SyntaxNode member;
    private readonly ConstructValues reader;
    private readonly CancellationToken cancellationToken;
    private readonly HashSet<string>? changed;
    private readonly TextSpan? place;
    private readonly bool isComplete;

    private PropertyBag(IOperation? expression, SyntaxNode member, TextSpan? outerPlace, ConstructValues reader, CancellationToken cancellationToken)
    {
        this.member = member;
        this.reader = reader;
        this.cancellationToken = cancellationToken;
        if (expression is null || ConstructValues.IsNull(expression))
        {
            (isComplete, changed) = (true, new HashSet<string>(StringComparer.Ordinal));
            return;
        }

        var definition = reader.Definition(expression, cancellationToken);
        changed = reader.ChangesOf(expression, cancellationToken);

        // What stands elsewhere is reported where it is used: an action reports only inside the member that it was called for.
        place = outerPlace ?? (definition.Syntax.SyntaxTree == member.SyntaxTree && member.Span.Contains(definition.Syntax.Span) ? null : expression.Syntax.Span);
        if (definition is not (IObjectCreationOperation or IMemberInitializerOperation))
        {
            return;
        }

        var creation = definition as IObjectCreationOperation;
        var initializer = creation is null ? ((IMemberInitializerOperation)definition).Initializer : creation.Initializer;

        // A class of somebody's own may set anything in its constructor.
        isComplete = creation is null || (creation.Arguments.IsEmpty && InfrastructureCode.IsOfLibrary(creation.Type));
        if (initializer is null)
        {
            return;
        }

        foreach (var operation in initializer.Initializers)
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: false } target } assignment:
                    values[target.Property.Name] = assignment.Value;
                    break;
                case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation part } nested:
                    values[part.Property.Name] = nested;
                    break;
                default:
                    // Half-typed: the name may become any.
                    isComplete = false;
                    break;
            }
        }
    }

    /// <summary>Gets the values that are set.</summary>
    public IEnumerable<IOperation> Values => values.Values;

    /// <summary>Reads an object; nothing is known of it where it is a parameter, a setting or the like.</summary>
    /// <param name="expression">The object; null for none at all.</param>
    /// <param name="member">The member in which findings may stand.</param>
    /// <param name="reader">Follows expressions.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static PropertyBag Of(IOperation? expression, SyntaxNode member, ConstructValues reader, CancellationToken cancellationToken) =>
        new(expression, member, null, reader, cancellationToken);

    /// <summary>Reads an object that is the value of a member.</summary>
    public PropertyBag Inner(IOperation value) => new(value, member, place, reader, cancellationToken);

    /// <summary>Gets the value that a member is set to, or null where it is left out, set to null, or not known.</summary>
    public IOperation? Find(string name) =>
        values.TryGetValue(name, out var value) && !ConstructValues.IsNull(value) && changed?.Contains(name) is false ? value : null;

    /// <summary>Tells whether a member may be set in a way that cannot be seen.</summary>
    public bool MayHave(string name) => !isComplete || changed is null || changed.Contains(name);

    /// <summary>Gets where a value stands, or what stands for it in the member that is looked at.</summary>
    public TextSpan SpanOf(IOperation value) => place ?? value.Syntax.Span;

    /// <summary>Reads a member as a setting.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">The member.</param>
    /// <param name="read">Gets the value of an expression, or null where it is not known.</param>
    public Setting<T> Get<T>(string name, Func<IOperation, object?> read)
    {
        if (Find(name) is { } value)
        {
            return read(value) is T known ? Setting<T>.Of(known, SpanOf(value)) : Setting<T>.Unknown(SpanOf(value));
        }

        return MayHave(name) ? Setting<T>.Unknown(default) : Setting<T>.Absent;
    }

    /// <summary>Reads a setting of an object that is the value of a member.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="name">The member.</param>
    /// <param name="read">Reads the object.</param>
    public Setting<T> Part<T>(string name, Func<PropertyBag, Setting<T>> read) =>
        Find(name) is { } value ? read(Inner(value)) : MayHave(name) ? Setting<T>.Unknown(default) : Setting<T>.Absent;

    public Setting<int> Number(string name) => Get<int>(name, value => reader.Number(value, cancellationToken));

    public Setting<string> Text(string name) => Get<string>(name, value => reader.Text(value, cancellationToken));

    public Setting<bool> Flag(string name) => Get<bool>(name, value => reader.Flag(value, cancellationToken));

    /// <summary>Reads whether a member is set to an object that is certainly there.</summary>
    public Setting<bool> Presence(string name) => Get<bool>(
        name,
        value => reader.Definition(value, cancellationToken) is IObjectCreationOperation or IMemberInitializerOperation or IInvocationOperation or IArrayCreationOperation ? true : null);
}
