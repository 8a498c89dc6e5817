using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

public sealed class ConfigurationReaderTests
{
    private const string SomeTemplate = "Resources: {F: {Type: AWS::Serverless::Function, Properties: {Handler: a}}}";
    private const string SomeDefaults = "{\"function-handler\": \"a\"}";

    [Theory]
    [InlineData("/repo/aws-lambda-tools-defaults.json", "{}", "ToolsDefaults")]
    [InlineData("/repo/aws-lambda-tools-prod.json", SomeDefaults, "ToolsDefaults")]
    [InlineData("/repo/aws-lambda-tools-prod.json", "{\"region\": \"x\"}", "None")]
    [InlineData("/repo/settings.json", SomeDefaults, "None")]
    [InlineData("C:\\repo\\serverless.template", "", "Template")]
    [InlineData("C:\\repo\\template.yaml", SomeTemplate, "Template")]
    [InlineData("/repo/Template.yml", SomeTemplate, "Template")]
    [InlineData("/repo/template.json", "{\"Resources\": {\"F\": {\"Type\": \"AWS::Lambda::Function\"}}}", "Template")]
    [InlineData("/repo/orders.template", SomeTemplate, "Template")]
    [InlineData("/repo/orders.template.yaml", SomeTemplate, "Template")]
    [InlineData("/repo/orders-template.yaml", SomeTemplate, "Template")]
    [InlineData("/repo/mytemplate.yaml", SomeTemplate, "None")]
    [InlineData("/repo/appsettings.json", SomeTemplate, "None")]
    [InlineData("/repo/template.yaml", "Resources: {F: {Type: AWS::SQS::Queue}}", "None")]
    [InlineData("/repo/template.yaml", "Resources:\n  F:\n    Type: AWS::Serverless::Function\n   x: 1\n", "Template")]
    [InlineData("/repo/template.yaml", "a: [", "None")]
    public void Files_are_recognised_by_name_and_content(string path, string text, string format) =>
        Assert.Equal(format, Read.File(path, text).Format.ToString());

    [Theory]
    [InlineData("template", SomeTemplate, "Template")]
    [InlineData("defaults", SomeDefaults, "ToolsDefaults")]
    [InlineData("Template", "", "Template")]
    [InlineData("other", SomeTemplate, "None")]
    public void Metadata_says_what_a_file_is(string kind, string text, string format) =>
        Assert.Equal(format, Read.File("/repo/stack.txt", text, kind).Format.ToString());

    [Fact]
    public void A_text_is_read_once()
    {
        var text = SourceText.From(SomeTemplate);
        var first = ConfigurationReader.Read("/repo/template.yaml", null, text, CancellationToken.None);

        Assert.Same(first, ConfigurationReader.Read("/repo/template.yaml", null, text, CancellationToken.None));
        Assert.Equal(ConfigurationFormat.ToolsDefaults, ConfigurationReader.Read("/repo/template.yaml", "defaults", text, CancellationToken.None).Format);
    }

    [Fact]
    public void Defaults_file_is_read()
    {
        var file = Read.Defaults(
            """
            {
              // written by the template
              "Information": ["All the options"],
              "profile": "",
              "function-name": "orders",
              "function-handler": "Orders::Orders.Function::Handle",
              "function-timeout": 30,
              "function-memory-size": 512, /* MB */
              "function-runtime": "dotnet8",
              "package-type": "zip",
              "environment-variables": "\"A\"=\"1\";\"B\"=\"2\"",
              "function-url-enable": true
            }
            """);
        var function = Assert.Single(file.Functions);

        Assert.Null(file.Error);
        Assert.Null(file.TemplatePath);
        Assert.Equal("orders", function.Name);
        Assert.Equal("Orders::Orders.Function::Handle", function.Handler.Value);
        Assert.Equal((30, "30", false), (function.TimeoutSeconds.Value, Read.At(function, function.TimeoutSeconds), function.IsTimeoutQuoted));
        Assert.Equal(512, function.MemoryMB.Value);
        Assert.Equal("dotnet8", function.Runtime.Value);
        Assert.Equal("2", function.ValueOf("B"));
        Assert.Equal([EventSourceKind.FunctionUrl], function.Events.ToArray());
        Assert.True(function.CodeUri.IsAbsent);
        Assert.Same(file, function.File);
    }

    [Fact]
    public void A_quoted_timeout_in_a_defaults_file_is_a_value_that_the_tool_ignores()
    {
        var function = Assert.Single(Read.Defaults("{\"function-handler\": \"a\", \"function-timeout\": \"30\"}").Functions);

        Assert.True(function.IsTimeoutQuoted);
        Assert.Equal("\"30\"", Read.At(function, function.TimeoutSeconds));
    }

