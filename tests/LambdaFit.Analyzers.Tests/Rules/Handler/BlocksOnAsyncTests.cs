using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Handler.BlocksOnAsyncAnalyzer,
    LambdaFit.CodeFixes.Rules.Handler.BlocksOnAsyncCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Handler;

public sealed class BlocksOnAsyncTests
{
    [Theory]
    [InlineData("return LoadAsync().[|Result|];")]
    [InlineData("SaveAsync().[|Wait|](); return order;")]
    [InlineData("SaveAsync().[|Wait|](5000); return order;")]
    [InlineData("SaveAsync().[|Wait|](CancellationToken.None); return order;")]
    [InlineData("return LoadAsync().GetAwaiter().[|GetResult|]();")]
    [InlineData("return new HttpClient().GetAsync(order).[|Result|].Content.ReadAsStringAsync().Result;")]
    [InlineData("return new HttpClient().GetAsync(order, HttpCompletionOption.ResponseHeadersRead).[|Result|].Content.ReadAsStringAsync().[|Result|];")]
    [InlineData("HttpResponseMessage answer = Answer(); return answer.Content.ReadAsStringAsync().[|Result|]; HttpResponseMessage Answer() => new();")]
    [InlineData("return new HttpClient().GetStringAsync(order).[|Result|];")]
    [InlineData("return LoadAsync().ConfigureAwait(false).GetAwaiter().[|GetResult|]();")]
    [InlineData("return ValueAsync().[|Result|];")]
    [InlineData("return ValueAsync().AsTask().[|Result|];")]
    [InlineData("ValueAsync().GetAwaiter().[|GetResult|](); return order;")]
    [InlineData("Task.[|WaitAll|](SaveAsync(), LoadAsync()); return order;")]
    [InlineData("Task.[|WaitAny|](SaveAsync(), LoadAsync()); return order;")]
    [InlineData("var task = LoadAsync(); return task.[|Result|];")]
    [InlineData("var task = LoadAsync(); task.[|Wait|](); return task.Result;")]
    [InlineData("Task<string> task; task = LoadAsync(); return task.[|Result|];")]
    [InlineData("var tasks = new[] { LoadAsync(), LoadAsync() }; Task.[|WaitAll|](tasks); return tasks[0].Result;")]
    [InlineData("var tasks = new List<Task<string>>(); tasks.Add(LoadAsync()); return tasks[0].[|Result|];")]
    [InlineData("return string.Concat(new[] { 1, 2 }.Select(i => LoadAsync().[|Result|]));")]
    [InlineData("return string.Concat(new[] { 1, 2 }.Select(i => LoadAsync()).Select(t => t.[|Result|]));")]
    [InlineData("new List<int> { 1 }.ForEach(i => SaveAsync().[|Wait|]()); return order;")]
    [InlineData("foreach (var task in new[] { 1, 2 }.Select(i => LoadAsync())) order += task.[|Result|]; return order;")]
    [InlineData("return Task.Run(() => LoadAsync()).[|Result|];")]
    [InlineData("return Task.Run(() => LoadAsync().[|Result|]).[|Result|];")]
    [InlineData("return new Func<string>(() => LoadAsync().[|Result|])();")]
    [InlineData("Task.WhenAll(SaveAsync(), LoadAsync()).[|Wait|](); return order;")]
    [InlineData("return order ?? LoadAsync().[|Result|];")]
    [InlineData("return this?.LoadAsync().[|Result|]!;")]
    [InlineData("return Inner(); string Inner() => LoadAsync().[|Result|];")]
    [InlineData("var task = new Task(() => { }); task.Start(); task.[|Wait|](); return order;")]
    public Task Reported_in_a_synchronous_handler(string body) => Verify.VerifyAnalyzerAsync(Function("string", body));

