using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.State.EphemeralDataProtectionKeysAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.State;

public sealed class EphemeralDataProtectionKeysTests
{
    [Theory]
    [InlineData("builder.Services.AddAuthentication().[|AddCookie|]();")]
    [InlineData("builder.Services.AddAuthentication().[|AddBearerToken|]();")]
    [InlineData("builder.Services.AddAuthentication().[|AddIdentityCookies|]();")]
    [InlineData("builder.Services.[|AddIdentity|]<IdentityUser, IdentityRole>();")]
    [InlineData("builder.Services.[|AddSession|]();")]
    [InlineData("builder.Services.[|AddAntiforgery|](options => options.HeaderName = \"X-XSRF\");")]
    [InlineData("builder.Services.[|AddDataProtection|]().SetApplicationName(\"orders\");")]
    [InlineData("builder.Services.[|AddAntiforgery|](); builder.Services.AddSession(); builder.Services.AddAuthentication().AddCookie();")] // one key ring, one report
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddSession(); builder.Services.[|AddAntiforgery|]();")]
    public Task What_needs_keys_is_reported_where_nothing_keeps_them(string statement) => Verify.VerifyAnalyzerAsync(Application(statement));

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCookie(); builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(\"/mnt/keys\"));")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(); Own.PersistKeysToAWSSystemsManager(builder.Services.AddDataProtection(), \"/orders\");")]
    [InlineData("builder.Services.AddSession(); builder.Services.AddDataProtection().AddKeyManagementOptions(options => options.XmlRepository = null);")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(options => options.TicketDataFormat = null!);")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(options => options.DataProtectionProvider = null!);")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddAuthentication().AddCookie();")]
    [InlineData("builder.Services.AddRazorPages(); builder.Services.AddControllersWithViews();")] // perhaps without forms
    [InlineData("builder.Services.AddAuthentication(); builder.Services.AddIdentityCore<IdentityUser>();")]
    public Task Kept_keys_and_what_needs_none_are_not_reported(string statement) => Verify.VerifyAnalyzerAsync(Application(statement));

    [Fact]
    public Task The_message_names_what_protects_and_what_keeps_the_keys() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.AspNetCoreServer;
        using Microsoft.AspNetCore.DataProtection;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.AspNetCore.Mvc;

        public class LambdaEntryPoint : APIGatewayHttpApiV2ProxyFunction
        {
            protected override void Init(IWebHostBuilder builder) { }
        }

        public partial class Links<T> : ControllerBase
        {
            private readonly IDataProtectionProvider provider;

            public Links(IDataProtectionProvider provider)
            {
                this.provider = provider;
            }

            public string Get(string id) => provider.[|CreateProtector|]("links").Protect(id);
        }
        """,
        "What 'CreateProtector' protects can be read only by the execution environment that made it, because its keys are kept nowhere else; keep them with 'AddDataProtection().PersistKeysTo…', such as 'PersistKeysToAWSSystemsManager'");

    [Fact]
    public Task Keys_that_another_file_keeps_are_kept() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.AspNetCoreServer;
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.DependencyInjection;

        public class LambdaEntryPoint : APIGatewayHttpApiV2ProxyFunction
        {
            protected override void Init(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddAuthentication().AddCookie());
        }
        // file: Keys.cs
        using System.IO;
        using Microsoft.AspNetCore.DataProtection;
        using Microsoft.Extensions.DependencyInjection;

        public static class Keys
        {
            public static void Add(IServiceCollection services) => services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo("/mnt/keys"));
        }
        """);

    [Fact]
    public Task Functions_without_ASPNET_Core_are_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Core;
        using Microsoft.AspNetCore.DataProtection;

        public class Function
        {
            public string Handler(string order, ILambdaContext context) => DataProtectionProvider.Create("orders").CreateProtector("orders").Protect(order);
        }
        """);

    private static Test Application(string statement) => new()
    {
        OutputKind = OutputKind.ConsoleApplication,
        Source =
            $$"""
            using System.IO;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.DataProtection;
            using Microsoft.AspNetCore.Identity;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
            {{statement}}
            builder.Build().Run();

            public static class Own
            {
                public static void PersistKeysToAWSSystemsManager(IDataProtectionBuilder builder, string prefix) { }
            }
            """,
    };
}
