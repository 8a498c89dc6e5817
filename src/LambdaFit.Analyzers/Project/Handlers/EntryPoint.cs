using Microsoft.CodeAnalysis;

namespace LambdaFit.Analyzers.Project.Handlers;

/// <summary>How an entry point was recognised.</summary>
internal enum EntryPointKind
{
    /// <summary>A method with <c>[LambdaFunction]</c>.</summary>
    Annotations,

    /// <summary>A method that a handler string in a configuration file names.</summary>
    Configured,

    /// <summary>A delegate given to the bootstrap of an executable function.</summary>
    Bootstrap,

    /// <summary>A public method that looks like a handler: its last parameter is <c>ILambdaContext</c>.</summary>
    Convention,

    /// <summary>The handler that a class inherits from <c>Amazon.Lambda.AspNetCoreServer</c>, or <c>AddAWSLambdaHosting</c>.</summary>
    AspNetCoreHost,

    /// <summary>A controller action, minimal-API delegate or middleware of an ASP.NET Core application on Lambda.</summary>
    AspNetCoreRequest,

    /// <summary>A workflow of a durable function.</summary>
    Durable,

    /// <summary>A record handler of a Powertools batch processor.</summary>
    RecordHandler,

    /// <summary>A public member of a project with <c>&lt;LambdaFitProject&gt;library&lt;/LambdaFitProject&gt;</c>.</summary>
    Library,

    /// <summary>An implementation of another assembly's interface, which a framework calls back.</summary>
    Callback,
}

/// <summary>Code at which an invocation begins.</summary>
/// <param name="Kind">How it was recognised.</param>
/// <param name="Method">The method, local function or lambda whose code runs; null where that code lies in a library.</param>
/// <param name="Anchor">
/// Where findings about the function as a whole are reported: the identifier of the handler, for a lambda or a library's handler
/// the name of the call that registers it, for an inherited handler the identifier of the class.
/// </param>
/// <param name="Symbol">The symbol whose declaration holds <paramref name="Anchor"/>; null where a call does.</param>
/// <param name="Name">What messages call it.</param>
internal sealed record EntryPoint(EntryPointKind Kind, IMethodSymbol? Method, Location Anchor, ISymbol? Symbol, string Name)
{
    /// <summary>Gets a value indicating whether this is a workflow that Lambda replays, so that its waits cost nothing.</summary>
    public bool IsDurable { get; init; }

    /// <summary>Gets a value indicating whether this is a deployable function of its own, and not one of several requests or records that one function serves.</summary>
    public bool IsFunction => Kind is EntryPointKind.Annotations or EntryPointKind.Configured or EntryPointKind.Bootstrap
        or EntryPointKind.Convention or EntryPointKind.AspNetCoreHost or EntryPointKind.Durable;
}
