using System.Text;
using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.EveryRule;

/// <summary>
/// Code in an editor is broken most of the time, and configuration comes from anywhere. Whatever it is, no rule throws (the
/// verifier fails on AD0001) and none runs on without end.
/// </summary>
public sealed class RobustnessTests
{
    private const int Cuts = 8;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Samples { get; } = [.. SampleProjects.Names];

    public static TheoryData<string, string> BrokenConfiguration { get; } = new()
    {
        { "serverless.template", "" },
        { "serverless.template", "\0\u0001\uFFFD\uD800" },
        { "serverless.template", "{" },
        { "serverless.template", "[]" },
        { "serverless.template", "null" },
        { "serverless.template", "{ \"Resources\": null, \"Globals\": [] }" },
        { "serverless.template", "{ \"Resources\": { \"F\": null, \"G\": [], \"H\": { \"Type\": {}, \"Properties\": 3 } } }" },
        { "serverless.template", "{ \"Resources\": { \"F\": { \"Type\": \"AWS::Serverless::Function\", \"Properties\": { \"Handler\": [1], \"Timeout\": { \"Ref\": [] } } } } }" },
        { "template.yaml", "Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      Timeout: !Ref\n      Handler: !Sub [\n" },
        { "template.yaml", "a: &a [*a, *a]\nResources: *a\nGlobals: *b\n" },
        { "template.yaml", "\tResources:\n\t  - : :\n? - {\n" },
        { "template.yaml", "Parameters:\n  A: { Default: !Ref B }\n  B: { Default: !Ref A }\nGlobals:\n  Function:\n    Timeout: !Ref A\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: { Handler: 'TestProject::Function::Handler' }\n" },
        { "template.yaml", "--- !!binary |\n  ====\n--- a\n--- [\n" },
        { "aws-lambda-tools-defaults.json", "{ \"function-timeout\": 99999999999999999999, \"function-handler\": null, \"template\": 3 }" },
        { "aws-lambda-tools-defaults.json", "{ \"function-handler\": \"::::\", \"template\": \"aws-lambda-tools-defaults.json\" }" },
        { "aws-lambda-tools-defaults.json", "// only a comment" },
    };

