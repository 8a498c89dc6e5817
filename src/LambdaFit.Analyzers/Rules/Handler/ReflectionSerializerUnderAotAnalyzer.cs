using System.Collections.Immutable;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>LFIT6005: a serializer that needs reflection, in an executable whose publishing removes what it reflects on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReflectionSerializerUnderAotAnalyzer() : LambdaAnalyzer(ReflectionSerializerUnderAot)
{
    /// <summary>The property of a diagnostic that names the only <c>JsonSerializerContext</c> of the project, as code would from anywhere.</summary>
    public const string ContextProperty = "context";

    private static readonly DiagnosticDescriptor ReflectionSerializerUnderAot = Rule.Create(
        RuleIds.ReflectionSerializerUnderAot,
        "Serializer needs reflection that publishing removes",
        "'{0}' reads and writes JSON by reflection, which '{1}' takes away, so every invocation fails; use 'SourceGeneratorLambdaJsonSerializer<{2}>'",
        Categories.Handler,
        DiagnosticSeverity.Error,
        "PublishAot and PublishTrimmed remove what reflection needs, and switch the reflection of System.Text.Json off. SourceGeneratorLambdaJsonSerializer uses code that is generated for the types of a JsonSerializerContext instead.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        // The executable of a function is what is published: libraries are trimmed with it.
        if ((!project.Options.Publish.IsAot && !project.Options.Publish.IsTrimmed)
            || context.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary)
        {
            return;
        }

        context.RegisterOperationAction(
            operation =>
            {
                // With arguments it may have been given a context after all.
                if (operation.Operation is IObjectCreationOperation { Arguments.IsEmpty: true, Type: INamedTypeSymbol type } && Fails(type, project))
                {
                    var syntax = operation.Operation.Syntax;
                    Report(operation.ReportDiagnostic, syntax is ObjectCreationExpressionSyntax { Type: { } name } ? name : syntax, type, project, operation.CancellationToken);
                }
            },
            OperationKind.ObjectCreation);
        if (project.Symbols[TypeNames.LambdaSerializerAttribute] is { } attribute && project.Symbols[TypeNames.LambdaFunctionAttribute] is not null)
        {
            context.RegisterSyntaxNodeAction(node => AnalyzeAttribute(node, project, attribute), SyntaxKind.Attribute);
        }
    }

    /// <summary>In an executable only the code that Annotations generates looks at the attribute: it creates the serializer from there.</summary>
    private static void AnalyzeAttribute(SyntaxNodeAnalysisContext context, LambdaProject project, INamedTypeSymbol attribute)
    {
        if (context.Node is AttributeSyntax { ArgumentList.Arguments: { Count: 1 } arguments } syntax
            && arguments[0].Expression is TypeOfExpressionSyntax { Type: { } name }
            && SymbolEqualityComparer.Default.Equals(context.SemanticModel.GetSymbolInfo(syntax, context.CancellationToken).Symbol?.ContainingType, attribute)
            && context.SemanticModel.GetTypeInfo(name, context.CancellationToken).Type is INamedTypeSymbol type
            && Fails(type, project)
            && IsUsed(syntax, context, project))
        {
            Report(context.ReportDiagnostic, name, type, project, context.CancellationToken);
        }
    }

    private static bool IsUsed(AttributeSyntax syntax, SyntaxNodeAnalysisContext context, LambdaProject project)
    {
        var method = syntax.Parent?.Parent is MethodDeclarationSyntax declaration ? context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) : null;
        foreach (var entryPoint in project.EntryPoints(context.CancellationToken).All)
        {
            // A method's own attribute wins over the assembly's.
            if (entryPoint is { Kind: EntryPointKind.Annotations, Method: { } annotated }
                && (method is null ? !annotated.HasAttribute(project.Symbols[TypeNames.LambdaSerializerAttribute]) : SymbolEqualityComparer.Default.Equals(annotated, method)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Derived classes may set a resolver, so that only the serializers of AWS themselves are certain to fail.</summary>
    private static bool Fails(INamedTypeSymbol serializer, LambdaProject project)
    {
        var publish = project.Options.Publish;
        var symbols = project.Symbols;
        if (symbols.Is(serializer, TypeNames.SystemTextJsonSerializer)
            || symbols.Is(serializer, TypeNames.CamelCaseSerializer)
            || symbols.Is(serializer, TypeNames.ObsoleteSerializer))
        {
            // Trimming switches reflection off since .NET 8.
            return !publish.KeepsJsonReflection && (publish.IsAot || IsDotNet8(publish));
        }

        return (symbols.Is(serializer, TypeNames.NewtonsoftSerializer) || symbols.Is(serializer, TypeNames.NewtonsoftIncludeNullSerializer))
            && (publish.IsAot || (IsDotNet8(publish) && !publish.IsTrimmedInPart));
    }

    private static bool IsDotNet8(PublishOptions publish) => publish.Framework is { Major: >= 8 };

    private static void Report(Action<Diagnostic> report, SyntaxNode at, INamedTypeSymbol serializer, LambdaProject project, CancellationToken cancellationToken)
    {
        var context = project.Symbols[TypeNames.SourceGeneratorSerializer] is null ? null : OnlyContext(project, cancellationToken);
        report(Diagnostic.Create(
            ReflectionSerializerUnderAot,
            at.GetLocation(),
            context is null ? null : ImmutableDictionary<string, string?>.Empty.Add(ContextProperty, DisplayNames.InCode(context)),
            serializer.Name,
            project.Options.Publish.IsAot ? "PublishAot" : "PublishTrimmed",
            context?.Name ?? "TContext"));
    }

    /// <summary>Gets the only <c>JsonSerializerContext</c> that the project declares, or null.</summary>
    private static INamedTypeSymbol? OnlyContext(LambdaProject project, CancellationToken cancellationToken)
    {
        INamedTypeSymbol? only = null;
        foreach (var type in project.DerivedTypes(cancellationToken))
        {
            if (type is { IsAbstract: false, IsGenericType: false } && project.Symbols.IsOrInherits(type, TypeNames.JsonSerializerContext))
            {
                if (only is not null)
                {
                    return null;
                }

                only = type;
            }
        }

        return only;
    }
}
