using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

public sealed class ServerlessReaderTests
{
    private const string Path = "/repo/orders/serverless.yml";

    [Fact]
    public void Functions_have_what_they_and_their_provider_say()
    {
        var file = Read.File(Path, """
            # Orders
            service: orders
            frameworkVersion: "3"

            provider:
              name: aws
              runtime: dotnet8
              memorySize: 2048
              timeout: 20
              architecture: arm64
              tracing:
                lambda: true
                apiGateway: true
              layers:
                - arn:aws:lambda:eu-west-1:1:layer:a:1
              environment:
                STAGE: ${opt:stage, 'dev'}
                LEVEL: info
              vpc:
                securityGroupIds: [sg-1]
                subnetIds:
                  - subnet-1

            package:
              artifact: ./bin/Release/net8.0/orders.zip

            functions:
              take:
                handler: Orders::Orders.Function::Take
              ship-it:
                handler: Orders::Orders.Function::Ship
                runtime: dotnet10
                timeout: 900 # nightly
                memorySize: '512'
                architecture: x86_64
                tracing: PassThrough
                ephemeralStorageSize: 1024
                layers: [{ Ref: ALambdaLayer }, !Ref BLambdaLayer]
                maximumRetryAttempts: 1
                maximumEventAge: 120
                onError: !Ref Failures
                snapStart: true
                provisionedConcurrency: 3
                recursiveLoop: allow
                fileSystemConfig: { arn: !GetAtt Files.Arn, localMountPath: /mnt/x }
                vpc: ~
                environment:
                  LEVEL: debug
                  QUEUE: !Ref Shipments
                package:
                  artifact: ./bin/ship.zip
            """);

        Assert.Equal((ConfigurationFormat.Serverless, "serverless"), (file.Format, file.Format.Kind()));
        Assert.Null(file.Error);
        Assert.Equal(2, file.Functions.Length);
        var (take, ship) = (file.Functions[0], file.Functions[1]);

        Assert.Equal(("take", "take"), (take.Name, file.Text.ToString(take.NameSpan)));
        Assert.Equal("Orders::Orders.Function::Take", take.Handler.Value);
        Assert.Equal((20, 6), (take.TimeoutSeconds.Value, take.DefaultTimeoutSeconds));
        Assert.Equal((2048, "dotnet8", "arm64", "Active"), (take.MemoryMB.Value, take.Runtime.Value, take.Architecture.Value, take.Tracing.Value));
        Assert.Equal((1, "./bin/Release/net8.0/orders.zip"), (take.LayerCount.Value, take.CodeUri.Value));
        Assert.True(take.IsInVpc.Value);
        Assert.Equal(["STAGE=", "LEVEL=info"], take.Variables.Select(static v => v.Name + "=" + v.Value.Value));
        Assert.True(take is { EphemeralStorageMB.IsAbsent: true, AsyncRetries.IsAbsent: true, KeepsFailedEvents.IsAbsent: true, IsSnapStart.IsAbsent: true, IsImage: false, IsZip: true });

        Assert.Equal((900, 512), (ship.TimeoutSeconds.Value, ship.MemoryMB.Value));
        Assert.Equal("900", Read.At(ship, ship.TimeoutSeconds));
        Assert.Equal(("dotnet10", "x86_64", "PassThrough", "Allow"), (ship.Runtime.Value, ship.Architecture.Value, ship.Tracing.Value, ship.RecursiveLoop.Value));
        Assert.Equal((1024, 2, 1, 120), (ship.EphemeralStorageMB.Value, ship.LayerCount.Value, ship.AsyncRetries.Value, ship.AsyncEventAgeSeconds.Value));
        Assert.True(ship is { KeepsFailedEvents.Value: true, IsSnapStart.Value: true, HasProvisionedConcurrency.Value: true, MountsFileSystem.Value: true });
        Assert.Equal((true, false), (ship.IsInVpc.HasValue, ship.IsInVpc.Value));
        Assert.Equal("./bin/ship.zip", ship.CodeUri.Value);
        Assert.Equal(["STAGE= ", "LEVEL=debug ", "QUEUE= Shipments"], ship.Variables.Select(static v => v.Name + "=" + v.Value.Value + " " + v.Resource));
    }

