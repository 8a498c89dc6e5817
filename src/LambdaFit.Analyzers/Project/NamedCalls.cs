using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project;

/// <summary>
/// Finds calls, and assignments of properties, by name in the whole compilation. Asked only when a rule has found something that it
/// would report, so that most projects never pay for it.
/// </summary>
internal static class NamedCalls
{
    /// <summary>Gets the calls and property assignments of these names, in the order of files and positions.</summary>
    public static ImmutableArray<IOperation> Find(LambdaProject project, Func<string, bool> isName, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var tree in project.Compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                if (node is SimpleNameSyntax name
                    && isName(name.Identifier.ValueText)
                    && UseOf(name) is { } use
                    && project.Bodies.Operation(use, cancellationToken) is { } operation and (IInvocationOperation or IAssignmentOperation))
                {
                    found.Add(operation);
                }
            }
        }

        return found.ToImmutable();
    }

    private static SyntaxNode? UseOf(SimpleNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access
            : name.Parent is MemberBindingExpressionSyntax binding ? binding
            : name;
        return whole.Parent switch
        {
            InvocationExpressionSyntax invocation when invocation.Expression == whole => invocation,
            AssignmentExpressionSyntax assignment when assignment.Left == whole => assignment,
            _ => null,
        };
    }
}