    [Theory]
    [InlineData("await Task.Yield(); return LoadAsync().[|Result|];")]
    [InlineData("var first = LoadAsync(); var second = LoadAsync(); await first; return second.[|Result|];")]
    [InlineData("var answers = await Task.WhenAll(new[] { 1, 2 }.Select(async i => { await Task.Yield(); return LoadAsync().[|Result|]; })); return answers[0];")]
    public Task Reported_in_an_asynchronous_handler(string body) => Verify.VerifyAnalyzerAsync(Function("async Task<string>", body));

    [Theory]
    [InlineData("var task = LoadAsync(); await task; return task.Result;")]
    [InlineData("var first = LoadAsync(); var second = LoadAsync(); await Task.WhenAll(first, second); return first.Result + second.Result;")]
    [InlineData("var tasks = new[] { 1, 2 }.Select(i => LoadAsync()).ToList(); await Task.WhenAll(tasks); return string.Concat(tasks.Select(t => t.Result));")]
    [InlineData("var tasks = new[] { 1, 2 }.Select(i => LoadAsync()).ToList(); await Task.WhenAll(tasks); foreach (var task in tasks) order += task.Result; return order;")]
    [InlineData("var tasks = new[] { 1, 2 }.ToDictionary(i => i, i => LoadAsync()); await Task.WhenAll(tasks.Values); foreach (var pair in tasks) order += pair.Value.Result; return order;")]
    [InlineData("var task = LoadAsync(); if (task.IsCompleted) return task.Result; return await task;")]
    [InlineData("var task = ValueAsync(); return task.IsCompletedSuccessfully ? task.Result : await task;")]
    [InlineData("var task = LoadAsync(); var done = await Task.WhenAny(task, Task.Delay(100)); return done == task ? task.Result : order;")]
    [InlineData("var (first, second) = (LoadAsync(), LoadAsync()); await Task.WhenAll(first, second); return first.Result;")]
    [InlineData("return (await Task.WhenAny(LoadAsync(), LoadAsync())).Result;")]
    [InlineData("return await LoadAsync().ContinueWith(t => t.Result + SaveAsync().IsCompleted);")]
    [InlineData("return await LoadAsync().ContinueWith(t => LoadAsync().Result);")]
    [InlineData("return Task.FromResult(order).Result;")]
    [InlineData("var answer = await new HttpClient().GetAsync(order).ConfigureAwait(false); return answer.Content.ReadAsStringAsync().Result;")]
    [InlineData("return (await new HttpClient().SendAsync(new(), HttpCompletionOption.ResponseContentRead)).Content.ReadAsStringAsync().GetAwaiter().GetResult();")]
    [InlineData("Task.CompletedTask.Wait(); new ValueTask<string>(order).GetAwaiter().GetResult(); return order;")]
    [InlineData("return EndedAsync().Result + NeverWaitsAsync().Result;")]
    [InlineData("var source = new TaskCompletionSource<string>(); source.SetResult(order); return source.Task.Result;")]
    [InlineData("return nameof(Task<string>.Result) + new Answer().Result;")]
    [InlineData("lock (this) { return LoadAsync().Result; }")]
    [InlineData("return new Lazy<string>(() => LoadAsync().Result).Value;")]
    [InlineData("return new System.Collections.Concurrent.ConcurrentDictionary<string, string>().GetOrAdd(order, _ => LoadAsync().Result);")]
    [InlineData("new Timer(_ => SaveAsync().Wait()).Dispose(); return order;")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => SaveAsync().Wait(); return order;")]
    [InlineData("new List<string>().ForEach(async s => { await Task.Yield(); SaveAsync().Wait(); }); return order;")]
    [InlineData("return field.Result;")]
    [InlineData("var task = LoadAsync(); return task.Wait(0) ? order : await task;")]
    [InlineData("var task = LoadAsync(); return task.Wait(TimeSpan.Zero) ? order : await task;")]
    [InlineData("System.Linq.Expressions.Expression<Func<string>> e = () => LoadAsync().Result; return e.ToString();")]
    [InlineData("new SemaphoreSlim(1).Wait(); return order;")]
    public Task Not_reported(string body) => Verify.VerifyAnalyzerAsync(Function("async Task<string>", "await Task.Yield(); " + body));

    [Fact]
    public Task The_message_names_what_is_waited_for_and_who_reaches_it() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly IStore store = new Store();

            public string Handler(string order, ILambdaContext context) => store.Load(order) + store.Name;
        }