    [Theory]
    [InlineData("${self:custom.timeout}", "25", "25")]
    [InlineData("'${self:custom.timeout}'", "25", "25")]
    [InlineData("${self:custom.timeout, 60}", "25", "25")]
    [InlineData("${self:custom.again}", "25", "25")]
    [InlineData("${self:custom.list.1}", "8", "8")]
    [InlineData("${self:custom.shared.timeout}", "25", "25")]
    [InlineData("${self:custom.merged.timeout}", "12", "12")]
    [InlineData("*seconds", "9", null)]
    [InlineData("", "20", "20")]
    [InlineData("~", "20", "20")]
    [InlineData("${self:provider.timeout}", "20", "20")]
    [InlineData("${self:custom.none}", "?", "${self:custom.none}")]
    [InlineData("${self:custom.none, 6}", "?", "${self:custom.none, 6}")]
    [InlineData("${self:custom.file.timeout}", "?", null)]
    [InlineData("${self:custom.${sls:stage}.timeout}", "?", null)]
    [InlineData("${self:custom.round}", "?", null)]
    [InlineData("${self:provider.stage}", "?", null)]
    [InlineData("${opt:timeout, 6}", "?", null)]
    [InlineData("${env:TIMEOUT}", "?", null)]
    [InlineData("${param:timeout}", "?", null)]
    [InlineData("${ssm:/timeout}", "?", null)]
    [InlineData("${file(./t.yml):timeout}", "?", null)]
    [InlineData("${strToBool(true)}", "?", null)]
    [InlineData("${self:custom.timeout", "?", null)]
    [InlineData("!Ref Timeout", "?", null)]
    [InlineData("soon", "?", null)]
    public void Variables_count_where_they_name_a_constant_of_the_file(string written, string expected, string? at)
    {
        var file = Read.File(Path, $$"""
            x-seconds: &seconds 9
            service: orders
            custom:
              timeout: 25
              again: ${self:custom.timeout}
              list: [7, 8]
              round: ${self:custom.round}
              shared: ${self:custom.defaults}
              defaults: &defaults { timeout: '${self:custom.timeout}' }
              base: &base { timeout: 12 }
              merged:
                <<: *base
              file: ${file(./custom.yml)}
            provider: { name: aws, runtime: dotnet8, timeout: 20, stage: 30 }
            functions:
              take:
                handler: Orders::Orders.Function::Take
                timeout: {{written}}
            """);

        var timeout = Assert.Single(file.Functions).TimeoutSeconds;
        Assert.Equal(expected, timeout.HasValue ? timeout.Value.ToString(null, null) : timeout.IsAbsent ? "-" : "?");
        if (at is not null)
        {
            Assert.Equal(at, file.Text.ToString(timeout.Span));
        }
    }

    [Fact]
    public void Texts_are_put_together_from_constants()
    {
        var file = Read.File(Path, """
            service: orders
            custom: { assembly: Orders, type: Orders.Function }
            provider: { name: aws, runtime: dotnet8 }
            package: { artifact: 'bin/${self:service}-${opt:stage}.zip' }
            functions:
              take: { handler: '${self:custom.assembly}::${self:custom.type}::Take' }
              ship: { handler: 'Orders::${self:custom.type}::${opt:method}' }
            """);

        Assert.Equal("Orders::Orders.Function::Take", file.Functions[0].Handler.Value);
        Assert.Equal(SettingState.Unknown, file.Functions[1].Handler.State);
        Assert.Equal(SettingState.Unknown, file.Functions[0].CodeUri.State);
    }

    [Fact]
    public void Variables_that_call_one_another_without_end_are_unknown()
    {
        var text = "provider: {name: aws, timeout: '${self:custom.a0.x}'}\nfunctions: {f: {handler: 'A::B::C'}}\ncustom:\n"
            + string.Concat(Enumerable.Range(0, 300).Select(static i => $"  a{i}: {{x: '${{self:custom.a{(i + 1) % 300}.x}}${{self:custom.a{(i + 7) % 300}.x}}'}}\n"));
        Assert.Equal(SettingState.Unknown, Assert.Single(Read.File(Path, text).Functions).TimeoutSeconds.State);
    }

    [Theory]
    [InlineData("functions: ${file(./functions.yml)}", "")]
    [InlineData("functions:\n  - ${file(./a.yml)}\n  - take: {handler: a}\n    give: {handler: b}\n  - ship: {handler: c}", "take give ship")]
    [InlineData("functions:\n  take: ${file(./take.yml)}\n  ship: {handler: c}", "ship")]
    [InlineData("functions:\n  take:\n  ship: {handler: c}", "ship")]
    [InlineData("functions:\n  take: &f {handler: c}\n  ship: *f", "take ship")]
    [InlineData("functions:\n  <<: {take: {handler: c}}", "take")]
    [InlineData("functions: []", "")]
    [InlineData("functions:", "")]
    [InlineData("resources: {}", "")]
    public void Functions_are_those_of_the_file(string text, string names) =>
        Assert.Equal(names, string.Join(" ", Read.File(Path, "provider:\n  name: aws\n" + text + "\n").Functions.Select(static f => f.Name)));

