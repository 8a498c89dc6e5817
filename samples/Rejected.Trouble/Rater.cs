using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Thumbnails;

public sealed record Picture(string Name);

public sealed record Rating(string Name, int Stars);

/// <summary>What goes in is registered, what comes out is not.</summary>
[JsonSerializable(typeof(Picture))]
public partial class RatingContext : JsonSerializerContext;

public class Rater
{
    [LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<RatingContext>))]
    public Rating Rate(Picture picture, ILambdaContext context) => new(picture.Name, picture.Name.Length % 5); // LFIT6004
}
