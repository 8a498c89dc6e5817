using LambdaFit.Analyzers.Project.Lifetimes;

namespace LambdaFit.Analyzers.Tests.Project.Lifetimes;

/// <summary>How long objects and variables live, over the ways in which functions are made.</summary>
public sealed class LifetimeModelTests
{
    private const string Handler = "public class Function { private readonly Store store; MEMBERS public void Handler(string s, ILambdaContext c) { store?.Put(s); BODY } } ";
    private const string Store = " public class Store { public int Count; public void Put(string s) { Count++; } } ";

    [Theory]
    [InlineData("public static int Total;", "Function.Total", Lifetime.Environment)]
    [InlineData("[ThreadStatic] public static int Total;", "Function.Total", Lifetime.Unknown)]
    [InlineData("public int Total;", "Function.Total", Lifetime.Environment)]
    [InlineData("public int Total { get; set; }", "Function.Total", Lifetime.Environment)]
    public void Members_of_handlers_live_for_the_environment(string members, string member, object expected) => Is(Of(members, "", "", member), expected);

    [Theory]
    [InlineData("public Function() => store = new Store();", "", Lifetime.Environment)]
    [InlineData("public Function() : this(new Store()) { } public Function(Store given) => store = given;", "", Lifetime.Environment)]
    [InlineData("private static readonly Store shared = new();", "", Lifetime.Environment)]
    [InlineData("private static readonly Lazy<Store> shared = new(() => new Store());", "", Lifetime.Environment)]
    [InlineData("public Function() => store = Make(); private static Store Make() => new Store();", "", Lifetime.Environment)]
    [InlineData("", "new Store().Put(s);", Lifetime.Invocation)]
    [InlineData("", "Run(s); } private void Run(string s) { Store made = new(); made.Put(s);", Lifetime.Invocation)]
    [InlineData("public Function() => store = new Store();", "new Store().Put(s);", Lifetime.Unknown)]
    [InlineData("private static readonly Store empty = new();", "System.Text.Json.JsonSerializer.Deserialize<Store>(s);", Lifetime.Unknown)]
    [InlineData("", "", Lifetime.Unknown)]
    public void Objects_live_as_long_as_what_creates_them(string members, string body, object expected) => Is(Of(members, body, Store, "Store.Count"), expected);

    [Theory]
    [InlineData("s.AddSingleton<Store>();", Lifetime.Environment)]
    [InlineData("s.AddSingleton<IStore, Store>();", Lifetime.Environment)]
    [InlineData("s.TryAddSingleton<IStore, Store>();", Lifetime.Environment)]
    [InlineData("s.AddKeyedSingleton<IStore, Store>(\"key\");", Lifetime.Environment)]
    [InlineData("s.AddSingleton(typeof(IStore), typeof(Store));", Lifetime.Environment)]
    [InlineData("s.AddSingleton<IStore>(_ => new Store());", Lifetime.Environment)]
    [InlineData("s.AddSingleton<IStore>(new Store());", Lifetime.Environment)]
    [InlineData("s.Add(new ServiceDescriptor(typeof(IStore), typeof(Store), ServiceLifetime.Singleton));", Lifetime.Environment)]
    [InlineData("s.Add(ServiceDescriptor.Singleton<IStore, Store>());", Lifetime.Environment)]
    [InlineData("s.AddScoped<IStore, Store>();", Lifetime.Environment)]
    [InlineData("s.AddTransient<IStore>(_ => new Store());", Lifetime.Environment)]
    [InlineData("s.AddHttpClient<IStore, Store>();", Lifetime.Environment)]
    [InlineData("s.AddSingleton<IStore, Store>(); s.AddScoped<IStore, Store>();", Lifetime.Environment)]
    [InlineData("s.AddSingleton<IStore, Store>(); new Store();", Lifetime.Environment)]
    [InlineData("s.AddSingleton<IStore>(Helper.Make());", Lifetime.Unknown)]
    public void Services_that_a_handler_is_given_live_as_long_as_it(string registration, object expected)
    {
        var source = new LifetimeSource(
            $$"""
            public interface IStore { void Put(string s); }
            public class Store : IStore { public int Count; public void Put(string s) => Count++; }
            {{(registration.Contains("Helper", StringComparison.Ordinal) ? "public static class Helper { public static IStore Make() => new Store(); }" : "")}}

            public class Function
            {
                private readonly IStore store;

                public Function()
                {
                    var s = new ServiceCollection();
                    {{registration}}
                    store = s.BuildServiceProvider().GetRequiredService<IStore>();
                }

                public void Handler(string order, ILambdaContext context) => store.Put(order);
            }
            """);
        Is(source.Of("Store.Count"), expected);
    }