    [Theory]
    [InlineData("provider: {name: aws, runtime: dotnet8}\nfunctions: {take: {handler: a, timeout: 5}}\n---\nother: document\n", "Serverless", 1)]
    [InlineData("\uFEFFprovider: {name: aws}\r\nfunctions:\r\n  take:\r\n    handler: a\r\n", "Serverless", 1)]
    [InlineData("provider: aws\nfunctions: {take: {handler: a}}\n", "Serverless", 1)]
    [InlineData("provider: ${file(./provider.yml)}\nfunctions: {take: {handler: a}}\n", "Serverless", 1)]
    [InlineData("provider: {name: google}\nfunctions: {take: {handler: a}}\n", "None", 0)]
    [InlineData("AWSTemplateFormatVersion: '2010-09-09'\nResources: {F: {Type: AWS::Serverless::Function}}\n", "Template", 1)]
    [InlineData("services: {a: {path: a}}\n", "None", 0)]
    [InlineData("- a\n", "None", 0)]
    [InlineData("", "None", 0)]
    [InlineData("provider: {name: aws}\nfunctions:\n  take: {handler: a}\n  ship: {handler: [\n", "Serverless", 2)]
    public void Services_are_told_from_other_files_of_their_name(string text, string format, int functions)
    {
        foreach (var kind in new[] { null, "serverless" })
        {
            var file = Read.File(Path, text, kind);
            Assert.Equal((format, functions), (file.Format.ToString(), file.Functions.Length));
        }
    }

    [Theory]
    [InlineData("/repo/serverless.yaml", "Serverless")]
    [InlineData("/repo/Serverless.Prod.yml", "Serverless")]
    [InlineData("/repo/serverless-api.yml", "Serverless")]
    [InlineData("/repo/serverless.json", "Serverless")]
    [InlineData("/repo/serverless.ts", "None")]
    [InlineData("/repo/serverlessly.yml", "None")]
    [InlineData("/repo/api.yml", "None")]
    public void Services_are_recognised_by_name(string path, string format) =>
        Assert.Equal(format, Read.File(path, "{\"provider\": {\"name\": \"aws\"}, \"functions\": {\"take\": {\"handler\": \"a\"}}}").Format.ToString());

    [Fact]
    public void What_stands_behind_a_variable_is_unknown_and_never_absent()
    {
        var function = Assert.Single(Read.File(Path, """
            provider: ${file(./provider.yml)}
            functions:
              take:
                handler: Orders::Orders.Function::Take
                vpc: ${self:custom.vpc.${opt:stage}}
            """).Functions);

        Assert.Equal(SettingState.Unknown, function.TimeoutSeconds.State);
        Assert.Equal(SettingState.Unknown, function.MemoryMB.State);
        Assert.Equal(SettingState.Unknown, function.Runtime.State);
        Assert.Equal(SettingState.Unknown, function.Architecture.State);
        Assert.Equal(SettingState.Unknown, function.Tracing.State);
        Assert.Equal(SettingState.Unknown, function.LayerCount.State);
        Assert.Equal(SettingState.Unknown, function.IsInVpc.State);
        Assert.True(function.HasUnknownVariables);
    }

    [Theory]
    [InlineData("handler: src/take.handler", "nodejs20.x")]
    [InlineData("handler: Orders::F::H", null)]
    [InlineData("handler: bootstrap\n    runtime: provided.al2023", "provided.al2023")]
    [InlineData("image: orders", null)]
    public void A_function_without_runtime_is_of_another_language(string function, string? runtime) =>
        Assert.Equal(runtime, Assert.Single(Read.File(Path, "provider: {name: aws}\nfunctions:\n  take:\n    " + function + "\n").Functions).Runtime.Value);

    [Theory]
    [InlineData("orders", "./src/Orders", null)]
    [InlineData("{name: orders, command: ['Orders::Orders.Function::Take']}", "./src/Orders", "Orders::Orders.Function::Take")]
    [InlineData("{uri: '1.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:1', command: [Take]}", null, "Take")]
    [InlineData("remote", null, null)]
    public void Images_are_read(string image, string? path, string? command)
    {
        var function = Assert.Single(Read.File(Path, $$"""
            provider:
              name: aws
              ecr:
                images:
                  orders: {path: ./src/Orders, file: Dockerfile}
                  remote: 1.dkr.ecr.eu-west-1.amazonaws.com/remote:latest
            functions:
              take:
                image: {{image}}
            """).Functions);

        Assert.Equal((true, path, command), (function.IsImage, function.CodeUri.Value, function.Handler.Value));
        Assert.Equal(path is null, function.CodeUri.State is SettingState.Unknown);
    }

    [Fact]
    public void Resources_override_what_the_framework_makes_of_a_function()
    {
        var file = Read.File(Path, """
            provider: {name: aws, runtime: dotnet8, timeout: 5}
            functions:
              take-it: {handler: 'Orders::F::Take'}
              ship: {handler: 'Orders::F::Ship', memorySize: 256}
            resources:
              - ${file(./resources.yml)}
              - Resources:
                  TakeDashitLambdaFunction: {Properties: {Timeout: 60}}
                extensions:
                  ShipLambdaFunction: {Properties: {MemorySize: 1024}}
            """);

        Assert.Equal((60, 1024), (file.Functions[0].TimeoutSeconds.Value, file.Functions[1].MemoryMB.Value));
    }
}
