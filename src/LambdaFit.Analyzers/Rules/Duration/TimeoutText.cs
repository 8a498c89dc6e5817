using System.Globalization;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Timeouts;
using LambdaFit.Analyzers.Rules.Configuration;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>How messages name a function's timeout, and the place where it is set.</summary>
internal static class TimeoutText
{
    /// <summary>Says which timeouts something is too long for, e.g. <c>the 30 s set in serverless.template for 'Orders'</c>.</summary>
    public static string Describe(BrokenTimeouts broken)
    {
        var timeout = broken.First;
        var text = "the " + DisplayNames.Of(timeout.Seconds) + " s " + timeout.Origin switch
        {
            TimeoutOrigin.Attribute => "set in the [LambdaFunction] of '" + timeout.EntryPoint.Name + "'",
            TimeoutOrigin.Generator => "that Annotations sets for '" + timeout.EntryPoint.Name + "'",
            TimeoutOrigin.Omission => "that " + (timeout.Function!.File.Format is ConfigurationFormat.Serverless ? "the Serverless Framework" : "Lambda") + " gives '" + timeout.Function.Name + "', for which " + FileName(timeout.Function) + " sets no timeout",
            _ when timeout.Function is { Name.Length: > 0 } function && function.File.Format.IsDeployment() => "set in " + FileName(function) + " for '" + function.Name + "'",
            _ => "set in " + FileName(timeout.Function!),
        };
        return broken.Others switch
        {
            0 => text,
            1 => text + " (and for one more function)",
            var others => text + " (and for " + others.ToString(CultureInfo.InvariantCulture) + " more functions)",
        };
    }

    /// <summary>Gets where the timeout is set, or where it would be.</summary>
    public static Location PlaceOf(FunctionTimeout timeout) => timeout switch
    {
        { Origin: TimeoutOrigin.File, Function: { } function } => ConfigurationLocation.Of(function.File, function.TimeoutSeconds.Span),
        { Origin: TimeoutOrigin.Omission, Function: { } function } => ConfigurationLocation.Of(function.File, function.NameSpan),
        { Expression: { } expression } => expression.GetLocation(),
        _ => timeout.EntryPoint.Anchor,
    };

    private static string FileName(FunctionSettings function) => Path.GetFileName(function.File.Path);
}
