using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration.Hcl;

/// <summary>
/// Reads HCL in one pass: this part bodies, attributes and blocks. What makes no sense is skipped to the end of its line, so that a file that is
/// being typed still tells what the rest says.
/// </summary>
internal sealed partial class HclParser(string text, CancellationToken cancellationToken)
{
    private const int MaxLength = 2 * 1024 * 1024;
    private const int MaxDepth = 100;
    private const int MaxNodes = 200_000;

    private int position = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
    private int depth;
    private int nodes;
    private bool isOver;
    private ConfigurationError? error;

    private bool AtEnd => isOver || position >= text.Length;

    private char Current => AtEnd ? '\0' : text[position];

    public HclDocument Read()
    {
        var body = new HclBody();
        if (text.Length > MaxLength)
        {
            Stop("The file is too large to be read");
            body.IsIncomplete = true;
        }
        else
        {
            ReadBody(body, isRoot: true);
        }

        return new(body, error);
    }

    private void ReadBody(HclBody body, bool isRoot)
    {
        while (true)
        {
            SkipSpace(withLines: true);
            if (AtEnd)
            {
                if (!isRoot)
                {
                    Fail("A closing brace is missing");
                }

                body.IsIncomplete |= isOver || !isRoot;
                return;
            }

            if (!isRoot && IsTopLevel())
            {
                Fail("A closing brace is missing");
                body.IsIncomplete = true;
                return;
            }

            if (Current == '}')
            {
                if (!isRoot)
                {
                    return;
                }

                Fail("A closing brace has no opening one");
                body.IsIncomplete = true;
                position++;
                continue;
            }

            if (!ReadItem(body))
            {
                body.IsIncomplete = true;
                if (!IsTopLevel())
                {
                    SkipLine();
                }
            }
        }
    }

    /// <summary>Reads an attribute or a block; false where neither stands here, or what follows it is no end.</summary>
    private bool ReadItem(HclBody body)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = position;
        if (!CountNode() || ReadName() is not { } name)
        {
            return Fail("A name is expected");
        }

        var span = TextSpan.FromBounds(start, position);
        SkipSpace(withLines: false);
        return Current == '=' ? ReadAttribute(body, name, span) : ReadBlock(body, name, start);
    }

    private bool ReadAttribute(HclBody body, string name, TextSpan span)
    {
        position++;
        var value = ReadExpression(inBrackets: false);
        body.Add(new HclAttribute(name, span, value));
        SkipSpace(withLines: false);
        return (value.Kind is not HclKind.Unknown || value.Span.Length > 0)
            && (AtEnd || Current is '\n' or '\r' or '}' || Fail("The end of the line is expected"));
    }

    private bool ReadBlock(HclBody body, string type, int start)
    {
        var labels = new List<HclExpression>();
        while (Current != '{')
        {
            var label = position;
            if (Current == '"')
            {
                labels.Add(ReadText());
            }
            else if (ReadName() is { } name)
            {
                labels.Add(new(HclKind.Text, TextSpan.FromBounds(label, position)) { Text = name });
            }
            else
            {
                return Fail("'=' or '{' is expected");
            }

            SkipSpace(withLines: false);
        }

        if (!Enter())
        {
            return false;
        }

        var inner = new HclBody();
        var open = position;
        position++;
        ReadBody(inner, isRoot: false);
        depth--;
        var isClosed = Current == '}';
        position += isClosed ? 1 : 0;
        body.IsIncomplete |= isOver;
        body.Add(new HclBlock(type, labels, inner, TextSpan.FromBounds(start, position), open));
        if (!isClosed)
        {
            return true; // noted where the brace was missed
        }

        SkipSpace(withLines: false);
        return AtEnd || Current is '\n' or '\r' or '}' || Fail("The end of the line is expected");
    }

    /// <summary>Tells whether a block begins here that never stands inside another, at the beginning of a line: somebody is typing before it.</summary>
    private bool IsTopLevel()
    {
        if (position > 0 && text[position - 1] != '\n')
        {
            return false;
        }

        var start = position;
        var name = ReadName();
        SkipSpace(withLines: false);
        var isTopLevel = (name is "resource" or "data" or "variable" or "output" or "module" && Current == '"') || (name is "locals" && Current == '{');
        position = start;
        return isTopLevel;
    }

    private string? ReadName()
    {
        if (AtEnd || !(char.IsLetter(Current) || Current == '_'))
        {
            return null;
        }

        var start = position;
        while (!AtEnd && (char.IsLetterOrDigit(Current) || Current is '_' or '-'))
        {
            position++;
        }

        return text.Substring(start, position - start);
    }

    /// <summary>Skips white space and comments. A comment that began on a line ends before the line does, unless lines are skipped too.</summary>
    private void SkipSpace(bool withLines)
    {
        while (!AtEnd)
        {
            if (Current is '\n' or '\r' ? withLines : char.IsWhiteSpace(Current))
            {
                position++;
            }
            else if (Current == '#' || (Current == '/' && Peek(1) == '/'))
            {
                SkipToLineEnd();
            }
            else if (Current == '/' && Peek(1) == '*')
            {
                var end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
                position = end < 0 ? text.Length : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private void SkipToLineEnd()
    {
        while (!AtEnd && Current is not ('\n' or '\r'))
        {
            position++;
        }
    }

    /// <summary>Goes on behind what makes no sense: in the next line, or at the brace that closes the body.</summary>
    private void SkipLine()
    {
        while (!AtEnd && Current is not ('\n' or '\r' or '}'))
        {
            if (Current == '"')
            {
                ReadText();
            }
            else if (Current is '{' or '[' or '(')
            {
                SkipBrackets();
            }
            else
            {
                position++;
            }
        }
    }

    private char Peek(int offset) => !isOver && position + offset < text.Length ? text[position + offset] : '\0';

    private bool Enter()
    {
        if (depth == MaxDepth)
        {
            return Stop("The file is nested too deeply");
        }

        depth++;
        return true;
    }

    private bool CountNode() => ++nodes <= MaxNodes || Stop("The file has too many elements to be read");

    /// <summary>Notes the first error; always false.</summary>
    private bool Fail(string message)
    {
        error ??= new(message, Math.Min(position, text.Length));
        return false;
    }

    /// <summary>Ends reading; always false.</summary>
    private bool Stop(string message)
    {
        Fail(message);
        isOver = true;
        return false;
    }
}
