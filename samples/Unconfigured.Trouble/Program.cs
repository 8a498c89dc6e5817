using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

// Somebody created this function in the console, and nobody knows its timeout.
await LambdaBootstrapBuilder
    .Create<string, string>(Greet, new DefaultLambdaJsonSerializer())
    .Build()
    .RunAsync();

static string Greet(string name, ILambdaContext context) => $"Hello, {name}"; // LFIT3020
