using System.Collections.Immutable;
using System.Globalization;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using LambdaFit.Analyzers.Project.Waits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Rules.Duration;

/// <summary>
/// What the rules about long waits share: which operations wait and how long, where that is reported and how it is said. A wait is reported at the
/// innermost operation that is too long by itself, and where only the sum of several is, at the entry point.
/// </summary>
internal sealed class WaitFinder(LambdaProject project)
{
    private const int MaxParts = 5;

    private static readonly NameMentions Waits = new("Sleep", "Delay", "WaitForNextTickAsync");

    /// <summary>Tells, at next to no cost, whether any code of the project can wait.</summary>
    public bool AreMentioned(CancellationToken cancellationToken) => Waits.AreIn(project.Compilation, cancellationToken);

    /// <summary>Tells whether the model is worth asking about an operation: a loop, a wait, or a call of this compilation's code with an argument that may be constant.</summary>
    public bool MayFind(OperationAnalysisContext context) => AreMentioned(context.CancellationToken) && context.Operation switch
    {
        ILoopOperation => true,
        IInvocationOperation call => project.Waits.Api.IsWait(call.TargetMethod) || HasArguments(call.TargetMethod, call.Arguments),
        IObjectCreationOperation { Constructor: { } constructor } creation => HasArguments(constructor, creation.Arguments),
        _ => false,
    };

    /// <summary>Gets how long an operation waits, or null where it does not.</summary>
    public WaitNode? Find(OperationAnalysisContext context) =>
        WaitNodes.Find(project.Waits, context.Operation, context.ContainingSymbol, context.CancellationToken);

    /// <summary>Says what waits, and where that is reported.</summary>
    public static (string Subject, Location Location) Describe(WaitNode node, IOperation operation) => node.Kind switch
    {
        WaitNodeKind.Loop => ("This loop", HeaderOf(node.Syntax)),
        WaitNodeKind.Call => ("With these arguments '" + NameOf(operation) + "'", EntryPoints.NameOf(node.Syntax).GetLocation()),
        _ => ("This call", node.Syntax.GetLocation()),
    };

    /// <summary>Says that an entry point waits too long only with all its parts.</summary>
    public static string Describe(EntryPoint entryPoint) => "'" + entryPoint.Name + "' in all";

    /// <summary>Says how long something takes.</summary>
    public static string Describe(double seconds) => seconds < 1_000_000
        ? seconds.ToString("#,0.#", CultureInfo.InvariantCulture) + " s"
        : (seconds / 86_400).ToString("#,0", CultureInfo.InvariantCulture) + " days";

    /// <summary>Says what waits without running.</summary>
    public static string Alternative(EntryPoint entryPoint) =>
        entryPoint.IsDurable ? "WaitAsync of the durable context" : "a durable function's WaitAsync or a Step Functions wait";

    /// <summary>Gets the places of the longest parts of a wait, longest first.</summary>
    public static ImmutableArray<Location> LongestParts(MemberWait wait)
    {
        var parts = wait.Parts.Sort(static (left, right) => right.Seconds.CompareTo(left.Seconds));
        var locations = ImmutableArray.CreateBuilder<Location>();
        for (var i = 0; i < parts.Length && i < MaxParts; i++)
        {
            locations.Add(parts[i].Syntax.GetLocation());
        }

        return locations.ToImmutable();
    }

    private static bool HasArguments(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments) =>
        !arguments.IsEmpty && !method.DeclaringSyntaxReferences.IsEmpty;

    private static string NameOf(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.TargetMethod.Name,
        IObjectCreationOperation creation => creation.Type?.Name ?? string.Empty,
        _ => string.Empty,
    };

    private static Location HeaderOf(SyntaxNode loop) => loop switch
    {
        ForStatementSyntax statement => Span(statement.ForKeyword, statement.CloseParenToken),
        CommonForEachStatementSyntax statement => Span(statement.ForEachKeyword, statement.CloseParenToken),
        WhileStatementSyntax statement => Span(statement.WhileKeyword, statement.CloseParenToken),
        DoStatementSyntax statement => Span(statement.WhileKeyword, statement.CloseParenToken),
        _ => loop.GetLocation(),
    };

    private static Location Span(SyntaxToken first, SyntaxToken last) =>
        Location.Create(first.SyntaxTree!, TextSpan.FromBounds(first.SpanStart, last.Span.End));
}