    [Theory, MemberData(nameof(Samples))]
    public async Task Half_typed_code_and_configuration_are_taken_as_they_are(string name)
    {
        for (var i = 1; i < Cuts; i++)
        {
            var cut = i;
            await WithinLimitAsync(SampleProjects.Read(name, text => text[..(text.Length * cut / Cuts)]));
        }

        // Without what comes first, ends meet no beginnings.
        await WithinLimitAsync(SampleProjects.Read(name, static text => text[(text.Length / 3)..]));
        await WithinLimitAsync(SampleProjects.Read(name, static text => text.Replace(";", "", StringComparison.Ordinal)));
        await WithinLimitAsync(SampleProjects.Read(name, static text => text.Replace(")", "", StringComparison.Ordinal)));
        await WithinLimitAsync(SampleProjects.Read(name, static text => text.Replace("\"", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Recursive_code_comes_to_an_end() => await WithinLimitAsync(new()
    {
        Source =
            """
            using System;
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;

            public class Function : Function { }

            public class A : B { }
            public class B : A, I<I<B>> { }
            public interface I<T> : I<I<T>> { void M(); }
            public struct S { S s; }

            public class Handlers<T> where T : Handlers<T>
            {
                const int One = Two + 1;
                const int Two = One + 1;
                static readonly TimeSpan Wait = Wait + Wait;
                static int Count => Count + Next();
                static int Next() => Count + Next();
                int this[int i] => this[i - 1];
                event Action Event { add => Event += value; remove => Event -= value; }

                public async Task Handler(T input, ILambdaContext context)
                {
                    await Even(3);
                    void Local() => Local();
                    Action lambda = null;
                    lambda = () => { lambda(); Local(); };
                    lambda();
                    await new Handlers<T>().Handler(input, context);
                    await Task.Delay(Wait);
                    await Deep<T>();
                    foreach (var item in this) { }
                }

                static async Task Even(int n) { for (var i = 0; i < n; i++) { await Odd(n - 1); } }
                static async Task Odd(int n) { while (n > 0) { await Even(n - 1); } }
                static async Task Deep<U>() => await Deep<List<U>>();
                public IEnumerator<T> GetEnumerator() => GetEnumerator();
                public static Handlers<T> operator +(Handlers<T> a, Handlers<T> b) => a + b;
                public static implicit operator Handlers<T>(int i) => i;
                ~Handlers() => GC.Collect();
            }
            """,
    });

    [Fact]
    public async Task Types_declared_twice_and_missing_references_are_taken_as_they_are()
    {
        const string Source =
            """
            using Amazon.Lambda.Core;
            using Missing.Library;

            namespace Amazon.Lambda.Core { public interface ILambdaContext { } public class LambdaSerializerAttribute { } }

            public class Function : MissingBase<MissingType>
            {
                [LambdaFunction(Timeout = "none", MissingArgument = 3)]
                public async void Handler(MissingType input, ILambdaContext context) { while (true) await input.Missing(context); }
            }

            public class Function : MissingBase<MissingType> { public void Handler(MissingType input, ILambdaContext context) { } }
            """;
        await WithinLimitAsync(new() { Source = Source });

        // Lambda's assemblies without those they refer to, and without the framework.
        var scenario = Scenario.Create(new() { Source = Source }, onlyId: null);
        await Scenario.BuildDiagnosticsAsync(scenario.Project.WithMetadataReferences(References.StandIns), Rules.Analyzers).WaitAsync(Limit);
    }

    [Theory, MemberData(nameof(BrokenConfiguration))]
    public async Task Malformed_configuration_is_taken_as_it_is(string file, string text) => await WithinLimitAsync(WithConfiguration(file, text));

    [Theory]
    [InlineData("serverless.template", "[", "]")]
    [InlineData("serverless.template", "{\"Resources\":", "}")]
    [InlineData("template.yaml", "{a: ", "}")]
    [InlineData("template.yaml", "- ", "")]
    public async Task Deep_nesting_is_taken_as_it_is(string file, string open, string close) =>
        await WithinLimitAsync(WithConfiguration(file, new StringBuilder().Insert(0, open, 10_000).Insert(10_000 * open.Length, close, 10_000).ToString()));

    [Fact]
    public async Task Alias_bombs_do_not_go_off()
    {
        var bomb = new StringBuilder("a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n");
        for (var i = 1; i < 40; i++)
        {
            var previous = $"*a{i - 1}";
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat(previous, 9))}]\n");
        }

        await WithinLimitAsync(WithConfiguration("template.yaml", bomb + "Resources: *a39\nGlobals: { Function: *a39 }\n"));
    }

    [Fact]
    public async Task A_template_of_20_MB_is_read_in_bounded_time()
    {
        var template = new StringBuilder("Resources:\n");
        for (var i = 0; template.Length < 20_000_000; i++)
        {
            template.Append($"  Function{i}:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: TestProject::Function{i}::Handler\n      Timeout: 30\n");
        }

        await WithinLimitAsync(WithConfiguration("template.yaml", template.ToString()));
    }

    private static Test WithConfiguration(string file, string text)
    {
        var test = new Test
        {
            Source =
                """
                using Amazon.Lambda.Core;

                public class Function
                {
                    public string Handler(string input, ILambdaContext context) => input;
                }
                """,
        };
        test.AdditionalFiles.Add((test.ProjectDirectory + "/" + file, text));
        return test;
    }

    private static async Task WithinLimitAsync(Test test) => await Task.Run(() => SampleProjects.ReportsAsync(test)).WaitAsync(Limit);
}
