using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LambdaFit.Analyzers.Rules.Handler;

/// <summary>
/// LFIT6003: a handler that the .NET runtime client finds and refuses: because of its signature, its type or its serializer. What it checks, and in
/// which order, is UserCodeLoader, UserCodeValidator and InvokeDelegateBuilder of Amazon.Lambda.RuntimeSupport.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerSignatureAnalyzer() : LambdaAnalyzer(HandlerSignature)
{
    private static readonly DiagnosticDescriptor HandlerSignature = Rule.Create(
        RuleIds.HandlerSignature,
        "Lambda cannot call this handler",
        "Handler '{0}' {1}, so the function fails when it starts; {2}",
        Categories.Handler,
        DiagnosticSeverity.Error,
        "The .NET runtime client looks at the method that a handler string names before the first invocation. It refuses generic and abstract handlers, 'params', more than two parameters, a second parameter other than ILambdaContext, overloads that the string does not tell apart, and types that it cannot create.");

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project) =>
        EntryPoints.Register(context, project, (entryPoint, report, cancellationToken) =>
        {
            if (entryPoint.Kind is not EntryPointKind.Configured)
            {
                return;
            }

            foreach (var function in project.Functions(cancellationToken).Of(entryPoint))
            {
                // An executable starts itself, unless .NET of Lambda loads it as a library. What starts an OS-only runtime is not known.
                if (!function.IsOSOnly
                    && (function.IsManaged || project.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary)
                    && HandlerString.TryParse(function.Handler.Value!, out var handler)
                    && handler.Resolve(project.Compilation) is { Type: { } type, Method: { } method } target
                    && (Overloads(target, type, method) ?? Problem(type, method, project.Symbols)) is { } problem)
                {
                    report(Diagnostic.Create(HandlerSignature, entryPoint.Anchor, entryPoint.Name, problem.What, problem.Instead));
                    return;
                }
            }
        });

    private static (string What, string Instead)? Overloads(HandlerTarget target, INamedTypeSymbol type, IMethodSymbol method) => target.Overloads < 2
        ? null
        : ($"is one of {target.Overloads} methods '{method.Name}' of '{method.ContainingType.Name}', and the handler string does not say which",
            ReflectionNames.Signature(method) is { } signature
                ? $"give the others another name, or name this one as '{HandlerString.TypeName(type)}::{signature}'"
                : "give the others another name");

    /// <summary>Says what the runtime client refuses first, and what to do instead; null where it takes the handler.</summary>
    private static (string What, string Instead)? Problem(INamedTypeSymbol type, IMethodSymbol method, KnownSymbols symbols) =>
        OfMethod(method) ?? OfType(type, method) ?? OfSerializer(type, method, symbols) ?? OfParameters(method, symbols);

    private static (string What, string Instead)? OfMethod(IMethodSymbol method)
    {
        if (method.IsAbstract)
        {
            return ("is abstract", "name a method that has a body");
        }

        if (method.IsGenericMethod)
        {
            return ("is generic, and nothing says with which types to call it", "give it concrete types");
        }

        // What C# 13 takes as 'params' besides arrays carries another attribute, and passes.
        return method.Parameters.Length > 0 && method.Parameters[method.Parameters.Length - 1] is { IsParams: true, Type.TypeKind: TypeKind.Array }
            ? ("takes 'params'", "take the array without 'params'")
            : method.IsVararg ? ("takes a variable list of arguments", "give it a fixed list of parameters")
            : null;
    }

    private static (string What, string Instead)? OfType(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (type.IsGenericType)
        {
            return ($"is called on the generic type '{type.Name}', and nothing says with which types to create it", "name a class without type parameters, which may derive from it");
        }

        if (type.TypeKind is TypeKind.Interface)
        {
            return ($"is called on the interface '{type.Name}'", "name a class or struct");
        }

        if (method.IsStatic || type.TypeKind is not TypeKind.Class)
        {
            return null;
        }

        return type.IsAbstract ? ($"is an instance method, and '{type.Name}' is abstract", "make the handler static, or name a class that is not abstract")
            : HasConstructor(type) ? null
            : ($"needs an instance of '{type.Name}', which has no public constructor without parameters", "add one, or make the handler static");
    }

    private static (string What, string Instead)? OfSerializer(INamedTypeSymbol type, IMethodSymbol method, KnownSymbols symbols) =>
        LambdaSerializers.Of(type, method, symbols) is not { TypeKind: TypeKind.Class, IsUnboundGenericType: false } serializer ? null
            : !HasConstructor(serializer) ? ($"has the serializer '{serializer.Name}', which has no public constructor without parameters", "add one, or name another serializer")
            : !symbols.IsOrInherits(serializer, TypeNames.LambdaSerializer) && !HasUnknownBase(serializer)
                ? ($"has the serializer '{serializer.Name}', which does not implement 'ILambdaSerializer'", "name one that does")
                : null;

    private static (string What, string Instead)? OfParameters(IMethodSymbol method, KnownSymbols symbols)
    {
        var parameters = method.Parameters;
        foreach (var parameter in parameters)
        {
            if (symbols.Is(parameter.Type, TypeNames.CancellationToken))
            {
                return ($"takes the 'CancellationToken' '{parameter.Name}', which Lambda does not pass", "make one that 'ILambdaContext.RemainingTime' ends");
            }
        }

        if (parameters.Length > 2)
        {
            return ($"has {parameters.Length} parameters, and Lambda passes at most an event and an 'ILambdaContext'", "take no more than these two");
        }

        if (parameters.Length == 2
            && parameters[1].Type is { TypeKind: not TypeKind.Error } second
            && symbols[TypeNames.LambdaContext] is not null
            && !symbols.Is(second, TypeNames.LambdaContext))
        {
            return ($"has '{DisplayNames.OfType(second)}' as its second parameter, where Lambda passes an 'ILambdaContext'", "take the event first and 'ILambdaContext' second");
        }

        return parameters.Length > 0 && parameters[0].RefKind is not RefKind.None
            ? ($"takes '{parameters[0].Name}' by reference", "take it by value")
            : null;
    }

    private static bool HasConstructor(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public })
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasUnknownBase(INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.TypeKind is TypeKind.Error)
            {
                return true;
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.TypeKind is TypeKind.Error)
            {
                return true;
            }
        }

        return false;
    }
}
