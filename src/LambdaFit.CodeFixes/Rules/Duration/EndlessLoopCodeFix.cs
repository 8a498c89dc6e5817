using LambdaFit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>Ends an endless loop while there is still time to finish: <c>while (context.RemainingTime &gt; TimeSpan.FromSeconds(5))</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class EndlessLoopCodeFix() : LoopDeadlineCodeFix(RuleIds.EndlessLoop, "End the loop when the remaining time runs low");
