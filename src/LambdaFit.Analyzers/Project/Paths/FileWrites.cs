using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Paths;

/// <summary>Which calls write a file or make a directory, and the operand that names it.</summary>
internal sealed class FileWrites(KnownSymbols symbols)
{
    // Values of System.IO.FileMode and FileAccess.
    private const int ModeOpen = 3;
    private const int AccessWrite = 2;

    /// <summary>Gets the path that a call or object creation writes to, or null where it certainly or possibly writes none.</summary>
    public IOperation? PathOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => PathOf(call),
        IObjectCreationOperation creation => PathOf(creation),
        _ => null,
    };

    /// <summary>Tells whether a call or object creation creates a file, as against a directory.</summary>
    public bool MakesFile(IOperation operation) =>
        operation is not IInvocationOperation call
        || !(symbols.IsMemberOf(call.TargetMethod, TypeNames.Directory) || symbols.IsMemberOf(call.TargetMethod, TypeNames.DirectoryInfo) || call.TargetMethod.Name is "ExtractToDirectory");

    private IOperation? PathOf(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        switch (method.Name)
        {
            case "WriteAllText" or "WriteAllTextAsync" or "WriteAllLines" or "WriteAllLinesAsync" or "WriteAllBytes" or "WriteAllBytesAsync":
            case "AppendAllText" or "AppendAllTextAsync" or "AppendAllLines" or "AppendAllLinesAsync" or "AppendAllBytes" or "AppendAllBytesAsync":
                return Of(method, TypeNames.File) ? TextArgument(call.Arguments, "path") : null;
            case "Create" or "CreateText" or "AppendText" or "OpenWrite":
                return Of(method, TypeNames.File) ? TextArgument(call.Arguments, "path")
                    : Of(method, TypeNames.FileInfo) || Of(method, TypeNames.DirectoryInfo) ? call.Instance
                    : null;
            case "Open" or "OpenHandle":
                return !SurelyWrites(call.Arguments) ? null : Of(method, TypeNames.File) ? TextArgument(call.Arguments, "path") : Of(method, TypeNames.FileInfo) ? call.Instance : null;
            case "Copy" or "Move" or "Replace" or "CopyTo" or "MoveTo":
                return Of(method, TypeNames.File) || Of(method, TypeNames.FileInfo) || Of(method, TypeNames.Directory) || Of(method, TypeNames.DirectoryInfo)
                    ? TextArgument(call.Arguments, "destFileName") ?? TextArgument(call.Arguments, "destDirName") ?? TextArgument(call.Arguments, "destinationFileName")
                    : null;
            case "CreateDirectory":
                return Of(method, TypeNames.Directory) ? TextArgument(call.Arguments, "path") : null;
            case "CreateSubdirectory":
                return Of(method, TypeNames.DirectoryInfo) ? call.Instance : null;
            case "ExtractToDirectory" or "ExtractToDirectoryAsync" or "ExtractToFile" or "ExtractToFileAsync":
                return Of(method, TypeNames.ZipFile) || Of(method, TypeNames.ZipFileExtensions)
                    ? TextArgument(call.Arguments, "destinationDirectoryName") ?? TextArgument(call.Arguments, "destinationFileName")
                    : null;
            case "CreateFromDirectory" or "CreateFromDirectoryAsync":
                return Of(method, TypeNames.ZipFile) ? TextArgument(call.Arguments, "destinationArchiveFileName") : null;
            case "WriteResponseStreamToFileAsync":
                return Of(method, TypeNames.GetObjectResponse) ? TextArgument(call.Arguments, "filePath") : null;
            case "Download" or "DownloadAsync":
                return Of(method, TypeNames.TransferUtility) || Of(method, TypeNames.TransferUtilityInterface) ? TextArgument(call.Arguments, "filePath") : null;
            default:
                return null;
        }
    }

    private IOperation? PathOf(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { Parameters: { Length: > 0 } parameters } || parameters[0].Type.SpecialType is not SpecialType.System_String)
        {
            return null;
        }

        var writes = symbols.Is(creation.Type, TypeNames.StreamWriter)
            ? Argument(creation.Arguments, "options") is null
            : symbols.Is(creation.Type, TypeNames.FileStream) && SurelyWrites(creation.Arguments);
        return writes ? TextArgument(creation.Arguments, "path") : null;
    }

    /// <summary>
    /// Tells whether mode and access surely write. <c>FileMode.Open</c> alone asks for write access too, but those who write it mean to read.
    /// </summary>
    private static bool SurelyWrites(ImmutableArray<IArgumentOperation> arguments)
    {
        var mode = Argument(arguments, "mode");
        var access = Argument(arguments, "access");
        if (mode?.Value.ConstantValue is not { HasValue: true, Value: int modeValue }
            || (access is { ArgumentKind: not ArgumentKind.DefaultValue } && access.Value.ConstantValue is not { HasValue: true, Value: int }))
        {
            return false;
        }

        return access is { ArgumentKind: not ArgumentKind.DefaultValue, Value.ConstantValue.Value: int accessValue }
            ? (accessValue & AccessWrite) != 0
            : modeValue is not ModeOpen && Argument(arguments, "handle") is null;
    }

    private static IOperation? TextArgument(ImmutableArray<IArgumentOperation> arguments, string parameter) =>
        Argument(arguments, parameter) is { Parameter.Type.SpecialType: SpecialType.System_String, Value: var value } ? value : null;

    private static IArgumentOperation? Argument(ImmutableArray<IArgumentOperation> arguments, string parameter)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == parameter)
            {
                return argument;
            }
        }

        return null;
    }

    private bool Of(IMethodSymbol method, string type) => symbols.IsMemberOf(method, type);
}
