using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>LFIT6001: a class-library handler that needs a serializer for its input or output and has none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SerializerMissingAnalyzer() : LambdaAnalyzer(SerializerMissing)
{
    private static readonly DiagnosticDescriptor SerializerMissing = Rule.Create(
        RuleIds.SerializerMissing,
        "Lambda handler has no serializer",
        "Handler '{0}' takes or returns '{1}', but no 'LambdaSerializer' attribute says how to read JSON into it or write it, so the function fails when it starts; add '[assembly: LambdaSerializer(typeof(…))]'",
        Categories.Handler,
        DiagnosticSeverity.Error,
        "The .NET runtime client turns the event into the handler's parameter, and its result into the response, with the serializer that a LambdaSerializer attribute on the method or assembly names. Without one only System.IO.Stream works.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        // An executable function gives the serializer to its bootstrap, and without Amazon.Lambda.Core there is no attribute to add.
        if (context.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary
            && project.Symbols[TypeNames.LambdaSerializerAttribute] is { } attribute
            && !context.Compilation.Assembly.HasAttribute(attribute))
        {
            EntryPoints.Register(context, project, (entryPoint, report, _) =>
            {
                if (entryPoint is { Kind: EntryPointKind.Configured, Method: { } method }
                    && !method.HasAttribute(attribute)
                    && !method.ContainingType.HasAttribute(attribute)
                    && !HasLibraryBase(method.ContainingType)
                    && SerializedType(method, project.Symbols) is { } type)
                {
                    report(Diagnostic.Create(SerializerMissing, entryPoint.Anchor, entryPoint.Name, DisplayNames.OfType(type)));
                }
            });
        }
    }

    /// <summary>A base class of another assembly may bring its own way to read events.</summary>
    private static bool HasLibraryBase(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is { SpecialType: SpecialType.None }; ancestor = ancestor.BaseType)
        {
            if (ancestor.DeclaringSyntaxReferences.Length == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gets the first type of the signature that is JSON on the wire, or null where there is none or a type is not known.</summary>
    private static ITypeSymbol? SerializedType(IMethodSymbol method, KnownSymbols symbols)
    {
        if (method.Parameters.Length > 0
            && method.Parameters[0].Type is var input
            && !symbols.Is(input, TypeNames.LambdaContext)
            && !symbols.IsOrInherits(input, TypeNames.Stream))
        {
            return input.TypeKind is TypeKind.Error ? null : input;
        }

        var output = method.ReturnType;
        if (output is INamedTypeSymbol { TypeArguments.Length: 1 } task && (symbols.Is(task, TypeNames.TaskOfT) || symbols.Is(task, TypeNames.ValueTaskOfT)))
        {
            output = task.TypeArguments[0];
        }

        var isJson = output.SpecialType is not SpecialType.System_Void
            && output.TypeKind is not TypeKind.Error
            && !symbols.Is(output, TypeNames.Task)
            && !symbols.Is(output, TypeNames.ValueTask)
            && !symbols.IsOrInherits(output, TypeNames.Stream);
        return isJson ? output : null;
    }
}
