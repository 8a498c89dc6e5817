using System.Reflection;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Tests.Verifying;
using Microsoft.CodeAnalysis.CSharp;

namespace LambdaFit.Analyzers.Tests.EveryRule;

/// <summary>A type that analyzers look up by a name that no assembly declares makes rules silent without a sign.</summary>
public sealed class TypeNamesTests
{
    private static readonly CSharpCompilation Compilation = CSharpCompilation.Create("Names", references: References.Framework.Concat(References.StandIns));

    public static TheoryData<string> Names { get; } =
        [.. typeof(TypeNames).GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Where(static f => f.IsLiteral).Select(static f => (string)f.GetRawConstantValue()!)];

    [Theory, MemberData(nameof(Names))]
    public void Type_is_declared_by_the_framework_or_a_stand_in(string name) => Assert.NotEmpty(Compilation.GetTypesByMetadataName(name));
}
