using System.Collections.Immutable;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>Reads the functions that one member describes, with the queues and event sources that it gives them.</summary>
internal sealed partial class MemberReader
{
    private readonly InfrastructureCode code;
    private readonly ConstructScan scan;
    private readonly CancellationToken cancellationToken;
    private readonly ConstructValues values;
    private readonly CdkValues cdk;
    private readonly FunctionReader functions;
    private readonly Dictionary<SyntaxNode, FunctionDraft> drafts = [];
    private readonly List<FunctionDraft> ordered = [];
    private readonly Dictionary<SyntaxNode, QueueSettings> queues = [];
    private QueueUses? queueUses;
    private bool mayConfigureAsync;
    private readonly Dictionary<SyntaxNode, IObjectCreationOperation> creations = [];

    private MemberReader(InfrastructureCode code, ConstructScan scan, CancellationToken cancellationToken)
    {
        this.code = code;
        this.scan = scan;
        this.cancellationToken = cancellationToken;
        values = code.Values;
        cdk = code.Cdk;
        functions = new FunctionReader(code, scan, cancellationToken);
    }

    public static ImmutableArray<FunctionSettings> Read(InfrastructureCode code, ConstructScan scan, CancellationToken cancellationToken) =>
        new MemberReader(code, scan, cancellationToken).Read();

    private ImmutableArray<FunctionSettings> Read()
    {
        foreach (var creation in scan.Creations)
        {
            creations[creation.Syntax] = creation;
            AddConstruct(creation);
        }

        if (scan.BaseCall is { } call && code.ShapeOf(call.TargetMethod.ContainingType) is { } shape)
        {
            AddFunction(call.Syntax, call.Arguments, shape, BaseSpan(call.Syntax), variable: null);
        }

        if (drafts.Count == 0)
        {
            return ImmutableArray<FunctionSettings>.Empty;
        }

        foreach (var creation in scan.Creations)
        {
            AddRoute(creation);
        }

        foreach (var invocation in scan.Calls)
        {
            AddCall(invocation);
        }

        var built = ImmutableArray.CreateBuilder<FunctionSettings>();
        foreach (var draft in ordered)
        {
            draft.MayConfigureAsync = mayConfigureAsync;
            AddSourcesOfProps(draft);
            if (functions.Build(draft) is { } function)
            {
                built.Add(function);
            }
        }

        return built.ToImmutable();
    }

    private void AddConstruct(IObjectCreationOperation creation)
    {
        if (code.ShapeOf(creation.Type) is { } shape)
        {
            AddFunction(creation.Syntax, creation.Arguments, shape, NameSpan(creation.Syntax), ConstructScan.NameOf(creation));
        }
        else if (code.Symbols.Is(creation.Type, TypeNames.CdkQueue))
        {
            var bag = Bag(PropsOf(creation.Arguments));
            AddQueue(creation, cdk.Seconds(bag, "VisibilityTimeout", cancellationToken), bag.Flag("Fifo"), Presence(bag, "DeadLetterQueue"));
        }
        else if (code.Symbols.Is(creation.Type, TypeNames.PulumiQueue))
        {
            var bag = Bag(PropsOf(creation.Arguments));
            var redrive = Presence(bag, "RedrivePolicy");
            AddQueue(
                creation,
                bag.Number("VisibilityTimeoutSeconds"),
                bag.Flag("FifoQueue"),
                redrive.IsAbsent && code.RedrivesElsewhere(cancellationToken) ? Setting<bool>.Unknown(default) : redrive);
        }
    }

    private void AddQueue(IObjectCreationOperation creation, Setting<int> visibilityTimeout, Setting<bool> isFifo, Setting<bool> hasRedrivePolicy) =>
        queues[creation.Syntax] = new(IdOf(creation), NameSpan(creation.Syntax))
        {
            VisibilityTimeoutSeconds = Known(creation, visibilityTimeout),
            IsFifo = isFifo,
            HasRedrivePolicy = Known(creation, hasRedrivePolicy),
            IsDeadLetterQueue = (queueUses ??= new QueueUses(code, scan)).MayTakeDeadLetters(creation.Syntax),
        };

