using LambdaFit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>Gives a polling loop a deadline: <c>while (isRunning &amp;&amp; context.RemainingTime &gt; TimeSpan.FromSeconds(5))</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class PollingWithoutDeadlineCodeFix() : LoopDeadlineCodeFix(RuleIds.PollingWithoutDeadline, "Stop polling when the remaining time runs low");
