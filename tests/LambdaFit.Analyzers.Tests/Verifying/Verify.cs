using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Tests.Verifying;

/// <summary>Verifies what an analyzer reports, in the way of Microsoft.CodeAnalysis.Testing, which not every registry has.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
public static class Verify<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <inheritdoc cref="VerifyAnalyzerAsync(Test)"/>
    public static Task VerifyAnalyzerAsync(string source, params string[] messages)
    {
        var test = new Test { Source = source };
        foreach (var message in messages)
        {
            test.Messages.Add(message);
        }

        return VerifyAnalyzerAsync(test);
    }

    /// <summary>
    /// Fails unless the code compiles, the analyzer reports exactly what is marked, and an editor, which asks about one document at a
    /// time, is shown the same as a build.
    /// </summary>
    public static Task VerifyAnalyzerAsync(Test test) => Verification.VerifyAnalyzerAsync(test, new TAnalyzer());
}

/// <summary>Verifies what an analyzer reports and what a code fix makes of it.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
/// <typeparam name="TFix">The code fix.</typeparam>
public static class Verify<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <inheritdoc cref="Verify{TAnalyzer}.VerifyAnalyzerAsync(string, string[])"/>
    public static Task VerifyAnalyzerAsync(string source, params string[] messages) => Verify<TAnalyzer>.VerifyAnalyzerAsync(source, messages);

    /// <inheritdoc cref="Verify{TAnalyzer}.VerifyAnalyzerAsync(Test)"/>
    public static Task VerifyAnalyzerAsync(Test test) => Verify<TAnalyzer>.VerifyAnalyzerAsync(test);

    /// <inheritdoc cref="VerifyCodeFixAsync(Test)"/>
    public static Task VerifyCodeFixAsync(string source, string fixedSource) => VerifyCodeFixAsync(new() { Source = source, FixedSource = fixedSource });

    /// <summary>
    /// Verifies the reports, then that fixing them one by one and all at once (in the document, project and solution) gives the same
    /// expected result, that the result compiles, and that nothing is offered for it again.
    /// </summary>
    public static Task VerifyCodeFixAsync(Test test) => Verification.VerifyCodeFixAsync(test, new TAnalyzer(), new TFix());

    /// <inheritdoc cref="VerifyNoCodeFixAsync(Test)"/>
    public static Task VerifyNoCodeFixAsync(string source) => VerifyNoCodeFixAsync(new Test { Source = source });

    /// <summary>Verifies the reports, and that no fix is offered for any of them.</summary>
    public static Task VerifyNoCodeFixAsync(Test test) => Verification.VerifyNoCodeFixAsync(test, new TAnalyzer(), new TFix());
}
