using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LambdaFit.Analyzers.Project;

/// <summary>
/// The places of one syntax tree that may matter for the model, found by name alone; whoever asks binds them. Depends on
/// the tree and nothing else, so it is kept with the tree: after an edit only the edited file is walked again.
/// </summary>
internal sealed class SyntaxIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, SyntaxIndex> Indexes = new();

    /// <summary>Gets types that declare base types or interfaces.</summary>
    public List<TypeDeclarationSyntax> DerivedTypes { get; } = [];

    /// <summary>Gets all types.</summary>
    public List<TypeDeclarationSyntax> Types { get; } = [];

    /// <summary>Gets methods with an attribute that may be <c>[LambdaFunction]</c> or <c>[DurableExecution]</c>.</summary>
    public List<MethodDeclarationSyntax> AttributedMethods { get; } = [];

    /// <summary>Gets methods with at most two parameters, the last of which may be an <c>ILambdaContext</c>.</summary>
    public List<MethodDeclarationSyntax> ContextMethods { get; } = [];

    /// <summary>Gets methods that may be conventional ASP.NET Core middleware.</summary>
    public List<MethodDeclarationSyntax> MiddlewareMethods { get; } = [];

    /// <summary>Gets calls and object creations that may start a bootstrap or host, or wrap a workflow.</summary>
    public List<ExpressionSyntax> Registrations { get; } = [];

    /// <summary>Gets calls that may map an endpoint or add middleware.</summary>
    public List<InvocationExpressionSyntax> Mappings { get; } = [];

    /// <summary>Gets calls and object creations that may register a service in a container.</summary>
    public List<ExpressionSyntax> ServiceRegistrations { get; } = [];

    /// <summary>Gets calls that may ask a container for a service, or to create an object.</summary>
    public List<InvocationExpressionSyntax> ServiceLookups { get; } = [];

    /// <summary>Gets object creations by the name of the type.</summary>
    public Dictionary<string, List<BaseObjectCreationExpressionSyntax>> Creations { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets object creations that say only <c>new()</c>.</summary>
    public List<BaseObjectCreationExpressionSyntax> UnnamedCreations { get; } = [];

    /// <summary>Gets the names of types in <c>typeof</c> and in type arguments, wrappers that make no objects left out.</summary>
    public HashSet<string> TypeArguments { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets every simple name that the tree uses: what is not among them is not referred to here.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public static SyntaxIndex Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Indexes.TryGetValue(tree, out var index))
        {
            index = new SyntaxIndex();
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                index.Visit(node);
            }

            // Of two threads that index the same tree, either result serves.
            index = Indexes.GetValue(tree, _ => index);
        }

        return index;
    }

    private static string? LastName(SyntaxNode? node) => node switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        NullableTypeSyntax nullable => LastName(nullable.ElementType),
        _ => null,
    };

    private static bool IsEndpointName(string name) =>
        name.StartsWith("Map", StringComparison.Ordinal) || name is "Use" or "Run";

    private static bool IsWrapper(string name) => name is "ILogger" or "Lazy" or "Task" or "ValueTask" or "Func" or "Action";

    private static bool IsServiceRegistration(string name) =>
        name.EndsWith("Singleton", StringComparison.Ordinal) || name.EndsWith("Scoped", StringComparison.Ordinal) || name.EndsWith("Transient", StringComparison.Ordinal)
        || name is "AddHostedService" or "AddHttpClient" or "AddDbContext" or "AddDbContextPool";

    private static bool IsServiceLookup(string name) =>
        name is "GetService" or "GetRequiredService" or "GetServices" or "GetKeyedService" or "GetRequiredKeyedService" or "GetServiceOrCreateInstance" or "CreateInstance";

    private void AddTypeArgument(TypeSyntax type)
    {
        if (LastName(type is ArrayTypeSyntax array ? array.ElementType : type) is { } name)
        {
            TypeArguments.Add(name);
        }
    }

    private void Visit(SyntaxNode node)
    {
        switch (node)
        {
            case IdentifierNameSyntax name:
                Names.Add(name.Identifier.ValueText);
                break;
            case TypeDeclarationSyntax type:
                if (type.BaseList is not null)
                {
                    DerivedTypes.Add(type);
                }

                Types.Add(type);
                break;
            case MethodDeclarationSyntax method:
                Visit(method);
                break;
            case InvocationExpressionSyntax invocation:
                Visit(invocation);
                break;
            case ObjectCreationExpressionSyntax creation:
                Visit(creation);
                break;
            case ImplicitObjectCreationExpressionSyntax creation:
                UnnamedCreations.Add(creation);
                break;
            case GenericNameSyntax generic when !IsWrapper(generic.Identifier.ValueText):
                foreach (var argument in generic.TypeArgumentList.Arguments)
                {
                    AddTypeArgument(argument);
                }

                break;
            case TypeOfExpressionSyntax type:
                AddTypeArgument(type.Type);
                break;
        }
    }

    private void Visit(ObjectCreationExpressionSyntax creation)
    {
        if (LastName(creation.Type) is not { } name)
        {
            return;
        }

        if (name is "LambdaBootstrap")
        {
            Registrations.Add(creation);
        }
        else if (name is "ServiceDescriptor")
        {
            ServiceRegistrations.Add(creation);
        }

        if (!Creations.TryGetValue(name, out var creations))
        {
            creations = [];
            Creations.Add(name, creations);
        }

        creations.Add(creation);
    }

    private void Visit(MethodDeclarationSyntax method)
    {
        foreach (var list in method.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (LastName(attribute.Name) is "LambdaFunction" or "LambdaFunctionAttribute" or "DurableExecution" or "DurableExecutionAttribute")
                {
                    AttributedMethods.Add(method);
                    break;
                }
            }
        }

        var parameters = method.ParameterList.Parameters;
        if (parameters.Count is 1 or 2 && LastName(parameters[parameters.Count - 1].Type) is "ILambdaContext")
        {
            ContextMethods.Add(method);
        }

        if (method.Identifier.ValueText is "Invoke" or "InvokeAsync" && parameters.Count > 0 && LastName(parameters[0].Type) is "HttpContext")
        {
            MiddlewareMethods.Add(method);
        }
    }

    private void Visit(InvocationExpressionSyntax invocation)
    {
        switch (LastName(invocation.Expression))
        {
            case "GetHandlerWrapper" or "AddAWSLambdaHosting" or "WrapAsync":
            case "Create" when invocation.Expression is MemberAccessExpressionSyntax access && LastName(access.Expression) is "LambdaBootstrapBuilder":
                Registrations.Add(invocation);
                break;
            case { } name when IsServiceRegistration(name):
                ServiceRegistrations.Add(invocation);
                break;
            case { } name when IsServiceLookup(name):
                ServiceLookups.Add(invocation);
                break;
            case { } name when IsEndpointName(name) && invocation.ArgumentList.Arguments.Count > 0:
                Mappings.Add(invocation);
                break;
        }
    }
}