    private const string Worker = "public class Worker { private readonly IStore store; public Worker(IStore store) => this.store = store; public void Run(string s) => store.Put(s); }";
    private const string Keeper = "public class Keeper { public IStore Store { get; } public Keeper(IStore store) => Store = store; }";

    [Theory]
    [InlineData("services.AddScoped<IStore, Store>();", "", "provider.CreateScope().ServiceProvider.GetRequiredService<IStore>().Put(order);", Lifetime.Invocation)]
    [InlineData("services.AddTransient<IStore, Store>();", "", "provider.GetRequiredService<IStore>().Put(order);", Lifetime.Invocation)]
    [InlineData("services.AddSingleton<IStore, Store>();", "", "provider.GetRequiredService<IStore>().Put(order);", Lifetime.Environment)]
    [InlineData("services.AddScoped<IStore, Store>().AddScoped<Worker>();", Worker, "provider.GetRequiredService<Worker>().Run(order);", Lifetime.Invocation)]
    [InlineData("services.AddScoped<IStore, Store>().AddSingleton<Keeper>();", Keeper, "provider.GetRequiredService<Keeper>().Store.Put(order);", Lifetime.Environment)]
    [InlineData("services.AddTransient<IStore, Store>().AddScoped<Worker>().AddSingleton<Keeper>();", Worker + Keeper, "provider.GetRequiredService<Worker>().Run(order);", Lifetime.Unknown)]
    public void Services_that_an_invocation_asks_for_live_as_they_are_registered(string registrations, string types, string body, object expected)
    {
        var source = new LifetimeSource(
            $$"""
            public interface IStore { void Put(string s); }
            public class Store : IStore { public int Count; public void Put(string s) => Count++; }
            {{types}}

            public class Function
            {
                private static readonly IServiceProvider provider = Build();

                private static IServiceProvider Build()
                {
                    var services = new ServiceCollection();
                    {{registrations}}
                    return services.BuildServiceProvider();
                }

                public void Handler(string order, ILambdaContext context) { {{body}} }
            }
            """);
        Is(source.Of("Store.Count"), expected);
    }

    [Theory]
    [InlineData("", Lifetime.Environment, Lifetime.Environment)]
    [InlineData("services.AddScoped<Functions>();", Lifetime.Invocation, Lifetime.Invocation)]
    [InlineData("services.AddTransient<Functions>();", Lifetime.Invocation, Lifetime.Invocation)]
    public void The_generator_registers_annotated_classes_as_singletons_unless_start_up_does_otherwise(string registration, object handler, object service)
    {
        var source = new LifetimeSource(
            $$"""
            public class Basket { public int Count; public void Add() => Count++; }
            [LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection services) { services.AddScoped<Basket>(); {{registration}} } }
            public class Functions
            {
                private readonly Basket basket;
                public int Calls;
                public Functions(Basket basket) => this.basket = basket;
                [LambdaFunction] public void Put(string s) { basket.Add(); Calls++; }
            }
            """);
        Is(source.Of("Functions.Calls"), handler);
        Is(source.Of("Basket.Count"), service);
    }

    [Fact]
    public void Services_of_an_annotated_method_live_for_the_invocation() => Is(
        new LifetimeSource(
            """
            public class Basket { public int Count; public void Add() => Count++; }
            [LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection services) => services.AddScoped<Basket>(); }
            public class Functions { [LambdaFunction] public void Put([Amazon.Lambda.Annotations.FromServices] Basket basket) => basket.Add(); }
            """).Of("Basket.Count"),
        Lifetime.Invocation);

    [Fact]
    public void A_handler_that_an_abstract_class_declares_is_the_object_of_the_class_that_derives_from_it()
    {
        var source = new LifetimeSource(
            """
            public abstract class Base<T>
            {
                public int Count;
                [LambdaFunction] public void Handle(T item) => Count++;
            }

            public class Function : Base<string> { public int Own; }
            """);
        Is(source.Of("Base`1.Count"), Lifetime.Environment);
        Is(source.Of("Function.Own"), Lifetime.Environment);
    }

