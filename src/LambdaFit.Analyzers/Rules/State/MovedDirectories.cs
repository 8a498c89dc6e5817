using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Paths;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// Tells whether a project may move a directory that is read-only by default to one that can be written:
/// <c>Directory.SetCurrentDirectory("/tmp")</c>, <c>UseContentRoot</c>, the variable <c>HOME</c>.
/// </summary>
internal sealed class MovedDirectories(LambdaProject project)
{
    private readonly object gate = new();
    private (bool IsKnown, bool Current, bool Content, bool Home) moved;

    /// <summary>Tells whether a path may lead somewhere else than by default.</summary>
    public bool MayMove(FoldedPath path, CancellationToken cancellationToken)
    {
        Find(cancellationToken);
        return path.Origin switch
        {
            PathOrigin.Text => !path.IsRooted && moved.Current,
            PathOrigin.Task => path.Source switch
            {
                IInvocationOperation or IPropertyReferenceOperation { Property.Name: "CurrentDirectory" } => moved.Current,
                IPropertyReferenceOperation { Property.Name: "ContentRootPath" or "WebRootPath" } => moved.Content,
                _ => false,
            },
            PathOrigin.SpecialFolder => moved.Home,
            _ => false,
        };
    }

    private static bool IsName(string name) => name is "SetCurrentDirectory" or "CurrentDirectory" or "UseContentRoot" or "UseWebRoot" or "ContentRootPath" or "WebRootPath" or "SetEnvironmentVariable";

    private void Find(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (moved.IsKnown)
            {
                return;
            }

            var (current, content, home) = (false, false, IsHomeConfigured(cancellationToken));
            foreach (var operation in NamedCalls.Find(project, IsName, cancellationToken))
            {
                switch (operation)
                {
                    case IInvocationOperation { TargetMethod.Name: "SetEnvironmentVariable", Arguments: { Length: > 0 } arguments }:
                        home |= arguments[0].Value.ConstantValue is not { HasValue: true, Value: string variable } || IsHome(variable);
                        break;
                    case IInvocationOperation { TargetMethod.Name: "SetCurrentDirectory", Arguments: { Length: 1 } arguments }:
                        current |= IsWritable(arguments[0].Value, cancellationToken);
                        break;
                    case IInvocationOperation { Arguments: { Length: > 0 } arguments }:
                        content |= IsWritable(arguments[arguments.Length - 1].Value, cancellationToken);
                        break;
                    case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value }:
                        current |= name is "CurrentDirectory" && IsWritable(value, cancellationToken);
                        content |= name is not "CurrentDirectory" && IsWritable(value, cancellationToken);
                        break;
                }
            }

            moved = (true, current, content, home);
        }
    }

    private bool IsWritable(IOperation path, CancellationToken cancellationToken) => !project.Paths.Fold(path, cancellationToken).IsReadOnly();

    private static bool IsHome(string variable) => variable is "HOME" || variable.StartsWith("XDG_", StringComparison.Ordinal);

    private bool IsHomeConfigured(CancellationToken cancellationToken)
    {
        foreach (var function in project.Configuration(cancellationToken).Functions)
        {
            foreach (var variable in function.Variables)
            {
                if (IsHome(variable.Name))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
