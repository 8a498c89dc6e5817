using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

#pragma warning disable RS1013, RS1036, RS1037, RS1038, RS1041, RS2008 // These analyzers are never loaded by a compiler, and some are wrong on purpose.

namespace LambdaFit.Analyzers.Tests.Verifying;

/// <summary>A verifier that lets something pass makes all tests worthless, so it is held against analyzers and fixes that are wrong.</summary>
public sealed class VerifierTests
{
    private const string TwoMarkedClasses = "public class [|bad1|] { }\npublic class Good { }\n// file: Other.cs\npublic class [|bad2|] { }";

    [Fact]
    public Task Marked_reports_pass() => Verify<LowerCase>.VerifyAnalyzerAsync(TwoMarkedClasses, "'bad1' is lower case", "'bad2' is lower case");

    [Fact]
    public Task Named_marks_pass() => Verify<LowerCase>.VerifyAnalyzerAsync("public class {|TEST0001:bad|} { }");

    [Fact]
    public Task A_report_that_is_not_marked_fails() => FailsAsync(Verify<LowerCase>.VerifyAnalyzerAsync("public class bad { }"), "TEST0001", "'bad' is lower case");

    [Fact]
    public Task A_mark_that_is_not_reported_fails() => FailsAsync(Verify<LowerCase>.VerifyAnalyzerAsync("public class [|Good|] { }"), "TEST0001");

    [Fact]
    public Task A_mark_of_another_rule_fails() => FailsAsync(Verify<LowerCase>.VerifyAnalyzerAsync("public class {|TEST0002:bad|} { }"), "TEST0002");

    [Fact]
    public Task A_mark_at_another_place_fails() => FailsAsync(Verify<LowerCase>.VerifyAnalyzerAsync("public [|class bad|] { }"), "TEST0001");

    [Fact]
    public Task Another_message_fails() => FailsAsync(Verify<LowerCase>.VerifyAnalyzerAsync("public class [|bad|] { }", "'bad' is fine"), "is fine");

    [Fact]
    public async Task A_mark_that_is_not_closed_fails() =>
        await Assert.ThrowsAsync<FormatException>(static () => Verify<LowerCase>.VerifyAnalyzerAsync("public class [|bad { }"));

    [Fact]
    public Task Code_that_does_not_compile_fails() => FailsAsync(Verify<LowerCase>.VerifyAnalyzerAsync("public class Good { Missing field; }"), "does not compile", "Missing");

    [Fact]
    public Task An_analyzer_that_throws_fails() => FailsAsync(Verify<Throwing>.VerifyAnalyzerAsync("public class Good { }"), "threw", "on purpose");

    [Fact]
    public Task A_report_in_another_file_than_the_action_was_called_for_fails() =>
        FailsAsync(Verify<Pushing>.VerifyAnalyzerAsync("public class Entry { }\n// file: Other.cs\npublic class [|bad|] { }"), "the editor");

    [Fact]
    public Task A_report_at_the_end_of_the_compilation_fails() =>
        FailsAsync(Verify<AtTheEnd>.VerifyAnalyzerAsync("public class [|bad|] { }"), "the editor");

