using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Configuration;
using LambdaFit.Analyzers.Project.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.CodeFixes.Configuration;

/// <summary>Edits functions that C# describes with the CDK or Pulumi: members of object initialisers, and the expressions that they are set to.</summary>
internal static partial class ConfigurationEditor
{
    private static readonly string[] TimeoutFollows = ["MemorySize", "Runtime", "Handler", "Code"];
    private static readonly string[] MemoryFollows = ["Runtime", "Handler", "Code"];

    /// <summary>Adds a member to the object that a function is made with.</summary>
    private static TextChange? InsertMember(ConfigurationFile file, FunctionSettings function, FunctionProperty property, string value, CancellationToken cancellationToken)
    {
        (string Name, string[] Follows)? member = property switch
        {
            FunctionProperty.Timeout => ("Timeout", TimeoutFollows),
            FunctionProperty.Memory => ("MemorySize", MemoryFollows),
            _ => null,
        };
        return member is { } wanted ? InsertMember(file, function.NameSpan, wanted.Name, wanted.Follows, value, cancellationToken) : null;
    }

    /// <summary>Adds a member to the object that something is made with, behind the first of some members that it has or else behind its last.</summary>
    private static TextChange? InsertMember(ConfigurationFile file, TextSpan nameSpan, string name, string[] follows, string value, CancellationToken cancellationToken)
    {
        if (file is not { Tree: { } tree, Code: { } code } || ArgumentsAt(tree, nameSpan, cancellationToken) is not { } arguments)
        {
            return null;
        }

        if (PropsIn(arguments, tree, code, name, cancellationToken) is not { } props)
        {
            return InsertArgument(arguments, tree, code, name, value, cancellationToken);
        }

        var type = code.Bodies.Model(tree).GetTypeInfo(props, cancellationToken).Type;
        if (Written(code, tree, type, props.SpanStart, name, value) is not { } written)
        {
            return null;
        }

        var entry = name + " = " + written;
        return props.Initializer is not { } initializer ? new TextChange(new TextSpan(props.Span.End, 0), " { " + entry + " }")
            : initializer.Expressions.Count == 0 ? InsertIntoEmpty(file.Text, initializer, entry)
            : InsertBehind(file.Text, initializer, PreviousOf(initializer, follows), entry);
    }

