using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration.Hcl;

/// <summary>Reads expressions. What is no constant, list, object, reference, call or arithmetic is read over and unknown.</summary>
internal sealed partial class HclParser
{
    /// <summary>Reads an expression; where none stands, an unknown one of no length.</summary>
    /// <param name="inBrackets">Whether line ends say nothing here.</param>
    private HclExpression ReadExpression(bool inBrackets)
    {
        SkipSpace(inBrackets);
        var start = position;
        if (!CountNode() || !Enter())
        {
            return Unknown(start);
        }

        var value = ReadOperators(inBrackets, precedence: 0);
        var end = position;
        SkipSpace(inBrackets);
        if (Current == '?')
        {
            position++;
            ReadExpression(inBrackets);
            SkipSpace(inBrackets);
            if (Current == ':')
            {
                position++;
                ReadExpression(inBrackets);
            }
            else
            {
                Fail("':' is expected");
            }

            depth--;
            return Unknown(start);
        }

        position = end;
        depth--;
        return value;
    }

    private HclExpression ReadOperators(bool inBrackets, int precedence)
    {
        SkipSpace(inBrackets);
        var start = position;
        var left = ReadUnary(inBrackets);
        while (true)
        {
            var end = position;
            SkipSpace(inBrackets);
            var (operation, strength) = Operator();
            if (strength <= precedence)
            {
                position = end;
                return left;
            }

            position += operation.Length;
            if (!CountNode() || !Enter())
            {
                return Unknown(start);
            }

            var right = ReadOperators(inBrackets, strength);
            depth--;
            var span = TextSpan.FromBounds(start, position);
            left = operation is "+" or "-" or "*" or "/" ? new(HclKind.Arithmetic, span) { Text = operation, Items = [left, right] } : new(HclKind.Unknown, span);
        }
    }

    private (string Operator, int Strength) Operator() => (Current, Peek(1)) switch
    {
        ('|', '|') => ("||", 1),
        ('&', '&') => ("&&", 2),
        ('=', '=') => ("==", 3),
        ('!', '=') => ("!=", 3),
        ('>', '=') => (">=", 4),
        ('<', '=') => ("<=", 4),
        ('>', _) => (">", 4),
        ('<', not '<') => ("<", 4),
        ('+', _) => ("+", 5),
        ('-', _) => ("-", 5),
        ('*', _) => ("*", 6),
        ('/', _) => ("/", 6),
        ('%', not '{') => ("%", 6),
        _ => (string.Empty, 0),
    };

    private HclExpression ReadUnary(bool inBrackets)
    {
        var start = position;
        if (Current is not ('-' or '!'))
        {
            return ReadPostfix(inBrackets);
        }

        var isMinus = Current == '-';
        position++;
        if (!Enter())
        {
            return Unknown(start);
        }

        SkipSpace(inBrackets);
        var operand = ReadUnary(inBrackets);
        depth--;
        var span = TextSpan.FromBounds(start, position);
        return isMinus && operand.Kind is HclKind.Number ? new(HclKind.Number, span) { Text = "-" + operand.Text } : new(HclKind.Unknown, span);
    }

    private HclExpression ReadPostfix(bool inBrackets)
    {
        var start = position;
        var value = ReadPrimary();
        List<string?>? path = value.Kind is HclKind.Reference ? [.. value.Path] : null;
        while (true)
        {
            // A chain may go on in the next line where brackets make lines say nothing.
            var end = position;
            SkipSpace(inBrackets);
            if (Current == '.' && Peek(1) != '.')
            {
                position++;
                path = AddPart(path);
            }
            else if (Current == '[' && position == end)
            {
                path = AddIndex(path);
            }
            else
            {
                position = end;
                break;
            }
        }

        return position == value.Span.End ? value
            : path is null ? Unknown(start)
            : new(HclKind.Reference, TextSpan.FromBounds(start, position)) { Path = path };
    }

