using LambdaFit.Analyzers.Project.Configuration;

namespace LambdaFit.Analyzers.Tests.Project.Configuration;

public sealed class EventSourceTests
{
    [Theory]
    [InlineData("E: {Type: SQS, Properties: {Queue: q}}", "E Queue False -")]
    [InlineData("E: {Type: SQS, Properties: {Queue: q, FunctionResponseTypes: [ReportBatchItemFailures]}}", "E Queue True -")]
    [InlineData("E: {Type: Kinesis, Properties: {Stream: s, FunctionResponseTypes: []}}", "E Stream False -")]
    [InlineData("E: {Type: DynamoDB, Properties: {Stream: s, FunctionResponseTypes: !Ref T}}", "E Stream ? -")]
    [InlineData("E: {Type: SQS}", "E Queue ? -")]
    [InlineData("E: {Type: MSK, Properties: {Stream: s}}", "E Stream - -")]
    [InlineData("E: {Type: HttpApi}", "E HttpApi - 2.0")]
    [InlineData("E: {Type: HttpApi, Properties: {PayloadFormatVersion: 1.0}}", "E HttpApi - 1.0")]
    [InlineData("E: {Type: HttpApi, Properties: {ApiId: !Ref Mine}}", "E HttpApi - 2.0")]
    [InlineData("E: {Type: HttpApi, Properties: {ApiId: !Ref Other}}", "E HttpApi - ?")]
    [InlineData("E: {Type: HttpApi, Properties: {ApiId: !Ref Defined, PayloadFormatVersion: '1.0'}}", "E HttpApi - ?")]
    [InlineData("E: {Type: Api}", "E RestApi - 1.0")]
    [InlineData("E: {Type: Api, Properties: {RestApiId: {Ref: Mine}}}", "E RestApi - ?")]
    [InlineData("E: {Type: S3}", "E Bucket - -")]
    [InlineData("E: {Type: !Ref T}", "E Other - -")]
    public void Sources_of_serverless_functions_are_read(string events, string expected) => Assert.Equal(expected, Describe(
        $$"""
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties: {Events: { {{events}} } }
          Mine:
            Type: AWS::Serverless::HttpApi
            Properties: {StageName: a}
          Defined:
            Type: AWS::Serverless::HttpApi
            Properties:
              DefinitionBody: {}
        """));

    [Theory]
    [InlineData("FunctionName: !Ref F, EventSourceArn: !GetAtt Q.Arn", "M Queue False -")]
    [InlineData("FunctionName: !GetAtt F.Arn, EventSourceArn: 'arn:aws:kinesis:eu-central-1:1:stream/s', FunctionResponseTypes: [ReportBatchItemFailures]", "M Stream True -")]
    [InlineData("FunctionName: !Sub '${F.Arn}:live', EventSourceArn: !Sub 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:1:table/t/stream/s'", "M Stream False -")]
    [InlineData("FunctionName: !Ref F, EventSourceArn: !ImportValue Q", "M Other - -")]
    [InlineData("FunctionName: orders, EventSourceArn: !GetAtt Q.Arn", "")]
    public void Mappings_of_their_own_are_read(string properties, string expected) => Assert.Equal(expected, Describe(
        $$"""
        Resources:
          F: {Type: AWS::Lambda::Function}
          Q: {Type: AWS::SQS::Queue}
          M:
            Type: AWS::Lambda::EventSourceMapping
            Properties: { {{properties}} }
        """));

    [Fact]
    public void Behind_a_macro_nothing_is_certain() => Assert.Equal("A RestApi - ?; H HttpApi - ?; Q Queue ? -",
        Describe("Transform: Ours\nResources: {F: {Type: AWS::Serverless::Function, Properties: {Events: {A: {Type: Api}, H: {Type: HttpApi}, Q: {Type: SQS, Properties: {Queue: q}}}}}}"));

    private static string Describe(string template) =>
        string.Join("; ", Read.File("/repo/template.yaml", template).Functions[0].EventSources.Select(static s => $"{s.Name} {s.Kind} {Text(s.ReportsBatchItemFailures)} {Text(s.PayloadFormat)}"));

    private static string Text<T>(Setting<T> setting) => setting.HasValue ? setting.Value!.ToString()! : setting.IsAbsent ? "-" : "?";
}
