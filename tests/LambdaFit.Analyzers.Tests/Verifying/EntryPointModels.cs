using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Tests.Verifying;

/// <summary>A small project for each model of entry points, whose handler calls <c>Worker.RunAsync()</c>.</summary>
public static class EntryPointModels
{
    private static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        ["Convention"] = "public class Function { public Task Handler(string order, ILambdaContext context) => Worker.RunAsync(); }",
        ["Configured"] = "public class Function { private Task Handle() => Worker.RunAsync(); }",
        ["Annotations"] = "public class Functions { [LambdaFunction] public async Task<string> Get(string id) { await Worker.RunAsync(); return id; } }",
        ["Library"] = "public class Shared { public Task Run() => Worker.RunAsync(); }",
        ["RecordHandler"] =
            "public class Records : IRecordHandler<string> { public async Task<RecordHandlerResult> HandleAsync(string record, CancellationToken token) { await Worker.RunAsync(); return RecordHandlerResult.None; } }",
        ["Controller"] = "public class Entry : APIGatewayProxyFunction { } public class OrdersController : ControllerBase { [HttpGet] public Task Get() => Worker.RunAsync(); }",
        ["Bootstrap"] =
            "await LambdaBootstrapBuilder.Create(async (string order, ILambdaContext context) => { await Worker.RunAsync(); }, new DefaultLambdaJsonSerializer()).Build().RunAsync();",
        ["HandlerWrapper"] =
            "using var wrapper = HandlerWrapper.GetHandlerWrapper((Func<Task>)Handle); Task Handle() => Worker.RunAsync();",
        ["MinimalApi"] =
            "var builder = WebApplication.CreateBuilder(args); builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi); var app = builder.Build(); app.MapGet(\"/\", () => Worker.RunAsync()); app.Run();",
        ["Middleware"] =
            "var builder = WebApplication.CreateBuilder(args); builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi); var app = builder.Build(); app.Use(async (context, next) => { await Worker.RunAsync(); await next(context); }); app.Run();",
    };

    /// <summary>Gets the names of the models, as data of theories.</summary>
    public static TheoryData<string> Names { get; } = [.. Sources.Keys];

    /// <summary>Gets a project whose handler calls <c>Worker.RunAsync()</c>.</summary>
    /// <param name="model">One of <see cref="Names"/>.</param>
    /// <param name="worker">The class <c>Worker</c>, and what else it needs.</param>
    public static Test Calling(string model, string worker)
    {
        var source = Sources[model];
        var isProgram = !source.StartsWith("public class", StringComparison.Ordinal);
        var test = new Test
        {
            OutputKind = isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            Source =
                $$"""
                using System;
                using System.Threading;
                using System.Threading.Tasks;
                using Amazon.DynamoDBv2;
                using Amazon.SQS;
                using Amazon.StepFunctions;
                using Amazon.StepFunctions.Model;
                using Amazon.Lambda.Annotations;
                using Amazon.Lambda.AspNetCoreServer;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.RuntimeSupport;
                using Amazon.Lambda.Serialization.SystemTextJson;
                using AWS.Lambda.Powertools.BatchProcessing;
                using Microsoft.AspNetCore.Builder;
                using Microsoft.AspNetCore.Http;
                using Microsoft.AspNetCore.Mvc;
                using Microsoft.Extensions.DependencyInjection;

                {{source}}

                {{worker}}
                """,
        };
        if (model is "Configured")
        {
            test.AdditionalFiles.Add((test.ProjectDirectory + "/aws-lambda-tools-defaults.json", "{ \"function-handler\": \"TestProject::Function::Handle\", \"function-timeout\": 30 }"));
        }

        if (model is "Library")
        {
            test.BuildProperties["LambdaFitProject"] = "library";
        }

        return test;
    }
}