    private void AddFunction(SyntaxNode construct, ImmutableArray<IArgumentOperation> arguments, FunctionShape shape, TextSpan nameSpan, string? variable)
    {
        // Code that does not compile may hold the same expression twice.
        if (drafts.ContainsKey(construct))
        {
            return;
        }

        var isPulumi = shape is FunctionShape.Pulumi;
        var draft = new FunctionDraft(construct, shape, Bag(PropsOf(arguments)))
        {
            Name = values.Text(Argument(arguments, isPulumi ? 0 : 1), cancellationToken) ?? string.Empty,
            Variable = variable,
            Options = isPulumi && Argument(arguments, 2) is { } options ? Bag(options) : null,
            NameSpan = nameSpan,
            File = code.FileOf(construct.SyntaxTree, isPulumi ? ConfigurationFormat.Pulumi : ConfigurationFormat.Cdk, cancellationToken),
        };
        functions.ReadVariables(draft);
        drafts.Add(construct, draft);
        ordered.Add(draft);
    }

    /// <summary>Gets the function that an expression is, or is a version or name of.</summary>
    private FunctionDraft? FunctionOf(IOperation? expression)
    {
        var construct = scan.ConstructOf(expression);
        if (construct is not null && creations.TryGetValue(construct, out var creation) && code.Symbols.Is(creation.Type, TypeNames.CdkAlias))
        {
            construct = scan.ConstructOf(Bag(PropsOf(creation.Arguments)).Find("Version"));
        }

        return construct is not null && drafts.TryGetValue(construct, out var draft) ? draft : null;
    }

    /// <summary>Gets the function that an object is about: an argument, or a member of an argument.</summary>
    private FunctionDraft? FunctionIn(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (FunctionOf(argument.Value) is { } function)
            {
                return function;
            }
        }

        return PropsOf(arguments) is { } props ? FunctionIn(Bag(props)) : null;
    }

    private FunctionDraft? FunctionIn(PropertyBag bag)
    {
        foreach (var value in bag.Values)
        {
            if (FunctionOf(value) is { } function)
            {
                return function;
            }
        }

        return null;
    }

    private QueueSettings? QueueOf(IOperation? expression) =>
        scan.ConstructOf(expression) is { } construct && queues.TryGetValue(construct, out var queue) ? queue : null;

    private PropertyBag Bag(IOperation? expression) => PropertyBag.Of(expression, scan.Member, values, cancellationToken);

    /// <summary>
    /// Gets the argument that describes what is made: <c>props</c> or <c>args</c>, or where there are none <c>options</c>, which in Pulumi say how
    /// to go about it.
    /// </summary>
    private static IOperation? PropsOf(ImmutableArray<IArgumentOperation> arguments)
    {
        IOperation? options = null;
        var isDescribed = false;
        foreach (var argument in arguments)
        {
            var name = argument.Parameter?.Name;
            if (name is "props" or "args")
            {
                isDescribed = true;
                if (argument.ArgumentKind is not ArgumentKind.DefaultValue)
                {
                    return argument.Value;
                }
            }
            else if (name is "options" && argument.ArgumentKind is not ArgumentKind.DefaultValue)
            {
                options = argument.Value;
            }
        }

        return isDescribed ? null : options;
    }

    private static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, int ordinal)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private string IdOf(IObjectCreationOperation creation) =>
        values.Text(Argument(creation.Arguments, creation.Arguments.Length > 0 && creation.Arguments[0].Parameter?.Type.SpecialType is SpecialType.System_String ? 0 : 1), cancellationToken)
            ?? string.Empty;

    /// <summary>What a queue is not given where it is made it may be given below, or later.</summary>
    private Setting<T> Known<T>(IObjectCreationOperation queue, Setting<T> setting) =>
        setting.IsAbsent && (scan.IsOverridden(queue.Syntax) || scan.OverridesUnknown || code.ChangesConstructsElsewhere(scan.Member, cancellationToken)) ? Setting<T>.Unknown(default) : setting;

    /// <summary>Given by somebody else it is still given.</summary>
    private static Setting<bool> Presence(PropertyBag bag, string name) => bag.Get<bool>(name, static _ => true);

    private static TextSpan BaseSpan(SyntaxNode call) => call switch
    {
        ConstructorInitializerSyntax initializer => initializer.ThisOrBaseKeyword.Span,
        PrimaryConstructorBaseTypeSyntax initializer => initializer.Type.Span,
        _ => call.Span,
    };

    private static TextSpan NameSpan(SyntaxNode creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax qualified } => qualified.Right.Span,
        ObjectCreationExpressionSyntax { Type: AliasQualifiedNameSyntax alias } => alias.Name.Span,
        ObjectCreationExpressionSyntax named => named.Type.Span,
        ImplicitObjectCreationExpressionSyntax { NewKeyword: var keyword } => keyword.Span,
        _ => creation.Span,
    };
}
