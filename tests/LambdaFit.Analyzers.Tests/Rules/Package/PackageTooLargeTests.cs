using LambdaFit.Analyzers.Rules.Package;
using LambdaFit.Analyzers.Tests.Verifying;
using LambdaFit.CodeFixes.Rules.Package;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Package.PackageTooLargeAnalyzer,
    LambdaFit.CodeFixes.Rules.Package.PackageTooLargeCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Package;

public sealed class PackageTooLargeTests
{
    private const string Dockerfile = "/repo/orders/Dockerfile";
    private const string Terraform = "/repo/orders/main.tf";

    private const string Managed =
        """
        # Built in this folder: docker build -f Dockerfile .
        FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
        WORKDIR /src
        COPY . .
        RUN dotnet publish "Orders.csproj" --configuration Release --os linux --self-contained false --output /publish

        # The browsers of Playwright are not in this image: see the page of LFIT4001.
        FROM public.ecr.aws/lambda/dotnet:10
        COPY --from=build /publish ${LAMBDA_TASK_ROOT}
        CMD ["Orders::Shop.Function::Handler"]

        """;

    private static readonly string Large = Measured.Of(
        312.41,
        Measured.Parts(("Microsoft.Playwright", 135.2), ("Amazon.CDK.Lib", 87.6), ("Microsoft.ML", 60), ("Small", 1)));

    [Fact]
    public Task Without_configuration_a_function_is_a_zip()
    {
        var test = Measured.Function("[|Handler|]", Large);
        test.Messages.Add(Message("'\"package-type\": \"image\"' in aws-lambda-tools-defaults.json"));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_byte_too_much_is_too_much() => Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", "{ \"version\": 1, \"unzippedBytes\": 262144001 }"));

    [Fact]
    public Task Layers_count() => Verify.VerifyAnalyzerAsync(Measured.Function("[|Handler|]", Measured.Of(200, ", \"layerBytes\": 52428801")));