    [Fact]
    public void Bootstrap_delegates_keep_their_object_and_the_locals_of_Main()
    {
        var source = new LifetimeSource(
            """
            var total = 0;
            var function = new Function();
            var handler = (string s, ILambdaContext c) =>
            {
                var inner = 0;
                inner += 1;
                Enumerable.Range(0, 3).ToList().ForEach(i => inner -= i);
                total += 1;
                function.Run();
                return s;
            };
            await LambdaBootstrapBuilder.Create<string, string>(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();

            public class Function { public int Count; public void Run() => Count++; }
            """);
        Is(source.OfVariable("total += 1"), Lifetime.Environment);
        Is(source.OfVariable("inner += 1"), Lifetime.Invocation);
        Is(source.OfVariable("inner -= i"), Lifetime.Invocation);
        Is(source.Of("Function.Count"), Lifetime.Environment);
    }

    [Fact]
    public void Controllers_live_for_a_request_and_middleware_for_the_environment()
    {
        var source = new LifetimeSource(
            """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            builder.Services.AddScoped<Store>();
            builder.Services.AddHostedService<Warmer>();
            var app = builder.Build();
            var hits = 0;
            app.UseMiddleware<Middleware>();
            app.MapGet("/", () => { hits += 1; return ""; });
            app.Run();

            public class Store { public int Count; }
            public class Warmer : BackgroundService { public int Count; protected override Task ExecuteAsync(CancellationToken token) => Task.CompletedTask; }
            public class OrdersController : ControllerBase { public int Count; public OrdersController(Store store) { } public string Get() => ""; }
            public class Middleware { public int Count; public Middleware(RequestDelegate next) { } public Task InvokeAsync(HttpContext context) => Task.CompletedTask; }
            """);
        Is(source.Of("OrdersController.Count"), Lifetime.Invocation);
        Is(source.Of("Store.Count"), Lifetime.Invocation);
        Is(source.Of("Warmer.Count"), Lifetime.Environment);
        Is(source.Of("Middleware.Count"), Lifetime.Environment);
        Is(source.OfVariable("hits += 1"), Lifetime.Environment);
    }

    [Theory]
    [InlineData("kept.Count = 1", "kept", Lifetime.Environment)]
    [InlineData("shared.Count = 1", "shared", Lifetime.Environment)]
    [InlineData("Current.Count = 1", "Current", Lifetime.Environment)]
    [InlineData("lazy.Value.Count = 1", "lazy.Value", Lifetime.Environment)]
    [InlineData("options.Value.Count = 1", "options.Value", Lifetime.Environment)]
    [InlineData("late.Count = 1", "late", Lifetime.Environment)]
    [InlineData("var alias = kept; alias.Count = 1", "alias", Lifetime.Environment)]
    [InlineData("var made = new Store(); made.Count = 1", "made", Lifetime.Invocation)]
    [InlineData("replaced = new Store(); replaced.Count = 1", "replaced", Lifetime.Unknown)]
    [InlineData("flow.Value.Count = 1", "flow.Value", Lifetime.Unknown)]
    [InlineData("given.Count = 1", "given", Lifetime.Unknown)]
    [InlineData("var either = kept; if (given.Count > 1) either = given; either.Count = 1", "either", Lifetime.Unknown)]
    public void Objects_in_kept_fields_live_as_long_as_these(string statement, string expression, object expected)
    {
        var source = new LifetimeSource(
            $$"""
            #nullable disable
            public class Store { public int Count; }
            public class Function
            {
                private readonly IOptions<Store> options = Options.Create(new Store());
                private static readonly AsyncLocal<Store> flow = new();
                private static readonly Lazy<Store> lazy = new(() => new Store());
                private static Store shared = new();
                private static Store late;
                private static Store replaced;
                private readonly Store kept = new();
                private static Store Current => shared;
                public void Handler(Store given, ILambdaContext context)
                {
                    late ??= new Store();
                    {{statement}};
                }
            }
            """);
        Is(source.OfObject(expression), expected);
    }

    [Fact]
    public void The_reason_is_said()
    {
        Assert.Equal("one 'Function' serves all invocations of an execution environment", Of("public int Total;", "", "", "Function.Total").Why);
        Assert.Equal("one 'Store' is created once per execution environment", Of("public Function() => store = new Store();", "", Store, "Store.Count").Why);
    }

    private static KnownLifetime Of(string members, string body, string types, string member) =>
        new LifetimeSource(
            "#nullable disable\n" + Handler.Replace("MEMBERS", members, StringComparison.Ordinal).Replace("BODY", body, StringComparison.Ordinal)
                + (types.Length == 0 ? Store : types)).Of(member);

    private static void Is(KnownLifetime actual, object expected) => Assert.Equal((Lifetime)expected, actual.Lifetime);
}
