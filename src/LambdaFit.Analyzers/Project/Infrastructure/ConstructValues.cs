using System.Globalization;
using LambdaFit.Analyzers.Project.Waits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>What expressions that describe infrastructure always are: constants, or objects made in one certain place. Parameters, settings and lookups are unknown.</summary>
internal sealed class ConstructValues(MemberBodies bodies)
{
    private const int MaxDepth = 8;

    private readonly ReadOnlyValues initializers = new(bodies);

    /// <summary>Gets the whole number that an expression always is; the nearest <see cref="int"/> where it is beyond.</summary>
    public int? Number(IOperation? expression, CancellationToken cancellationToken)
    {
        var value = Constant(expression, cancellationToken, 0);
        if (!ConstantMath.IsNumber(value) || value is char)
        {
            return null;
        }

        return Whole(Convert.ToDouble(value, CultureInfo.InvariantCulture));
    }

    /// <summary>Gets the number that an expression always is.</summary>
    public double? Real(IOperation? expression, CancellationToken cancellationToken)
    {
        var value = Constant(expression, cancellationToken, 0);
        return ConstantMath.IsNumber(value) && value is not char ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
    }

    public string? Text(IOperation? expression, CancellationToken cancellationToken) => Constant(expression, cancellationToken, 0) as string;

    public bool? Flag(IOperation? expression, CancellationToken cancellationToken) => Constant(expression, cancellationToken, 0) as bool?;

    /// <summary>Gets a number as <see cref="int"/> where it is whole.</summary>
    public static int? Whole(double number) =>
        double.IsNaN(number) || Math.Abs(number - Math.Round(number)) > 1e-9 ? null
            : number >= int.MaxValue ? int.MaxValue
            : number <= int.MinValue ? int.MinValue
            : (int)Math.Round(number);

    /// <summary>Tells whether an expression is <see langword="null"/>, as where a setting is left out on purpose.</summary>
    public static bool IsNull(IOperation expression) => expression.Unwrapped() is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation;

    /// <summary>
    /// Gets the expression that makes an object: behind conversions, names that are given one value for good, and methods that only return it.
    /// The expression itself where there is nothing to follow.
    /// </summary>
    public IOperation Definition(IOperation expression, CancellationToken cancellationToken)
    {
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            expression = expression.Unwrapped();
            if (Next(expression, cancellationToken) is not { } next)
            {
                return expression;
            }

            expression = next;
        }

        return expression;
    }

    /// <summary>
    /// Gets what the code does with an object after it was made, by the names that it goes by on the way to the expression: members that are
    /// assigned, or null where anything may happen to it.
    /// </summary>
    public HashSet<string>? ChangesOf(IOperation expression, CancellationToken cancellationToken)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            expression = expression.Unwrapped();
            if (Variable(expression) is { } variable && !AddChanges(variable, changed, cancellationToken))
            {
                return null;
            }

            if (Next(expression, cancellationToken) is not { } next)
            {
                break;
            }

            expression = next;
        }

        return changed;
    }

    private object? Constant(IOperation? expression, CancellationToken cancellationToken, int depth)
    {
        expression = expression?.Unwrapped();
        if (expression is null || depth > MaxDepth)
        {
            return null;
        }

        if (expression.ConstantValue.HasValue)
        {
            return expression.ConstantValue.Value;
        }

        return expression switch
        {
            IBinaryOperation binary => ConstantMath.Binary(
                binary.OperatorKind, Constant(binary.LeftOperand, cancellationToken, depth + 1), Constant(binary.RightOperand, cancellationToken, depth + 1)),
            IUnaryOperation unary => ConstantMath.Unary(unary.OperatorKind, Constant(unary.Operand, cancellationToken, depth + 1)),
            _ when Variable(expression) is { } variable && initializers.InitializerOf(variable, cancellationToken) is { } initializer =>
                Constant(initializer, cancellationToken, depth + 1),
            _ => null,
        };
    }

    private IOperation? Next(IOperation expression, CancellationToken cancellationToken) =>
        Variable(expression) is { } variable ? initializers.InitializerOf(variable, cancellationToken) : ReturnedBy(expression, cancellationToken);

    private static ISymbol? Variable(IOperation expression) => expression switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation, Property.IsIndexer: false } property => property.Property,
        _ => null,
    };

    /// <summary>Gets what a method of this compilation returns, where it has one <c>return</c>.</summary>
    private IOperation? ReturnedBy(IOperation expression, CancellationToken cancellationToken)
    {
        if (expression is not IInvocationOperation { TargetMethod: { IsVirtual: false, IsOverride: false, IsAbstract: false, DeclaringSyntaxReferences.Length: 1 } method })
        {
            return null;
        }

        IOperation? returned = null;
        foreach (var body in bodies.Of(method, cancellationToken))
        {
            foreach (var operation in body.DescendantsAndSelf())
            {
                if (operation is not IReturnOperation { ReturnedValue: { } value } || IsInLambda(operation, body))
                {
                    continue;
                }

                if (returned is not null)
                {
                    return null;
                }

                returned = value;
            }
        }

        return returned;
    }

    private static bool IsInLambda(IOperation operation, IOperation body)
    {
        for (var outer = operation.Parent; outer is not null && !ReferenceEquals(outer, body); outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    // By name alone, wherever the variable can be seen: at worst a change of another variable is taken for one of this one.
    private static bool AddChanges(ISymbol variable, HashSet<string> changed, CancellationToken cancellationToken)
    {
        foreach (var reference in variable.DeclaringSyntaxReferences)
        {
            var scope = Scope(reference.GetSyntax(cancellationToken), variable is ILocalSymbol);
            foreach (var node in scope.DescendantNodes())
            {
                if (node is IdentifierNameSyntax name && name.Identifier.ValueText == variable.Name && !AddChange(name, changed))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static SyntaxNode Scope(SyntaxNode declaration, bool isLocal)
    {
        var scope = declaration;
        while (scope.Parent is { } parent && !(isLocal ? scope is MemberDeclarationSyntax and not GlobalStatementSyntax : scope is TypeDeclarationSyntax))
        {
            scope = parent;
        }

        return scope;
    }

    private static bool AddChange(IdentifierNameSyntax name, HashSet<string> changed)
    {
        ExpressionSyntax use = name;
        if (use.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == use)
        {
            use = access;
        }

        switch (use.Parent)
        {
            case MemberAccessExpressionSyntax member when member.Expression == use:
                if (member.Parent is InvocationExpressionSyntax)
                {
                    return false;
                }

                if (member.Parent is AssignmentExpressionSyntax assignment && assignment.Left == member)
                {
                    changed.Add(member.Name.Identifier.ValueText);
                }

                return true;
            case ElementAccessExpressionSyntax element when element.Expression == use:
                return element.Parent is not AssignmentExpressionSyntax indexed || indexed.Left != element;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax }:
                return false;
            default:
                return true;
        }
    }
}
