using System.Globalization;
using System.Text;

namespace LambdaFit.Build.Figures;

/// <summary>Writes JSON. No library for it can be relied upon: hosts of MSBuild bring different ones in different versions.</summary>
internal sealed class JsonText
{
    private readonly StringBuilder text = new();
    private string separator = "";
    private int depth;

    public override string ToString() => text + "\n";

    public JsonText Object(Action body) => Nest('{', '}', body);

    public JsonText Field(string name, string? value)
    {
        Name(name);
        return Raw(value is null ? "null" : Quote(value));
    }

    public JsonText Field(string name, long value)
    {
        Name(name);
        return Raw(value.ToString(CultureInfo.InvariantCulture));
    }

    public JsonText Field(string name, bool value)
    {
        Name(name);
        return Raw(value ? "true" : "false");
    }

    public JsonText Array(string name, Action body)
    {
        Name(name);
        return Nest('[', ']', body);
    }

    /// <summary>Writes a number that is not known when it is negative.</summary>
    public JsonText Known(string name, long value) => value < 0 ? Field(name, (string?)null) : Field(name, value);

    /// <summary>Writes an array of texts on one line.</summary>
    public JsonText Texts(string name, IEnumerable<string> values)
    {
        Name(name);
        return Raw("[" + string.Join(", ", values.Select(Quote)) + "]");
    }

    /// <summary>Starts an item of an array.</summary>
    public JsonText Item(Action body)
    {
        Line();
        return Nest('{', '}', body);
    }

    private static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                < ' ' or '\u2028' or '\u2029' or (>= '\uD800' and <= '\uDFFF') => quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private void Name(string name)
    {
        Line();
        text.Append(Quote(name)).Append(": ");
    }

    private void Line()
    {
        text.Append(separator);
        if (depth > 0)
        {
            text.Append('\n').Append(' ', 2 * depth);
        }

        separator = "";
    }

    private JsonText Raw(string value)
    {
        text.Append(value);
        separator = ",";
        return this;
    }

    private JsonText Nest(char open, char close, Action body)
    {
        text.Append(open);
        separator = "";
        depth++;
        body();
        depth--;
        var isEmpty = separator.Length == 0;
        separator = "";
        if (!isEmpty)
        {
            text.Append('\n').Append(' ', 2 * depth);
        }

        return Raw(close.ToString());
    }
}
