using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration.Hcl;

/// <summary>Reads texts in quotes and heredocs, with the expressions in them.</summary>
internal sealed partial class HclParser
{
    private HclExpression ReadText()
    {
        var start = position;
        var parts = new List<HclExpression>();
        var literal = new StringBuilder();
        var isKnown = CountNode() && Enter();
        if (!isKnown)
        {
            return Unknown(start);
        }

        position++;
        while (!AtEnd && Current is not ('"' or '\n' or '\r'))
        {
            if (Current == '\\')
            {
                ReadEscape(literal);
            }
            else if (Current is '$' or '%' && Peek(1) == Current && Peek(2) == '{')
            {
                literal.Append(Current).Append('{');
                position += 3;
            }
            else if (Current == '$' && Peek(1) == '{')
            {
                AddLiteral(parts, literal);
                parts.Add(ReadInterpolation());
            }
            else if (Current == '%' && Peek(1) == '{')
            {
                SkipDirective();
                isKnown = false;
            }
            else
            {
                literal.Append(Current);
                position++;
            }
        }

        if (Current == '"')
        {
            position++;
        }
        else
        {
            Fail("The quotation mark that closes a text is missing");
            isKnown = false;
        }

        depth--;
        AddLiteral(parts, literal);
        var span = TextSpan.FromBounds(start, position);
        return !isKnown ? new(HclKind.Unknown, span) : Template(parts, span);
    }

    /// <summary>Gets a text where there is nothing but one, and where an expression stands alone that expression: HCL takes it so.</summary>
    private static HclExpression Template(List<HclExpression> parts, TextSpan span) => parts.Count switch
    {
        0 => new(HclKind.Text, span),
        1 => parts[0].At(span),
        _ => new(HclKind.Template, span) { Items = parts },
    };

    private static void AddLiteral(List<HclExpression> parts, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new(HclKind.Text, default) { Text = literal.ToString() });
            literal.Clear();
        }
    }

    private HclExpression ReadInterpolation()
    {
        position += 2;
        if (Current == '~')
        {
            position++;
        }

        var value = ReadExpression(inBrackets: true);
        SkipSpace(withLines: true);
        if (Current == '~')
        {
            position++;
        }

        if (Current != '}')
        {
            Fail("'}' is expected");
            while (!AtEnd && Current is not ('}' or '"' or '\n' or '\r'))
            {
                position++;
            }
        }

        if (Current == '}')
        {
            position++;
        }

        return value;
    }

    private void SkipDirective()
    {
        position++;
        var end = position;
        SkipBrackets();
        position = Math.Max(position, end + 1);
    }

    private void ReadEscape(StringBuilder literal)
    {
        var digits = Peek(1) switch
        {
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (digits > 0
            && position + 2 + digits <= text.Length
            && int.TryParse(text.Substring(position + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && code is >= 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF))
        {
            literal.Append(char.ConvertFromUtf32(code));
            position += 2 + digits;
            return;
        }

        var next = Peek(1);
        if (next is '\0' or '\n' or '\r')
        {
            position++;
            return;
        }

        literal.Append(next switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => next,
        });
        position += 2;
    }

    /// <summary>Reads a heredoc. With expressions in it, it is unknown: nothing that rules look at is written so.</summary>
    private HclExpression ReadHeredoc()
    {
        var start = position;
        position += 2;
        var isIndented = Current == '-';
        position += isIndented ? 1 : 0;
        if (ReadName() is not { } marker)
        {
            Fail("The name of a heredoc is expected");
            SkipToLineEnd();
            return Unknown(start);
        }

        SkipToLineEnd();
        SkipLineBreak();
        var content = position;
        while (!AtEnd)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = position;
            SkipToLineEnd();
            if (string.CompareOrdinal(text.Substring(line, position - line).Trim(), marker) == 0)
            {
                var body = text.Substring(content, line - content);
                var span = TextSpan.FromBounds(start, position);
                return body.Contains("${") || body.Contains("%{") || isIndented
                    ? new(HclKind.Unknown, span)
                    : new(HclKind.Text, span) { Text = body };
            }

            SkipLineBreak();
        }

        Fail("The end of a heredoc is missing");
        return Unknown(start);
    }

    private void SkipLineBreak()
    {
        if (Current == '\r')
        {
            position++;
        }

        if (Current == '\n')
        {
            position++;
        }
    }
}
