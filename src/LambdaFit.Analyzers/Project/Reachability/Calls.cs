using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Reachability;

/// <summary>Which methods a piece of code calls: the edges of the call graph.</summary>
internal static class Calls
{
    /// <summary>
    /// Collects calls, object creations, accessors, operators, method groups and the disposal that <c>using</c> implies, lambdas and local functions
    /// included: they belong to the member that contains them.
    /// </summary>
    public static void Collect(IOperation body, LambdaProject project, List<IMethodSymbol> calls, CancellationToken cancellationToken)
    {
        var pending = new Stack<IOperation>();
        pending.Push(body);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var operation = pending.Pop();
            Collect(operation, calls);

            // A workflow is an entry point of its own: what wraps it does not call it.
            if (operation is IInvocationOperation { TargetMethod: var target } && BootstrapHandlers.IsWorkflowWrapper(project.Symbols, target))
            {
                continue;
            }

            foreach (var child in operation.ChildOperations)
            {
                pending.Push(child);
            }
        }
    }

    private static void Collect(IOperation operation, List<IMethodSymbol> calls)
    {
        switch (operation)
        {
            case IInvocationOperation invocation:
                Add(calls, invocation.TargetMethod);
                break;
            case IObjectCreationOperation creation:
                Add(calls, creation.Constructor);
                break;
            case IPropertyReferenceOperation property:
                if (!IsAssigned(property, out var isRead))
                {
                    Add(calls, property.Property.GetMethod);
                    break;
                }

                Add(calls, property.Property.SetMethod);
                if (isRead)
                {
                    Add(calls, property.Property.GetMethod);
                }

                break;
            case IEventAssignmentOperation { EventReference: IEventReferenceOperation reference } assignment:
                Add(calls, assignment.Adds ? reference.Event.AddMethod : reference.Event.RemoveMethod);
                break;
            case IMethodReferenceOperation reference:
                Add(calls, reference.Method);
                break;
            case IBinaryOperation binary:
                Add(calls, binary.OperatorMethod);
                break;
            case IUnaryOperation unary:
                Add(calls, unary.OperatorMethod);
                break;
            case IConversionOperation conversion:
                Add(calls, conversion.OperatorMethod);
                break;
            case IIncrementOrDecrementOperation increment:
                Add(calls, increment.OperatorMethod);
                break;
            case ICompoundAssignmentOperation compound:
                Add(calls, compound.OperatorMethod);
                break;
            case IUsingOperation statement:
                AddDisposal(calls, statement.Resources, statement.IsAsynchronous);
                break;
            case IUsingDeclarationOperation declaration:
                AddDisposal(calls, declaration.DeclarationGroup, declaration.IsAsynchronous);
                break;
        }
    }

    private static void Add(List<IMethodSymbol> calls, IMethodSymbol? method)
    {
        if (method is not null)
        {
            calls.Add(method);
        }
    }

    private static void AddDisposal(List<IMethodSymbol> calls, IOperation resources, bool isAsynchronous)
    {
        var name = isAsynchronous ? "DisposeAsync" : "Dispose";
        if (resources is not IVariableDeclarationGroupOperation group)
        {
            Add(resources.Type);
            return;
        }

        foreach (var declaration in group.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
            {
                Add(declarator.Symbol.Type);
            }
        }

        void Add(ITypeSymbol? type)
        {
            for (var declaring = type; declaring is { DeclaringSyntaxReferences.Length: > 0 }; declaring = declaring.BaseType)
            {
                foreach (var member in declaring.GetMembers(name))
                {
                    if (member is IMethodSymbol { Parameters.Length: 0 } dispose)
                    {
                        calls.Add(dispose);
                        return;
                    }
                }
            }
        }
    }

    private static bool IsAssigned(IOperation target, out bool isRead)
    {
        isRead = target.Parent is ICompoundAssignmentOperation or ICoalesceAssignmentOperation or IIncrementOrDecrementOperation;
        return target.Parent switch
        {
            IAssignmentOperation assignment => ReferenceEquals(assignment.Target, target),
            IIncrementOrDecrementOperation => true,
            _ => false,
        };
    }
}