    [Fact]
    public void Image_of_a_defaults_file_takes_the_handler_from_its_command()
    {
        var function = Assert.Single(Read.Defaults("{\"package-type\": \"image\", \"image-command\": \"A::B.C::D,x\", \"environment-variables\": {\"K\": \"v\"}}").Functions);

        Assert.Equal("A::B.C::D", function.Handler.Value);
        Assert.Equal("v", function.ValueOf("K"));
    }

    [Theory]
    [InlineData("{\"profile\": \"x\", \"region\": \"eu-west-1\", \"configuration\": \"Release\"}", null)]
    [InlineData("{\"template\": \"serverless.template\", \"s3-prefix\": \"x\", \"function-memory-size\": 128}", "serverless.template")]
    [InlineData("{\"template\": \"\"}", null)]
    [InlineData("{\"template\": \"infra\\\\app.template\"}", "infra\\app.template")]
    [InlineData("[]", null)]
    [InlineData("", null)]
    public void Defaults_file_that_describes_no_function(string text, string? template)
    {
        var file = Read.Defaults(text);

        Assert.Empty(file.Functions);
        Assert.Equal(template, file.TemplatePath);
    }

    [Fact]
    public void Defaults_file_may_name_a_template_and_a_handler() =>
        Assert.Single(Read.Defaults("{\"template\": \"t.yaml\", \"function-handler\": \"a::b::c\"}").Functions);

    [Fact]
    public void Serverless_template_in_json_is_read()
    {
        var file = Read.Template(
            """
            {
            	"AWSTemplateFormatVersion": "2010-09-09",
            	"Transform": "AWS::Serverless-2016-10-31",
            	"Resources": {
            		"Orders": {
            			"Type": "AWS::Serverless::Function",
            			"Metadata": { "Tool": "Amazon.Lambda.Annotations", "SyncedEvents": ["RootGet"] },
            			"Properties": {
            				"Runtime": "dotnet8",
            				"CodeUri": "",
            				"MemorySize": 512,
            				"Timeout": "30",
            				"Role": null,
            				"PackageType": "Zip",
            				"Handler": "Orders::Orders.Function_Get_Generated::Get",
            				"Environment": { "Variables": { "TABLE": { "Ref": "Table" }, "MODE": "x" } },
            				"Events": { "RootGet": { "Type": "Api", "Properties": { "Path": "/", "Method": "GET" } } }
            			}
            		},
            		"Table": { "Type": "AWS::DynamoDB::Table" }
            	}
            }
            """);
        var function = Assert.Single(file.Functions);

        Assert.Null(file.Error);
        Assert.Equal(("Orders", "\"Orders\""), (function.Name, file.Text.ToString(function.NameSpan)));
        Assert.Equal("Orders::Orders.Function_Get_Generated::Get", function.Handler.Value);
        Assert.Equal((30, false), (function.TimeoutSeconds.Value, function.IsTimeoutQuoted));
        Assert.Equal((512, "dotnet8", "Zip", ""), (function.MemoryMB.Value, function.Runtime.Value, function.PackageType.Value, function.CodeUri.Value));
        Assert.True(function.IsAnnotations);
        Assert.Equal(["TABLE=", "MODE=x"], function.Variables.Select(v => v.Name + "=" + v.Value.Value));
        Assert.Equal([EventSourceKind.RestApi], function.Events.ToArray());
        Assert.True(function.IsManagedInstances.IsAbsent);
    }

