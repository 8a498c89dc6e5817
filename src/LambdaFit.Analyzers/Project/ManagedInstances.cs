using LambdaFit.Analyzers.Project.Handlers;
using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project;

/// <summary>Lambda Managed Instances: environments that do not freeze between invocations, and are not billed by the time that an invocation takes.</summary>
internal static class ManagedInstances
{
    /// <summary>
    /// Tells whether an entry point, or without one the whole project, is known to run on managed instances only. An entry point that the configuration
    /// does not name (a request, a record) may be served by any of the project's functions.
    /// </summary>
    public static bool NeverFreezes(this LambdaProject project, EntryPoint? entryPoint, SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (project.Options.ManagedInstances(tree) is { } isManaged)
        {
            return isManaged;
        }

        var functions = project.Configuration(cancellationToken).Functions;
        if (entryPoint is not null && project.Functions(cancellationToken).Of(entryPoint) is { IsEmpty: false } own)
        {
            functions = own;
        }

        foreach (var function in functions)
        {
            if (!function.IsManagedInstances.Value)
            {
                return false;
            }
        }

        return !functions.IsEmpty;
    }
}
