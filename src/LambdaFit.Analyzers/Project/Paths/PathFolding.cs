using System.Globalization;
using LambdaFit.Analyzers.Project.Waits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Paths;

/// <summary>
/// Folds the expressions that make paths to what is known of them on Lambda: a beginning, and whether something unknown follows.
/// Locals that are assigned once, readonly members and small helper methods are followed; what the environment, the configuration or a
/// setting may name is unknown, since it may be an absolute path.
/// </summary>
internal sealed class PathFolding(LambdaProject project, ReadOnlyValues readOnlyValues)
{
    private const int MaxDepth = 16;

    private KnownSymbols Symbols => project.Symbols;

    /// <summary>Gets what is known of a path.</summary>
    public FoldedPath Fold(IOperation value, CancellationToken cancellationToken) => Fold(value, MaxDepth, cancellationToken);

    /// <summary>Gets the one value that a local has, or null where it is assigned more than once or in another way.</summary>
    public IOperation? ValueOf(ILocalSymbol local, IOperation use, CancellationToken cancellationToken)
    {
        if (local.RefKind is not RefKind.None
            || local.DeclaringSyntaxReferences.Length != 1
            || local.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declarator)
        {
            return null;
        }

        var value = declarator.Initializer is { Value: var initial } ? project.Bodies.Operation(initial, cancellationToken) : null;
        foreach (var operation in use.Root().Descendants())
        {
            if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local) || !Writes.IsWritten(reference))
            {
                continue;
            }

            if (value is not null || Writes.AssignedValue(reference) is not { } assigned)
            {
                return null;
            }