    private List<string?>? AddPart(List<string?>? path)
    {
        SkipSpace(withLines: false);
        var start = position;
        if (Current == '*')
        {
            position++;
            return null;
        }

        while (!AtEnd && char.IsDigit(Current))
        {
            position++;
        }

        var part = position > start ? text.Substring(start, position - start) : ReadName();
        if (part is null)
        {
            Fail("A name is expected");
            return null;
        }

        path?.Add(part);
        return path;
    }

    private List<string?>? AddIndex(List<string?>? path)
    {
        position++;
        SkipSpace(withLines: true);
        if (Current == '*')
        {
            position++;
            path = null;
        }
        else
        {
            var index = ReadExpression(inBrackets: true);
            path?.Add(index.IsConstant ? index.Text : null);
        }

        Close(']');
        return path;
    }

    private HclExpression ReadPrimary()
    {
        var start = position;
        switch (Current)
        {
            case '"':
                return ReadText();
            case '<' when Peek(1) == '<':
                return ReadHeredoc();
            case '[':
                return ReadList();
            case '{':
                return ReadObject();
            case '(':
                position++;
                var inner = ReadExpression(inBrackets: true);
                Close(')');
                return inner.At(TextSpan.FromBounds(start, position));
            case >= '0' and <= '9':
                return ReadNumber();
        }

        if (ReadName() is not { } name)
        {
            Fail("An expression is expected");
            return Unknown(start);
        }

        while (Current == ':' && Peek(1) == ':')
        {
            // A function of a provider.
            position += 2;
            ReadName();
            name = text.Substring(start, position - start);
        }

        if (Current == '(')
        {
            position++;
            var arguments = ReadItems(')', out var isComplete);
            return new(HclKind.Call, TextSpan.FromBounds(start, position)) { Text = name, Items = arguments, IsIncomplete = !isComplete };
        }

        var span = TextSpan.FromBounds(start, position);
        return name switch
        {
            "null" => new(HclKind.Null, span),
            "true" or "false" => new(HclKind.Boolean, span) { Text = name },
            _ => new(HclKind.Reference, span) { Path = [name] },
        };
    }

    private HclExpression ReadNumber()
    {
        var start = position;
        SkipDigits();
        if (Current == '.' && char.IsDigit(Peek(1)))
        {
            position++;
            SkipDigits();
        }

        if (Current is 'e' or 'E' && (char.IsDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsDigit(Peek(2)))))
        {
            position += 2;
            SkipDigits();
        }