    [Fact]
    public Task Reports_in_additional_files_are_compared()
    {
        var test = new Test { Source = "public class Good { }" };
        test.AdditionalFiles.Add(("/repo/orders/words.txt", "good [|bad|] good"));
        return Verify<Words>.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_report_in_an_additional_file_that_is_not_marked_fails()
    {
        var test = new Test { Source = "public class Good { }" };
        test.AdditionalFiles.Add(("/repo/orders/words.txt", "good bad good"));
        return FailsAsync(Verify<Words>.VerifyAnalyzerAsync(test), "words.txt");
    }

    [Fact]
    public Task Options_and_properties_reach_the_analyzer()
    {
        var test = new Test { Source = "public class [|bad|] { }", EditorConfig = "[*.cs]\ntest.word = editorconfig", GlobalConfig = "test.word = globalconfig" };
        test.BuildProperties.Add("Word", "property");
        test.Messages.Add("'bad' is lower case editorconfig property");
        return Verify<LowerCase>.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public async Task Lambda_is_referenced_unless_a_test_says_otherwise()
    {
        const string Source = "public class Good { Amazon.Lambda.Core.ILambdaContext? context; }";

        await Verify<LowerCase>.VerifyAnalyzerAsync(Source);
        await FailsAsync(Verify<LowerCase>.VerifyAnalyzerAsync(new Test { Source = Source, ReferencesLambda = false }), "does not compile");
    }

    [Fact]
    public Task A_fix_passes() => Verify<LowerCase, UpperCaseFix>.VerifyCodeFixAsync("public class [|bad|] { }\npublic class [|bad2|] { }", "public class BAD { }\npublic class BAD2 { }");

    [Fact]
    public Task Another_result_of_a_fix_fails() => FailsAsync(Verify<LowerCase, UpperCaseFix>.VerifyCodeFixAsync("public class [|bad|] { }", "public class Bad { }"), "another text", "BAD");

    [Fact]
    public Task A_fix_whose_result_does_not_compile_fails() =>
        FailsAsync(Verify<LowerCase, BrokenFix>.VerifyCodeFixAsync("public class [|bad|] { }", "public class 1BAD { }"), "does not compile");

    [Fact]
    public Task A_fix_that_does_not_end_fails() => FailsAsync(Verify<LowerCase, EndlessFix>.VerifyCodeFixAsync("public class [|bad|] { }", "public class badx { }"), "still offered");

    [Fact]
    public Task A_fix_without_fix_all_fails() => FailsAsync(Verify<LowerCase, SingleFix>.VerifyCodeFixAsync("public class [|bad|] { }", "public class BAD { }"), "no fix-all");

    [Fact]
    public Task A_fix_whose_key_depends_on_the_code_fails() =>
        FailsAsync(Verify<LowerCase, KeyedFix>.VerifyCodeFixAsync("public class [|bad|] { }\npublic class [|bad2|] { }", "public class BAD { }\npublic class BAD2 { }"), "key");

    [Fact]
    public Task A_fix_that_is_not_offered_fails() => FailsAsync(Verify<LowerCase, NoFix>.VerifyCodeFixAsync("public class [|bad|] { }", "public class BAD { }"), "No fix");

    [Fact]
    public Task An_offer_where_none_is_expected_fails() => FailsAsync(Verify<LowerCase, UpperCaseFix>.VerifyNoCodeFixAsync("public class [|bad|] { }"), "is offered");

    [Fact]
    public Task No_offer_passes_where_none_is_expected() => Verify<LowerCase, NoFix>.VerifyNoCodeFixAsync("public class [|bad|] { }");

    [Fact]
    public Task A_fix_may_edit_an_additional_file()
    {
        var test = new Test { Source = "public class [|bad|] { }" };
        test.AdditionalFiles.Add(("/repo/orders/words.txt", "allowed: Good\n"));
        test.FixedAdditionalFiles.Add(("/repo/orders/words.txt", "allowed: Good bad\n"));
        return Verify<LowerCase, AllowFix>.VerifyCodeFixAsync(test);
    }

    private static async Task FailsAsync(Task verification, params string[] because)
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => verification);
        Assert.All(because, reason => Assert.Contains(reason, failure.Message, StringComparison.Ordinal));
    }

    /// <summary>Reports types whose names begin with a lower-case letter, unless <c>words.txt</c> allows them.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class LowerCase : Toy
    {
        protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(
            c =>
            {
                var allowed = c.Options.AdditionalFiles.FirstOrDefault(static f => f.Path.EndsWith("words.txt", StringComparison.Ordinal))?.GetText()?.ToString() ?? "";
                if (char.IsLower(c.Symbol.Name[0]) && !allowed.Contains(c.Symbol.Name, StringComparison.Ordinal))
                {
                    var provider = c.Options.AnalyzerConfigOptionsProvider;
                    provider.GetOptions(c.Symbol.Locations[0].SourceTree!).TryGetValue("test.word", out var option);
                    provider.GlobalOptions.TryGetValue("build_property.Word", out var property);
                    var words = string.Concat(option is null ? "" : " " + option, property is null ? "" : " " + property);
                    c.ReportDiagnostic(Diagnostic.Create(Descriptor, c.Symbol.Locations[0], c.Symbol.Name, words));
                }
            },
            SymbolKind.NamedType);
    }

    /// <summary>Throws.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Throwing : Toy
    {
        protected override void Register(CompilationStartAnalysisContext context) =>
            context.RegisterSymbolAction(static _ => throw new InvalidOperationException("on purpose"), SymbolKind.NamedType);
    }

    /// <summary>Reports all lower-case types when called for the type named Entry, as a walk from an entry point would.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Pushing : Toy
    {
        protected override void Register(CompilationStartAnalysisContext context) => context.RegisterSymbolAction(
            static c =>
            {
                if (c.Symbol.Name == "Entry")
                {
                    foreach (var type in c.Compilation.Assembly.GlobalNamespace.GetTypeMembers().Where(static t => char.IsLower(t.Name[0])))
                    {
                        c.ReportDiagnostic(Diagnostic.Create(Descriptor, type.Locations[0], type.Name, ""));
                    }
                }
            },
            SymbolKind.NamedType);
    }