        public interface IStore { string Load(string order); string Name { get; } }

        public class Store : IStore
        {
            public string Load(string order) => LoadAsync(order).[|Result|];

            public string Name => LoadAsync("name").GetAwaiter().[|GetResult|]();

            public string NeverCalled() => LoadAsync("").Result;

            private async Task<string> LoadAsync(string order) { await Task.Delay(1); return order; }
        }
        """,
        "'Result' blocks a thread until 'Store.LoadAsync' has ended (reached from 'Function.Handler' through 'Store.Load'), which adds latency and can starve the thread pool that the task itself needs; await it",
        "'GetResult' blocks a thread until 'Store.LoadAsync' has ended (reached from 'Function.Handler' through 'Store.Name'), which adds latency and can starve the thread pool that the task itself needs; await it in an 'async' method and hand over the result");

    [Fact]
    public Task What_another_assembly_declares_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public async Task<string> Handler(string order, ILambdaContext context)
            {
                using var session = new Session();
                new SortedSet<string>(new Order()).Add(order);
                session.Write(new byte[1], 0, 1);
                await Task.Yield();
                return session.ToString() + ((IEquatable<string>)session).Equals("");
            }
        }

        public sealed class Session : MemoryStream, IEquatable<string>
        {
            public override void Write(byte[] buffer, int offset, int count) => Flush2().Wait();
            public override string ToString() => Text().Result;
            protected override void Dispose(bool disposing) => Flush2().GetAwaiter().GetResult();
            public override long Position { get => Text().Result.Length; set { } }
            bool IEquatable<string>.Equals(string? other) => Text().Result == other;
            private async Task Flush2() => await Task.Delay(1);
            private async Task<string> Text() { await Task.Delay(1); return ""; }
        }

        public sealed class Order : IComparer<string>
        {
            public int Compare(string? x, string? y) => Rank().Result;
            private async Task<int> Rank() { await Task.Delay(1); return 0; }
        }
        """);

    [Fact]
    public Task Init_is_not_reported() => Verify.VerifyAnalyzerAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            var table = Config.LoadAsync().Result;
            var handler = new Function();
            LambdaBootstrapBuilder.Create<string, string>(handler.Handle, new DefaultLambdaJsonSerializer()).Build().RunAsync().Wait();

            public class Function
            {
                private static readonly string Table = Config.LoadAsync().GetAwaiter().GetResult();
                private readonly string table;

                public Function() => table = Config.LoadAsync().Result;

                public string Handle(string order, ILambdaContext context) => order + table + Table + new Request().Text + Config.LoadAsync().{|LFIT6008:Result|};
            }

            public class Request
            {
                public Request() => Text = Config.LoadAsync().{|LFIT6008:Result|};

                public string Text { get; }
            }

            public static class Config
            {
                public static async Task<string> LoadAsync() { await Task.Delay(1); return ""; }
            }
            """,
    });

    [Fact]
    public Task Other_models_are_reported_too() => Verify.VerifyAnalyzerAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.AspNetCoreServer;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DurableExecution;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Mvc;

        public class Web : APIGatewayProxyFunction { protected override void Init(IWebHostBuilder builder) { } }

        public class OrdersController : ControllerBase
        {
            public string Get() => Work.DoAsync("").[|Result|];
        }

        public partial class Annotated
        {
            [LambdaFunction]
            public string Add(string order) => Work.DoAsync(order).[|Result|];
        }

        public class Workflows
        {
            public Task<DurableExecutionInvocationOutput> Handler(DurableExecutionInvocationInput input, ILambdaContext context) =>
                DurableFunction.WrapAsync<string, string>(RunAsync, input, context);

            private async Task<string> RunAsync(string order, IDurableContext context)
            {
                context.WaitAsync(System.TimeSpan.FromHours(1)).[|Wait|]();
                return await Work.DoAsync(order);
            }
        }

        internal static class Work
        {
            public static async Task<T> DoAsync<T>(T value) { await Task.Delay(1); return value; }
        }
        """,
        "'Result' blocks a thread until 'Work.DoAsync' has ended, which adds latency and can starve the thread pool that the task itself needs; await it",
        "'Result' blocks a thread until 'Work.DoAsync' has ended, which adds latency and can starve the thread pool that the task itself needs; await it",
        "'Wait' blocks a thread until 'IDurableContext.WaitAsync' has ended, which adds latency and can starve the thread pool that the task itself needs, and the thread is lost when Lambda suspends the workflow; await it");

    [Fact]
    public Task In_an_asynchronous_method_the_task_is_awaited() => Verify.VerifyCodeFixAsync(
        Function("async Task<string>",
            """
            await Task.Yield();
                    SaveAsync().[|Wait|](); // saved
                    var length = LoadAsync().[|Result|].Length + (order + LoadAsync().ConfigureAwait(false).GetAwaiter().[|GetResult|]()).Length;
                    var first = LoadAsync()
                        .[|Result|]?.Trim();
                    Task.[|WaitAll|](SaveAsync(), /* and */ LoadAsync());
                    Task.[|WaitAny|](SaveAsync(), LoadAsync());
                    var inner = EchoAsync(LoadAsync().[|Result|]).[|Result|];
                    return $"{ValueAsync().[|Result|]}{LoadAsync().[|Result|]![0]}";
            """),
        Function("async Task<string>",
            """
            await Task.Yield();
                    await SaveAsync(); // saved
                    var length = (await LoadAsync()).Length + (order + await LoadAsync().ConfigureAwait(false)).Length;
                    var first = (await LoadAsync())?.Trim();
                    await Task.WhenAll(SaveAsync(), /* and */ LoadAsync());
                    await Task.WhenAny(SaveAsync(), LoadAsync());
                    var inner = await EchoAsync(await LoadAsync());
                    return $"{await ValueAsync()}{(await LoadAsync())![0]}";
            """));

    [Fact]
    public Task The_code_around_keeps_its_indentation() => Verify.VerifyCodeFixAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
          public Task Handler(string order, ILambdaContext context)
          {
             if (order.Length == 0)
             {
               // Nothing to load.
               return SaveAsync( order ); // early
             }

            var text = LoadAsync().[|Result|];
           return SaveAsync(text);
          }

           private Task SaveAsync(string text) => Task.CompletedTask;

            private Task<string> LoadAsync() => new System.Net.Http.HttpClient().GetStringAsync("https://example.com/");
        }
        """,
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
          public async Task Handler(string order, ILambdaContext context)
          {
             if (order.Length == 0)
             {
               // Nothing to load.
               await SaveAsync( order );
               return; // early
             }

            var text = await LoadAsync();
           await SaveAsync(text);
          }

           private Task SaveAsync(string text) => Task.CompletedTask;

            private Task<string> LoadAsync() => new System.Net.Http.HttpClient().GetStringAsync("https://example.com/");
        }
        """);

    [Fact]
    public Task Handlers_that_only_Lambda_calls_return_a_task_then() => Verify.VerifyCodeFixAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            /// <summary>Takes an order.</summary>
            public string Handler(string order, ILambdaContext context) // keeps its place
            {
                return LoadAsync(order).[|Result|];
            }

            public void Second(string order, ILambdaContext context) => LoadAsync(order).[|Wait|]();

            public Task<string> Third(string order, ILambdaContext context)
            {
                order += LoadAsync(order).[|Result|];
                return LoadAsync(order);
            }

            private async Task<string> LoadAsync(string order) { await Task.Delay(1); return order; }
        }
        """,
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            /// <summary>Takes an order.</summary>
            public async Task<string> Handler(string order, ILambdaContext context) // keeps its place
            {
                return await LoadAsync(order);
            }

            public async Task Second(string order, ILambdaContext context) => await LoadAsync(order);

            public async Task<string> Third(string order, ILambdaContext context)
            {
                order += await LoadAsync(order);
                return await LoadAsync(order);
            }

            private async Task<string> LoadAsync(string order) { await Task.Delay(1); return order; }
        }
        """);

    [Fact]
    public Task Every_caller_up_to_the_handlers_follows() => Verify.VerifyCodeFixAsync(new Test
    {
        Source =
            """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;

            public class Function
            {
                private readonly IStore store = new Store();

                public string Handler(string order, ILambdaContext context)
                {
                    if (order is nameof(Check)) return "";
                    var text = store.Load(order).Trim();
                    Check(text);
                    return text;
                }

                public async Task Second(List<string> orders, ILambdaContext context)
                {
                    foreach (var order in orders) Check(store.Load(order));
                    await Task.Yield();
                }

                /// <summary>See <see cref="Check"/>.</summary>
                private void Check(string text)
                {
                    Twice();

                    void Twice() { Work.DoAsync(text).[|Wait|](); Work.DoAsync(text).[|Wait|](); }
                }
            }

            public interface IStore
            {
                /// <summary>Loads.</summary>
                string Load(string order);
            }

            public class Store : IStore
            {
                public string Load(string order) => Work.DoAsync(order).[|Result|];
            }

            internal static class Work
            {
                public static async Task<T> DoAsync<T>(T value) { await Task.Delay(1); return value; }
            }
            """,
        FixedSource =
            """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;

            public class Function
            {
                private readonly IStore store = new Store();

                public async Task<string> Handler(string order, ILambdaContext context)
                {
                    if (order is nameof(Check)) return "";
                    var text = (await store.Load(order)).Trim();
                    await Check(text);
                    return text;
                }

                public async Task Second(List<string> orders, ILambdaContext context)
                {
                    foreach (var order in orders) await Check(await store.Load(order));
                    await Task.Yield();
                }

                /// <summary>See <see cref="Check"/>.</summary>
                private async Task Check(string text)
                {
                    await Twice();

                    async Task Twice() { await Work.DoAsync(text); await Work.DoAsync(text); }
                }
            }

            public interface IStore
            {
                /// <summary>Loads.</summary>
                Task<string> Load(string order);
            }

            public class Store : IStore
            {
                public async Task<string> Load(string order) => await Work.DoAsync(order);
            }

            internal static class Work
            {
                public static async Task<T> DoAsync<T>(T value) { await Task.Delay(1); return value; }
            }
            """,
    });

    [Fact]
    public Task Callers_in_other_files_and_delegates_of_a_bootstrap_follow() => Verify.VerifyCodeFixAsync(new Test
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;
            using Rates;

            await LambdaBootstrapBuilder.Create((string order, ILambdaContext context) => Rate.Of(order).Length, new DefaultLambdaJsonSerializer()).Build().RunAsync();

            // file: Rate.cs
            namespace Rates;

            public static class Rate
            {
                public static string Of(string order) => System.Threading.Tasks.Task.Run(() => Load(order).{|LFIT6008:Result|}).{|LFIT6008:Result|};

                private static async System.Threading.Tasks.Task<string> Load(string order) { await System.Threading.Tasks.Task.Delay(1); return order; }
            }
            """,
        FixedSource =
            """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;
            using Rates;

            await LambdaBootstrapBuilder.Create(async (string order, ILambdaContext context) => (await Rate.Of(order)).Length, new DefaultLambdaJsonSerializer()).Build().RunAsync();

            // file: Rate.cs
            namespace Rates;

            public static class Rate
            {
                public static async System.Threading.Tasks.Task<string> Of(string order) => await System.Threading.Tasks.Task.Run(async () => await Load(order));

                private static async System.Threading.Tasks.Task<string> Load(string order) { await System.Threading.Tasks.Task.Delay(1); return order; }
            }
            """,
    });

    [Theory]
    [InlineData("public string Handler(string order, ILambdaContext context) => this?.LoadAsync().[|Result|]!;")]
    [InlineData("public string Handler(string order, ILambdaContext context) => LoadAsync(). /* now */ [|Result|];")]
    [InlineData("public string Handler(string order, ILambdaContext context) { LoadAsync().[|Wait|](100); return order; }")]
    [InlineData("public string Handler(string order, ILambdaContext context) { return Task.[|WaitAny|](LoadAsync()).ToString(); }")]
    [InlineData("public string Handler(string order, ILambdaContext context) => Text; private string Text => LoadAsync().[|Result|];")]
    [InlineData("public string Handler(string order, ILambdaContext context) => string.Concat(order.Select(c => LoadAsync().[|Result|]));")]
    [InlineData("public string Handler(string order, ILambdaContext context) => string.Concat(order.Select(c => Load())); private string Load() => LoadAsync().[|Result|];")]
    [InlineData("public string Handler(string order, ILambdaContext context) => string.Concat(Loads()); private IEnumerable<string> Loads() { yield return LoadAsync().[|Result|]; }")]
    [InlineData("public string Handler(string order, ILambdaContext context) { Load(out order); return order; } private void Load(out string order) => order = LoadAsync().[|Result|];")]
    [InlineData("public string Handler(string order, ILambdaContext context) { lock (this) return Load(); } private string Load() => LoadAsync().[|Result|];")]
    [InlineData("public string Handler(string order, ILambdaContext context) => ToString(); public override string ToString() => Load(); private string Load() => LoadAsync().[|Result|];")]
    [InlineData("public string Handler(string order, ILambdaContext context) => Load(); protected virtual string Load() => LoadAsync().[|Result|];")]
    [InlineData("public string Handler(string order, ILambdaContext context) => new Func<string>(Load)(); private string Load() => LoadAsync().[|Result|];")]
    [InlineData("public string Handler(string order, ILambdaContext context) => this?.Load()!; private string Load() => LoadAsync().[|Result|];")]
    [InlineData("private readonly string first; public Function() => first = Load(); public string Handler(string order, ILambdaContext context) => Load(); private string Load() => LoadAsync().[|Result|];")]
    [InlineData("public string Handler(string order, ILambdaContext context) { try { return LoadAsync().[|Result|]; } catch (AggregateException e) { return e.Message; } }")]
    [InlineData("public string Handler(string order, ILambdaContext context) { try { return Load(); } catch (Exception e) { return e.InnerException!.Message; } } private string Load() => LoadAsync().[|Result|];")]
    public Task No_fix_where_somebody_on_the_way_cannot_follow(string members) => Verify.VerifyNoCodeFixAsync(
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            {{members}}

            private async Task<string> LoadAsync() { await Task.Delay(1); return ""; }
        }
        """);

    [Fact]
    public Task No_fix_where_an_interface_has_two_implementations() => Verify.VerifyNoCodeFixAsync(
        """
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            public string Handler(string order, ILambdaContext context) => Pick(order).Load();

            private static IStore Pick(string order) => order.Length > 1 ? new Slow() : new Fast();
        }

        public interface IStore { string Load(); }

        public class Slow : IStore { public string Load() => Work.DoAsync("").[|Result|]; }

        public class Fast : IStore { public string Load() => ""; }

        internal static class Work
        {
            public static async Task<T> DoAsync<T>(T value) { await Task.Delay(1); return value; }
        }
        """);

    private static string Function(string type, string body) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;

        public class Function
        {
            private readonly Task<string> field = Task.FromResult("");

            public {{type}} Handler(string order, ILambdaContext context)
            {
                {{body}}
            }

            private async Task SaveAsync() => await Task.Delay(1);

            private async Task<string> LoadAsync() { await Task.Delay(1); return ""; }

            private async Task<string> EchoAsync(string text) { await Task.Delay(1); return text; }

            private async ValueTask<string> ValueAsync() { await Task.Delay(1); return ""; }

            private Task<string> EndedAsync() => Task.FromResult("");

            private async Task<string> NeverWaitsAsync() => "";
        }

        public class Answer { public string Result => ""; }
        """;
}