        return new(HclKind.Number, TextSpan.FromBounds(start, position)) { Text = text.Substring(start, position - start) };
    }

    private void SkipDigits()
    {
        while (!AtEnd && Current is >= '0' and <= '9')
        {
            position++;
        }
    }

    private HclExpression ReadList()
    {
        var start = position;
        position++;
        if (IsFor())
        {
            position = start;
            SkipBrackets();
            return Unknown(start);
        }

        var items = ReadItems(']', out var isComplete);
        return new(HclKind.List, TextSpan.FromBounds(start, position)) { Items = items, IsIncomplete = !isComplete };
    }

    /// <summary>Reads expressions between commas, to behind the closing bracket.</summary>
    private List<HclExpression> ReadItems(char close, out bool isComplete)
    {
        var items = new List<HclExpression>();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SkipSpace(withLines: true);
            if (Current == close)
            {
                position++;
                isComplete = true;
                return items;
            }

            var before = position;
            var item = ReadExpression(inBrackets: true);
            if (item.Span.Length > 0)
            {
                items.Add(item);
            }

            SkipSpace(withLines: true);
            if (Current == '.' && Peek(1) == '.' && Peek(2) == '.')
            {
                position += 3; // what follows is a list of arguments
                items.Add(Unknown(position - 3));
                SkipSpace(withLines: true);
            }

            if (Current == ',')
            {
                position++;
            }
            else if (Current != close)
            {
                Fail("',' or '" + close + "' is expected");
                SkipTo(before, close);
                isComplete = false;
                return items;
            }
        }
    }

    private HclExpression ReadObject()
    {
        var start = position;
        position++;
        if (IsFor())
        {
            position = start;
            SkipBrackets();
            return Unknown(start);
        }

        var entries = new List<HclEntry>();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SkipSpace(withLines: true);
            if (AtEnd || Current == '}' || IsTopLevel())
            {
                break;
            }

            var before = position;
            if (ReadEntry() is not { } entry)
            {
                SkipTo(before, '}');
                return new(HclKind.Object, TextSpan.FromBounds(start, position)) { Entries = entries, IsIncomplete = true };
            }

            entries.Add(entry);
        }

        var isComplete = Current == '}';
        Close('}');
        return new(HclKind.Object, TextSpan.FromBounds(start, position)) { Entries = entries, IsIncomplete = !isComplete };
    }

    private HclEntry? ReadEntry()
    {
        var key = ReadExpression(inBrackets: false);
        SkipSpace(withLines: false);
        if (key.Span.Length == 0 || Current is not ('=' or ':'))
        {
            Fail("'=' is expected");
            return null;
        }

        position++;
        var value = ReadExpression(inBrackets: false);
        SkipSpace(withLines: false);
        if (Current == ',')
        {
            position++;
        }
        else if (Current is not ('\n' or '\r' or '}'))
        {
            Fail("',' or '}' is expected");
            return null;
        }

        // A bare name is the key itself; in parentheses it would be computed.
        var name = key.Kind switch
        {
            HclKind.Reference when key.Path.Count == 1 && text[key.Span.Start] != '(' => key.Path[0],
            HclKind.Text or HclKind.Number or HclKind.Boolean => key.Text,
            _ => null,
        };
        return new(name, key.Span, value);
    }

    private bool IsFor()
    {
        var start = position;
        SkipSpace(withLines: true);
        var isFor = ReadName() == "for" && char.IsWhiteSpace(Current);
        position = start;
        return isFor;
    }

    private void Close(char bracket)
    {
        SkipSpace(withLines: true);
        if (Current == bracket)
        {
            position++;
        }
        else
        {
            Fail("'" + bracket + "' is expected");
        }
    }

    /// <summary>Goes on behind the bracket that closes what makes no sense, at most to where a body seems to go on.</summary>
    private void SkipTo(int from, char close)
    {
        position = Math.Max(position, from);
        var open = 0;
        while (!AtEnd)
        {
            if (Current == '"')
            {
                ReadText();
                continue;
            }

            if (IsTopLevel())
            {
                return;
            }

            if (Current == close && open == 0)
            {
                position++;
                return;
            }

            open += Current is '{' or '[' or '(' ? 1 : Current is '}' or ']' or ')' ? -1 : 0;
            if (open < 0)
            {
                return; // belongs to what is around
            }

            position++;
        }
    }

    /// <summary>Skips from an opening bracket to behind the one that closes it, over whatever stands between.</summary>
    private void SkipBrackets()
    {
        var open = 0;
        while (!AtEnd)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SkipSpace(withLines: true);
            switch (Current)
            {
                case '"':
                    ReadText();
                    continue;
                case '<' when Peek(1) == '<' && (char.IsLetter(Peek(2)) || Peek(2) is '_' or '-'):
                    ReadHeredoc();
                    continue;
                case '{' or '[' or '(':
                    open++;
                    break;
                case '}' or ']' or ')':
                    open--;
                    break;
            }

            if (!AtEnd)
            {
                position++;
            }

            if (open <= 0)
            {
                return;
            }
        }

        Fail("A closing bracket is missing");
    }

    private HclExpression Unknown(int start) => new(HclKind.Unknown, TextSpan.FromBounds(start, Math.Max(start, Math.Min(position, text.Length))));
}
