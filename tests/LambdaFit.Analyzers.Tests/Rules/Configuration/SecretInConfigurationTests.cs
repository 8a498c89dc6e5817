using LambdaFit.Analyzers.Tests.Verifying;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<LambdaFit.Analyzers.Rules.Configuration.SecretInConfigurationAnalyzer>;

namespace LambdaFit.Analyzers.Tests.Rules.Configuration;

public sealed class SecretInConfigurationTests
{
    private const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    private const string Json = "/repo/orders/serverless.template";
    private const string Yaml = "/repo/orders/template.yaml";

    [Theory]
    [InlineData(Defaults, """{ "aws-access-key-id": {|LFIT3013:"AKIAIOSFODNN7EXAMPLE"|}, "aws-secret-key": {|LFIT3013:"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"|} }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "template": "serverless.template", "aws-session-token": {|LFIT3013:"FwoGZXIvYXdzEBYaDH"|} }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "environment-variables": { "DB_PASSWORD": {|LFIT3013:"hunter2"|}, "STAGE": "dev" } }""")]
    [InlineData(Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "environment-variables": {|LFIT3013:"\"STAGE\"=\"dev\";\"API_KEY\"=\"9f8e7d6c5b4a\""|} }""")]
    [InlineData(Json, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler", "Environment": { "Variables": { "Jwt__Secret": {|LFIT3013:"sup3rS3cretKey"|} } } } } } }""")]
    [InlineData(Yaml, "Globals:\n  Function:\n    Environment:\n      Variables:\n        GITHUB_TOKEN: {|LFIT3013:ghp_16C7e42F292c6912E7710c838347Ae178B4a|}\nResources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n  B:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n")]
    [InlineData(Yaml, "Parameters:\n  Password:\n    Type: String\n    NoEcho: true\n    Default: {|LFIT3013:P@ssw0rd!|}\nResources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Environment: { Variables: { SMTP_PASSWD: !Ref Password } }\n")]
    public Task Reported(string path, string text) => Verify.VerifyAnalyzerAsync(Function((path, text)));

    [Theory]
    [InlineData("UPLOAD_USER", "AKIAIOSFODNN7EXAMPLE")]
    [InlineData("CREDENTIALS", "id=ASIAIOSFODNN7EXAMPLE;region=eu-central-1")]
    [InlineData("DB_PASSWORD", "correct-horse")]
    [InlineData("DB_PASSWORD", "postgres")]
    [InlineData("StripeApiKey", "sk_live_4eC39HqLyjWDarjtT1zdp7dc")]
    [InlineData("SLACK_TOKEN", "xoxb-123456789012-abcdefGHIJKL")]
    [InlineData("PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----")]
    [InlineData("CLIENT_SECRET", "mysecret1")]
    public Task Values_that_are_secrets(string name, string value) => Verify.VerifyAnalyzerAsync(Variable(name, "{|LFIT3013:\"" + value + "\"|}"));

    [Theory]
    [InlineData("DB_PASSWORD", "")]
    [InlineData("DB_PASSWORD", "<your password>")]
    [InlineData("DB_PASSWORD", "changeme")]
    [InlineData("DB_PASSWORD", "********")]
    [InlineData("DB_PASSWORD", "${DB_PASSWORD}")]
    [InlineData("DB_PASSWORD", "#{DbPassword}#")]
    [InlineData("DB_PASSWORD", "__DB_PASSWORD__")]
    [InlineData("DB_PASSWORD", "$(DbPassword)")]
    [InlineData("DB_PASSWORD", "{{resolve:secretsmanager:db:SecretString:password}}")]
    [InlineData("DB_SECRET", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-a1b2c3")]
    [InlineData("DB_SECRET", "prod/orders/database")]
    [InlineData("DB_SECRET", "orders-db-secret")]
    [InlineData("DB_SECRET", "OrdersDatabaseSecret")]
    [InlineData("DB_PASSWORD", "/prod/orders/db/password")]
    [InlineData("API_KEY", "orders-api-key-v2")]
    [InlineData("TOKEN", "https://login.example.com/token")]
    [InlineData("MAX_TOKEN", "4096")]
    [InlineData("USE_TOKEN", "true")]
    [InlineData("DB_PASSWORD_NAME", "hunter2")]
    [InlineData("TOKEN_TTL", "3600s9")]
    [InlineData("STAGE", "hunter2")]
    [InlineData("TABLE", "AKIAnotakey")]
    [InlineData("HASH", "XAKIAIOSFODNN7EXAMPLEX")]
    [InlineData("DB_PASSWORD", "AQICAHhN2sZ7mSL3B4p1Yx0wq9cD8eF7gH6iJ5kL4mN3oP2qRAGxTq8rSs7tUu6v")]
    [InlineData("DB_PASSWORD", "ENC[AES256_GCM,data:p673w==,iv:YY=,tag:RKQ==,type:str]")]
    [InlineData("DB_PASSWORD", "ENC(G6N718UuyPE5bHyWKyuLQSm02auQPUtm)")]
    [InlineData("TLS_PRIVATE_KEY", "server.key")]
    [InlineData("SIGNING_PRIVATE_KEY", "orders-2024.pem")]
    [InlineData("RESET_PASSWORD", "enabled")]
    public Task Values_that_are_none(string name, string value) => Verify.VerifyAnalyzerAsync(Variable(name, "\"" + value + "\""));

    [Theory]
    [InlineData("!Ref DbPassword")]
    [InlineData("!Sub '${Secret}'")]
    [InlineData("!Sub '{{resolve:ssm-secure:/db/password}}'")]
    [InlineData("!GetAtt Secret.Value")]
    [InlineData("!ImportValue password")]
    public Task Intrinsics_are_no_secrets(string value) => Verify.VerifyAnalyzerAsync(Variable("DB_PASSWORD", value));

    [Theory]
    [InlineData("""{ "aws-access-key-id": "", "aws-secret-key": "<secret>", "function-handler": "Orders::Shop.Function::Handler" }""")]
    [InlineData("""{ "profile": "hunter2", "region": "eu-central-1" }""")]
    [InlineData("""{ "aws-secret-key": null }""")]
    public Task Credentials_that_are_none(string text) => Verify.VerifyAnalyzerAsync(Function((Defaults, text)));

    [Fact]
    public Task Messages_never_repeat_the_value()
    {
        var test = Function((Defaults, """{ "function-handler": "Orders::Shop.Function::Handler", "aws-secret-key": {|LFIT3013:"wJalrXUt/nFEMI"|}, "environment-variables": { "A": {|LFIT3013:"AKIAIOSFODNN7EXAMPLE"|}, "B_TOKEN": {|LFIT3013:"a1b2c3d4"|} } }"""));
        test.Messages.Add("'aws-secret-key' holds credentials of AWS in plain text, which everybody reads who can read this file; disable them, and name a profile or use the credentials of the environment instead");
        test.Messages.Add("The environment variable 'A' holds an access key of AWS; disable the key, and give the function's role the permissions instead");
        test.Messages.Add("The environment variable 'B_TOKEN' holds a secret in plain text, which everybody reads who can read this file or the function's configuration; keep it in Secrets Manager or Parameter Store and set only its name here");
        return Verify.VerifyAnalyzerAsync(test);
    }

    private static Test Variable(string name, string value) =>
        Function((Yaml, $"Resources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Environment:\n        Variables:\n          {name}: {value}\n"));

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
