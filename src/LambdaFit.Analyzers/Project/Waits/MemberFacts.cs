using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Waits;

/// <summary>What one look at a member's operations tells: whom it calls, whether it waits, and which variables cannot be followed.</summary>
internal sealed class MemberFacts
{
    private MemberFacts(ImmutableArray<IOperation> bodies) => Bodies = bodies;

    /// <summary>Gets the operations of the member.</summary>
    public ImmutableArray<IOperation> Bodies { get; }

    /// <summary>Gets the methods that the member mentions, as declared, in the order of the code; local functions of its own excepted.</summary>
    public List<IMethodSymbol> Callees { get; } = [];

    /// <summary>Gets a value indicating whether the member itself contains a wait.</summary>
    public bool HasWaits { get; private set; }

    /// <summary>Gets a value indicating whether the member is an iterator, whose code runs only while somebody enumerates.</summary>
    public bool IsIterator { get; private set; }

    /// <summary>Gets the number of operations.</summary>
    public int Size { get; private set; }

    /// <summary>Gets the local functions declared in the member.</summary>
    public Dictionary<IMethodSymbol, ILocalFunctionOperation> LocalFunctions { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Gets the variables that lambdas or references can change behind the back of the code that is read.</summary>
    public HashSet<ISymbol> Untracked { get; } = new(SymbolEqualityComparer.Default);

    public static MemberFacts Of(IMethodSymbol method, ImmutableArray<IOperation> bodies, WaitApi api, CancellationToken cancellationToken)
    {
        var facts = new MemberFacts(bodies);
        var open = new Stack<(IOperation Operation, ISymbol Function)>();
        var children = new List<IOperation>();
        for (var i = bodies.Length - 1; i >= 0; i--)
        {
            open.Push((bodies[i], method));
        }

        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (operation, function) = open.Pop();
            facts.Size++;
            facts.Look(operation, function, method, api);
            function = operation switch
            {
                ILocalFunctionOperation local => local.Symbol,
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                _ => function,
            };

            children.Clear();
            children.AddRange(operation.ChildOperations);
            for (var i = children.Count - 1; i >= 0; i--)
            {
                open.Push((children[i], function));
            }
        }

        facts.Callees.RemoveAll(facts.LocalFunctions.ContainsKey);
        return facts;
    }

    /// <summary>Calls back for each variable that an operation itself (not its children) writes.</summary>
    public static void ForEachWrite(IOperation operation, WaitApi api, Action<ISymbol> write)
    {
        switch (operation)
        {
            case IAssignmentOperation assignment:
                Target(assignment.Target, write);
                break;
            case IIncrementOrDecrementOperation increment:
                Target(increment.Target, write);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Target(argument.Value, write);
                break;
            case IInvocationOperation { Instance: { } instance, TargetMethod.Name: not "ToArray" } when WaitApi.Is(instance.Type, api.List):
                // 'list.Add(x)' changes what is known of the list.
                Target(instance, write);
                break;
        }
    }

    public static ISymbol? VariableOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation declaration => VariableOf(declaration.Expression),
        IConversionOperation conversion => VariableOf(conversion.Operand),
        _ => null,
    };

    private static void Target(IOperation target, Action<ISymbol> write)
    {
        if (target is IDeclarationExpressionOperation { Expression: ITupleOperation declared })
        {
            target = declared;
        }

        if (target is ITupleOperation tuple)
        {
            foreach (var element in tuple.Elements)
            {
                Target(element, write);
            }
        }
        else if (VariableOf(target) is { } variable)
        {
            write(variable);
        }
    }

    // The function that is asked for may come from another semantic model, and then its lambdas have other symbols.
    private static bool IsSame(ISymbol left, ISymbol right) =>
        SymbolEqualityComparer.Default.Equals(left, right)
        || (left is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction, DeclaringSyntaxReferences: { Length: > 0 } ours }
            && right is IMethodSymbol { DeclaringSyntaxReferences: { Length: > 0 } others }
            && ours[0].Span == others[0].Span
            && ours[0].SyntaxTree == others[0].SyntaxTree);

    private void Look(IOperation operation, ISymbol function, ISymbol method, WaitApi api)
    {
        switch (operation)
        {
            case IInvocationOperation call:
                HasWaits |= api.IsWait(call.TargetMethod);
                Callees.Add(call.TargetMethod);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                Callees.Add(constructor);
                break;
            case IPropertyReferenceOperation { Property.GetMethod: { } getter }:
                Callees.Add(getter);
                break;
            case IMethodReferenceOperation reference:
                Callees.Add(reference.Method);
                break;
            case ILocalFunctionOperation local:
                LocalFunctions[local.Symbol] = local;
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } when IsSame(function, method):
                IsIterator = true;
                break;
            case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } declarator when declarator.GetVariableInitializer() is { } initializer:
                Untracked.Add(declarator.Symbol);
                if (VariableOf(initializer.Value) is { } aliased)
                {
                    Untracked.Add(aliased);
                }

                break;
            case IAddressOfOperation address when VariableOf(address.Reference) is { } pointed:
                Untracked.Add(pointed);
                break;
        }

        ForEachWrite(operation, api, variable =>
        {
            if (!IsSame(variable.ContainingSymbol, function))
            {
                Untracked.Add(variable);
            }
        });
    }
}
