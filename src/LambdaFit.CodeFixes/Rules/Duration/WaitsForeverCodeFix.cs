using System.Collections.Immutable;
using LambdaFit.Analyzers;
using LambdaFit.Analyzers.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.CodeFixes.Rules.Duration;

/// <summary>Gives a wait the invocation's remaining time as its limit: <c>done.WaitOne(context.RemainingTime)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class WaitsForeverCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.WaitsForever);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
            || model?.GetOperation(call, context.CancellationToken) is not IInvocationOperation { TargetMethod: var method, Arguments: var arguments }
            || !HasTimeSpanOverload(method, new KnownSymbols(model.Compilation))
            || LambdaContextInScope.At(model, call.SpanStart) is not { } lambdaContext)
        {
            return;
        }

        var remaining = SyntaxFactory.ParseExpression(lambdaContext + ".RemainingTime");
        var bounded = Infinite(arguments) is { } infinite
            ? call.ReplaceNode(infinite, infinite.WithNameColon(null).WithExpression(remaining.WithTriviaFrom(infinite.Expression)))
            : arguments.All(static argument => argument.ArgumentKind is not ArgumentKind.Explicit)
                ? call.WithArgumentList(call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(remaining))))
                : null;
        if (bounded is null)
        {
            return;
        }

        var changed = context.Document.WithEdited(root.ReplaceNode(call, bounded));
        await FixValidation.RegisterAsync(context, changed, "Wait no longer than the invocation's remaining time", nameof(WaitsForeverCodeFix)).ConfigureAwait(false);
    }

    /// <summary>Tells whether the method has an overload whose limit is a time span; to sleep until the timeout is no better than to sleep for ever.</summary>
    private static bool HasTimeSpanOverload(IMethodSymbol method, KnownSymbols symbols) =>
        method.Name is not ("Sleep" or "Delay")
        && method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(overload =>
            overload is { DeclaredAccessibility: Accessibility.Public, Parameters.Length: > 0 }
            && overload.IsStatic == method.IsStatic
            && symbols.Is(overload.Parameters[0].Type, TypeNames.TimeSpan));

    /// <summary>Gets the argument that says "for ever", or null where leaving it out says so.</summary>
    private static ArgumentSyntax? Infinite(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Ordinal: 0 })?.Syntax as ArgumentSyntax is { } first
        && arguments.First(argument => argument.Syntax == first).Parameter!.Name is "millisecondsTimeout" or "timeout" or "milliseconds"
            ? first
            : null;
}
