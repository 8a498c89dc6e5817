using System.Globalization;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>Makes timeouts longer or shorter: that of one function and of no other, or one that several functions have from one place.</summary>
internal static partial class ConfigurationEditor
{
    /// <summary>
    /// Gets the change that gives a function a longer timeout: where the present one stands when that is this function's alone, else as
    /// an entry of the function itself, which then overrides what it shares with others. Null where it is as long already, or cannot be edited alone.
    /// </summary>
    public static TextChange? RaiseTimeout(ConfigurationFile file, string functionName, int seconds, CancellationToken cancellationToken)
    {
        if (Find(file, functionName) is not { } function
            || file.Error is not null
            || (function.TimeoutSeconds.HasValue ? function.TimeoutSeconds.Value >= seconds : !function.TimeoutSeconds.IsAbsent))
        {
            return null;
        }

        if (file.Format is ConfigurationFormat.Terraform)
        {
            return RaiseArgument(file, function, seconds, cancellationToken) is { } raised && ChangesOnly(raised, file, functionName, seconds, cancellationToken) ? raised : null;
        }

        var document = Document(file, cancellationToken);
        var change = IsShared(file, document, function) ? null : SetTimeout(file, functionName, seconds, cancellationToken);
        return (change ?? Override(file, document, function, seconds)) is { } found && ChangesOnly(found, file, functionName, seconds, cancellationToken) ? found : null;
    }

    /// <summary>
    /// Gets the change that gives a function, and all that have their timeout from the same place, a shorter one; null where it is as short already,
    /// or a parameter that sets it is used for something else as well.
    /// </summary>
    public static TextChange? LowerTimeout(ConfigurationFile file, string functionName, int seconds, CancellationToken cancellationToken)
    {
        if (Find(file, functionName) is not { TimeoutSeconds.HasValue: true } function || file.Error is not null || function.TimeoutSeconds.Value <= seconds)
        {
            return null;
        }

        var users = file.Functions.Count(other => other.TimeoutSeconds.HasValue && other.TimeoutSeconds.Span == function.TimeoutSeconds.Span);
        return (ParameterAt(file, function.TimeoutSeconds.Span, cancellationToken) is { } parameter && Mentions(file.Text.ToString(), parameter) > users + 1)
            || (ReferenceTo(file, function.TimeoutSeconds.Span, cancellationToken) is { } reference && Mentions(file.Text.ToString(), reference) > users)
            || IsVariableOfOthers(file, function.TimeoutSeconds.Span, users, cancellationToken)
            ? null
            : SetTimeout(file, functionName, seconds, cancellationToken);
    }

    /// <summary>Gets the parameter of a template whose default stands at a place, or null.</summary>
    private static string? ParameterAt(ConfigurationFile file, TextSpan span, CancellationToken cancellationToken) =>
        file.Format is ConfigurationFormat.Template ? ParameterAt(file, Document(file, cancellationToken), span) : null;

    private static string? ParameterAt(ConfigurationFile file, ConfigDocument document, TextSpan span)
    {
        if (file.Format is ConfigurationFormat.Template && document.Root?.FindOwn("Parameters")?.Value is { Kind: ConfigNodeKind.Mapping } parameters)
        {
            foreach (var parameter in parameters.Entries)
            {
                if (parameter.Value.Span.Contains(span))
                {
                    return parameter.Key.Value;
                }
            }
        }

        return null;
    }

    /// <summary>Tells whether more than one function has its timeout from one place, or a parameter is used for something else as well.</summary>
    private static bool IsShared(ConfigurationFile file, ConfigDocument document, FunctionSettings function)
    {
        var timeout = function.TimeoutSeconds;
        if (!timeout.HasValue)
        {
            return false;
        }

        var users = 0;
        foreach (var other in file.Functions)
        {
            users += other.TimeoutSeconds.HasValue && other.TimeoutSeconds.Span == timeout.Span ? 1 : 0;
        }

        if (file.Format is ConfigurationFormat.Serverless)
        {
            return users > 1 || IsSharedInService(file, document, function);
        }

        return users > 1 || (ParameterAt(file, document, timeout.Span) is { } parameter && Mentions(file.Text.ToString(), parameter) > 2);
    }

    /// <summary>Counts how often a text has a name as a whole word.</summary>
    private static int Mentions(string text, string name)
    {
        var count = 0;
        for (var position = text.IndexOf(name, StringComparison.Ordinal); position >= 0 && name.Length > 0; position = text.IndexOf(name, position + name.Length, StringComparison.Ordinal))
        {
            var end = position + name.Length;
            count += (position == 0 || !char.IsLetterOrDigit(text[position - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])) ? 1 : 0;
        }

        return count;
    }

    private static TextChange? Override(ConfigurationFile file, ConfigDocument document, FunctionSettings function, int seconds)
    {
        var value = seconds.ToString(CultureInfo.InvariantCulture);
        if (file.Format is ConfigurationFormat.Serverless)
        {
            return OverrideInService(file, document, function, FunctionProperty.Timeout, value);
        }

        var functionName = function.Name;
        var resource = document.Root?.FindOwn("Resources")?.Value.FindOwn(functionName)?.Value;
        if (resource?.FindOwn("Properties")?.Value.FindOwn("Timeout")?.Value is not { } own)
        {
            return InsertProperty(file.Text, document.Root, functionName, FunctionProperty.Timeout, value);
        }

        // A reference to what others use too gives way to the number.
        return own switch
        {
            { IsAnchored: true } => null,
            { Kind: ConfigNodeKind.Alias } or { Kind: ConfigNodeKind.Mapping, IsFlow: true, Only.Key.Value: "Ref" } => new TextChange(own.Span, value),
            { Kind: ConfigNodeKind.Scalar, Tag: "!Ref" } => new TextChange(WithTag(file.Text, own.Span), value),
            _ => null,
        };
    }

    /// <summary>Gets the span of a scalar with the tag before it.</summary>
    private static TextSpan WithTag(SourceText text, TextSpan span)
    {
        const string Tag = "!Ref";
        var start = span.Start;
        while (start > 0 && text[start - 1] == ' ')
        {
            start--;
        }

        return start >= Tag.Length && text.ToString(new TextSpan(start - Tag.Length, Tag.Length)) == Tag ? TextSpan.FromBounds(start - Tag.Length, span.End) : span;
    }

    /// <summary>Reads the edited file: the function must have the timeout, and all others the one that they had.</summary>
    private static bool ChangesOnly(TextChange change, ConfigurationFile file, string functionName, int seconds, CancellationToken cancellationToken)
    {
        var edited = ConfigurationReader.Read(file.Path, file.Format.Kind(), file.Text.WithChanges(change), cancellationToken);
        if (edited.Error is not null || edited.Functions.Length != file.Functions.Length)
        {
            return false;
        }

        for (var i = 0; i < edited.Functions.Length; i++)
        {
            var (before, after) = (file.Functions[i], edited.Functions[i]);
            var isRight = after.Name == functionName
                ? after.TimeoutSeconds.Value == seconds && !after.IsTimeoutQuoted
                : after.TimeoutSeconds.State == before.TimeoutSeconds.State && after.TimeoutSeconds.Value == before.TimeoutSeconds.Value;
            if (after.Name != before.Name || !isRight)
            {
                return false;
            }
        }

        return true;
    }
}
