using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>
/// Finds the hosts of ASP.NET Core applications on Lambda (classes derived from <c>Amazon.Lambda.AspNetCoreServer</c>, calls of
/// <c>AddAWSLambdaHosting</c>), and where there is one, the code that serves requests.
/// </summary>
internal static class AspNetCoreHandlers
{
    /// <summary>Its extension class shares its full name with classes of other packages, so that the assembly tells it.</summary>
    private const string HostingAssembly = "Amazon.Lambda.AspNetCoreServer.Hosting";

    public static void Find(EntryPointCollector collector)
    {
        if (!FindHosts(collector))
        {
            return;
        }

        FindControllers(collector);
        FindEndpoints(collector);
        FindMiddleware(collector);
    }

    private static bool FindHosts(EntryPointCollector collector)
    {
        var isHosted = false;
        if (collector.Symbols[TypeNames.AspNetCoreFunction] is not null)
        {
            foreach (var type in collector.DerivedTypes)
            {
                if (!type.IsAbstract && collector.Symbols.IsOrInherits(type.BaseType, TypeNames.AspNetCoreFunction))
                {
                    isHosted = true;
                    collector.AddInherited(EntryPointKind.AspNetCoreHost, type);
                }
            }
        }

        foreach (var index in collector.Indexes)
        {
            foreach (var registration in index.Registrations)
            {
                if (collector.Project.Bodies.Operation(registration, collector.CancellationToken) is IInvocationOperation { TargetMethod: var target }
                    && target is { Name: "AddAWSLambdaHosting", ContainingAssembly.Name: HostingAssembly })
                {
                    isHosted = true;
                    collector.AddRegistered(EntryPointKind.AspNetCoreHost, registration, handler: null);
                }
            }
        }

        return isHosted;
    }

    /// <summary>A controller is made for each request, so its constructors belong to the invocation as well.</summary>
    private static void FindControllers(EntryPointCollector collector)
    {
        var nonAction = collector.Symbols[TypeNames.NonActionAttribute];
        foreach (var type in collector.DerivedTypes)
        {
            if (type.IsAbstract || !collector.Symbols.IsOrInherits(type, TypeNames.ControllerBase))
            {
                continue;
            }

            for (var declaring = type; declaring is not null && !collector.Symbols.Is(declaring, TypeNames.ControllerBase); declaring = declaring.BaseType)
            {
                foreach (var member in declaring.GetMembers())
                {
                    if (member is IMethodSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method
                        && !method.HasAttribute(nonAction))
                    {
                        collector.Add(EntryPointKind.AspNetCoreRequest, method.OriginalDefinition);
                    }
                }
            }
        }
    }

    private static void FindEndpoints(EntryPointCollector collector)
    {
        foreach (var index in collector.Indexes)
        {
            foreach (var mapping in index.Mappings)
            {
                if (collector.Project.Bodies.Operation(mapping, collector.CancellationToken) is IInvocationOperation { TargetMethod: { } target } call
                    && IsRouting(collector.Symbols, target)
                    && EntryPointCollector.DelegateArgument(call.Arguments) is { } handler
                    && collector.DelegateTarget(handler) is not null)
                {
                    collector.AddRegistered(EntryPointKind.AspNetCoreRequest, mapping, handler);
                }
            }
        }
    }

    /// <summary>Tells extension methods of routing, and those of the pipeline that take a request's code rather than configuration code.</summary>
    private static bool IsRouting(KnownSymbols symbols, IMethodSymbol target)
    {
        var method = target.ReducedFrom ?? target;
        return method.IsExtensionMethod
            && (symbols.IsOrInherits(method.Parameters[0].Type, TypeNames.EndpointRouteBuilder)
                || (method.Name is "Use" or "Run" && symbols.IsOrInherits(method.Parameters[0].Type, TypeNames.ApplicationBuilder)));
    }

    private static void FindMiddleware(EntryPointCollector collector)
    {
        foreach (var index in collector.Indexes)
        {
            foreach (var declaration in index.MiddlewareMethods)
            {
                if (collector.Project.Bodies.Declared(declaration, collector.CancellationToken) is
                    { DeclaredAccessibility: Accessibility.Public, IsStatic: false, ContainingType.IsAbstract: false } method
                    && collector.Symbols.Is(method.Parameters[0].Type, TypeNames.HttpContext))
                {
                    collector.Add(EntryPointKind.AspNetCoreRequest, method);
                }
            }
        }
    }
}
