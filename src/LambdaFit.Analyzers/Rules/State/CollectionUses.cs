using System.Collections.Concurrent;
using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Lifetimes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>The variable that holds a collection: a field, a property, or a local that lambdas capture.</summary>
/// <param name="Symbol">The variable.</param>
/// <param name="Reference">Where it is used.</param>
internal readonly record struct Holder(ISymbol Symbol, IOperation Reference);

/// <summary>
/// Tells whether a collection that a variable holds is only ever filled: all its uses are seen, and none takes anything out, replaces it,
/// asks how large it has become, or hands it to code that may do so.
/// </summary>
internal sealed class CollectionUses(LambdaProject project, Collections collections)
{
    private const int MaxDepth = 3;

    private readonly ConcurrentDictionary<ISymbol, bool> onlyFilled = new(SymbolEqualityComparer.Default);

    private KnownSymbols Symbols => project.Symbols;

    /// <summary>
    /// Gets the variable that holds a collection, through other locals, <c>?.</c> and properties that return a field: a field or property of this
    /// compilation, or a local that the code captures; null where it is not known.
    /// </summary>
    public Holder? HolderOf(IOperation? collection, CancellationToken cancellationToken)
    {
        for (var hops = 0; collection is not null && hops < 8; hops++)
        {
            switch (collection.Unwrapped())
            {
                case IFieldReferenceOperation { Field: { IsConst: false } field } reference:
                    return OfThisCompilation(field, reference);
                case IPropertyReferenceOperation { Property: { IsIndexer: false } property } reference:
                    if (FieldBehind(property, cancellationToken) is not { } behind)
                    {
                        return OfThisCompilation(property, reference);
                    }

                    collection = behind;
                    break;
                case IConditionalAccessInstanceOperation instance:
                    collection = AccessedBy(instance);
                    break;
                case ICoalesceAssignmentOperation assignment:
                    collection = assignment.Target;
                    break;
                case ILocalReferenceOperation { Local: var local } reference:
                    if (Writes.IsReassigned(local, reference.Root()))
                    {
                        return null;
                    }

                    collection = project.References.Initializer(local, cancellationToken);
                    if (collection?.Unwrapped() is not (IMemberReferenceOperation or ILocalReferenceOperation or ICoalesceAssignmentOperation) && IsCaptured(local, reference))
                    {
                        return new(local, reference);
                    }

                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Gets how long a collection lives that only its holder's initialisation replaces.</summary>
    public KnownLifetime LifetimeOf(Holder holder, CancellationToken cancellationToken)
    {
        switch (holder.Reference)
        {
            case IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } }:
                return project.Lifetimes.Of(holder.Symbol, cancellationToken);
            case IMemberReferenceOperation { Instance: { } instance }:
                return project.Lifetimes.OfObject(instance, cancellationToken);
            default:
                return project.Bodies.MemberAround(holder.Reference.Syntax, cancellationToken) is { } member
                    ? project.Lifetimes.OfVariable(holder.Symbol, holder.Reference, member, cancellationToken)
                    : KnownLifetime.Unknown;
        }
    }

    /// <summary>Tells whether nothing in this compilation ends or bounds the growth of the collection that a member holds. In doubt something does.</summary>
    public bool IsOnlyFilled(Holder holder, CancellationToken cancellationToken)
    {
        var variable = holder.Symbol.OriginalDefinition;
        return onlyFilled.TryGetValue(variable, out var known) ? known : onlyFilled.GetOrAdd(variable, FindOutIfOnlyFilled(variable, holder.Reference, cancellationToken));
    }

    private bool FindOutIfOnlyFilled(ISymbol variable, IOperation reference, CancellationToken cancellationToken) => variable is ILocalSymbol local
        ? project.References.Initializer(local, cancellationToken) is { } initial && Creates(initial) && AreUsesOfLocalHarmless(local, reference.Root(), MaxDepth, cancellationToken)
        : AreUsesHarmless(variable, MaxDepth, cancellationToken) && IsCreatedHere(variable, cancellationToken);

    /// <summary>Gets the field that a property does nothing but return, or null.</summary>
    private IFieldReferenceOperation? FieldBehind(IPropertySymbol property, CancellationToken cancellationToken)
    {
        if (property is not { IsAbstract: false, IsVirtual: false, GetMethod: { DeclaringSyntaxReferences.Length: 1, IsImplicitlyDeclared: false } getter })
        {
            return null;
        }

        IFieldReferenceOperation? returned = null;
        foreach (var body in project.Bodies.Of(getter, cancellationToken))
        {
            foreach (var operation in body.Descendants())
            {
                switch (operation)
                {
                    case IReturnOperation { ReturnedValue: { } value } when returned is null:
                        returned = value.Unwrapped() as IFieldReferenceOperation;
                        break;
                    case IBlockOperation or IFieldReferenceOperation or IInstanceReferenceOperation or IConversionOperation:
                        break;
                    default:
                        return null;
                }
            }
        }

        return returned;
    }

    private static IOperation? AccessedBy(IConditionalAccessInstanceOperation instance)
    {
        for (var (inner, outer) = ((IOperation)instance, instance.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            if (outer is IConditionalAccessOperation access && ReferenceEquals(access.WhenNotNull, inner))
            {
                return access.Operation;
            }
        }

        return null;
    }

    private Holder? OfThisCompilation(ISymbol member, IOperation reference) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, project.Compilation.Assembly) ? new(member, reference) : null;

    /// <summary>Tells whether a lambda or local function uses a local that is declared outside of it.</summary>
    public static bool IsCaptured(ILocalSymbol local, IOperation reference)
    {
        if (local.DeclaringSyntaxReferences.Length != 1)
        {
            return false;
        }

        var declaration = local.DeclaringSyntaxReferences[0].Span.Start;
        for (var outer = reference.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation && !outer.Syntax.Span.Contains(declaration))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a member gets its collection from an expression that creates one, so that nobody else has it.</summary>
    private bool IsCreatedHere(ISymbol holder, CancellationToken cancellationToken)
    {
        if (project.References.Initializer(holder, cancellationToken) is { } initial)
        {
            return Creates(initial);
        }

        // All other writes are creations too, or the uses were not harmless.
        foreach (var reference in project.References.Of(holder, cancellationToken))
        {
            if (Writes.IsWritten(reference))
            {
                return true;
            }
        }

        return false;
    }

    private bool Creates(IOperation value)
    {
        value = value.Unwrapped();
        return value switch
        {
            IObjectCreationOperation creation => collections.IsCollection(creation.Type),
            IInvocationOperation { TargetMethod: { Name: "ToList" or "ToDictionary" or "ToHashSet" } method } => Symbols.IsMemberOf(method, TypeNames.Enumerable),

            // This Roslyn has no name for the operation of a collection expression.
            _ => value.Syntax.GetType().Name is "CollectionExpressionSyntax" && collections.IsCollection(value.Type ?? value.Parent?.Type),
        };
    }

    private bool AreUsesHarmless(ISymbol member, int depth, CancellationToken cancellationToken)
    {
        if (depth == 0)
        {
            return false;
        }

        foreach (var reference in project.References.Of(member, cancellationToken))
        {
            if (!IsHarmless(reference, depth, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsHarmless(IOperation value, int depth, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        value = value.Wrapped();
        switch (value.Parent)
        {
            case IInvocationOperation call:
                return !Collections.Shrinks(call.TargetMethod.Name) && !IsSizeLimit(call, call.TargetMethod.Name);
            case IMethodReferenceOperation reference:
                return !Collections.Shrinks(reference.Method.Name);
            case IArgumentOperation argument:
                return IsHarmlessArgument(argument);
            case IArrayInitializerOperation { Parent: IArrayCreationOperation { Parent: IArgumentOperation argument } }:
                return IsHarmlessArgument(argument);
            case IPropertyReferenceOperation property:
                return !Writes.IsWritten(property) ? !IsSizeLimit(property, property.Property.Name) : property.Property.Name is not "Length";
            case IConditionalAccessOperation access when ReferenceEquals(access.Operation, value):
                return AreUsesBehindHarmless(access, depth, cancellationToken);
            case ICoalesceAssignmentOperation assignment when ReferenceEquals(assignment.Target, value):
                return Creates(assignment.Value) && IsHarmless(assignment, depth, cancellationToken);
            case ISimpleAssignmentOperation assignment:
                return ReferenceEquals(assignment.Target, value)
                    ? Creates(assignment.Value) && IsFirst(assignment, value)
                    : assignment.Target is IDiscardOperation;
            case ICoalesceOperation coalesce when ReferenceEquals(coalesce.Value, value):
                return IsHarmless(coalesce, depth, cancellationToken);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator }:
                return depth > 0 && AreUsesOfLocalHarmless(local, declarator.Root(), depth - 1, cancellationToken);
            case IReturnOperation or IAnonymousFunctionOperation:
                return IsHarmlessToReturn(value, depth, cancellationToken);
            case IIsPatternOperation { Pattern: IRecursivePatternOperation }:
                // It may ask for the size.
                return false;
            case IForEachLoopOperation or ILockOperation or INameOfOperation or IIsPatternOperation or IIsTypeOperation or IBinaryOperation
                or IInterpolationOperation or IExpressionStatementOperation:
                return true;
            default:
                return false;
        }
    }

    private bool AreUsesOfLocalHarmless(ILocalSymbol local, IOperation body, int depth, CancellationToken cancellationToken)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is ILocalReferenceOperation reference
                && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && (Writes.IsWritten(reference) || !IsHarmless(reference, depth, cancellationToken)))
            {
                return false;
            }
        }

        return true;
    }

    private bool AreUsesBehindHarmless(IConditionalAccessOperation access, int depth, CancellationToken cancellationToken)
    {
        foreach (var operation in access.WhenNotNull.DescendantsAndSelf())
        {
            if (operation is IConditionalAccessInstanceOperation instance
                && ReferenceEquals(AccessedBy(instance), access.Operation)
                && !IsHarmless(instance, depth, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether code that is handed the collection cannot take anything out: it sees a sequence, or is a serializer, logger and the like.</summary>
    private bool IsHarmlessArgument(IArgumentOperation argument)
    {
        if (argument.Parameter is not { RefKind: RefKind.None } parameter)
        {
            return false;
        }

        if (IsReadOnly(parameter.Type))
        {
            return argument.Parent is not IInvocationOperation call || !IsSizeLimit(call, call.TargetMethod.Name);
        }

        // Code elsewhere that takes anything at all: it formats, serializes or locks. Code here may cast.
        var declared = parameter.OriginalDefinition.Type is IArrayTypeSymbol { ElementType: var element } && parameter.IsParams ? element : parameter.OriginalDefinition.Type;
        if (declared is { TypeKind: TypeKind.TypeParameter } or { SpecialType: SpecialType.System_Object })
        {
            return !SymbolEqualityComparer.Default.Equals(parameter.ContainingAssembly, project.Compilation.Assembly)
                && !collections.IsCollection(parameter.ContainingType);
        }

        return argument.Parent switch
        {
            // Copies: 'new Dictionary<K, V>(other)'.
            IObjectCreationOperation creation => collections.IsCollection(creation.Type),
            IInvocationOperation { TargetMethod: { IsExtensionMethod: true, Parameters: { Length: > 0 } parameters } method } =>
                SymbolEqualityComparer.Default.Equals(parameters[0], parameter) && Symbols.IsMemberOf(method, TypeNames.CollectionExtensions) && !Collections.Shrinks(method.Name),
            _ => false,
        };
    }

    private bool IsReadOnly(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface }
        && (Symbols.Is(type, TypeNames.EnumerableInterface)
            || Symbols.Is(type, TypeNames.NonGenericEnumerable)
            || type.SpecialType is SpecialType.System_Collections_IEnumerable
            || Symbols.IsOrInherits(type, TypeNames.ReadOnlyCollectionInterface));

    /// <summary>Tells whether a collection is given its first value here: in a constructor, or where there was none.</summary>
    private static bool IsFirst(ISimpleAssignmentOperation assignment, IOperation target)
    {
        if (assignment.Root() is IConstructorBodyOperation)
        {
            return true;
        }

        if (target.Unwrapped() is not IMemberReferenceOperation { Member: var member })
        {
            return false;
        }

        for (var (inner, outer) = ((IOperation)assignment, assignment.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            var value = outer switch
            {
                IConditionalOperation { Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison } conditional
                    when !ReferenceEquals(conditional.Condition, inner) && Writes.IsDefaultValue(comparison.RightOperand) => comparison.LeftOperand,
                IConditionalOperation { Condition: IIsPatternOperation { Pattern: IConstantPatternOperation } pattern } conditional
                    when !ReferenceEquals(conditional.Condition, inner) => pattern.Value,
                _ => null,
            };

            if (value?.Unwrapped() is IMemberReferenceOperation asked && SymbolEqualityComparer.Default.Equals(asked.Member, member))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsHarmlessToReturn(IOperation value, int depth, CancellationToken cancellationToken)
    {
        for (var outer = value.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return false;
            }
        }

        return project.Bodies.MemberAround(value.Syntax, cancellationToken) switch
        {
            IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => IsReadOnly(property.Type) || AreUsesHarmless(property, depth - 1, cancellationToken),
            IMethodSymbol method => IsReadOnly(Result(method.ReturnType)) || IsEntryPoint(method, cancellationToken),
            IPropertySymbol property => IsReadOnly(property.Type) || AreUsesHarmless(property, depth - 1, cancellationToken),
            _ => false,
        };
    }

    private ITypeSymbol Result(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } task && (Symbols.Is(type, TypeNames.TaskOfT) || Symbols.Is(type, TypeNames.ValueTaskOfT)) ? task.TypeArguments[0] : type;

    private bool IsEntryPoint(IMethodSymbol method, CancellationToken cancellationToken)
    {
        foreach (var entryPoint in project.EntryPoints(cancellationToken).All)
        {
            if (SymbolEqualityComparer.Default.Equals(entryPoint.Method, method))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether the size of a collection is asked for and compared with anything but zero: that bounds it, or empties it.</summary>
    private static bool IsSizeLimit(IOperation use, string name)
    {
        if (name is not ("Count" or "Length" or "LongCount" or "EnsureCapacity"))
        {
            return false;
        }

        if (use.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator })
        {
            foreach (var operation in declarator.Root().Descendants())
            {
                if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsCompared(reference))
                {
                    return true;
                }
            }

            return false;
        }

        return IsCompared(use);
    }

    private static bool IsCompared(IOperation size)
    {
        size = size.Wrapped();
        switch (size.Parent)
        {
            case IBinaryOperation comparison when comparison.Type?.SpecialType is SpecialType.System_Boolean:
                var other = ReferenceEquals(comparison.LeftOperand, size) ? comparison.RightOperand : comparison.LeftOperand;
                return other.Unwrapped().ConstantValue is not { HasValue: true, Value: 0 or 1 or 0L } && !IsLoopOverElements(comparison);
            case IIsPatternOperation { Pattern: IConstantPatternOperation or IRelationalPatternOperation } pattern:
                return (pattern.Pattern is IConstantPatternOperation constant ? constant.Value : ((IRelationalPatternOperation)pattern.Pattern).Value).ConstantValue is not { HasValue: true, Value: 0 };
            case IIsPatternOperation or ISwitchExpressionOperation or ISwitchOperation:
                return true;
            case ISimpleAssignmentOperation assignment:
                return ReferenceEquals(assignment.Value, size) && assignment.Target is ILocalReferenceOperation;
            default:
                return false;
        }
    }

    /// <summary>Tells the condition of a loop that counts through the elements.</summary>
    private static bool IsLoopOverElements(IOperation comparison) => comparison.Parent is IForLoopOperation || comparison.Syntax.Parent is ForStatementSyntax;
}