            value = assigned;
        }

        return value;
    }

    private FoldedPath Fold(IOperation value, int depth, CancellationToken cancellationToken)
    {
        if (depth == 0)
        {
            return FoldedPath.Unknown;
        }

        value = value.Unwrapped();
        if (value.ConstantValue is { HasValue: true, Value: { } constant })
        {
            return constant is string or char or int
                ? FoldedPath.Of(Convert.ToString(constant, CultureInfo.InvariantCulture), isWhole: true)
                : FoldedPath.Unknown;
        }

        switch (value)
        {
            case ILocalReferenceOperation { Local: var local }:
                return ValueOf(local, value, cancellationToken) is { } once ? Fold(once, depth - 1, cancellationToken) : FoldedPath.Unknown;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return Fold(sum.LeftOperand, depth - 1, cancellationToken).Append(Fold(sum.RightOperand, depth - 1, cancellationToken));
            case IInterpolatedStringOperation interpolated:
                return FoldInterpolated(interpolated, depth - 1, cancellationToken);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Fold(conditional.WhenTrue, depth - 1, cancellationToken).Or(Fold(whenFalse, depth - 1, cancellationToken));
            case IFieldReferenceOperation { Field: var field }:
                return FoldMember(field, value, depth - 1, cancellationToken);
            case IPropertyReferenceOperation { Property: var property } reference:
                return FoldProperty(property, reference, depth - 1, cancellationToken);
            case IObjectCreationOperation { Arguments: { Length: 1 } arguments } creation when Symbols.Is(creation.Type, TypeNames.FileInfo) || Symbols.Is(creation.Type, TypeNames.DirectoryInfo):
                return Fold(arguments[0].Value, depth - 1, cancellationToken);
            case IInvocationOperation call:
                return FoldCall(call, depth - 1, cancellationToken);
            default:
                return FoldedPath.Unknown;
        }
    }

    private FoldedPath FoldInterpolated(IInterpolatedStringOperation interpolated, int depth, CancellationToken cancellationToken)
    {
        var path = FoldedPath.Of(string.Empty, isWhole: true);
        foreach (var part in interpolated.Parts)
        {
            path = path.Append(part switch
            {
                IInterpolatedStringTextOperation text => Fold(text.Text, depth, cancellationToken),
                IInterpolationOperation { Alignment: null, FormatString: null } hole => Fold(hole.Expression, depth, cancellationToken),
                _ => FoldedPath.Unknown,
            });
            if (!path.IsWhole)
            {
                break;
            }
        }

        return path;
    }

    private FoldedPath FoldProperty(IPropertySymbol property, IPropertyReferenceOperation reference, int depth, CancellationToken cancellationToken)
    {
        switch (property.Name)
        {
            case "BaseDirectory" when Symbols.IsMemberOf(property, TypeNames.AppContext) || Symbols.IsMemberOf(property, TypeNames.AppDomain):
            case "CurrentDirectory" when Symbols.IsMemberOf(property, TypeNames.Environment):
            case "Location" when Symbols.IsMemberOf(property, TypeNames.Assembly):
            case "ContentRootPath" when Symbols.IsMemberOf(property, TypeNames.HostEnvironment):
            case "WebRootPath" when Symbols.IsMemberOf(property, TypeNames.WebHostEnvironment):
                return new(PathOrigin.Task, string.Empty, IsWhole: true, reference);
            case "FullName" when reference.Instance is { } instance && Symbols.IsMemberOf(property, TypeNames.FileSystemInfo):
                return Fold(instance, depth, cancellationToken);
            default:
                return FoldMember(property, reference, depth, cancellationToken);
        }
    }

    /// <summary>Follows readonly members to their initialiser, and properties that only return something to that.</summary>
    private FoldedPath FoldMember(ISymbol member, IOperation reference, int depth, CancellationToken cancellationToken)
    {
        if (!SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, project.Compilation.Assembly))
        {
            return member is IFieldSymbol { Name: "DirectorySeparatorChar" or "AltDirectorySeparatorChar" } && Symbols.IsMemberOf(member, TypeNames.Path)
                ? FoldedPath.Of("/", isWhole: true)
                : member is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } ? FoldedPath.Of(string.Empty, isWhole: true) : FoldedPath.Unknown;
        }

        var value = readOnlyValues.InitializerOf(member, cancellationToken)
            ?? (member is IPropertySymbol { GetMethod: { IsVirtual: false, IsAbstract: false, IsOverride: false } getter } ? Returned(getter, cancellationToken) : null);
        return value is null || ReferenceEquals(value, reference) ? FoldedPath.Unknown : Fold(value, depth, cancellationToken);
    }

    private FoldedPath FoldCall(IInvocationOperation call, int depth, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        if (Symbols.IsMemberOf(method, TypeNames.Path))
        {
            return FoldPathCall(call, depth, cancellationToken);
        }

        switch (method.Name)
        {
            case "GetCurrentDirectory" when Symbols.IsMemberOf(method, TypeNames.Directory):
                return new(PathOrigin.Task, string.Empty, IsWhole: true, call);
            case "CreateTempSubdirectory" when Symbols.IsMemberOf(method, TypeNames.Directory):
                return new(PathOrigin.Temporary, string.Empty, IsWhole: false, call);
            case "CreateDirectory" when Symbols.IsMemberOf(method, TypeNames.Directory):
                return Fold(call.Arguments[0].Value, depth, cancellationToken);
            case "GetFolderPath" when Symbols.IsMemberOf(method, TypeNames.Environment):
                return new(PathOrigin.SpecialFolder, string.Empty, IsWhole: true, call);
            case "Concat" when method.ContainingType.SpecialType is SpecialType.System_String:
                return FoldParts(call, static (path, part) => path.Append(part), depth, cancellationToken);
            case "Format" when method.ContainingType.SpecialType is SpecialType.System_String && Argument(call, "format") is { ConstantValue: { HasValue: true, Value: string format } }:
                return format.IndexOf('{') is >= 0 and var hole ? FoldedPath.Of(format.Substring(0, hole), isWhole: false) : FoldedPath.Of(format, isWhole: true);
            default:
                return method is { IsVirtual: false, IsAbstract: false, IsOverride: false, MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } && Returned(method, cancellationToken) is { } returned
                    ? Fold(returned, depth, cancellationToken)
                    : FoldedPath.Unknown;
        }
    }

    private FoldedPath FoldPathCall(IInvocationOperation call, int depth, CancellationToken cancellationToken)
    {
        switch (call.TargetMethod.Name)
        {
            case "GetTempPath":
                return new(PathOrigin.Temporary, string.Empty, IsWhole: true, call);
            case "GetTempFileName":
                return new(PathOrigin.Temporary, string.Empty, IsWhole: false, call);
            case "Combine":
                return FoldParts(call, Combine, depth, cancellationToken);
            case "Join":
                return FoldParts(call, static (path, part) => path.Join(part), depth, cancellationToken);
            case "GetFullPath" when call.Arguments.Length == 1:
            case "TrimEndingDirectorySeparator":
                return Fold(call.Arguments[0].Value, depth, cancellationToken);
            case "ChangeExtension":
                return Fold(call.Arguments[0].Value, depth, cancellationToken).WithUnknownEnd();
            case "GetDirectoryName":
                return DirectoryOf(Fold(call.Arguments[0].Value, depth, cancellationToken));
            default:
                return FoldedPath.Unknown;
        }
    }

    /// <summary>A rooted part starts anew. So may one that a setting names; anything else that is unknown is taken for a name.</summary>
    private static FoldedPath Combine(FoldedPath path, FoldedPath part) => part.IsRooted ? part : path.Join(part);

    private FoldedPath FoldParts(IInvocationOperation call, Func<FoldedPath, FoldedPath, FoldedPath> add, int depth, CancellationToken cancellationToken)
    {
        var path = FoldedPath.Of(string.Empty, isWhole: true);
        var isCombine = call.TargetMethod.Name is "Combine";
        foreach (var part in Parts(call))
        {
            var folded = Fold(part, depth, cancellationToken);
            if (isCombine && folded.IsUnknown && IsSetting(part, depth, cancellationToken))
            {
                return FoldedPath.Unknown;
            }

            // Even behind an unknown part a rooted one starts anew.
            if (path.IsWhole || (isCombine && folded.IsRooted))
            {
                path = add(path, folded);
            }
        }

        return path;
    }

    /// <summary>Gets the parts of <c>Path.Combine</c> and its kin, those of a <c>params</c> array included.</summary>
    private static IEnumerable<IOperation> Parts(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind is ArgumentKind.Explicit)
            {
                yield return argument.Value;
                continue;
            }

            // Newer compilers give spans of their own kind of operation, whose children are the elements too.
            var elements = argument.Value.Unwrapped() is IArrayCreationOperation { Initializer: { } initializer } ? initializer : argument.Value.Unwrapped();
            foreach (var element in elements.ChildOperations)
            {
                yield return element;
            }
        }
    }

    /// <summary>Tells whether a value is set from outside, so that it may be an absolute path: a field or property that lasts, an environment variable, configuration.</summary>
    private bool IsSetting(IOperation value, int depth, CancellationToken cancellationToken)
    {
        switch (value.Unwrapped())
        {
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member:
                return member.Instance is null or IInstanceReferenceOperation || IsSettingHolder(member.Instance, depth, cancellationToken);
            case IInvocationOperation call:
                return (call.TargetMethod.Name is "GetEnvironmentVariable" && Symbols.IsMemberOf(call.TargetMethod, TypeNames.Environment))
                    || call.TargetMethod is { Name: "GetValue" or "GetSection" or "GetConnectionString" };
            case ICoalesceOperation coalesce:
                return IsSetting(coalesce.Value, depth, cancellationToken) || IsSetting(coalesce.WhenNull, depth, cancellationToken);
            case ILocalReferenceOperation { Local: var local } when depth > 0:
                return ValueOf(local, value, cancellationToken) is not { } once || IsSetting(once, depth - 1, cancellationToken);
            default:
                return false;
        }
    }

    private bool IsSettingHolder(IOperation instance, int depth, CancellationToken cancellationToken) =>
        Symbols.IsOrInherits(instance.Type, TypeNames.Configuration)
        || (instance.Unwrapped() is IMemberReferenceOperation && IsSetting(instance, depth, cancellationToken));

    private static FoldedPath DirectoryOf(FoldedPath path)
    {
        var end = path.Text.LastIndexOf('/') is >= 0 and var slash ? slash : path.Text.LastIndexOf('\\');
        return path.Origin switch
        {
            PathOrigin.Unknown => path,
            PathOrigin.Text => end > 0 ? FoldedPath.Of(path.Text.Substring(0, end), path.IsWhole) : FoldedPath.Unknown,
            _ => path with { Text = end > 0 ? path.Text.Substring(0, end) : string.Empty },
        };
    }

    /// <summary>Gets what a method of this compilation returns where returning is all that it does.</summary>
    private IOperation? Returned(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            return null;
        }

        var block = project.Bodies.Of(method, cancellationToken).FirstOrDefault() switch
        {
            IMethodBodyOperation whole => whole.BlockBody ?? whole.ExpressionBody,
            IBlockOperation other => other,
            _ => null,
        };
        return block is { Operations: { Length: 1 } statements } && statements[0] is IReturnOperation { ReturnedValue: { } returned } ? returned : null;
    }

    private static IOperation? Argument(IInvocationOperation call, string parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