    /// <summary>Replaces the expression that a member is set to; null where it is not of a type that has constants.</summary>
    private static TextChange? ReplaceExpression(ConfigurationFile file, TextSpan span, string value, CancellationToken cancellationToken)
    {
        if (file is not { Tree: { } tree, Code: { } code }
            || tree.GetRoot(cancellationToken).FindNode(span, getInnermostNodeForTie: true) is not ExpressionSyntax expression
            || expression.Span != span)
        {
            return null;
        }

        var model = code.Bodies.Model(tree);
        var type = model.GetTypeInfo(expression, cancellationToken).Type;
        var receiver = expression switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } when model.GetSymbolInfo(call.Expression, cancellationToken).Symbol is INamedTypeSymbol => call.Expression.ToString(),
            MemberAccessExpressionSyntax access when code.Symbols.Is(type, TypeNames.CdkRuntime) => access.Expression.ToString(),
            _ => null,
        };
        var written = code.Symbols.Is(type, TypeNames.CdkDuration) ? (receiver ?? NameOf(type!, model, span.Start)) + ".Seconds(" + value + ")"
            : code.Symbols.Is(type, TypeNames.CdkSize) ? (receiver ?? NameOf(type!, model, span.Start)) + ".Mebibytes(" + value + ")"
            : code.Symbols.Is(type, TypeNames.CdkRuntime) ? (expression is MemberAccessExpressionSyntax ? receiver + "." + RuntimeNames.ToCdk(value) : null)
            : type is INamedTypeSymbol { Name: "Runtime" } && file.Format is ConfigurationFormat.Pulumi ? Quoted(value)
            : type?.SpecialType switch
            {
                SpecialType.System_String => Quoted(value),
                SpecialType.System_Int32 or SpecialType.System_Double or SpecialType.System_Boolean => value,
                _ => null,
            };
        return written is null ? null : new TextChange(span, written);
    }

    /// <summary>Reads the edited code, and drops the change unless that gives what was wanted, the same functions as before, and code that compiles.</summary>
    private static TextChange? CheckedInCode(TextChange change, ConfigurationFile file, string functionKey, Func<FunctionSettings, bool> isWanted, CancellationToken cancellationToken)
    {
        if (file is not { Tree: { } tree, Code: { } code })
        {
            return null;
        }

        var editedTree = tree.WithChangedText(file.Text.WithChanges(change));
        var editedCode = new InfrastructureCode(code.Compilation.ReplaceSyntaxTree(tree, editedTree));
        var edited = editedCode.ReadFile(editedTree, file.Format, cancellationToken);
        for (var i = 0; i < file.Functions.Length && edited.Functions.Length == file.Functions.Length; i++)
        {
            if (file.Functions[i].Key == functionKey)
            {
                return isWanted(edited.Functions[i]) && Errors(editedCode, editedTree, cancellationToken) <= Errors(code, tree, cancellationToken) ? change : null;
            }
        }

        return null;
    }

    private static int Errors(InfrastructureCode code, SyntaxTree tree, CancellationToken cancellationToken) =>
        code.Bodies.Model(tree).GetDiagnostics(cancellationToken: cancellationToken).Count(static d => d.Severity is DiagnosticSeverity.Error);

    /// <summary>Gets the arguments of the creation whose type's name stands at a place.</summary>
    private static ArgumentListSyntax? ArgumentsAt(SyntaxTree tree, TextSpan nameSpan, CancellationToken cancellationToken)
    {
        foreach (var node in tree.GetRoot(cancellationToken).FindToken(nameSpan.Start).Parent?.AncestorsAndSelf() ?? [])
        {
            var arguments = node switch
            {
                BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
                ConstructorInitializerSyntax initializer => initializer.ArgumentList,
                PrimaryConstructorBaseTypeSyntax initializer => initializer.ArgumentList,
                _ => null,
            };
            if (arguments is not null || node is StatementSyntax)
            {
                return arguments;
            }
        }

        return null;
    }

    /// <summary>Gets the creation of the object with a member that is one of some arguments, where it stands in the same file.</summary>
    private static BaseObjectCreationExpressionSyntax? PropsIn(ArgumentListSyntax arguments, SyntaxTree tree, InfrastructureCode code, string member, CancellationToken cancellationToken)
    {
        foreach (var argument in arguments.Arguments.Reverse())
        {
            if (code.Bodies.Operation(argument.Expression, cancellationToken) is { } operation
                && code.Values.Definition(operation, cancellationToken) is IObjectCreationOperation { Syntax: BaseObjectCreationExpressionSyntax props } found
                && props.SyntaxTree == tree
                && MemberOf(found.Type, member) is not null)
            {
                return props;
            }
        }

        return null;
    }

    /// <summary>Adds the object to what is made without one: <c>new Queue(this, "Orders")</c>.</summary>
    private static TextChange? InsertArgument(ArgumentListSyntax arguments, SyntaxTree tree, InfrastructureCode code, string member, string value, CancellationToken cancellationToken)
    {
        var model = code.Bodies.Model(tree);
        if (arguments.Arguments.Count == 0
            || model.GetSymbolInfo(arguments.Parent!, cancellationToken).Symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            || arguments.Arguments.Any(static a => a.NameColon is not null)
            || constructor.Parameters.Length <= arguments.Arguments.Count
            || constructor.Parameters[arguments.Arguments.Count] is not { Name: "props" or "args", IsOptional: true } parameter
            || ObjectFor(parameter.Type) is not { } type
            || Written(code, tree, type, arguments.SpanStart, member, value) is not { } written)
        {
            return null;
        }

        var position = arguments.Arguments.Last().Span.End;
        return new TextChange(new TextSpan(position, 0), ", new " + NameOf(type, model, position) + " { " + member + " = " + written + " }");
    }

    /// <summary>Gets the class to make for a parameter: itself, or where it is <c>IQueueProps</c> the <c>QueueProps</c> beside it.</summary>
    private static ITypeSymbol? ObjectFor(ITypeSymbol parameter) =>
        parameter.TypeKind is TypeKind.Class ? parameter
            : parameter is { TypeKind: TypeKind.Interface, ContainingNamespace: { } space } && parameter.Name.StartsWith("I", StringComparison.Ordinal) ? space.GetTypeMembers(parameter.Name.Substring(1)).FirstOrDefault()
            : null;

    private static IPropertySymbol? MemberOf(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (member is IPropertySymbol { SetMethod: not null } property)
                {
                    return property;
                }
            }
        }

        return null;
    }

    /// <summary>Writes a number of seconds or megabytes in the type of a member.</summary>
    private static string? Written(InfrastructureCode code, SyntaxTree tree, ITypeSymbol? type, int position, string member, string value) =>
        MemberOf(type, member) is not { } property ? null
            : code.Symbols.Is(property.Type, TypeNames.CdkDuration) ? NameOf(property.Type, code.Bodies.Model(tree), position) + ".Seconds(" + value + ")"
            : value;

    private static string NameOf(ITypeSymbol type, SemanticModel model, int position) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(model, position);

    private static string Quoted(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>Gets the index of the member to write behind: the first of some that is there, or else the last.</summary>
    private static int PreviousOf(InitializerExpressionSyntax initializer, string[] follows)
    {
        foreach (var sibling in follows)
        {
            for (var i = 0; i < initializer.Expressions.Count; i++)
            {
                if (initializer.Expressions[i] is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } && name.Identifier.ValueText == sibling)
                {
                    return i;
                }
            }
        }

        return initializer.Expressions.Count - 1;
    }

    private static TextChange InsertIntoEmpty(SourceText text, InitializerExpressionSyntax initializer, string entry)
    {
        var open = initializer.OpenBraceToken.Span.End;
        if (LineOf(text, open) == LineOf(text, initializer.CloseBraceToken.SpanStart))
        {
            return new TextChange(new TextSpan(open, 0), " " + entry + (text[open] == ' ' ? string.Empty : " "));
        }

        var end = text.Lines.GetLineFromPosition(open).End;
        return new TextChange(new TextSpan(end, 0), NewLine(text, end) + (Indent(text, initializer.CloseBraceToken.SpanStart) ?? string.Empty) + "    " + entry);
    }

    private static TextChange InsertBehind(SourceText text, InitializerExpressionSyntax initializer, int index, string entry)
    {
        var previous = initializer.Expressions[index];
        var indent = Indent(text, previous.SpanStart);
        if (index < initializer.Expressions.SeparatorCount)
        {
            // Behind the comma, and behind a comment that speaks of the member before.
            var comma = initializer.Expressions.GetSeparator(index).Span.End;
            var line = text.Lines.GetLineFromPosition(comma);
            return indent is not null && IsBlankOrComment(text, comma, line.End)
                ? new TextChange(new TextSpan(line.End, 0), NewLine(text, line.End) + indent + entry + ",")
                : new TextChange(new TextSpan(comma, 0), " " + entry + ",");
        }

        var end = previous.Span.End;
        if (indent is null)
        {
            return new TextChange(new TextSpan(end, 0), ", " + entry);
        }

        var last = text.Lines.GetLineFromPosition(end).End;
        var rest = IsBlankOrComment(text, end, last) ? TextSpan.FromBounds(end, last) : new TextSpan(end, 0);
        return new TextChange(rest, "," + text.ToString(rest) + NewLine(text, end) + indent + entry);
    }

    private static int LineOf(SourceText text, int position) => text.Lines.GetLineFromPosition(position).LineNumber;

    /// <summary>Gets the white space before what stands first in its line, or null where something stands before it.</summary>
    private static string? Indent(SourceText text, int position)
    {
        var start = text.Lines.GetLineFromPosition(position).Start;
        var before = text.ToString(TextSpan.FromBounds(start, position));
        return before.Trim().Length == 0 ? before : null;
    }
}
