using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Lifetimes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// A place that writes what may outlive the invocation: a static, a member of this object or of one that a field holds, or a variable that a
/// lambda captures. One model for all rules about written state.
/// </summary>
/// <param name="Operation">The assignment, increment, <c>ref</c> argument or subscription.</param>
/// <param name="Target">The expression that is written, at which findings are reported.</param>
/// <param name="Reference">The reference to what is changed, which for a member of a struct is that of the variable that holds the struct.</param>
/// <param name="Member">The field, property, event or variable that is changed.</param>
/// <param name="Root">The static, or the reference to this object, through which the changed object is reached.</param>
/// <param name="Name">What messages call it.</param>
internal sealed record StateWrite(IOperation Operation, IOperation Target, IOperation Reference, ISymbol Member, IOperation Root, string Name)
{
    private const int MaxHops = 8;

    /// <summary>Gets a value indicating whether the way to what is changed begins at a static.</summary>
    public bool IsStatic => Root is IMemberReferenceOperation { Member.IsStatic: true };

    /// <summary>Calls a rule for every operation that writes something, with each target.</summary>
    public static void Register(CompilationStartAnalysisContext context, LambdaProject project, Func<OperationAnalysisContext, StateWrite, Diagnostic?> analyze)
    {
        context.RegisterOperationAction(
            c => Analyze(c, ((IAssignmentOperation)c.Operation).Target),
            OperationKind.SimpleAssignment,
            OperationKind.CompoundAssignment,
            OperationKind.CoalesceAssignment,
            OperationKind.DeconstructionAssignment);
        context.RegisterOperationAction(
            c => Analyze(c, ((IIncrementOrDecrementOperation)c.Operation).Target),
            OperationKind.Increment,
            OperationKind.Decrement);
        context.RegisterOperationAction(
            c =>
            {
                if (c.Operation is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var value })
                {
                    Analyze(c, value);
                }
            },
            OperationKind.Argument);
        context.RegisterOperationAction(
            c =>
            {
                if (c.Operation is IEventAssignmentOperation { Adds: true, EventReference: var reference })
                {
                    Analyze(c, reference);
                }
            },
            OperationKind.EventAssignment);

        void Analyze(OperationAnalysisContext c, IOperation target)
        {
            if (target is ITupleOperation tuple)
            {
                // One finding per statement is enough.
                foreach (var element in tuple.Elements)
                {
                    if (ReportOf(c, element) is { } found)
                    {
                        c.ReportDiagnostic(found);
                        return;
                    }
                }
            }
            else if (ReportOf(c, target) is { } found)
            {
                c.ReportDiagnostic(found);
            }
        }

        Diagnostic? ReportOf(OperationAnalysisContext c, IOperation target) =>
            Find(project, c.Operation, target, c.CancellationToken) is { } write ? analyze(c, write) : null;
    }

    /// <summary>Gets what an operation writes, or null where it is nothing that could outlive the invocation.</summary>
    public static StateWrite? Find(LambdaProject project, IOperation operation, IOperation target, CancellationToken cancellationToken)
    {
        var written = Referred(project, operation, target.Unwrapped(), cancellationToken);
        switch (written)
        {
            case ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } when IsCaptured(local, written):
                return new(operation, target, written, local, written, local.Name);
            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } when parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } || IsCaptured(parameter, written):
                return new(operation, target, written, parameter, written, parameter.Name);
        }

        if (Writes.ChangedMember(written) is not { } reference || !IsState(project, reference.Member))
        {
            return null;
        }

        if (reference.Member.IsStatic)
        {
            return new(operation, target, reference, reference.Member.OriginalDefinition, reference, DisplayNames.Of(reference.Member));
        }

        return RootOf(project, reference.Instance, cancellationToken) is var (root, holder)
            ? new(operation, target, reference, reference.Member.OriginalDefinition, root, holder is null ? DisplayNames.Of(reference.Member) : DisplayNames.Of(holder) + "." + reference.Member.Name)
            : null;
    }

    /// <summary>Tells whether the same value is assigned to something else that outlives the invocation: of <c>s_a = s_b = value</c> the first is reported.</summary>
    public bool IsPartOfWrite(LambdaProject project, OperationAnalysisContext context) =>
        Operation is IAssignmentOperation { Parent: ISimpleAssignmentOperation outer }
        && Find(project, outer, outer.Target, context.CancellationToken) is { } write
        && write.Lifetime(project, context.ContainingSymbol, context.CancellationToken).OutlivesInvocation;

    /// <summary>Gets how long what is written lives.</summary>
    public KnownLifetime Lifetime(LambdaProject project, ISymbol containingSymbol, CancellationToken cancellationToken) => Reference switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation => project.Lifetimes.OfVariable(Member, Reference, containingSymbol, cancellationToken),
        _ when Member.IsStatic => project.Lifetimes.Of(Member, cancellationToken),
        IMemberReferenceOperation { Instance: { } instance } => project.Lifetimes.OfObject(instance, cancellationToken),
        _ => KnownLifetime.Unknown,
    };

    /// <summary>Follows a <c>ref</c> local to what it refers to, and an element that is counted up to its array.</summary>
    private static IOperation Referred(LambdaProject project, IOperation operation, IOperation target, CancellationToken cancellationToken)
    {
        for (var hops = 0; hops < MaxHops; hops++)
        {
            switch (target)
            {
                case ILocalReferenceOperation { Local: { RefKind: RefKind.Ref } local } when project.References.Initializer(local, cancellationToken)?.Unwrapped() is { } referred:
                    target = referred;
                    break;
                case IArrayElementReferenceOperation element when operation is ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                    target = element.ArrayReference.Unwrapped();
                    break;
                default:
                    return target;
            }
        }

        return target;
    }

    /// <summary>
    /// Gets where the way to an object begins, this object or a static, and the member that holds the object; null where it begins elsewhere.
    /// </summary>
    private static (IOperation Root, ISymbol? Holder)? RootOf(LambdaProject project, IOperation? instance, CancellationToken cancellationToken)
    {
        ISymbol? holder = null;
        for (var hops = 0; instance is not null && hops < MaxHops; hops++)
        {
            switch (instance.Unwrapped())
            {
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } own:
                    return (own, holder);
                case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference:
                    holder ??= reference.Member;
                    if (reference.Member.IsStatic)
                    {
                        return (reference, holder);
                    }

                    instance = reference.Instance;
                    break;
                case ILocalReferenceOperation { Local: var local }:
                    instance = project.References.Initializer(local, cancellationToken);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Tells whether a variable is used in a lambda or local function that it is not declared in.</summary>
    private static bool IsCaptured(ISymbol variable, IOperation reference)
    {
        if (variable.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        var declaration = variable.DeclaringSyntaxReferences[0].Span.Start;
        for (var outer = reference.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return !outer.Syntax.Span.Contains(declaration);
            }
        }

        return false;
    }

    /// <summary>Tells what this compilation declares and keeps in a field: not what an accessor of its own writes.</summary>
    private static bool IsState(LambdaProject project, ISymbol member)
    {
        if (!SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, project.Compilation.Assembly))
        {
            return member is IEventSymbol { IsStatic: false };
        }

        return member switch
        {
            // What the accessor writes for 'field' is reported where the property is assigned.
            IFieldSymbol field => field.AssociatedSymbol is null && !field.HasAttribute(project.Symbols[TypeNames.ThreadStaticAttribute]),
            IPropertySymbol property => property.HasBackingField(),
            IEventSymbol declared => declared.AddMethod is { IsImplicitlyDeclared: true },
            _ => false,
        };
    }
}