    [Fact]
    public void Globals_are_inherited_by_serverless_functions_only()
    {
        var file = Read.Template(
            """
            Globals:
              Function:
                Timeout: 20
                MemorySize: 256
                Runtime: dotnet8
                Handler: App::App.F::H
                CodeUri: ./src/App
                CapacityProviderConfig: {Arn: !Ref Provider}
                Environment: {Variables: {A: global, B: global}}
            Resources:
              Inherits: {Type: AWS::Serverless::Function}
              Empty:
                Type: AWS::Serverless::Function
                Properties:
              Own:
                Type: AWS::Serverless::Function
                Properties: {Timeout: 5, Handler: App::App.G::H, Environment: {Variables: {B: own, C: own}}}
              Ignores:
                Type: AWS::Serverless::Function
                IgnoreGlobals: [Timeout]
              IgnoresAll:
                Type: AWS::Serverless::Function
                IgnoreGlobals: '*'
              Plain: {Type: AWS::Lambda::Function, Properties: {Handler: x}}
            """);
        var functions = file.Functions.ToDictionary(f => f.Name);

        foreach (var inheriting in new[] { functions["Inherits"], functions["Empty"] })
        {
            Assert.Equal(20, inheriting.TimeoutSeconds.Value);
            Assert.Equal((256, "dotnet8", "App::App.F::H", "./src/App"), (inheriting.MemoryMB.Value, inheriting.Runtime.Value, inheriting.Handler.Value, inheriting.CodeUri.Value));
            Assert.True(inheriting.IsManagedInstances.Value);
        }

        Assert.Equal((5, "App::App.G::H"), (functions["Own"].TimeoutSeconds.Value, functions["Own"].Handler.Value));
        Assert.Equal("A=global,B=own,C=own", string.Join(",", functions["Own"].Variables.OrderBy(v => v.Name, StringComparer.Ordinal).Select(v => v.Name + "=" + v.Value.Value)));
        Assert.True(functions["Ignores"].TimeoutSeconds.IsAbsent);
        Assert.Equal(256, functions["Ignores"].MemoryMB.Value);
        Assert.True(functions["IgnoresAll"].MemoryMB.IsAbsent);
        Assert.True(functions["Plain"].TimeoutSeconds.IsAbsent);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("\"30\"", 30)]
    [InlineData("'30'", 30)]
    [InlineData("0", 0)]
    [InlineData("-5", -5)]
    [InlineData("99999999999", int.MaxValue)]
    [InlineData("!!int 30", 30)]
    [InlineData("!Ref Seconds", 45)]
    [InlineData("{Ref: Seconds}", 45)]
    [InlineData("!Ref SecondsAsText", 46)]
    public void Timeouts_that_are_known(string value, int seconds) => Assert.Equal(seconds, WithTimeout(value).TimeoutSeconds.Value);