    [Fact]
    public Task Settings_that_would_help_are_named()
    {
        var test = Measured.Function("[|Handler|]", Measured.Of(260, Measured.Parts(("A", 200)) + Measured.Savings(
            ("otherPlatforms", "RuntimeIdentifier", 90, "A"), ("readyToRun", "PublishReadyToRun", 30, "A"), ("satellites", "SatelliteResourceLanguages", 0.5, "A"), ("browsers", "", 3, "A"))));
        test.Messages.Add(
            "'Function.Handler' is deployed as a zip of 260 MB unzipped, and Lambda takes 250 MB with layers; most of it is A 200 MB; deploy it as a container image of up to 10 GB with "
            + "'\"package-type\": \"image\"' in aws-lambda-tools-defaults.json, or try RuntimeIdentifier (saves 90 MB) or PublishReadyToRun=false (saves 30 MB)");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData("dotnet10", ", or try SelfContained=false (saves 70 MB) or RuntimeIdentifier=linux-arm64 (saves 20 MB)")]
    [InlineData("provided.al2023", ", or try RuntimeIdentifier=linux-arm64 (saves 20 MB)")]
    public Task Only_a_runtime_that_brings_NET_makes_it_dispensable(string runtime, string advice)
    {
        var test = Measured.Function(
            "[|Handler|]",
            Measured.Of(300, Measured.Savings(("selfContained", "SelfContained", 70, "A"), ("otherPlatforms", "RuntimeIdentifier", 20, "A")) + ", \"functionPlatform\": \"linux-arm64\""),
            (Measured.Yaml, $"Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Runtime: {runtime}\n      Code: orders/out.zip\n"));
        test.Messages.Add(
            "'Function.Handler' is deployed as a zip of 300 MB unzipped, and Lambda takes 250 MB with layers; deploy it as a container image of up to 10 GB with "
            + "'PackageType: Image' for 'A' of template.yaml" + advice);
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Theory]
    [InlineData(Measured.Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }""", "'\"package-type\": \"image\"' in aws-lambda-tools-defaults.json")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Handler" } } } }""", "'PackageType: Image' for 'A' of serverless.template")]
    [InlineData("/repo/orders/serverless.yml", "service: shop\nprovider: { name: aws, runtime: dotnet10 }\nfunctions:\n  orders:\n    handler: Orders::Shop.Function::Handler\n", "'image' for 'orders' of serverless.yml")]
    [InlineData(Terraform, "resource \"aws_lambda_function\" \"orders\" {\n  handler = \"Orders::Shop.Function::Handler\"\n  runtime = \"dotnet10\"\n  filename = \"a.zip\"\n}\n", "'package_type = \"Image\"' for 'aws_lambda_function.orders' of main.tf")]
    [InlineData(Measured.Yaml, "Resources:\n  A:\n    Type: AWS::Lambda::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      Code: ./orders\n", "'PackageType: Image' for 'A' of template.yaml")]
    public Task The_message_speaks_the_language_of_the_file(string path, string text, string key)
    {
        var test = Measured.Function("[|Handler|]", Large, (path, text));
        test.Messages.Add(Message(key));
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task An_executable_is_reported_at_its_bootstrap()
    {
        var test = Measured.Project(
            """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            await LambdaBootstrapBuilder.[|Create|]((string order, ILambdaContext context) => order, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            """,
            Large,
            (Measured.Defaults, """{ "function-handler": "bootstrap", "function-runtime": "provided.al2023" }"""));
        test.OutputKind = OutputKind.ConsoleApplication;
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task An_annotated_function_is_told_of_its_attribute()
    {
        var test = Measured.Project(
            """
            using Amazon.Lambda.Annotations;

            public class Functions
            {
                [LambdaFunction]
                public string [|First|](string order) => order;

                [LambdaFunction]
                public string Second(string order) => order;
            }
            """,
            Measured.Of(251, Measured.Parts(("A", 200))));
        test.Messages.Add(
            "'Functions.First' is deployed as a zip of 251 MB unzipped, and Lambda takes 250 MB with layers; most of it is A 200 MB; deploy it as a container image of up to 10 GB with "
            + "'PackageType = LambdaPackageType.Image' in its attribute");
        return Verify.VerifyAnalyzerAsync(test);
    }

    [Fact]
    public Task A_web_host_is_reported_at_its_class() => Verify.VerifyAnalyzerAsync(Measured.Project(
        """
        using Amazon.Lambda.AspNetCoreServer;
        using Microsoft.AspNetCore.Hosting;

        public class [|LambdaEntryPoint|] : APIGatewayHttpApiV2ProxyFunction
        {
            protected override void Init(IWebHostBuilder builder) { }
        }
        """,
        Large));

    [Fact]
    public Task Where_some_functions_are_images_the_first_zip_speaks() => Verify.VerifyAnalyzerAsync(Measured.Project(
        """
        using Amazon.Lambda.Core;

        namespace Shop
        {
            public class Function
            {
                public string Handler(string order, ILambdaContext context) => order;

                public string [|Second|](string order, ILambdaContext context) => order;
            }
        }
        """,
        Large,
        (Measured.Template,
         """
         { "Resources": {
           "A": { "Type": "AWS::Serverless::Function", "Properties": { "PackageType": "Image", "ImageConfig": { "Command": ["Orders::Shop.Function::Handler"] } } },
           "B": { "Type": "AWS::Serverless::Function", "Properties": { "Handler": "Orders::Shop.Function::Second" } }
         } }
         """)));

    [Theory]
    [InlineData(Measured.Defaults, """{ "package-type": "image", "image-command": "Orders::Shop.Function::Handler" }""")]
    [InlineData(Measured.Defaults, """{ "package-type": "Image", "image-command": [ "Orders::Shop.Function::Handler" ] }""")]
    [InlineData(Measured.Defaults, """{ "package-type": "image" }""")]
    [InlineData("/repo/orders/serverless.yml", "service: shop\nprovider: { name: aws }\nfunctions:\n  orders:\n    image:\n      uri: 1.dkr.ecr.eu-central-1.amazonaws.com/orders:1\n      command: ['Orders::Shop.Function::Handler']\n")]
    [InlineData(Terraform, "resource \"aws_lambda_function\" \"orders\" {\n  package_type = \"Image\"\n  image_uri = var.image\n}\n")]
    [InlineData(Terraform, "resource \"aws_lambda_function\" \"orders\" {\n  package_type = \"Image\"\n  image_uri = var.image\n  image_config {\n    command = [\"Orders::Shop.Function::Handler\"]\n  }\n}\n")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "PackageType": "Image", "ImageConfig": { "Command": ["Orders::Shop.Function::Handler"] } } } } }""")]
    [InlineData(Measured.Template, """{ "Resources": { "A": { "Type": "AWS::Serverless::Function", "Properties": { "PackageType": { "Fn::If": ["Big", "Image", "Zip"] }, "Handler": "Orders::Shop.Function::Handler" } } } }""")]
    public Task Images_and_what_may_be_one_are_silent(string path, string text) => Verify.VerifyAnalyzerAsync(Measured.Function("Handler", Large, (path, text)));

    [Theory]
    [InlineData("")]
    [InlineData("""{ "function-handler": "Orders::Shop.Function::Handler" }""")]
    public Task A_Dockerfile_beside_the_project_is_silent(string defaults) => Verify.VerifyAnalyzerAsync(defaults.Length == 0
        ? Measured.Function("Handler", Measured.Of(300, ", \"hasDockerfile\": true"))
        : Measured.Function("Handler", Measured.Of(300, ", \"hasDockerfile\": true"), (Measured.Defaults, defaults)));

    [Fact]
    public Task A_Dockerfile_beside_a_function_that_says_it_is_a_zip_means_nothing() => Verify.VerifyAnalyzerAsync(Measured.Function(
        "[|Handler|]", Measured.Of(300, ", \"hasDockerfile\": true"), (Measured.Defaults, """{ "package-type": "zip", "function-handler": "Orders::Shop.Function::Handler" }""")));

    [Fact]
    public Task An_annotation_that_says_image_is_silent() => Verify.VerifyAnalyzerAsync(Measured.Project(
        """
        using Amazon.Lambda.Annotations;

        public class Function
        {
            [LambdaFunction(PackageType = LambdaPackageType.Image)]
            public string Handler(string order) => order;
        }
        """,
        Large));

    /// <summary>The .NET tools publish for one platform, whatever the project says.</summary>
    [Fact]
    public Task What_the_tools_leave_out_does_not_count() => Verify.VerifyAnalyzerAsync(Measured.Function(
        "Handler",
        Measured.Of(300, Measured.Savings(("otherPlatforms", "RuntimeIdentifier", 60, "A"))),
        (Measured.Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }""")));

    [Theory]
    [InlineData("{ \"version\": 1, \"unzippedBytes\": 262144000 }")]
    [InlineData("{ \"version\": 1, \"unzippedBytes\": 1048576 }")]
    [InlineData("{ \"version\": 1, \"unzippedBytes\": 999999999, \"approximate\": true }")]
    [InlineData("{ \"version\": 1, \"unzippedBytes\": 999999999, \"packageType\": \"image\" }")]
    [InlineData("{ \"version\": 3, \"unzippedBytes\": 999999999 }")]
    [InlineData("{ \"unzippedBytes\": 999999999 }")]
    [InlineData("not JSON at all: {")]
    public Task Small_packages_and_unknown_measurements_are_silent(string measurement) => Verify.VerifyAnalyzerAsync(Measured.Function("Handler", measurement));

    [Theory]
    [InlineData(TestHost.Editor)]
    [InlineData(TestHost.LanguageServer)]
    public Task A_defaults_file_and_a_Dockerfile_are_written(TestHost host)
    {
        var test = Fixable(
            "[|Handler|]",
            Large,
            (Measured.Defaults,
             """
             {
               // as the wizard wrote it
               "region": "eu-central-1",
               "configuration": "Release",
               "function-runtime": "dotnet10",
               "function-handler": "Orders::Shop.Function::Handler", // the handler
               "function-timeout": 30
             }
             """));
        test.Host = host;
        test.FixedAdditionalFiles.Add((Measured.Defaults,
            """
            {
              // as the wizard wrote it
              "region": "eu-central-1",
              "configuration": "Release",
              "package-type": "image",
              "image-command": "Orders::Shop.Function::Handler",
              "function-runtime": "dotnet10",
              "function-handler": "Orders::Shop.Function::Handler", // the handler
              "function-timeout": 30
            }
            """));
        test.FixedAdditionalFiles.Add((Dockerfile, Managed));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task All_functions_of_a_SAM_template_become_images()
    {
        var test = Fixable(
            "[|Handler|]",
            Large,
            (Measured.Template,
             """
             {
               "Globals": { "Function": { "Runtime": "dotnet10", "Timeout": 30 } },
               "Resources": {
                 "Orders": {
                   "Type": "AWS::Serverless::Function",
                   "Properties": {
                     "Handler": "Orders::Shop.Function::Handler",
                     "CodeUri": "",
                     "MemorySize": 512
                   }
                 },
                 "Second": {
                   "Type": "AWS::Serverless::Function",
                   "Properties": { "Handler": "Orders::Shop.Function::Second", "PackageType": "Zip", "CodeUri": "." }
                 },
                 "Other": {
                   "Type": "AWS::Serverless::Function",
                   "Properties": { "Handler": "Other::Other.Function::Handler" }
                 }
               }
             }
             """));
        test.FixedAdditionalFiles.Add((Measured.Template,
            """
            {
              "Globals": { "Function": { "Runtime": "dotnet10", "Timeout": 30 } },
              "Resources": {
                "Orders": {
                  "Type": "AWS::Serverless::Function",
                  "IgnoreGlobals": [ "Runtime" ],
                  "Properties": {
                    "PackageType": "Image",
                    "ImageConfig": { "Command": [ "Orders::Shop.Function::Handler" ] },
                    "MemorySize": 512
                  },
                  "Metadata": { "Dockerfile": "Dockerfile", "DockerContext": "." }
                },
                "Second": {
                  "Type": "AWS::Serverless::Function",
                  "IgnoreGlobals": [ "Runtime" ],
                  "Properties": { "PackageType": "Image", "ImageConfig": { "Command": [ "Orders::Shop.Function::Second" ] } },
                  "Metadata": { "Dockerfile": "Dockerfile", "DockerContext": "." }
                },
                "Other": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": { "Handler": "Other::Other.Function::Handler" }
                }
              }
            }
            """));
        test.FixedAdditionalFiles.Add((Dockerfile, Managed));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task A_SAM_template_in_YAML_keeps_its_comments_and_builds_where_the_project_needs_it()
    {
        var test = Fixable(
            "[|Handler|]",
            Measured.Of(312.41, ", \"dockerContext\": \"..\", \"dockerProject\": \"orders/Orders.csproj\""),
            (Measured.Yaml,
             """
             # The shop.
             Transform: AWS::Serverless-2016-10-31
             Resources:
               Orders:
                 Type: AWS::Serverless::Function
                 Properties:
                   # Where the code is
                   CodeUri: ./orders/
                   Handler: Orders::Shop.Function::Handler
                   Runtime: dotnet10 # newest
                   Timeout: 30 # long
               Queue:
                 Type: AWS::SQS::Queue
             """));
        test.FixedAdditionalFiles.Add((Measured.Yaml,
            """
            # The shop.
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::Serverless::Function
                Properties:
                  # Where the code is
                  PackageType: Image
                  ImageConfig:
                    Command:
                      - Orders::Shop.Function::Handler
                  Timeout: 30 # long
                Metadata:
                  Dockerfile: orders/Dockerfile
                  DockerContext: '.'
              Queue:
                Type: AWS::SQS::Queue
            """));
        test.FixedAdditionalFiles.Add((Dockerfile,
            """
            # Built in the folder ..: docker build -f orders/Dockerfile .
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            WORKDIR /src
            COPY . .
            RUN dotnet publish "orders/Orders.csproj" --configuration Release --os linux --self-contained false --output /publish

            FROM public.ecr.aws/lambda/dotnet:10
            COPY --from=build /publish ${LAMBDA_TASK_ROOT}
            CMD ["Orders::Shop.Function::Handler"]

            """));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task An_executable_that_brings_its_own_NET_runs_on_the_OS_only_image()
    {
        var test = Fixable(
            """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.RuntimeSupport;
            using Amazon.Lambda.Serialization.SystemTextJson;

            await LambdaBootstrapBuilder.[|Create|]((string order, ILambdaContext context) => order, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            """,
            Measured.Of(312.41, ", \"dockerContext\": \"../..\", \"dockerProject\": \"src/orders/Orders.csproj\", \"dockerSdk\": \"10.0.401\""),
            (Measured.Defaults, """{ "package-type": "zip", "function-handler": "bootstrap", "function-runtime": "provided.al2023", "function-architecture": "arm64" }"""));
        test.OutputKind = OutputKind.ConsoleApplication;
        test.BuildProperties["PublishTrimmed"] = "true";
        test.BuildProperties["TargetFramework"] = "net8.0";
        test.BuildProperties["LambdaFitTargetFrameworks"] = "net8.0 net10.0";
        test.FixedAdditionalFiles.Add((Measured.Defaults,
            """{ "package-type": "image", "image-command": "Orders", "docker-build-working-dir": "../..", "function-handler": "bootstrap", "function-runtime": "provided.al2023", "function-architecture": "arm64" }"""));
        test.FixedAdditionalFiles.Add((Dockerfile,
            """
            # Built in the folder ../..: docker build -f src/orders/Dockerfile .
            FROM mcr.microsoft.com/dotnet/sdk:10.0.401 AS build
            WORKDIR /src
            COPY . .
            RUN dotnet publish "src/orders/Orders.csproj" --configuration Release --framework net8.0 --os linux --self-contained true --output /publish

            FROM public.ecr.aws/lambda/provided:al2023
            RUN dnf install -y libicu && dnf clean all
            COPY --from=build /publish ${LAMBDA_TASK_ROOT}
            ENTRYPOINT ["/var/task/Orders"]
            CMD ["Orders"]

            """));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Fact]
    public Task A_function_of_Terraform_gets_the_address_of_its_image_from_a_variable()
    {
        var test = Fixable(
            "[|Handler|]",
            Large,
            (Terraform,
             """
             resource "aws_lambda_function" "orders" {
               # The shop
               function_name    = "orders"
               role             = aws_iam_role.orders.arn
               handler          = "Orders::Shop.Function::Handler" # the handler
               runtime          = "dotnet10"
               filename         = data.archive_file.orders.output_path
               source_code_hash = data.archive_file.orders.output_base64sha256
               timeout          = 30

               tags = {
                 app = "shop"
               }
             }
             """));
        test.FixedAdditionalFiles.Add((Terraform,
            """
            resource "aws_lambda_function" "orders" {
              # The shop
              function_name    = "orders"
              role             = aws_iam_role.orders.arn
              package_type     = "Image"
              image_uri        = var.orders_image_uri # the handler
              timeout          = 30

              tags = {
                app = "shop"
              }

              image_config {
                command = ["Orders::Shop.Function::Handler"]
              }
            }

            variable "orders_image_uri" {
              description = "The image of the function in Amazon ECR, with its tag or digest"
              type        = string
            }

            """));
        test.FixedAdditionalFiles.Add((Dockerfile, Managed));
        return Verify.VerifyCodeFixAsync(test);
    }

    [Theory]
    [InlineData("layers = [\"a\"]")]
    [InlineData("snap_start { apply_on = \"PublishedVersions\" }")]
    [InlineData("package_type = var.kind")]
    public Task No_fix_for_Terraform_that_says_more(string more)
    {
        var test = Fixable(
            "Handler",
            Large,
            (Terraform, $"resource \"aws_lambda_function\" \"orders\" {{\n  handler = \"Orders::Shop.Function::Handler\"\n  runtime = \"dotnet10\"\n  filename = \"a.zip\"\n  {more}\n}}\nvariable \"kind\" {{\n  default = \"Zip\"\n}}\n"));
        test.Sources[0] = test.Source.Replace("string Handler(", "string [|Handler|](", StringComparison.Ordinal);
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Fact]
    public Task Functions_of_Annotations_become_images_in_their_attributes()
    {
        var test = Fixable(
            """
            using Amazon.Lambda.Annotations;

            namespace Shop
            {
                public class Functions
                {
                    [LambdaFunction] // the first
                    public string [|First|](string order) => order;

                    [LambdaFunction(MemorySize = 512, PackageType = LambdaPackageType.Zip)]
                    public string Second(string order) => order;

                    [Amazon.Lambda.Annotations.LambdaFunction(Timeout = 30)]
                    public string Third(string order) => order;
                }
            }
            """,
            Large,
            (Measured.Template,
             """
             { "Resources": { "First": { "Type": "AWS::Serverless::Function", "Metadata": { "Tool": "Amazon.Lambda.Annotations" }, "Properties": { "Handler": "Orders::Shop.Functions_First_Generated::First" } } } }
             """));
        test.FixedSource =
            """
            using Amazon.Lambda.Annotations;

            namespace Shop
            {
                public class Functions
                {
                    [LambdaFunction(PackageType = LambdaPackageType.Image)] // the first
                    public string First(string order) => order;

                    [LambdaFunction(MemorySize = 512, PackageType = LambdaPackageType.Image)]
                    public string Second(string order) => order;

                    [Amazon.Lambda.Annotations.LambdaFunction(Timeout = 30, PackageType = Amazon.Lambda.Annotations.LambdaPackageType.Image)]
                    public string Third(string order) => order;
                }
            }
            """;
        test.FixedAdditionalFiles.Add((Dockerfile, Managed.Replace("Orders::Shop.Function::Handler", "Orders::Shop.Functions_First_Generated::First", StringComparison.Ordinal)));
        return Verify.VerifyCodeFixAsync(test);
    }

    /// <summary>The generator writes the folder of the project into the template.</summary>
    [Fact]
    public Task No_fix_for_Annotations_that_need_another_folder() => Verify.VerifyNoCodeFixAsync(Fixable(
        """
        using Amazon.Lambda.Annotations;

        public class Function
        {
            [LambdaFunction]
            public string [|Handler|](string order) => order;
        }
        """,
        Measured.Of(312.41, ", \"dockerContext\": \"..\", \"dockerProject\": \"orders/Orders.csproj\"")));

    [Fact]
    public Task A_Dockerfile_that_is_there_stays()
    {
        var test = Fixable("[|Handler|]", Measured.Of(300, ", \"hasDockerfile\": true"), (Measured.Defaults, """{ "package-type": "zip", "function-handler": "Orders::Shop.Function::Handler" }"""));
        test.FixedAdditionalFiles.Add((Measured.Defaults, """{ "package-type": "image", "image-command": "Orders::Shop.Function::Handler", "function-handler": "Orders::Shop.Function::Handler" }"""));
        return Verify.VerifyCodeFixAsync(test);
    }

    /// <summary>Who fixes everything at once reads no titles: without the file nothing is changed then.</summary>
    [Fact]
    public async Task Hosts_that_cannot_add_files_offer_the_rest_one_by_one()
    {
        var test = Fixable("Handler", Large, (Measured.Defaults, """{ "function-handler": "Orders::Shop.Function::Handler" }"""));
        test.Host = TestHost.Format;
        var project = Scenario.Create(test, RuleIds.PackageTooLarge).Project;
        var diagnostic = Assert.Single(await Scenario.BuildDiagnosticsAsync(project, [new PackageTooLargeAnalyzer()]));
        var fix = new PackageTooLargeCodeFix();
        var offered = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(project.Documents.First(), diagnostic, (action, _) => offered.Add(action), CancellationToken.None));

        var action = Assert.Single(offered);
        Assert.Contains("you write the Dockerfile", action.Title, StringComparison.Ordinal);
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        Assert.Equal(
            """{ "function-handler": "Orders::Shop.Function::Handler", "package-type": "image", "image-command": "Orders::Shop.Function::Handler" }""",
            (await changed.AdditionalDocuments.First().GetTextAsync()).ToString());
        Assert.Equal(2, changed.AdditionalDocuments.Count());
        Assert.Null(await fix.GetFixAllProvider().GetFixAsync(new FixAllContext(
            project.Documents.First(), fix, FixAllScope.Solution, action.EquivalenceKey!, fix.FixableDiagnosticIds, new NoDiagnostics(), CancellationToken.None)));
    }

    [Theory]
    [InlineData("PublishAot", "true", """{ "function-handler": "Orders::Shop.Function::Handler" }""")]
    [InlineData("TargetFramework", "", """{ "function-handler": "Orders::Shop.Function::Handler" }""")]
    [InlineData("TargetFramework", "net12.0", """{ "function-handler": "Orders::Shop.Function::Handler" }""")]
    [InlineData("TargetFramework", "net10.0", """{ "function-handler": "Orders::Shop.Function::Handler", "function-layers": "arn:aws:lambda:eu-central-1:1:layer:a:1" }""")]
    [InlineData("TargetFramework", "net10.0", """{ "function-handler": "Orders::Shop.Function::Handler", "image-command": [ ] }""")]
    [InlineData("TargetFramework", "net10.0", """{ "profile": "default" }""")]
    public Task No_fix_where_more_is_needed(string property, string value, string defaults)
    {
        var test = Fixable("[|Handler|]", Large, (Measured.Defaults, defaults));
        test.BuildProperties[property] = value;
        return Verify.VerifyNoCodeFixAsync(test);
    }

    [Theory]
    [InlineData("AWS::Lambda::Function", "Code: ./orders")]
    [InlineData("AWS::Serverless::Function", "Layers: [a]")]
    [InlineData("AWS::Serverless::Function", "<<: *shared")]
    [InlineData("AWS::Serverless::Function", "Runtime: &runtime dotnet10")]
    [InlineData("AWS::Serverless::Function", "MemorySize: 512\n    Metadata:\n      BuildMethod: makefile")]
    [InlineData("AWS::Serverless::Function", "MemorySize: 512\n    IgnoreGlobals: '*'")]
    public Task No_fix_for_templates_that_say_more(string type, string property) => Verify.VerifyNoCodeFixAsync(Fixable(
        "[|Handler|]",
        Large,
        (Measured.Yaml, $"Shared: &shared\n  Timeout: 3\nResources:\n  A:\n    Type: {type}\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      {property}\n")));

    [Theory]
    [InlineData("Layers: [a]")]
    [InlineData("<<: *shared")]
    public Task No_fix_for_what_all_functions_share(string global) => Verify.VerifyNoCodeFixAsync(Fixable(
        "[|Handler|]",
        Large,
        (Measured.Yaml, $"Shared: &shared\n  Timeout: 3\nGlobals:\n  Function:\n    {global}\nResources:\n  A:\n    Type: AWS::Serverless::Function\n    Properties:\n      Handler: Orders::Shop.Function::Handler\n      CodeUri: orders\n")));

    private static Test Fixable(string handler, string measurement, params (string Path, string Text)[] files)
    {
        var test = handler.Contains('\n', StringComparison.Ordinal)
            ? Measured.Project(handler, measurement, files)
            : Measured.Function(handler, measurement, files);
        if (files.Any(static f => f.Text.Contains("::Second", StringComparison.Ordinal)))
        {
            test.Sources[0] = test.Source.Replace("context) => order;", "context) => order;\n\n        public string Second(string order, ILambdaContext context) => order;", StringComparison.Ordinal);
        }

        test.BuildProperties["TargetFramework"] = "net10.0";
        return test;
    }

    private static string Message(string key) =>
        "'Function.Handler' is deployed as a zip of 312.5 MB unzipped, and Lambda takes 250 MB with layers; most of it is Microsoft.Playwright 135.2 MB, Amazon.CDK.Lib 87.6 MB and "
        + "Microsoft.ML 60 MB; deploy it as a container image of up to 10 GB with " + key;

    private sealed class NoDiagnostics : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Microsoft.CodeAnalysis.Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
