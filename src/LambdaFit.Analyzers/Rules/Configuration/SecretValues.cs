using System.Collections.Immutable;

namespace LambdaFit.Analyzers.Rules.Configuration;

/// <summary>Tells secrets from what only stands for them: placeholders, addresses, names.</summary>
internal static class SecretValues
{
    private const int AccessKeyIdLength = 20;

    /// <summary>What names of secrets end with, without regard to case and underscores.</summary>
    private static readonly ImmutableArray<string> Endings = ImmutableArray.Create("PASSWORD", "PASSWD", "SECRET", "TOKEN", "APIKEY", "PRIVATEKEY");

    /// <summary>What people write where a secret is to be filled in.</summary>
    private static readonly ImmutableHashSet<string> Placeholders = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "changeme", "change-me", "change_me", "change me", "replaceme", "replace-me", "replace_me", "replace me", "placeholder", "todo", "tbd", "dummy", "example", "sample", "test", "fake", "local",
        "none", "null", "n/a", "undefined", "empty", "secret-here", "your-password", "your_password", "yourpassword", "your-secret", "your_secret", "your-token", "your_token", "your-api-key", "your_api_key",
        "true", "false", "yes", "no", "on", "off", "enabled", "disabled", "required", "optional");

    /// <summary>What encloses a text that something else fills in.</summary>
    private static readonly ImmutableArray<(string Open, string Close)> Brackets = ImmutableArray.Create(
        ("<", ">"), ("{", "}"), ("[", "]"), ("${", "}"), ("#{", "}"), ("#{", "}#"), ("$(", ")"), ("%", "%"), ("__", "__"), ("@@", "@@"),
        ("ENC[", "]"), ("ENC(", ")"));

    /// <summary>How what AWS KMS has encrypted begins, in base 64.</summary>
    private static readonly ImmutableArray<string> Encrypted = ImmutableArray.Create("AQICAH", "AQECAH");

    /// <summary>What names of files that hold keys end with.</summary>
    private static readonly ImmutableArray<string> KeyFiles = ImmutableArray.Create(".pem", ".key", ".pfx", ".p12", ".jks", ".json", ".txt");

    /// <summary>Tells whether a variable of this name and value holds a secret.</summary>
    public static bool IsSecret(string name, string value) => EndingOf(name) is { } ending && !IsPlaceholder(value) && !IsEncrypted(value) && !IsAddress(value) && !IsName(value, ending);

    /// <summary>Tells whether the id of an access key stands in a text: AKIA (of a user) or ASIA (of a session) and 16 more letters and digits.</summary>
    public static bool HasAccessKeyId(string text)
    {
        for (var i = 0; i + AccessKeyIdLength <= text.Length; i++)
        {
            if (text[i] == 'A'
                && (string.CompareOrdinal(text, i, "AKIA", 0, 4) == 0 || string.CompareOrdinal(text, i, "ASIA", 0, 4) == 0)
                && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))
                && (i + AccessKeyIdLength == text.Length || !char.IsLetterOrDigit(text[i + AccessKeyIdLength]))
                && IsUpperOrDigit(text, i, AccessKeyIdLength))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a text is nothing, or what something or somebody else replaces.</summary>
    public static bool IsPlaceholder(string value)
    {
        var text = value.Trim();
        if (text.Length == 0 || text[0] == '$' || Placeholders.Contains(text) || IsOneCharacter(text) || text.Contains("{{") || text.Contains("${"))
        {
            return true;
        }

        foreach (var (open, close) in Brackets)
        {
            if (text.Length > open.Length + close.Length && text.StartsWith(open, StringComparison.Ordinal) && text.EndsWith(close, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string? EndingOf(string name)
    {
        var letters = name.Replace("_", string.Empty).Replace("-", string.Empty);
        foreach (var ending in Endings)
        {
            if (letters.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return ending;
            }
        }

        return null;
    }

    private static bool IsEncrypted(string value)
    {
        foreach (var beginning in Encrypted)
        {
            if (value.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKeyFile(string value)
    {
        foreach (var ending in KeyFiles)
        {
            if (value.Length > ending.Length && value.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells URLs, ARNs and paths.</summary>
    private static bool IsAddress(string value) =>
        value.Contains("://")
        || IsKeyFile(value)
        || value.StartsWith("arn:", StringComparison.OrdinalIgnoreCase)
        || value[0] is '/' or '~'
        || value.StartsWith("./", StringComparison.Ordinal)
        || value.StartsWith("../", StringComparison.Ordinal)
        || (value.Length > 2 && value[1] == ':' && value[2] is '\\' or '/');

    /// <summary>
    /// Tells what names a secret rather than being one: words with separators (<c>prod/orders/db</c>, <c>orders-db-secret</c>) or in camel case. Of what is called a
    /// password more is asked, because some are made of words.
    /// </summary>
    private static bool IsName(string value, string ending)
    {
        var parts = value.Split('/', '-', '_', '.', ':');
        foreach (var part in parts)
        {
            if (!IsWord(part))
            {
                return false;
            }
        }

        return ending is "PASSWORD" or "PASSWD" or "PRIVATEKEY"
            ? parts.Length > 2 || value.IndexOf('/') >= 0
            : parts.Length > 1 || IsCamelCase(value) || (ending is "TOKEN" && char.IsDigit(value[0]));
    }

    /// <summary>Tells letters that may end with a few digits, and short numbers.</summary>
    private static bool IsWord(string part)
    {
        var letters = 0;
        while (letters < part.Length && part[letters] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
        {
            letters++;
        }

        var digits = letters;
        while (digits < part.Length && part[digits] is >= '0' and <= '9')
        {
            digits++;
        }

        return part.Length > 0 && digits == part.Length && letters <= 24 && digits - letters <= (letters == 0 ? 6 : 3) && !IsMixed(part, letters);
    }

    /// <summary>Tells letters whose case changes as in no word: more small-to-capital changes than humps of camel case have.</summary>
    private static bool IsMixed(string part, int letters)
    {
        var changes = 0;
        for (var i = 1; i < letters; i++)
        {
            changes += char.IsLower(part[i - 1]) && char.IsUpper(part[i]) ? 1 : 0;
        }

        return changes > 0 && letters / (changes + 1) < 3;
    }

    private static bool IsCamelCase(string value)
    {
        for (var i = 1; i < value.Length; i++)
        {
            if (char.IsLower(value[i - 1]) && char.IsUpper(value[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneCharacter(string text)
    {
        foreach (var character in text)
        {
            if (character != text[0])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUpperOrDigit(string text, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            if (text[i] is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return true;
    }
}