    /// <summary>Reports all lower-case types when the compilation ends.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class AtTheEnd : Toy
    {
        protected override void Register(CompilationStartAnalysisContext context) => context.RegisterCompilationEndAction(static c =>
        {
            foreach (var type in c.Compilation.Assembly.GlobalNamespace.GetTypeMembers().Where(static t => char.IsLower(t.Name[0])))
            {
                c.ReportDiagnostic(Diagnostic.Create(Descriptor, type.Locations[0], type.Name, ""));
            }
        });
    }

    /// <summary>Reports the word "bad" in additional files.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Words : Toy
    {
        protected override void Register(CompilationStartAnalysisContext context) => context.RegisterAdditionalFileAction(static c =>
        {
            var text = c.AdditionalFile.GetText(c.CancellationToken)!;
            var start = text.ToString().IndexOf("bad", StringComparison.Ordinal);
            if (start >= 0)
            {
                var span = new TextSpan(start, 3);
                c.ReportDiagnostic(Diagnostic.Create(Descriptor, Location.Create(c.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)), "bad", ""));
            }
        });
    }

    private abstract class Toy : DiagnosticAnalyzer
    {
        protected static readonly DiagnosticDescriptor Descriptor = new("TEST0001", "Title", "'{0}' is lower case{1}", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

        public sealed override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationStartAction(Register);
        }

        protected abstract void Register(CompilationStartAnalysisContext context);
    }

    private sealed class UpperCaseFix : RenameFix
    {
        protected override string Rename(string name) => name.ToUpperInvariant();
    }

    private sealed class BrokenFix : RenameFix
    {
        protected override string Rename(string name) => "1" + name.ToUpperInvariant();
    }

    private sealed class EndlessFix : RenameFix
    {
        protected override string Rename(string name) => name + "x";
    }

    private sealed class SingleFix : RenameFix
    {
        public override FixAllProvider? GetFixAllProvider() => null;

        protected override string Rename(string name) => name.ToUpperInvariant();
    }

    private sealed class KeyedFix : RenameFix
    {
        protected override string Key(string name) => "Rename" + name;

        protected override string Rename(string name) => name.ToUpperInvariant();
    }

    private abstract class RenameFix : CodeFixProvider
    {
        public sealed override ImmutableArray<string> FixableDiagnosticIds => ["TEST0001"];

        public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
            var type = root.FindToken(context.Span.Start).Parent!.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()!;
            var identifier = SyntaxFactory.Identifier(Rename(type.Identifier.Text)).WithTriviaFrom(type.Identifier);
            var changed = context.Document.WithSyntaxRoot(root.ReplaceToken(type.Identifier, identifier));
            context.RegisterCodeFix(CodeAction.Create("Rename", _ => Task.FromResult(changed), Key(type.Identifier.Text)), context.Diagnostics);
        }

        protected virtual string Key(string name) => "Rename";

        protected abstract string Rename(string name);
    }

    private sealed class NoFix : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["TEST0001"];

        public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        public override Task RegisterCodeFixesAsync(CodeFixContext context) => Task.CompletedTask;
    }

    /// <summary>Allows the type in <c>words.txt</c>.</summary>
    private sealed class AllowFix : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["TEST0001"];

        public override FixAllProvider GetFixAllProvider() => new AllowAll();

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            var changed = Allow(context.Document.Project, context.Diagnostics);
            context.RegisterCodeFix(CodeAction.Create("Allow", _ => Task.FromResult(changed), "Allow"), context.Diagnostics);
            return Task.CompletedTask;
        }

        private static Solution Allow(Microsoft.CodeAnalysis.Project project, IEnumerable<Diagnostic> diagnostics)
        {
            var file = project.AdditionalDocuments.Single();
            var text = file.GetTextAsync().GetAwaiter().GetResult().ToString().TrimEnd();
            var names = diagnostics.Select(static d => d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan));
            return project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(text + " " + string.Join(" ", names) + "\n"));
        }

        private sealed class AllowAll : FixAllProvider
        {
            public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
            {
                var diagnostics = await fixAllContext.GetAllDiagnosticsAsync(fixAllContext.Project);
                return CodeAction.Create("Allow", _ => Task.FromResult(Allow(fixAllContext.Project, diagnostics)), "Allow");
            }
        }
    }
}
