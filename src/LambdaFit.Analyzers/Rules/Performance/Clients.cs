using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Rules.Performance;

/// <summary>The types whose objects hold connections or are dear to make, and are meant to be kept.</summary>
internal static class Clients
{
    /// <summary>Tells whether a type is a client of an AWS service, an HTTP client, a client of a database, or a wrapper of one.</summary>
    public static bool IsClient(KnownSymbols symbols, ITypeSymbol? type) =>
        symbols.Is(type, TypeNames.HttpClient)
        || symbols.IsOrInherits(type, TypeNames.AmazonServiceClient)
        || symbols.Is(type, TypeNames.TransferUtility)
        || symbols.Is(type, TypeNames.DynamoDBContext)
        || symbols.Is(type, TypeNames.MongoClient);
}
