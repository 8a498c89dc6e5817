using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration.Hcl;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Configuration.Terraform;

/// <summary>What the modules of some folders pass to those of others (<c>module "orders" { source = "../orders/terraform" }</c>).</summary>
internal static class TerraformCalls
{
    /// <summary>Gets a function that tells the variables, sorted, that are passed to a folder.</summary>
    /// <param name="modules">The files of each folder.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static Func<string, ImmutableArray<string>> PassedVariables(
        IReadOnlyDictionary<string, List<(string Path, SourceText Text)>> modules, CancellationToken cancellationToken)
    {
        var passed = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        if (modules.Count > 1)
        {
            foreach (var module in modules)
            {
                foreach (var (_, text) in module.Value)
                {
                    AddCalls(HclDocument.Of(text, cancellationToken), module.Key, passed);
                }
            }
        }

        return folder => passed.TryGetValue(folder, out var names) ? names.ToImmutableArray() : ImmutableArray<string>.Empty;
    }

    private static void AddCalls(HclDocument document, string folder, Dictionary<string, SortedSet<string>> passed)
    {
        foreach (var block in document.Body.Blocks)
        {
            if (block is not { Type: "module", Labels.Count: 1 }
                || block.Body.Attribute("source") is not { Value: { Kind: HclKind.Text, Text: var source } }
                || !source.StartsWith(".", StringComparison.Ordinal))
            {
                continue;
            }

            var called = FilePath.Combine(folder, source);
            if (!passed.TryGetValue(called, out var names))
            {
                names = new(StringComparer.Ordinal);
                passed.Add(called, names);
            }

            // "source", "for_each" and the like are no names of variables.
            names.UnionWith(block.Body.Attributes.Select(static attribute => attribute.Name));
        }
    }
}
