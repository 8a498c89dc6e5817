using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>
/// What one member makes and does: objects, calls, and which variables hold which object. An object is known by the syntax of the expression
/// that makes it.
/// </summary>
internal sealed class ConstructScan
{
    private const int MaxDepth = 8;

    // What each variable is set to: one object, or null where that differs.
    private readonly Dictionary<ISymbol, IOperation?> held = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, HashSet<string>> assigned = [];
    private readonly HashSet<SyntaxNode> overridden = [];
    private readonly List<IOperation> uses = [];
    private readonly SyntaxNode? baseCall;

    public ConstructScan(SyntaxNode member, IEnumerable<IOperation> roots, CancellationToken cancellationToken)
    {
        Member = member;
        var creations = ImmutableArray.CreateBuilder<IObjectCreationOperation>();
        var calls = ImmutableArray.CreateBuilder<IInvocationOperation>();
        var references = new List<IPropertyReferenceOperation>();
        foreach (var root in roots)
        {
            foreach (var operation in root.DescendantsAndSelf())
            {
                cancellationToken.ThrowIfCancellationRequested();
                switch (operation)
                {
                    case IObjectCreationOperation creation:
                        creations.Add(creation);
                        uses.Add(creation);
                        break;
                    case IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor } call when call.Syntax is ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax:
                        BaseCall = call;
                        baseCall = call.Syntax;
                        break;
                    case IInvocationOperation call:
                        calls.Add(call);
                        break;
                    case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { Value: var value }:
                        Hold(declarator.Symbol, value);
                        break;
                    case ISimpleAssignmentOperation assignment when assignment.Parent is not IObjectOrCollectionInitializerOperation:
                        if (Variable(assignment.Target.Unwrapped()) is { } variable)
                        {
                            Hold(variable, assignment.Value);
                        }

                        break;
                    case IPropertyReferenceOperation reference:
                        references.Add(reference);
                        break;
                }

                if (Variable(operation) is not null)
                {
                    uses.Add(operation);
                }
            }
        }

        Creations = creations.ToImmutable();
        Calls = calls.ToImmutable();
        foreach (var reference in references)
        {
            AddChange(reference);
        }

        foreach (var call in Calls)
        {
            if (IsOverride(call.TargetMethod))
            {
                AddOverride(call.Instance);
            }
        }
    }

    /// <summary>Gets the declaration that was looked at.</summary>
    public SyntaxNode Member { get; }

    public ImmutableArray<IObjectCreationOperation> Creations { get; }

    public ImmutableArray<IInvocationOperation> Calls { get; }

    /// <summary>Gets the call of the base class's constructor, or null.</summary>
    public IInvocationOperation? BaseCall { get; }

    /// <summary>Gets the places where objects are made, or variables named.</summary>
    public IReadOnlyList<IOperation> Uses => uses;

    /// <summary>Gets a value indicating whether the code reaches below constructs of which nobody can tell here which they are.</summary>
    public bool OverridesUnknown { get; private set; }

    /// <summary>Tells whether a member is assigned to an object after it was made.</summary>
    public bool IsAssigned(SyntaxNode construct, string name) => assigned.TryGetValue(construct, out var names) && names.Contains(name);

    /// <summary>Tells whether the code reaches below a construct for what the template gets in the end.</summary>
    public bool IsOverridden(SyntaxNode construct) => overridden.Contains(construct);

    /// <summary>Gets the expression that makes the object which an expression is, or belongs to (<c>function.CurrentVersion</c>); null where that is not known.</summary>
    public SyntaxNode? ConstructOf(IOperation? expression)
    {
        for (var depth = 0; expression is not null && depth < MaxDepth; depth++)
        {
            expression = expression.Unwrapped();
            switch (expression)
            {
                case IObjectCreationOperation creation:
                    return creation.Syntax;
                case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                    return baseCall;
                case not null when Variable(expression) is { } variable && held.TryGetValue(variable, out var value):
                    expression = value;
                    break;
                case IPropertyReferenceOperation { Instance: { } instance }:
                    expression = instance;
                    break;
                case IInvocationOperation { Instance: { } instance, TargetMethod: { } method } when IsFluent(method):
                    expression = instance;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Gets the name of the variable that an object is first put into; null where there is none.</summary>
    public static string? NameOf(IObjectCreationOperation creation)
    {
        var value = creation.Wrapped();
        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Name,
            IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields } => fields[0].Name,
            IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties } => properties[0].Name,
            ISimpleAssignmentOperation { Parent: not IObjectOrCollectionInitializerOperation } assignment when assignment.Value == value => Variable(assignment.Target.Unwrapped())?.Name,
            _ => null,
        };
    }

    // Methods that give back the construct itself, or a version of it.
    private static bool IsFluent(IMethodSymbol method) => method.Name is "AddEnvironment" or "AddAlias" or "AddVersion";

    private static bool IsOverride(IMethodSymbol method) =>
        method.Name is "AddPropertyOverride" or "AddOverride" or "AddDeletionOverride" or "AddPropertyDeletionOverride";

    // What is asked of a node without reaching below its construct.
    private static bool IsHarmless(IPropertyReferenceOperation node) => node.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Id" or "Path" or "Addr" or "Scope" or "Scopes" or "Root" or "Dependencies" } => true,
        IInvocationOperation { TargetMethod.Name: "AddDependency" or "AddMetadata" or "AddValidation" or "TryGetContext" or "GetContext" or "GetAllContext" or "SetContext" } => true,
        _ => false,
    };

    private void AddOverride(IOperation? target)
    {
        if (ConstructOf(target) is { } construct)
        {
            overridden.Add(construct);
        }
        else
        {
            OverridesUnknown |= !IsOtherConstruct(target);
        }
    }

    // The type alone says that it is no function and no queue.
    private static bool IsOtherConstruct(IOperation? target) =>
        target?.Type is INamedTypeSymbol type && InfrastructureCode.IsOfLibrary(type) && !type.Name.EndsWith("Function", StringComparison.Ordinal) && !type.Name.EndsWith("Queue", StringComparison.Ordinal)
        && type.Name is not ("Construct" or "IConstruct" or "Resource" or "CfnResource" or "CfnElement");

    private static ISymbol? Variable(IOperation expression) => expression switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property.IsIndexer: false } property => property.Property,
        _ => null,
    };

    private void Hold(ISymbol variable, IOperation value)
    {
        if (!ConstructValues.IsNull(value))
        {
            held[variable] = held.ContainsKey(variable) ? null : value;
        }
    }

    private void AddChange(IPropertyReferenceOperation reference)
    {
        if (reference.Instance is not { } instance || reference.Parent is IObjectOrCollectionInitializerOperation)
        {
            return;
        }

        // The resource below the construct: whatever happens to it, nobody knows it here.
        if (reference.Property.Name == "Node" && InfrastructureCode.IsOfLibrary(reference.Property.ContainingType) && !IsHarmless(reference))
        {
            AddOverride(instance);
        }
        else if (reference.Parent is ISimpleAssignmentOperation { Parent: not IObjectOrCollectionInitializerOperation } assignment && ReferenceEquals(assignment.Target, reference)
            && instance is not IInstanceReferenceOperation && ConstructOf(instance) is { } changed)
        {
            if (!assigned.TryGetValue(changed, out var names))
            {
                names = new HashSet<string>(StringComparer.Ordinal);
                assigned.Add(changed, names);
            }

            names.Add(reference.Property.Name);
        }
    }
}
