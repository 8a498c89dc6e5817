using System.Text.RegularExpressions;
using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Configuration.SettingOutOfRangeAnalyzer,
    LambdaFit.CodeFixes.Rules.Configuration.SettingOutOfRangeCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class SettingOutOfRangeTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Template = "/repo/orders/template.yaml";
    private const string Json = "/repo/orders/serverless.template";
    private const string Handler = "\"function-handler\": \"Orders::Shop.Function::Handler\"";

    [Theory]
    [InlineData("MemorySize: {|LFIT3006:20480|} # all there is", "10240")]
    [InlineData("MemorySize: {|LFIT3006:64|}", "128")]
    [InlineData("MemorySize: {|LFIT3006:'11000'|}", "'10240'")]
    [InlineData("MemorySize: {|LFIT3006:1024|}\n      CapacityProviderConfig: { Arn: a }", "2048")]
    [InlineData("MemorySize: {|LFIT3006:65536|}\n      CapacityProviderConfig: { Arn: a }", "32768")]
    [InlineData("MemorySize: {|LFIT3006:65536|}\n      CapacityProviderConfig: !If [ Big, { Arn: a }, !Ref AWS::NoValue ]", "32768")]
    [InlineData("EphemeralStorage: { Size: {|LFIT3006:256|} }", "512")]
    [InlineData("EphemeralStorage:\n        Size: {|LFIT3006:20480|}", "10240")]
    [InlineData("EventInvokeConfig: { MaximumRetryAttempts: {|LFIT3006:5|}, MaximumEventAgeInSeconds: 60 }", "2")]
    [InlineData("EventInvokeConfig:\n        MaximumEventAgeInSeconds: {|LFIT3006:30|}", "60")]
    [InlineData("EventInvokeConfig:\n        MaximumEventAgeInSeconds: {|LFIT3006:86400|}", "21600")]
    [InlineData("Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn, BatchSize: {|LFIT3006:0|} } } }", "1")]
    [InlineData("Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn, MaximumBatchingWindowInSeconds: 5, BatchSize: {|LFIT3006:20000|} } } }", "10000")]
    [InlineData("Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn, MaximumBatchingWindowInSeconds: {|LFIT3006:600|} } } }", "300")]
    [InlineData("Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn, ScalingConfig: { MaximumConcurrency: {|LFIT3006:1|} } } } }", "2")]
    [InlineData("Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt Fifo.Arn, BatchSize: {|LFIT3006:50|} } } }", "10")]
    [InlineData("Events: { K: { Type: Kinesis, Properties: { Stream: !GetAtt S.Arn, StartingPosition: LATEST, BatchSize: {|LFIT3006:10001|} } } }", "10000")]
    [InlineData("Events: { K: { Type: Kinesis, Properties: { Stream: !GetAtt S.Arn, ParallelizationFactor: {|LFIT3006:20|} } } }", "10")]
    [InlineData("Events: { K: { Type: DynamoDB, Properties: { Stream: !GetAtt S.StreamArn, MaximumRetryAttempts: {|LFIT3006:-2|} } } }", "-1")]
    [InlineData("Events: { K: { Type: Kinesis, Properties: { Stream: !GetAtt S.Arn, MaximumRecordAgeInSeconds: {|LFIT3006:30|} } } }", "60")]
    [InlineData("Events: { K: { Type: Kinesis, Properties: { Stream: !GetAtt S.Arn, MaximumRecordAgeInSeconds: {|LFIT3006:1000000|} } } }", "604800")]
    [InlineData("Events: { K: { Type: Kinesis, Properties: { Stream: !GetAtt S.Arn, TumblingWindowInSeconds: {|LFIT3006:901|} } } }", "900")]
    public Task Reported_in_a_template_and_fixed(string properties, string expected)
    {
        var test = Function((Template, InTemplate(properties)));
        test.FixedAdditionalFiles.Add((Template, InTemplate(Regex.Replace(properties, @"\{\|LFIT3006:[^|]*\|\}", expected))));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("\"function-memory-size\": {|LFIT3006:12000|}", "10240")]
    [InlineData("\"ephemerals-storage-size\": {|LFIT3006:100|}", "512")]
    public Task Reported_in_a_defaults_file_and_fixed(string setting, string expected)
    {
        var test = Function((Defaults, "{ " + Handler + ", " + setting + " }"));
        test.FixedAdditionalFiles.Add((Defaults, "{ " + Handler + ", " + Regex.Replace(setting, @"\{\|LFIT3006:[^|]*\|\}", expected) + " }"));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("Layers: {|LFIT3006:[ a, b, !Ref C, !Sub \"${D}\", e, f ]|}")]
    [InlineData("Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn, BatchSize: {|LFIT3006:100|} } } }")]
    [InlineData("Events: { Q: { Type: SQS, Properties: { Queue: !ImportValue Elsewhere, BatchSize: {|LFIT3006:11|}, MaximumBatchingWindowInSeconds: 0 } } }")]
    public Task Reported_without_a_fix(string properties) => Verify.VerifyAnalyzerAsync(Function((Template, InTemplate(properties))));

    [Fact]
    public Task Layers_of_Globals_come_in_addition() => Verify.VerifyAnalyzerAsync(Function((Template,
        "Globals: { Function: { Layers: [a, b, c] } }\n" + InTemplate("Layers: {|LFIT3006:[ d, e, f ]|}"))));

    [Fact]
    public Task What_functions_inherit_is_reported_once_and_fixed_once()
    {
        const string text =
            """
            Parameters: { Memory: { Type: Number, Default: {|LFIT3006:20480|} } }
            Globals: { Function: { MemorySize: !Ref Memory, CodeUri: ., Handler: "Orders::Shop.Function::Handler" } }
            Resources:
              A: { Type: AWS::Serverless::Function }
              B: { Type: AWS::Serverless::Function }
            """;
        var test = Function((Template, text));
        test.FixedAdditionalFiles.Add((Template, text.Replace("{|LFIT3006:20480|}", "10240", StringComparison.Ordinal)));
        test.Messages.Add("A memory size of 20,480 MB is above the 10,240 MB that Lambda accepts at most, so the deployment is rejected; set 10,240 MB or less; work that needs more fits Fargate, AWS Batch or EC2");
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task An_invoke_config_and_a_mapping_of_plain_CloudFormation_are_read() => Verify.VerifyAnalyzerAsync(Function((Json,
        """
        { "Resources": {
          "A": { "Type": "AWS::Lambda::Function", "Properties": { "Code": ".", "Handler": "Orders::Shop.Function::Handler" } },
          "C": { "Type": "AWS::Lambda::EventInvokeConfig", "Properties": { "FunctionName": { "Ref": "A" }, "MaximumRetryAttempts": {|LFIT3006:3|}, "Qualifier": "$LATEST" } },
          "M": { "Type": "AWS::Lambda::EventSourceMapping", "Properties": { "FunctionName": { "Ref": "A" }, "EventSourceArn": { "Fn::GetAtt": ["Q", "Arn"] }, "ScalingConfig": { "MaximumConcurrency": {|LFIT3006:1001|} } } },
          "Q": { "Type": "AWS::SQS::Queue" }
        } }
        """)));

    [Fact]
    public Task An_environment_of_more_than_4_KB_is_reported_at_its_largest_variable()
    {
        var test = Function((Template, InTemplate(
            $$"""
            Environment:
                    Variables:
                      MODE: production
                      TABLE: !Ref Table
                      {|LFIT3006:RULES|}: "{{new string('x', 4_000)}}"
                      MORE: "{{new string('ä', 50)}}"
            """)));
        test.Messages.Add("The environment variables of 'A' take 4,123 bytes, names included, more than the 4,096 bytes that Lambda accepts, so the deployment is rejected; keep large values such as that of 'RULES' in Parameter Store, Secrets Manager or S3");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_handler_of_more_than_128_characters_is_reported()
    {
        var test = Function((Defaults, "{ \"function-handler\": {|LFIT3006:\"Orders::Shop." + new string('F', 130) + "::Handler\"|} }"));
        test.Messages.Add("The handler string has 152 characters, more than the 128 that Lambda accepts, so the deployment is rejected; shorten the names of assembly, namespace, class or method");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task Reported_and_fixed_in_the_attribute() => Verify.VerifyCodeFixAsync(
        """
        using Amazon.Lambda.Annotations;

        public class Function
        {
            [LambdaFunction(Timeout = 30, MemorySize = [|12_000|] /* MB */)]
            public string Handler(string order) => order;

            [LambdaFunction(MemorySize = [|64|])]
            public string Second(string order) => order;
        }
        """,
        """
        using Amazon.Lambda.Annotations;

        public class Function
        {
            [LambdaFunction(Timeout = 30, MemorySize = 10240 /* MB */)]
            public string Handler(string order) => order;

            [LambdaFunction(MemorySize = 128)]
            public string Second(string order) => order;
        }
        """);

    [Theory]
    [InlineData("MemorySize: 10240")]
    [InlineData("MemorySize: 128")]
    [InlineData("MemorySize: !Ref Memory")]
    [InlineData("MemorySize: !If [ Big, 20480, 512 ]")]
    [InlineData("MemorySize: 32768\n      CapacityProviderConfig: { Arn: a }")]
    [InlineData("MemorySize: 20480\n      CapacityProviderConfig: !If [ Big, { Arn: a }, !Ref AWS::NoValue ]")]
    [InlineData("EphemeralStorage: !If [ Big, { Size: 20480 }, { Size: 512 } ]")]
    [InlineData("EphemeralStorage: { Size: !Sub '${Size}' }")]
    [InlineData("Layers: [ a, b, c, d, e ]")]
    [InlineData("Layers: [ a, b, c, d, e, !If [ Big, f, !Ref AWS::NoValue ] ]")]
    [InlineData("Layers: [ a, b, c, d, e, !Ref AWS::NoValue ]")]
    [InlineData("EventInvokeConfig: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 21600 }")]
    [InlineData("Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn, BatchSize: 100, MaximumBatchingWindowInSeconds: 1 } } }")]
    [InlineData("Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn, BatchSize: 100, MaximumBatchingWindowInSeconds: !Ref Window } } }")]
    [InlineData("Events: { Q: { Type: SQS, Properties: { Queue: !GetAtt Fifo.Arn, BatchSize: 10 } } }")]
    [InlineData("Events: { M: { Type: MQ, Properties: { Broker: !GetAtt Broker.Arn, Queues: [q], BatchSize: 100 } } }")]
    [InlineData("Events: { K: { Type: Kinesis, Properties: { Stream: !GetAtt S.Arn, BatchSize: 10000, MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1, ParallelizationFactor: 10, TumblingWindowInSeconds: 900 } } }")]
    [InlineData("Environment: { Variables: { A: x, B: !Ref Table } }")]
    public Task Not_reported_in_a_template(string properties) => Verify.VerifyAnalyzerAsync(Function((Template, InTemplate(properties))));

    [Theory]
    [InlineData("{ " + Handler + ", \"function-memory-size\": \"20480\" }")] // the tools do not read a text
    [InlineData("{ " + Handler + ", \"function-layers\": \"a,b,c,d,e\" }")]
    [InlineData("{ \"function-handler\": \"Other::Shop.Function::Handler\", \"function-memory-size\": 20480 }")]
    public Task Not_reported_in_a_defaults_file(string text) => Verify.VerifyAnalyzerAsync(Function((Defaults, text)));

    [Fact]
    public Task Zero_in_the_attribute_means_not_set_and_what_Annotations_checks_is_left_to_it() => Verify.VerifyAnalyzerAsync(
        """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.SQS;

        public class Function
        {
            [LambdaFunction(MemorySize = 0)]
            [SQSEvent("@Queue", BatchSize = 20000)]
            public string Handler(string order) => order;
        }
        """);

    private static string InTemplate(string properties) =>
        $"""
        Parameters:
          Memory: @ Type: String %
        Resources:
          A:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: .
              Handler: Orders::Shop.Function::Handler
              {properties}
          Queue: @ Type: AWS::SQS::Queue %
          Fifo: @ Type: AWS::SQS::Queue, Properties: @ FifoQueue: true % %
        """.Replace('@', '{').Replace('%', '}');

    private static Test Function((string Path, string Text) file) => new()
    {
        AssemblyName = "Orders",
        Source =
            """
            using Amazon.Lambda.Core;

            namespace Shop
            {
                public class Function
                {
                    public string Handler(string order, ILambdaContext context) => order;
                }
            }
            """,
        AdditionalFiles = { file },
    };
}
