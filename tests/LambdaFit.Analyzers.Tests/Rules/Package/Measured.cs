using System.Globalization;
using LambdaFit.Analyzers.Tests.Verifying;

namespace LambdaFit.Analyzers.Tests.Rules.Package;

/// <summary>Projects with what <c>LambdaFit.Build</c> measured before compilation.</summary>
internal static class Measured
{
    public const string Path = "/repo/orders/obj/Debug/net10.0/lambdafit/estimate.json";
    public const string Defaults = "/repo/orders/aws-lambda-tools-defaults.json";
    public const string Template = "/repo/orders/serverless.template";
    public const string Yaml = "/repo/template.yaml";

    /// <summary>What the class library of <see cref="Function"/> is called in configuration files.</summary>
    public const string Handler = "Orders::Shop.Function::Handler";

    public static long Megabytes(double megabytes) => (long)(megabytes * 1024 * 1024);

    /// <summary>Gets a measurement; <paramref name="more"/> are further entries, each with a comma before it.</summary>
    public static string Of(double megabytes, string more = "") => string.Create(
        CultureInfo.InvariantCulture, $"{{ \"version\": 1, \"kind\": \"estimate\", \"unzippedBytes\": {Megabytes(megabytes)}, \"zipBytes\": null{more} }}");

    public static string Parts(params (string Name, double Megabytes)[] parts) => Parts(", \"direct\": true", parts);

    public static string Parts(string more, params (string Name, double Megabytes)[] parts) =>
        ", \"parts\": [" + string.Join(", ", parts.Select(p => string.Create(
            CultureInfo.InvariantCulture, $"{{ \"name\": \"{p.Name}\", \"version\": \"1.0.0\", \"kind\": \"package\", \"bytes\": {Megabytes(p.Megabytes)}, \"files\": 1{more} }}"))) + "]";

    public static string Savings(params (string Kind, string Property, double Megabytes, string Part)[] savings) =>
        ", \"savings\": [" + string.Join(", ", savings.Select(static s => string.Create(
            CultureInfo.InvariantCulture, $"{{ \"kind\": \"{s.Kind}\", \"property\": \"{s.Property}\", \"bytes\": {Megabytes(s.Megabytes)}, \"parts\": [\"{s.Part}\"] }}"))) + "]";

    /// <summary>Gets a class library with one function, whose name is marked or not.</summary>
    public static Test Function(string handler, string measurement, params (string Path, string Text)[] files) =>
        Project(
            $$"""
            using Amazon.Lambda.Core;

            namespace Shop
            {
                public class Function
                {
                    public string {{handler}}(string order, ILambdaContext context) => order;
                }
            }
            """,
            measurement,
            files);

    public static Test Project(string source, string measurement, params (string Path, string Text)[] files)
    {
        var test = new Test { AssemblyName = "Orders", Source = source, FileKinds = { [Path] = "package" } };
        foreach (var file in files)
        {
            test.AdditionalFiles.Add(file);
        }

        test.AdditionalFiles.Add((Path, measurement));
        return test;
    }
}
