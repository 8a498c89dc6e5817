using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project.Reachability;

/// <summary>
/// What one syntax tree declares, in the order of the text, and a hash of everything in it but bodies: as long as no tree's hash changes, names in
/// the bodies of other trees mean what they meant. Kept with the tree.
/// </summary>
internal sealed class Declarations
{
    private const ulong HashStart = 14695981039346656037;
    private const ulong HashFactor = 1099511628211;

    private static readonly ConditionalWeakTable<SyntaxTree, Declarations> Known = new();

    private readonly List<SyntaxNode> nodes = [];
    private readonly Dictionary<SyntaxNode, int> ordinals = [];

    private Declarations()
    {
    }

    /// <summary>Gets the hash of the tree without its bodies.</summary>
    public ulong Hash { get; private set; } = HashStart;

    /// <summary>Gets a declaration by its place in the order.</summary>
    public SyntaxNode this[int ordinal] => nodes[ordinal];

    public static Declarations Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Known.TryGetValue(tree, out var declarations))
        {
            declarations = new Declarations();
            foreach (var child in tree.GetRoot(cancellationToken).DescendantNodesAndTokens(static node => !IsBody(node)))
            {
                declarations.Add(child);
            }

            // Of two threads that read the same tree, either result serves.
            declarations = Known.GetValue(tree, _ => declarations);
        }

        return declarations;
    }

    /// <summary>Gets the place of a declaration in the order, or null where the node is none.</summary>
    public int? OrdinalOf(SyntaxNode declaration) => ordinals.TryGetValue(declaration, out var ordinal) ? ordinal : null;

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax;

    private void Add(SyntaxNodeOrToken child)
    {
        if (child.IsToken)
        {
            foreach (var character in child.AsToken().Text)
            {
                Add(character);
            }

            // Between tokens stands what none of them contains.
            Add('\0');
            return;
        }

        var node = child.AsNode()!;
        if (IsBody(node))
        {
            Add((char)node.RawKind);
        }

        if (node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or TypeDeclarationSyntax or ArrowExpressionClauseSyntax)
        {
            ordinals.Add(node, nodes.Count);
            nodes.Add(node);
        }
    }

    private void Add(char character) => Hash = (Hash ^ character) * HashFactor;
}