    [Theory]
    [InlineData("!Sub \"${Seconds}\"")]
    [InlineData("!If [Prod, 30, 60]")]
    [InlineData("{\"Fn::If\": [Prod, 30, 60]}")]
    [InlineData("!GetAtt Other.Timeout")]
    [InlineData("!FindInMap [Map, a, b]")]
    [InlineData("{\"Fn::FindInMap\": [Map, a, b]}")]
    [InlineData("!Ref NoDefault")]
    [InlineData("!Ref List")]
    [InlineData("!Ref Stored")]
    [InlineData("!Ref Cyclic")]
    [InlineData("!Ref Missing")]
    [InlineData("!Ref AWS::Region")]
    [InlineData("!Ref NotANumber")]
    [InlineData("{Ref: [Seconds]}")]
    [InlineData("30.5")]
    [InlineData("0x1E")]
    [InlineData("036")]
    [InlineData("1_0")]
    [InlineData("1:30")]
    [InlineData("abc")]
    [InlineData("[30]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("*nothing")]
    [InlineData("'{{resolve:ssm:timeout}}'")]
    public void Timeouts_that_are_unknown(string value) => Assert.Equal(SettingState.Unknown, WithTimeout(value).TimeoutSeconds.State);

    [Fact]
    public void The_value_of_a_reference_stands_at_the_default_of_the_parameter()
    {
        var function = WithTimeout("!Ref SecondsAsText");
        Assert.Equal("'46'", Read.At(function, function.TimeoutSeconds));
    }

    [Theory]
    [InlineData("Properties: {Handler: a, Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://x}}}")]
    [InlineData("Properties: {'Fn::If': [Prod, {Timeout: 3}, {Timeout: 4}]}")]
    [InlineData("Properties: !If [Prod, {Timeout: 3}, {Timeout: 4}]")]
    [InlineData("Properties: !Include other.yaml")]
    [InlineData("Properties: *nothing")]
    [InlineData("Properties: {<<: *nothing}")]
    public void What_another_file_or_an_intrinsic_may_set_is_unknown_and_not_absent(string properties) =>
        Assert.Equal(SettingState.Unknown, Read.Function("Resources: {F: {Type: AWS::Serverless::Function, " + properties + "}}").TimeoutSeconds.State);

    [Theory]
    [InlineData("Globals: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: x}}}")]
    [InlineData("Globals: {Function: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: x}}}}")]
    [InlineData("Globals: !If [a, b, c]")]
    [InlineData("Fn::Transform: {Name: AWS::Include, Parameters: {Location: x}}")]
    [InlineData("Transform: [MyCompany, AWS::Serverless-2016-10-31]")]
    [InlineData("Transform: {Name: AWS::Include, Parameters: {Location: x}}")]
    public void What_an_include_or_a_macro_may_add_to_all_functions_is_unknown(string line)
    {
        var function = Read.Function(line + "\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties: {Handler: a, MemorySize: 128}\n");

        Assert.Equal(SettingState.Unknown, function.TimeoutSeconds.State);
        Assert.Equal(128, function.MemoryMB.Value);
    }

    [Theory]
    [InlineData("Transform: AWS::Serverless-2016-10-31")]
    [InlineData("Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]")]
    public void Transforms_of_AWS_add_no_settings(string line) =>
        Assert.True(Read.Function(line + "\n" + SomeTemplate).TimeoutSeconds.IsAbsent);

    [Fact]
    public void Merge_keys_and_anchors_supply_settings()
    {
        var file = Read.Template(
            """
            x-shared: &shared
              Timeout: 25
              Runtime: dotnet8
            Resources:
              A: &a
                Type: AWS::Serverless::Function
                Properties:
                  <<: *shared
                  Handler: A::A.A::A
              B: *a
            """);

        Assert.Equal(["A", "B"], file.Functions.Select(f => f.Name));
        Assert.All(file.Functions, f => Assert.Equal(25, f.TimeoutSeconds.Value));
    }

    [Theory]
    [InlineData("Properties: {PackageType: Image, ImageConfig: {Command: [A::B.C::D]}}", "A::B.C::D", null)]
    [InlineData("Properties: {PackageType: Image, ImageConfig: {Command: A::B.C::D}}", "A::B.C::D", null)]
    [InlineData("Properties: {PackageType: Image}, Metadata: {Dockerfile: Dockerfile, DockerContext: ./src/App}", null, "./src/App")]
    [InlineData("Properties: {PackageType: Image, ImageUri: ./src/App}", null, "./src/App")]
    [InlineData("Properties: {PackageType: Image, ImageUri: .}", null, ".")]
    [InlineData("Properties: {PackageType: Image, ImageUri: src/App}", null, "src/App")]
    [InlineData("Properties: {PackageType: Image, ImageUri: 1234.dkr.ecr.eu-west-1.amazonaws.com/app}", null, "?")]
    [InlineData("Properties: {PackageType: Image, ImageUri: 'app:latest'}", null, "?")]
    [InlineData("Properties: {PackageType: Image, ImageUri: !Ref Uri}", null, "?")]
    [InlineData("Properties: {CodeUri: s3://bucket/key, Handler: a}", "a", "?")]
    [InlineData("Properties: {CodeUri: {Bucket: b, Key: k}, Handler: a}", "a", "?")]
    public void Images_have_their_handler_and_place_elsewhere(string resource, string? handler, string? code)
    {
        var function = Read.Function("Resources: {F: {Type: AWS::Serverless::Function, " + resource + "}}");

        Assert.Equal(handler, function.Handler.Value);
        Assert.Equal(code, function.CodeUri.State is SettingState.Unknown ? "?" : function.CodeUri.Value);
    }

    [Theory]
    [InlineData("Code: ./bin", "./bin")]
    [InlineData("Code: {S3Bucket: b, S3Key: k}", "?")]
    [InlineData("Code: {S3Key: ./src/App}", "./src/App")]
    [InlineData("Code: {S3Bucket: '', S3Key: ''}", "")]
    [InlineData("Code: {ZipFile: x}", "?")]
    [InlineData("PackageType: Image, Code: {ImageUri: ./src}", "./src")]
    [InlineData("Handler: x", null)]
    public void Plain_functions_have_their_code_in_Code(string properties, string? code)
    {
        var function = Read.Function("Resources: {F: {Type: AWS::Lambda::Function, Properties: {" + properties + "}}}");
        Assert.Equal(code, function.CodeUri.State is SettingState.Unknown ? "?" : function.CodeUri.Value);
    }

    [Fact]
    public void Event_sources_are_read()
    {
        var function = Read.Function(
            """
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionUrlConfig: {AuthType: NONE}
                  Events:
                    A: {Type: Api}
                    B: {Type: HttpApi}
                    C: {Type: SQS}
                    D: {Type: Kinesis}
                    E: {Type: DynamoDB}
                    F: {Type: SNS}
                    G: {Type: S3}
                    H: {Type: ScheduleV2}
                    I: {Type: EventBridgeRule}
                    J: {Type: Cognito}
                    K: {Type: AlexaSkill}
                    L: !If [x, y, z]
                    M: {Type: !Ref X}
            """);

        Assert.Equal(
            [
                EventSourceKind.RestApi, EventSourceKind.HttpApi, EventSourceKind.Queue, EventSourceKind.Stream, EventSourceKind.Stream, EventSourceKind.Topic,
                EventSourceKind.Bucket, EventSourceKind.Schedule, EventSourceKind.EventBridge, EventSourceKind.Cognito, EventSourceKind.Alexa, EventSourceKind.Other,
                EventSourceKind.FunctionUrl,
            ],
            function.Events.ToArray());
    }

    [Fact]
    public void Api_resources_of_plain_CloudFormation_are_event_sources()
    {
        var file = Read.Template(
            """
            Resources:
              Chat: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: WEBSOCKET}}
              Web: {Type: AWS::ApiGatewayV2::Api, Properties: {ProtocolType: HTTP}}
              OnConnect: {Type: AWS::Serverless::Function}
              OnGet: {Type: AWS::Lambda::Function}
              OnPost: {Type: AWS::Lambda::Function}
              ConnectIntegration:
                Type: AWS::ApiGatewayV2::Integration
                Properties:
                  ApiId: !Ref Chat
                  IntegrationUri: {"Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${OnConnect.Arn}/invocations"}
              GetIntegration:
                Type: AWS::ApiGatewayV2::Integration
                Properties: {ApiId: {Ref: Web}, IntegrationUri: !GetAtt OnGet.Arn}
              PostMethod:
                Type: AWS::ApiGateway::Method
                Properties: {Integration: {Uri: !Sub ["arn:${OnPost.Arn}/invocations", {}]}}
              GetUrl:
                Type: AWS::Lambda::Url
                Properties: {TargetFunctionArn: {"Fn::GetAtt": [OnGet, Arn]}}
            """);

        Assert.Equal([EventSourceKind.WebSocketApi], file.Functions[0].Events.ToArray());
        Assert.Equal([EventSourceKind.HttpApi, EventSourceKind.FunctionUrl], file.Functions[1].Events.ToArray());
        Assert.Equal([EventSourceKind.RestApi], file.Functions[2].Events.ToArray());
    }

    [Fact]
    public void Loops_other_resources_and_nonsense_are_skipped()
    {
        var file = Read.Template(
            """
            Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
            Resources:
              Fn::ForEach::Loop: [Name, [A, B], {"${Name}F": {Type: AWS::Serverless::Function, Properties: {Handler: x}}}]
              Queue: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 30}}
              Half:
              Text: abc
              List: [1, 2]
              NoType: {Properties: {Timeout: 3}}
              F: {Type: AWS::Serverless::Function, Properties: {Handler: a}}
            """);

        Assert.Equal(["F"], file.Functions.Select(f => f.Name));
        Assert.True(file.Functions[0].TimeoutSeconds.IsAbsent);
    }

    [Fact]
    public void Behind_a_syntax_error_everything_is_unknown_and_nothing_absent()
    {
        var file = Read.Template(
            """
            Resources:
              First:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a
              Second:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: b
                 Timeout: 30
            """);

        Assert.NotNull(file.Error);
        Assert.Equal(["First", "Second"], file.Functions.Select(f => f.Name));

        // Globals may have followed.
        Assert.All(file.Functions, f => Assert.Equal(SettingState.Unknown, f.TimeoutSeconds.State));
        Assert.Equal("a", file.Functions[0].Handler.Value);
    }

    [Fact]
    public void A_template_with_very_many_functions_that_share_their_events_is_read_quickly()
    {
        var text = "x: &e {" + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"e{i}: {{Type: Api}},\n ")) + "}\nResources:\n"
            + string.Concat(Enumerable.Range(0, 1_500).Select(i => $"  f{i}: {{Type: AWS::Serverless::Function, Properties: {{Timeout: !Ref P, Events: *e, Environment: {{Variables: *e}}}}}}\n"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var functions = Read.Template(text).Functions;

        Assert.NotEmpty(functions);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    private static FunctionSettings WithTimeout(string value) => Read.Function(
        $$"""
        Parameters:
          Seconds: {Type: Number, Default: 45}
          SecondsAsText: {Type: String, Default: '46'}
          NoDefault: {Type: Number}
          List: {Type: CommaDelimitedList, Default: '30'}
          Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: '30'}
          Cyclic: {Type: Number, Default: !Ref Cyclic}
          NotANumber: {Type: String, Default: x}
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties:
              Timeout: {{value}}
        """);
}
