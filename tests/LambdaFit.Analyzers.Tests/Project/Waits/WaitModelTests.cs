using Microsoft.CodeAnalysis.CSharp;

namespace LambdaFit.Analyzers.Tests.Project.Waits;

public sealed class WaitModelTests
{
    [Theory]
    [InlineData("Thread.Sleep(5000);", 5)]
    [InlineData("Thread.Sleep(TimeSpan.FromMinutes(2));", 120)]
    [InlineData("await Task.Delay(1500);", 1.5)]
    [InlineData("await Task.Delay(TimeSpan.FromHours(1), token);", 3600)]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, token).ConfigureAwait(false);", 10)]
    [InlineData("Task.Delay(2000).Wait();", 2)]
    [InlineData("Task.Delay(2000).GetAwaiter().GetResult();", 2)]
    [InlineData("Task.Delay(2000).ConfigureAwait(false).GetAwaiter().GetResult();", 2)]
    [InlineData("Task.WaitAll(Task.Delay(2000), Task.Delay(3000));", 3)]
    [InlineData("var task = Task.Delay(2000); await task;", 2)]
    [InlineData("await Task.WhenAll(Task.Delay(1000), Task.Delay(7000), Work());", 7)]
    [InlineData("await Task.WhenAll(new[] { Task.Delay(1000), Task.Delay(7000) });", 7)]
    [InlineData("await Task.WhenAll(new List<Task> { Task.Delay(1000), Task.Delay(7000) });", 7)]
    [InlineData("var tasks = new List<Task>(); tasks.Add(Task.Delay(4000)); tasks.Add(Task.Delay(2000)); await Task.WhenAll(tasks);", 4)]
    [InlineData("await Task.WhenAll(new[] { count, count }.Select(async x => { await Task.Delay(4000); }));", 4)]
    [InlineData("await Task.WhenAll(Enumerable.Range(0, 1000).Select(async x => await Task.Delay(4000)));", 4)]
    [InlineData("await Task.WhenAll(Enumerable.Range(1, 5).Select(async i => await Task.Delay(i * 1000)));", 5)]
    [InlineData("await new ValueTask(Task.Delay(3000));", 3)]
    [InlineData("await Task.Run(async () => await Task.Delay(3000));", 3)]
    [InlineData("await Task.Run(() => Thread.Sleep(3000));", 3)]
    [InlineData("await Task.Run(() => Task.Delay(3000));", 3)]
    [InlineData("await Task.Delay(9000).WaitAsync(TimeSpan.FromSeconds(4));", 4)]
    [InlineData("await Task.Delay(9000).ContinueWith(t => 1);", 9)]
    [InlineData("_ = Task.Delay(9000).Wait(4000);", 4)]
    [InlineData("var a = Task.Delay(9000); Thread.Sleep(4000); await a;", 9)]
    [InlineData("await (flag ? Task.Delay(1000) : Task.Delay(3000));", 3)]
    [InlineData("Task t = Task.CompletedTask; if (flag) { t = Task.Delay(3000); } await t;", 3)]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(6)); await timer.WaitForNextTickAsync(token);", 6)]
    [InlineData("lock (this) { Thread.Sleep(1000); } checked { { Thread.Sleep(1000); } }", 2)]
    public void A_declared_wait_is_known(string body, double seconds) => Is(seconds, body);

    [Theory]
    [InlineData("_ = Task.Delay(5000);")]
    [InlineData("var task = Task.Delay(5000);")]
    [InlineData("await Task.WhenAny(Work(), Task.Delay(60000));")]
    [InlineData("await Task.Delay(count);")]
    [InlineData("await Task.Delay(span);")]
    [InlineData("await Task.Delay(Number() * 1000);")]
    [InlineData("await Task.Delay(Random.Shared.Next(1000, 900000));")]
    [InlineData("await Task.Delay(Timeout.Infinite, token);")]
    [InlineData("Thread.Sleep(Timeout.InfiniteTimeSpan);")]
    [InlineData("await Task.Delay(-5);")]
    [InlineData("await Task.Delay(TimeSpan.MaxValue);")]
    [InlineData("Thread.SpinWait(100000);")]
    [InlineData("new SemaphoreSlim(1).Wait(60000);")]
    [InlineData("Action later = () => Thread.Sleep(5000); Console.WriteLine(later);")]
    [InlineData("async Task Later() => await Task.Delay(5000); Console.WriteLine((Func<Task>)Later);")]
    [InlineData("_ = Task.Run(() => Thread.Sleep(60000));")]
    [InlineData("await Work(); return; Thread.Sleep(1000);")]
    [InlineData("int a = int.MaxValue, b = a + 1; Thread.Sleep(b);")]
    [InlineData("int x = 5000; int.TryParse(\"1\", out x); Thread.Sleep(x);")]
    [InlineData("int x = 5000; Action change = () => x = 1; change(); Thread.Sleep(x);")]
    [InlineData("int x = 5000; void Change(ref int y) => y = 1; Change(ref x); Thread.Sleep(x);")]
    [InlineData("int x = 5000; (x, _) = (Number(), 1); Thread.Sleep(x);")]
    [InlineData("var d = new[] { 5000 }; d[0] = count; Thread.Sleep(d[0]);")]
    [InlineData("var d = new[] { 5000 }; var e = d; e[0] = count; Thread.Sleep(d[0]);")]
    [InlineData("var d = new[] { 5000 }; Array.Clear(d, 0, 1); Thread.Sleep(d[0]);")]
    [InlineData("int x = 1000; if (flag) { x = 2000; } Thread.Sleep(x);")]
    public void What_is_no_wait_or_not_known_adds_nothing(string body) => Is(0, body);

    [Theory]
    [InlineData("TimeSpan.FromSeconds(90)", 90)]
    [InlineData("TimeSpan.FromMinutes(1, 30)", 90)]
    [InlineData("TimeSpan.FromMinutes(1.5)", 90)]
    [InlineData("TimeSpan.FromHours(1, 1, 1)", 3661)]
    [InlineData("TimeSpan.FromDays(1)", 86400)]
    [InlineData("TimeSpan.FromMilliseconds(500L)", 0.5)]
    [InlineData("TimeSpan.FromTicks(10_000_000)", 1)]
    [InlineData("new TimeSpan(0, 15, 30)", 930)]
    [InlineData("new TimeSpan(1, 0, 0, 1)", 86401)]
    [InlineData("new TimeSpan(10_000_000L)", 1)]
    [InlineData("TimeSpan.FromSeconds(10) + TimeSpan.FromSeconds(5) - TimeSpan.FromSeconds(1)", 14)]
    [InlineData("TimeSpan.FromSeconds(10) * 3", 30)]
    [InlineData("2.5 * TimeSpan.FromSeconds(10)", 25)]
    [InlineData("TimeSpan.FromSeconds(10) / 4", 2.5)]
    [InlineData("TimeSpan.FromSeconds(10).Multiply(2).Add(TimeSpan.FromSeconds(1))", 21)]
    [InlineData("TimeSpan.FromSeconds(TimeSpan.FromMinutes(2).TotalSeconds / 2)", 60)]
    [InlineData("TimeSpan.FromSeconds(Math.Pow(2, 5))", 32)]
    [InlineData("TimeSpan.FromSeconds(Math.Min(100, 30) + Math.Max(1.5, 2.5) + Math.Abs(-1))", 33.5)]
    [InlineData("TimeSpan.FromSeconds((int)Math.Ceiling(1.2) + Math.Floor(1.9) + Math.Round(2.4))", 5)]
    [InlineData("TimeSpan.FromSeconds(Math.Clamp(70, 1, 60))", 60)]
    [InlineData("TimeSpan.FromSeconds(1 << 4)", 16)]
    [InlineData("TimeSpan.FromSeconds((double)(5 * 60 / 2m))", 150)]
    [InlineData("TimeSpan.FromSeconds(Field > 3 ? 10 : 20)", 10)]
    [InlineData("TimeSpan.FromSeconds(Field switch { < 3 => 1, 5 => 2, _ => 3 })", 2)]
    [InlineData("TimeSpan.FromSeconds(Field is > 3 and < 9 ? 1 : 2)", 1)]
    [InlineData("TimeSpan.FromSeconds(Constant)", 7)]
    [InlineData("TimeSpan.FromSeconds(Field)", 5)]
    [InlineData("TimeSpan.FromSeconds(Instance)", 6)]
    [InlineData("StaticSpan", 600)]
    [InlineData("Computed", 1200)]
    [InlineData("GetOnly", 11)]
    [InlineData("Bodied", 12)]
    [InlineData("TimeSpan.FromSeconds(Numbers[1] + Numbers.Length)", 7)]
    [InlineData("TimeSpan.FromSeconds(new[] { 3, 4 }[1])", 4)]
    [InlineData("Backoff(3)", 8)]
    [InlineData("nothing ?? TimeSpan.FromSeconds(9)", 9)]
    public void Constants_are_computed(string duration, double seconds) =>
        Is(seconds, $"TimeSpan? nothing = null; TimeSpan duration = {duration}; await Task.Delay(duration);", """
            private const int Constant = 7;
            private static readonly int Field = 5;
            private readonly double Instance = 6;
            private static readonly TimeSpan StaticSpan = TimeSpan.FromMinutes(10);
            private static readonly TimeSpan Computed = StaticSpan + StaticSpan;
            private TimeSpan GetOnly { get; } = TimeSpan.FromSeconds(11);
            private static TimeSpan Bodied => TimeSpan.FromSeconds(12);
            private static readonly int[] Numbers = { 3, 5 };
            private static TimeSpan Backoff(int attempt) => TimeSpan.FromSeconds(Math.Pow(2, attempt));
            """);

    [Theory]
    [InlineData("private static int Value = 5;")]
    [InlineData("private readonly int Value = 5; public C() { Value = Number(); }")]
    [InlineData("private static readonly int Value = Environment.ProcessorCount;")]
    [InlineData("private static readonly int Value = Other; private static readonly int Other = Value;")]
    [InlineData("private int Value { get; set; } = 5;")]
    [InlineData("protected virtual int Value { get; } = 5;")]
    [InlineData("private int Value { get { return Number(); } }")]
    [InlineData("private static readonly int[] Values = { 5 }; private int Value => Values[0]; private void Set() => Values[0] = 1;")]
    public void Values_that_may_change_are_unknown(string member) => Is(0, "Thread.Sleep(Value * 1000);", member);

    [Theory]
    [InlineData("for (var i = 0; i < 10; i++) { await Task.Delay(1000); }", 10)]
    [InlineData("for (var i = 0; i <= 10; i += 2) { await Task.Delay(1000); }", 6)]
    [InlineData("for (var i = 100; i > 0; i--) { await Task.Delay(1000); }", 100)]
    [InlineData("for (var i = 0; 1_000 > i; ++i) { await Task.Delay(1000); }", 1000)]
    [InlineData("for (int i = 0, n = 500; i != n; i++) { await Task.Delay(1000); }", 500)]
    [InlineData("for (var i = 0; i < 1_000_000; i++) { await Task.Delay(1000); }", 1_000_000)]
    [InlineData("for (var t = TimeSpan.Zero; t < TimeSpan.FromMinutes(20); t += TimeSpan.FromSeconds(10)) { await Task.Delay(10_000); }", 1200)]
    [InlineData("for (var i = 0; i < 1_000; i++) { for (var j = 0; j < 1_000; j++) { for (var k = 0; k < 1_000; k++) { Thread.Sleep(1); } } }", 1_000_000)]
    [InlineData("for (var i = 0; i < 4; i++) { for (var j = 0; j < i; j++) { Thread.Sleep(1000); } }", 6)]
    [InlineData("for (var i = 0; i < 5; i++) { await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, i))); }", 31)]
    [InlineData("for (var i = 0; i < 1_000; i++) { await Task.Delay(i); }", 499.5)]
    [InlineData("var delay = 1000; for (var i = 0; i < 4; i++) { await Task.Delay(delay); delay *= 2; }", 15)]
    [InlineData("var delay = TimeSpan.FromSeconds(1); for (var i = 0; i < 4; i++) { await Task.Delay(delay); delay = delay * 2; }", 15)]
    [InlineData("var delay = 1.0; for (var i = 0; i < 10; i++) { await Task.Delay(TimeSpan.FromSeconds(delay)); delay = Math.Min(delay * 2, 30); }", 181)]
    [InlineData("var i = 0; while (i < 10) { await Task.Delay(1000); i++; }", 10)]
    [InlineData("var i = 0; while (i++ < 10) { await Task.Delay(1000); }", 10)]
    [InlineData("var i = 0; do { await Task.Delay(1000); i++; } while (i < 10);", 10)]
    [InlineData("var i = 0; do { await Task.Delay(1000); } while (++i < 100_000 && !unknown);", 4096)]
    [InlineData("var i = 0; while (i < 1_000_000) { await Task.Delay(1000); i += 1; }", 1_000_000)]
    [InlineData("do { await Task.Delay(1000); } while (false);", 1)]
    [InlineData("for (var i = 0; i < 0; i++) { await Task.Delay(1000); }", 0)]
    [InlineData("for (var i = 0; i < 1_000; i++) { if (unknown) break; await Task.Delay(1000); }", 1000)]
    [InlineData("for (var i = 0; i < 1_000 && !unknown; i++) { await Task.Delay(1000); }", 1000)]
    [InlineData("var done = false; for (var i = 0; !done && i < 60; i++) { await Task.Delay(30_000); done = unknown; }", 1800)]
    [InlineData("var done = false; var tries = 0; while (!done && tries < 60) { await Task.Delay(30_000); done = unknown; tries++; }", 1800)]
    [InlineData("var tries = 0; while (true) { if (unknown || tries++ >= 60) break; await Task.Delay(1000); }", 60)]
    [InlineData("var tries = 0; while (true) { try { await Work(); return; } catch when (tries < 5) { tries++; await Task.Delay(tries * 1000); } }", 15)]
    [InlineData("for (var i = 0; i < 5; i++) { if (i < 4) { await Task.Delay(1000); } }", 4)]
    [InlineData("for (var i = 0; i < 100; i++) { if (i % 10 == 0) { continue; } await Task.Delay(1000); }", 90)]
    [InlineData("for (var i = 0; i < 100_000; i++) { if (i % 10 == 0) { Console.WriteLine(i); } await Task.Delay(1000); }", 100_000)]
    [InlineData("var total = 0; for (var i = 0; i < 5; i++) { total += 10; } Thread.Sleep(total * 1000);", 50)]
    [InlineData("foreach (var d in new[] { 1, 5, 15 }) { await Task.Delay(TimeSpan.FromSeconds(d)); }", 21)]
    [InlineData("foreach (var d in new List<int> { 1, 5, 15 }) { await Task.Delay(d * 1000); }", 21)]
    [InlineData("foreach (var d in Delays) { await Task.Delay(d); }", 360)]
    [InlineData("foreach (var i in Enumerable.Range(1, 1_000_000)) { await Task.Delay(1000); }", 1_000_000)]
    [InlineData("foreach (var i in Enumerable.Range(1, 4)) { await Task.Delay(i * 1000); }", 10)]
    [InlineData("foreach (var d in Enumerable.Repeat(TimeSpan.FromSeconds(3), 100)) { await Task.Delay(d); }", 300)]
    [InlineData("foreach (var d in Enumerable.Range(0, 5).Select(i => TimeSpan.FromSeconds(Math.Pow(2, i)))) { await Task.Delay(d); }", 31)]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10)); for (var i = 0; i < 1_000; i++) { await timer.WaitForNextTickAsync(); }", 10_000)]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10)); for (var i = 0; i < 1_000; i++) { await timer.WaitForNextTickAsync(); await Task.Delay(4000); }", 10_004)]
    [InlineData("var task = Task.Delay(5000); for (var i = 0; i < 1_000; i++) { await task; }", 5)]
    [InlineData("foreach (var item in new string[count]) { await Task.Delay(1000); }", 1)]
    [InlineData("while (!unknown) { await Task.Delay(1000); }", 1)]
    [InlineData("while (true) { await Task.Delay(1000); }", 1)]
    [InlineData("for (;;) { if (unknown) return; await Task.Delay(1000); }", 1)]
    [InlineData("while (true) { await Task.Delay(1000); if (count++ > 3) break; }", 1)]
    [InlineData("while (true) { await Task.Delay(1000); if (count++ > 3) { await Task.Delay(1000); break; } }", 2)]
    [InlineData("do { await Task.Delay(1000); } while (unknown);", 1)]
    [InlineData("var i = 0; while (!(i >= 10)) { i++; Thread.Sleep(1000); }", 10)]
    [InlineData("for (var i = 0; i < 3 || unknown; i++) { Thread.Sleep(1000); }", 3)]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10)); while (await timer.WaitForNextTickAsync()) { }", 10)]
    [InlineData("for (var i = 0; i < count; i++) { await Task.Delay(1000); }", 1)]
    [InlineData("for (var i = 0; i < 1_000_000; i++) { i -= 1; Thread.Sleep(1); i += 1; }", 4.096)]
    [InlineData("again: await Task.Delay(1000); if (unknown) goto again;", 1)]
    public void Loops_multiply(string body, double seconds) =>
        Is(seconds, body, "private static readonly TimeSpan[] Delays = { TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5) };");

    [Theory]
    [InlineData("var tasks = new List<Task>(); foreach (var item in new string[count]) { tasks.Add(Task.Delay(4000)); } await Task.WhenAll(tasks);", 4)]
    [InlineData("var tasks = new List<Task>(); foreach (var item in new string[count]) { tasks.Add(Pause(4000)); } await Task.WhenAll(tasks.ToArray());", 4)]
    [InlineData("var tasks = new List<Task>(); for (var i = 0; i < count; i++) { tasks.Add(Pause(4000)); } await Task.WhenAll(tasks);", 4)]
    [InlineData("var tasks = new List<Task>(); while (!unknown) { tasks.Add(Task.Delay(4000)); } await Task.WhenAll(tasks);", 4)]
    [InlineData("var tasks = new List<Task>(); for (var i = 0; i < 1_000; i++) { tasks.Add(Task.Delay(4000)); } await Task.WhenAll(tasks);", 4)]
    [InlineData("var tasks = new List<Task>(); for (var i = 0; i < 5; i++) { tasks.Add(Task.Delay(i * 1000)); } await Task.WhenAll(tasks);", 4)]
    [InlineData("var tasks = new List<Task>(); for (var i = 0; i < 100; i++) { tasks.Add(Task.Delay(i * 1000)); } await Task.WhenAll(tasks);", 99)]
    [InlineData("var tasks = new List<Task>(); for (var i = 0; i < 100; i++) { tasks.Add(Task.Delay(4000)); Thread.Sleep(1000); } await Task.WhenAll(tasks);", 103)]
    [InlineData("var tasks = new List<Task>(); for (var i = 0; i < 100; i++) { tasks.Add(Task.Delay(1000)); await Task.WhenAll(tasks); }", 100)]
    [InlineData("var tasks = new List<Task>(); for (var i = 0; i < 100; i++) { tasks.Add(Task.Delay(1000)); if (tasks.Count == 50) { await Task.WhenAll(tasks); } }", 1)]
    [InlineData("var tasks = new List<Task>(); if (flag) { tasks.Add(Task.Delay(4000)); } tasks.Add(Task.Delay(1000)); await Task.WhenAll(tasks);", 4)]
    [InlineData("var tasks = new List<Task>(); tasks.AddRange(new[] { count, count }.Select(x => Task.Delay(4000))); await Task.WhenAll(tasks);", 4)]
    [InlineData("var tasks = new List<Task>(); foreach (var item in new string[count]) { tasks.Add(Task.Delay(4000)); } foreach (var task in tasks) { await task; }", 4)]
    [InlineData("var tasks = new Task[count]; for (var i = 0; i < count; i++) { tasks[i] = Task.Delay(4000); } await Task.WhenAll(tasks);", 4)]
    [InlineData("var tasks = new List<Task>(); foreach (var item in new string[count]) { tasks.Add(Task.Delay(4000)); }", 0)]
    [InlineData("var tasks = new List<Task>(); foreach (var item in new string[count]) { tasks.Add(Task.Delay(4000)); } await Task.WhenAny(tasks);", 0)]
    [InlineData("var tasks = new List<Task>(); foreach (var item in new string[count]) { tasks.Add(Task.Delay(4000)); } tasks.Clear(); await Task.WhenAll(tasks);", 0)]
    [InlineData("var tasks = new List<Task>(); foreach (var item in new string[count]) { tasks.Add(Task.Delay(4000)); } Change(tasks); await Task.WhenAll(tasks);", 0)]
    public void Tasks_that_are_collected_wait_as_long_as_the_longest(string body, double seconds) =>
        Is(seconds, body, "private static Task Pause(int n) => Task.Delay(n); private static void Change(List<Task> tasks) => tasks.Clear();");

    [Theory]
    [InlineData("await Try(async () => { await Task.Delay(2000); });", 6)]
    [InlineData("await Try(() => Task.Delay(2000));", 6)]
    [InlineData("await Try(Pause);", 12)]
    [InlineData("await Try(() => Pause());", 12)]
    [InlineData("const int n = 2000; var m = n * 2; await Try(() => Task.Delay(m));", 12)]
    [InlineData("Do(() => Thread.Sleep(2000));", 2)]
    [InlineData("await Through(() => Task.Delay(2000));", 6)]
    [InlineData("await Through(() => Keep(() => Task.Delay(1000)));", 0)]
    [InlineData("await new C().Get(async x => { await Task.Delay(3000); return x; });", 3)]
    [InlineData("await Try(() => Task.CompletedTask);", 0)]
    [InlineData("await Try(() => Task.Delay(count));", 0)]
    [InlineData("await Keep(() => Task.Delay(2000));", 0)]
    [InlineData("_ = Try(() => Task.Delay(2000));", 0)]
    [InlineData("var n = 1000; n = count; await Try(() => Task.Delay(n));", 0)]
    public void Callbacks_wait_where_they_are_called(string body, double seconds) =>
        Is(
            seconds,
            body,
            """
            private static async Task Try(Func<Task> action) { for (var i = 0; i < 3; i++) { await action(); } }
            private static Task Through(Func<Task> action) => Try(action);
            private static void Do(Action action) => action();
            private static Task Pause() => Task.Delay(4000);
            private static Func<Task> kept;
            private static Task Keep(Func<Task> action) { kept = action; return Task.CompletedTask; }
            private async Task<int> Get(Func<int, Task<int>> get) => await get(1);
            """);

    [Fact]
    public void A_call_with_a_callback_is_longer_than_what_it_calls_back()
    {
        var wait = WaitSource.OfBody(
            "await Try(() => Task.Delay(30_000));",
            "private static async Task Try(Func<Task> action) { for (var i = 0; i < 60; i++) { await action(); } }");
        var call = Assert.Single(wait.Nodes.Values, static node => node.Kind is Analyzers.Project.Waits.WaitNodeKind.Call);
        Assert.Equal((1800, 30), (call.Seconds, call.LongestInside));
    }

    [Theory]
    [InlineData("var pause = TimeSpan.FromSeconds(7);", 7)]
    [InlineData("double seconds = 7; var pause = TimeSpan.FromSeconds(seconds);", 7)]
    [InlineData("var pause = TimeSpan.FromSeconds(7); pause += TimeSpan.FromSeconds(1);", 0)]
    [InlineData("var pause = TimeSpan.FromSeconds(7); Change(ref pause);", 0)]
    [InlineData("var pause = TimeSpan.FromSeconds(7); (pause, _) = (span, 1);", 0)]
    [InlineData("var pause = span;", 0)]
    [InlineData("foreach (var pause in new[] { TimeSpan.FromSeconds(7) })", 0)]
    public void Lambdas_see_the_variables_around_them_that_nothing_changes(string declaration, double seconds)
    {
        var source = new WaitSource($$"""
            public class C
            {
                public void M(TimeSpan span)
                {
                    {{declaration}}
                    { Func<Task> handler = async () => await Task.Delay(pause); Register(handler); }
                }

                private static void Register(Func<Task> handler) { }
                private static void Change(ref TimeSpan pause) => pause = default;
            }
            """);
        Assert.Equal(seconds, source.Model.Of(source.Lambda(), CancellationToken.None).Seconds);
    }

    [Theory]
    [InlineData("await Task.Delay(new Settings().Pause);", 30)]
    [InlineData("var settings = new Settings(); for (var i = 0; i < settings.Attempts; i++) { await Task.Delay(settings.Pause); }", 90)]
    [InlineData("await Task.Delay(Kept.Pause);", 30)]
    [InlineData("await Task.Delay(new Settings().Assigned);", 0)]
    [InlineData("await Task.Delay(given.Pause);", 0)]
    [InlineData("await Task.Delay(new Initialised { Pause = span }.Pause);", 0)]
    [InlineData("await Optional();", 40)]
    public void Options_wait_as_long_as_their_defaults_say(string body, double seconds) =>
        Is(
            seconds,
            body,
            """
            private static readonly Settings Kept = new();
            private static Task Optional(int attempts = 4) => Task.Delay(attempts * 10_000);
            private static void Change(Settings settings) => settings.Assigned = TimeSpan.Zero;
            private static readonly Bound given = Activator.CreateInstance<Bound>();

            public sealed class Settings
            {
                public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(30);
                public int Attempts { get; init; } = 3;
                public TimeSpan Assigned { get; set; } = TimeSpan.FromSeconds(30);
            }

            public sealed class Bound { public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(30); }

            public sealed class Initialised { public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(30); }
            """);

    [Theory]
    [InlineData("if (flag) { Thread.Sleep(1000); } else { Thread.Sleep(5000); } Thread.Sleep(1000);", 6)]
    [InlineData("if (flag) { Thread.Sleep(8000); return; } Thread.Sleep(1000);", 8)]
    [InlineData("if (flag) { Thread.Sleep(8000); throw new Exception(); } Thread.Sleep(1000);", 8)]
    [InlineData("if (1 + 1 == 2) { Thread.Sleep(1000); } else { Thread.Sleep(5000); }", 1)]
    [InlineData("switch (count) { case 1: Thread.Sleep(1000); break; case 2: Thread.Sleep(4000); break; default: Thread.Sleep(2000); break; } Thread.Sleep(1000);", 5)]
    [InlineData("var n = 2; switch (n) { case 1: Thread.Sleep(1000); break; case 2: case 3: Thread.Sleep(4000); break; default: Thread.Sleep(9000); break; }", 4)]
    [InlineData("var n = 7; switch (n) { case < 5: Thread.Sleep(1000); break; case >= 5: Thread.Sleep(4000); break; }", 4)]
    [InlineData("await (count switch { 1 => Task.Delay(1000), 2 => Task.Delay(3000), _ => Task.CompletedTask });", 3)]
    [InlineData("try { Thread.Sleep(3000); } catch (InvalidOperationException) { Thread.Sleep(1000); } catch { Thread.Sleep(2000); } finally { Thread.Sleep(1000); }", 6)]
    [InlineData("try { return; } finally { Thread.Sleep(2000); }", 2)]
    [InlineData("try { Thread.Sleep(1000); } catch when (false) { Thread.Sleep(9000); }", 1)]
    [InlineData("for (var i = 0; i < 3; i++) { try { await Work(); break; } catch (Exception) { await Task.Delay(1000 * (i + 1)); } }", 6)]
    [InlineData("using (var s = new System.IO.MemoryStream()) { Thread.Sleep(1000); }", 1)]
    [InlineData("var x = flag && Wait(2) || Wait(3);", 5)]
    [InlineData("await foreach (var x in Items()) { Thread.Sleep(1000); }", 3)]
    [InlineData("goto end; Thread.Sleep(5000); end: Thread.Sleep(1000);", 1)]
    [InlineData("void Local(int n) { Thread.Sleep(n * 1000); } Local(2); Local(3);", 5)]
    [InlineData("async Task Local() { await Task.Delay(2000); } await Local(); _ = Local();", 2)]
    [InlineData("Func<int, Task> wait = async n => await Task.Delay(n); await wait(4000);", 4)]
    [InlineData("void Local() { Thread.Sleep(1000); Local(); } Local();", 1)]
    public void The_longest_path_counts(string body, double seconds) =>
        Is(seconds, body, """
            private static bool Wait(int n) { Thread.Sleep(n * 1000); return unknown; }
            private static async IAsyncEnumerable<int> Items() { await Task.Delay(2000); yield return 1; }
            """);

    [Theory]
    [InlineData("foreach (var d in (int[])[1, 5, 15]) { Thread.Sleep(d * 1000); }", 21)]
    [InlineData("List<int> delays = [1, 5, 15]; foreach (var d in delays) { Thread.Sleep(d * 1000); }", 21)]
    [InlineData("await Task.WhenAll([Task.Delay(2000), Task.Delay(3000)]);", 3)]
    [InlineData("int[] some = [1]; foreach (var d in (int[])[.. some, 5]) { Thread.Sleep(1000); }", 1)]
    public void Collection_expressions_are_listed(string body, double seconds)
    {
        // The oldest compilers that the analyzers run in do not have them.
        if (Enum.IsDefined((LanguageVersion)1200))
        {
            Is(seconds, body);
        }
    }

    private static void Is(double seconds, string body, string members = "")
    {
        var wait = WaitSource.OfBody(body, members);
        Assert.False(wait.IsTooComplex);
        Assert.Equal(seconds, wait.Seconds, 6);
        Assert.Equal(seconds, wait.Parts.Sum(static part => part.Seconds), 6);
    }
}
