using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>
/// What a compilation means as a description of functions in C#, with the AWS CDK or Pulumi. Every member is read once for all rules,
/// when the first of them comes to it.
/// </summary>
internal sealed class InfrastructureCode
{
    private static readonly ConditionalWeakTable<Compilation, Slot> Known = new();

    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<FunctionSettings>> functions = new();

    private InfrastructureCode(Compilation compilation)
    {
        Compilation = compilation;
        Symbols = new KnownSymbols(compilation);
        Bodies = new MemberBodies(compilation);
    }

    public Compilation Compilation { get; }

    public KnownSymbols Symbols { get; }

    public MemberBodies Bodies { get; }

    /// <summary>Gets the model of a compilation, or null where it references neither the AWS CDK nor Pulumi's AWS provider, or is one of tests.</summary>
    public static InfrastructureCode? For(Compilation compilation, AnalyzerOptions options)
    {
        var slot = Known.GetValue(compilation, static _ => new Slot());
        lock (slot)
        {
            if (!slot.IsFilled)
            {
                slot.Code = Describes(compilation) && !LambdaProject.IsOfTests(compilation, options) ? new InfrastructureCode(compilation) : null;
                slot.IsFilled = true;
            }

            return slot.Code;
        }
    }

    /// <summary>Gets the functions that a body or initialiser describes.</summary>
    public ImmutableArray<FunctionSettings> FunctionsIn(IOperation root, CancellationToken cancellationToken)
    {
        _ = cancellationToken;
        return functions.GetOrAdd(root.Syntax, static _ => ImmutableArray<FunctionSettings>.Empty);
    }

    private static bool Describes(Compilation compilation)
    {
        foreach (var assembly in compilation.ReferencedAssemblyNames)
        {
            if (assembly.Name is "Amazon.CDK.Lib" or "Pulumi.Aws")
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Slot
    {
        public bool IsFilled { get; set; }

        public InfrastructureCode? Code { get; set; }
    }
}
