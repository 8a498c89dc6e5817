using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;

namespace LambdaFit.CodeFixes;

/// <summary>
/// The edits that let code await: the method around it becomes asynchronous, and so does everybody who calls it, up to the entry points of Lambda.
/// There are such edits only where every caller can follow.
/// </summary>
/// <param name="solution">The solution that is edited.</param>
internal sealed class AsyncChain(Solution solution)
{
    private const int MaxMethods = 50;

    private readonly Dictionary<DocumentId, Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>>> edits = [];
    private readonly HashSet<ISymbol> methods = new(SymbolEqualityComparer.Default);

    /// <summary>Replaces an expression by one that awaits, and makes everything around it asynchronous; false where that is not possible.</summary>
    /// <param name="document">The document of the expression.</param>
    /// <param name="expression">What is replaced.</param>
    /// <param name="task">Gets the task to await from the expression, in which inner edits may have been made.</param>
    /// <param name="unwraps">Whether exceptions no longer come in an <c>AggregateException</c>.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task<bool> AwaitAsync(Document document, ExpressionSyntax expression, Func<ExpressionSyntax, ExpressionSyntax> task, bool unwraps, CancellationToken cancellationToken)
    {
        var needsParentheses = NeedsParentheses(expression);
        Edit(document, expression, node => Await(task((ExpressionSyntax)node), node, needsParentheses));
        return !IsInConditionalAccess(expression) && await MakeAsyncAsync(document, expression, unwraps, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds the edits of another chain over the same solution. What both edit, they edit alike.</summary>
    public void Add(AsyncChain other)
    {
        foreach (var document in other.edits)
        {
            foreach (var edit in document.Value)
            {
                EditsOf(document.Key)[edit.Key] = edit.Value;
            }
        }
    }

    /// <summary>Gets the edited solution, or null where it would not compile.</summary>
    public async Task<Solution?> ApplyAsync(CancellationToken cancellationToken)
    {
        var changed = solution;
        foreach (var edited in edits)
        {
            if (await solution.GetDocument(edited.Key)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            {
                return null;
            }

            // Inner nodes first: the editor cannot find them again in an outer one that was replaced.
            var editor = new SyntaxEditor(root, solution.Services);
            foreach (var edit in edited.Value.OrderByDescending(static e => e.Key.SpanStart).ThenBy(static e => e.Key.Span.Length))
            {
                editor.ReplaceNode(edit.Key, (node, _) => edit.Value(node));
            }

            changed = changed.WithEdited(edited.Key, editor.GetChangedRoot());
        }

        foreach (var edited in edits.Keys)
        {
            if (!await FixValidation.CompilesAsync(solution.GetDocument(edited)!, changed.GetDocument(edited)!, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }
        }

        return edits.Count == 0 ? null : changed;
    }

    private static ExpressionSyntax Await(ExpressionSyntax task, SyntaxNode replaced, bool needsParentheses)
    {
        ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task.WithoutTrivia());
        return (needsParentheses ? SyntaxFactory.ParenthesizedExpression(awaited) : awaited).WithTriviaFrom(replaced);
    }

    private static bool NeedsParentheses(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == expression,
        ElementAccessExpressionSyntax element => element.Expression == expression,
        InvocationExpressionSyntax call => call.Expression == expression,
        ConditionalAccessExpressionSyntax conditional => conditional.Expression == expression,
        PostfixUnaryExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Tells whether an expression begins with what stands before a <c>?.</c>, so that it cannot be awaited alone.</summary>
    private static bool IsInConditionalAccess(ExpressionSyntax expression)
    {
        for (ExpressionSyntax? node = expression; node is not null;)
        {
            switch (node)
            {
                case MemberBindingExpressionSyntax or ElementBindingExpressionSyntax:
                    return true;
                case InvocationExpressionSyntax call:
                    node = call.Expression;
                    break;
                case MemberAccessExpressionSyntax access:
                    node = access.Expression;
                    break;
                case ElementAccessExpressionSyntax element:
                    node = element.Expression;
                    break;
                case PostfixUnaryExpressionSyntax postfix:
                    node = postfix.Operand;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private void Edit(Document document, SyntaxNode node, Func<SyntaxNode, SyntaxNode> change) => EditsOf(document.Id)[node] = change;

    private Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> EditsOf(DocumentId document)
    {
        if (!edits.TryGetValue(document, out var found))
        {
            found = [];
            edits.Add(document, found);
        }

        return found;
    }

    /// <summary>Makes the function around a node asynchronous, unless it is; false where it cannot be.</summary>
    private async Task<bool> MakeAsyncAsync(Document document, SyntaxNode inside, bool unwraps, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model || (unwraps && IsCaughtWrapped(inside)))
        {
            return false;
        }

        var function = inside.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax);
        switch (function)
        {
            case GlobalStatementSyntax:
                return true;
            case LambdaExpressionSyntax lambda:
                return MakeLambdaAsync(document, lambda, model, cancellationToken);
            case MethodDeclarationSyntax or LocalFunctionStatementSyntax when model.GetDeclaredSymbol(function, cancellationToken) is IMethodSymbol method:
                return method.IsAsync ? !method.ReturnsVoid
                    : !method.IsPartialDefinition && method.PartialDefinitionPart is null && !IsIterator(function)
                        && await MakeMethodAsync(document, function, method, model, unwraps, cancellationToken).ConfigureAwait(false);
            default:
                return false;
        }
    }

    /// <summary>A lambda follows where it is the handler itself, or the work of a <c>Task.Run</c>: both take tasks as well.</summary>
    private bool MakeLambdaAsync(Document document, LambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(lambda, cancellationToken).Symbol is not IMethodSymbol symbol)
        {
            return false;
        }

        if (symbol.IsAsync)
        {
            return !symbol.ReturnsVoid;
        }

        var symbols = new KnownSymbols(model.Compilation);
        if (IsTaskLike(symbol.ReturnType, symbols))
        {
            return false;
        }

        var isFree = (lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Name: "Run" } run && symbols.IsMemberOf(run, TypeNames.Task))
            || (LambdaProject.For(model.Compilation, document.Project.AnalyzerOptions) is { } project
                && project.EntryPoints(cancellationToken).All.Any(e => e.Method is { MethodKind: MethodKind.AnonymousFunction } method && method.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == lambda.SyntaxTree && r.Span == lambda.Span)));
        if (isFree)
        {
            Edit(document, lambda, static node => AsyncMethods.AddAsync(node));
        }

        return isFree;
    }

    private async Task<bool> MakeMethodAsync(Document document, SyntaxNode function, IMethodSymbol method, SemanticModel model, bool unwraps, CancellationToken cancellationToken)
    {
        var symbols = new KnownSymbols(model.Compilation);
        if (symbols.Is(method.ReturnType, TypeNames.Task) || symbols.Is(method.ReturnType, TypeNames.TaskOfT))
        {
            var hasResult = symbols.Is(method.ReturnType, TypeNames.TaskOfT);
            Edit(document, function, node => AsyncMethods.MakeAsync(node, hasResult));
            return true;
        }

        if (!methods.Add(method))
        {
            return true;
        }

        if (methods.Count > MaxMethods || IsTaskLike(method.ReturnType, symbols) || method.ReturnsByRef || method.ReturnsByRefReadonly
            || method.IsVirtual || method.IsOverride || method.IsAbstract || method.IsExtern
            || method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction)
            || LambdaProject.For(model.Compilation, document.Project.AnalyzerOptions) is not { } project
            || !await ChangeDeclaredAsync(method, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        var isEntryPoint = SymbolEqualityComparer.Default.Equals(model.Compilation.GetEntryPoint(cancellationToken), method);
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (SymbolEqualityComparer.Default.Equals(entryPoint.Method, method))
            {
                // Whoever uses a library cannot follow, and frameworks ask for the signature that they know.
                isEntryPoint = entryPoint.IsFunction || entryPoint.Kind is EntryPointKind.AspNetCoreRequest;
                if (!isEntryPoint)
                {
                    return false;
                }
            }
        }

        Edit(document, function, TaskReturn(function, model));
        return await MakeCallersAsync(method, isEntryPoint, unwraps, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets the interface members that a method implements return a task too: those of the solution that nothing else implements.</summary>
    private async Task<bool> ChangeDeclaredAsync(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.MethodKind is MethodKind.LocalFunction)
        {
            return true;
        }

        foreach (var declared in method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name)))
        {
            if (!SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(declared), method))
            {
                continue;
            }

            var member = declared.OriginalDefinition;
            if (member.DeclaringSyntaxReferences.Length != 1
                || await member.DeclaringSyntaxReferences[0].GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not MethodDeclarationSyntax { Body: null, ExpressionBody: null } declaration
                || solution.GetDocument(declaration.SyntaxTree) is not { } document
                || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            {
                return false;
            }

            var implementations = (await SymbolFinder.FindImplementationsAsync(member, solution, cancellationToken: cancellationToken).ConfigureAwait(false)).ToList();
            if (implementations.Count != 1)
            {
                return false;
            }

            var type = TaskOf(declaration.ReturnType, model, declaration.SpanStart);
            Edit(document, declaration, node => AsyncMethods.WithReturnType(node, type));
        }

        return true;
    }

    /// <summary>Awaits every call of a method that returns a task from now on. A method that nobody calls and that is no entry point does not follow.</summary>
    private async Task<bool> MakeCallersAsync(IMethodSymbol method, bool isEntryPoint, bool unwraps, CancellationToken cancellationToken)
    {
        var isCalled = false;
        foreach (var found in await SymbolFinder.FindReferencesAsync(method, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (var reference in found.Locations)
            {
                var document = reference.Document;
                if (document is SourceGeneratedDocument)
                {
                    continue; // written anew
                }

                if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
                {
                    return false;
                }

                var node = root.FindNode(reference.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (node.Ancestors().Any(static a => a is CrefSyntax))
                {
                    continue;
                }

                var name = node is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } && access.Name == node ? access : node as ExpressionSyntax;
                switch (name?.Parent)
                {
                    case InvocationExpressionSyntax call when call.Expression == name:
                        if (EditsOf(document.Id).ContainsKey(call))
                        {
                            break;
                        }

                        isCalled = true;
                        if (!await AwaitAsync(document, call, static expression => expression, unwraps, cancellationToken).ConfigureAwait(false))
                        {
                            return false;
                        }

                        break;
                    case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }:
                    case ArgumentSyntax when isEntryPoint:
                        break; // what registers the handler takes one that returns a task; else it does not compile
                    default:
                        return false;
                }
            }
        }

        return isCalled || isEntryPoint;
    }

    private static Func<SyntaxNode, SyntaxNode> TaskReturn(SyntaxNode function, SemanticModel model)
    {
        var returned = function is MethodDeclarationSyntax method ? method.ReturnType : ((LocalFunctionStatementSyntax)function).ReturnType;
        var type = TaskOf(returned, model, function.SpanStart);
        return node => AsyncMethods.AddAsync(AsyncMethods.WithReturnType(node, type));
    }

    /// <summary>Writes <c>Task</c> or <c>Task&lt;T&gt;</c> with its namespace where no using directive brings it.</summary>
    private static TypeSyntax TaskOf(TypeSyntax returned, SemanticModel model, int position)
    {
        var symbols = new KnownSymbols(model.Compilation);
        var isVoid = returned is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
        SimpleNameSyntax name = isVoid
            ? SyntaxFactory.IdentifierName("Task")
            : SyntaxFactory.GenericName(SyntaxFactory.Identifier("Task"), SyntaxFactory.TypeArgumentList(SyntaxFactory.SingletonSeparatedList(returned.WithoutTrivia())));
        foreach (var known in model.LookupNamespacesAndTypes(position, name: "Task"))
        {
            if (symbols.Is(known as ITypeSymbol, isVoid ? TypeNames.Task : TypeNames.TaskOfT))
            {
                return name;
            }
        }

        return SyntaxFactory.QualifiedName(SyntaxFactory.ParseName("System.Threading.Tasks"), name);
    }

    private static bool IsTaskLike(ITypeSymbol type, KnownSymbols symbols) =>
        symbols.Is(type, TypeNames.Task) || symbols.Is(type, TypeNames.TaskOfT) || symbols.Is(type, TypeNames.ValueTask) || symbols.Is(type, TypeNames.ValueTaskOfT);

    private static bool IsIterator(SyntaxNode function) =>
        function.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax).Any(node => node is YieldStatementSyntax && node.FirstAncestorOrSelf<SyntaxNode>(static a => a is MethodDeclarationSyntax or LocalFunctionStatementSyntax) == function);

    /// <summary>Tells whether a <c>catch</c> around a node looks into the exception in which waiting wraps others.</summary>
    private static bool IsCaughtWrapped(SyntaxNode inside)
    {
        for (var (inner, outer) = (inside, inside.Parent); outer is not (null or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); (inner, outer) = (outer, outer.Parent))
        {
            if (outer is TryStatementSyntax attempt && attempt.Block == inner
                && attempt.Catches.Any(static c => c.DescendantTokens().Any(static t => t.ValueText is "AggregateException" or "InnerException" or "InnerExceptions" or "Flatten")))
            {
                return true;
            }
        }

        return false;
    }
}
