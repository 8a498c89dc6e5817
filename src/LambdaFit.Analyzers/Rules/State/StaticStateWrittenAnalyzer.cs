using LambdaFit.Analyzers.Project;
using LambdaFit.Analyzers.Project.Reachability;
using LambdaFit.Analyzers.Rules.Performance;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Rules.State;

/// <summary>
/// LFIT2001: a static field, property or event that an invocation writes, so that what one invocation leaves is found by the next one of this
/// environment and by no other.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticStateWrittenAnalyzer() : LambdaAnalyzer(StaticStateWritten)
{
    private static readonly DiagnosticDescriptor StaticStateWritten = Rule.Create(
        RuleIds.StaticStateWritten,
        "Static state written during a Lambda invocation",
        "Static '{0}' is written during an invocation{1}, and {2}",
        Categories.State,
        DiagnosticSeverity.Warning,
        "An execution environment serves many invocations, one after the other, and Lambda starts and ends environments as it likes. What an invocation writes to a static is seen by later invocations of the same environment and by no other environment.");

    private const string Lost = "the change is lost: other execution environments do not see it, and a new one starts without it; keep it in DynamoDB, ElastiCache or S3";
    private const string Leaks = "the value leaks: the next invocation in this execution environment sees it; keep it in a local variable and pass it as a parameter";
    private const string LeaksHandler = "the subscription leaks: it is still there in the next invocations, which add more; remove it before the handler returns, or subscribe once in a static constructor";

    private protected override void Register(CompilationStartAnalysisContext context, LambdaProject project)
    {
        var state = new StaticState(project);
        context.RegisterOperationAction(
            c => state.Analyze(c, ((IAssignmentOperation)c.Operation).Target),
            OperationKind.SimpleAssignment,
            OperationKind.CompoundAssignment,
            OperationKind.DeconstructionAssignment);
        context.RegisterOperationAction(
            c => state.Analyze(c, ((IIncrementOrDecrementOperation)c.Operation).Target),
            OperationKind.Increment,
            OperationKind.Decrement);
        context.RegisterOperationAction(
            c =>
            {
                if (c.Operation is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: var value })
                {
                    state.Analyze(c, value);
                }
            },
            OperationKind.Argument);
        context.RegisterOperationAction(
            c =>
            {
                if (c.Operation is IEventAssignmentOperation { Adds: true, EventReference: var reference })
                {
                    state.Analyze(c, reference);
                }
            },
            OperationKind.EventAssignment);
    }

    /// <summary>What the actions of one compilation share.</summary>
    private sealed class StaticState(LambdaProject project)
    {
        private readonly MemberReferences references = project.References;

        public void Analyze(OperationAnalysisContext context, IOperation target)
        {
            if (target is ITupleOperation tuple)
            {
                // One finding per statement is enough.
                foreach (var element in tuple.Elements)
                {
                    if (ReportOf(context, element) is { } found)
                    {
                        context.ReportDiagnostic(found);
                        return;
                    }
                }
            }
            else if (ReportOf(context, target) is { } found)
            {
                context.ReportDiagnostic(found);
            }
        }

        private Diagnostic? ReportOf(OperationAnalysisContext context, IOperation target)
        {
            if (Writes.ChangedMember(target) is not { Member: { IsStatic: true } member } reference
                || !IsState(member)
                || IsPartOfStaticWrite(context.Operation)
                || IsHarmless(context.Operation, member)
                || project.CallGraph(context.CancellationToken).ReachOf(context.Operation, context.ContainingSymbol) is not { } reach
                || IsConstruction(reach)
                || new OnceOnly(project, references).Covers(context.Operation, reach, member, context.CancellationToken)
                || IsCreatedOnce(context.Operation, reference)
                || IsIdiom(context.Operation, member, reach, context.CancellationToken))
            {
                return null;
            }

            return Diagnostic.Create(StaticStateWritten, target.Syntax.GetLocation(), DisplayNames.Of(member), reach.Describe(), Trouble(context.Operation, member, reach));
        }

        /// <summary>Tells what this compilation declares and one environment has once: not per thread, and not what an accessor of its own writes.</summary>
        private bool IsState(ISymbol member)
        {
            if (!SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, project.Compilation.Assembly))
            {
                return false;
            }

            return member switch
            {
                // What the accessor writes for 'field' is reported where the property is assigned.
                IFieldSymbol field => field.AssociatedSymbol is null && !field.HasAttribute(project.Symbols[TypeNames.ThreadStaticAttribute]),
                IPropertySymbol property => HasBackingField(property),
                IEventSymbol declared => declared.AddMethod is { IsImplicitlyDeclared: true },
                _ => false,
            };
        }

        private static bool HasBackingField(IPropertySymbol property)
        {
            foreach (var member in property.ContainingType.GetMembers())
            {
                if (member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property.OriginalDefinition))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Of <c>s_a = s_b = value</c> the first is reported.</summary>
        private bool IsPartOfStaticWrite(IOperation write) =>
            write is IAssignmentOperation { Parent: ISimpleAssignmentOperation outer }
            && Writes.ChangedMember(outer.Target) is { Member: { IsStatic: true } member }
            && IsState(member);

        /// <summary>Tells writes that leave nothing behind, or nothing that differs: clearing, initialising once, the same settings of the environment.</summary>
        private bool IsHarmless(IOperation write, ISymbol member)
        {
            if (write is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method, Arguments: var arguments } })
            {
                if (project.Symbols.IsMemberOf(method, TypeNames.LazyInitializer)
                    || (method.Name is "Read" && (project.Symbols.IsMemberOf(method, TypeNames.Interlocked) || project.Symbols.IsMemberOf(method, TypeNames.Volatile))))
                {
                    return true;
                }

                if (method.Name is "CompareExchange" && arguments.Length == 3 && project.Symbols.IsMemberOf(method, TypeNames.Interlocked))
                {
                    return Writes.IsDefaultValue(arguments[2].Value);
                }
            }

            return ValueOf(write) is { } value
                && ((Writes.IsDefaultValue(value) && member is not IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean } and not IFieldSymbol { Type.SpecialType: SpecialType.System_Boolean })
                    || IsEnvironmentVariable(value));
        }

        private bool IsEnvironmentVariable(IOperation value) => value.Unwrapped() switch
        {
            IInvocationOperation { TargetMethod: { Name: "GetEnvironmentVariable" } method, Arguments: { Length: 1 } arguments } =>
                arguments[0].Value.ConstantValue.HasValue && project.Symbols.IsMemberOf(method, TypeNames.Environment),
            ICoalesceOperation coalesce => IsEnvironmentVariable(coalesce.Value),
            _ => false,
        };

        /// <summary>A controller's constructor runs in each request, but what it is given comes from the container.</summary>
        private static bool IsConstruction(Reach reach) => reach is { Caller: null, Member.MethodKind: MethodKind.Constructor };

        /// <summary>Tells assignments whose value says <c>s_x ?? Create()</c>, and those that create a client, which another rule reports.</summary>
        private bool IsCreatedOnce(IOperation write, IMemberReferenceOperation target) => ValueOf(write)?.Unwrapped() switch
        {
            ICoalesceOperation coalesce => IsSame(coalesce.Value, target),
            IConditionalOperation { Condition: IIsPatternOperation pattern } => IsSame(pattern.Value, target),
            IConditionalOperation { Condition: IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison } =>
                IsSame(comparison.LeftOperand, target) && Writes.IsDefaultValue(comparison.RightOperand),
            ISwitchExpressionOperation choice => IsSame(choice.Value, target),
            IObjectCreationOperation creation => Clients.IsClient(project.Symbols, creation.Type),
            _ => false,
        };

        private static bool IsSame(IOperation value, IMemberReferenceOperation target) =>
            value.Unwrapped() is IMemberReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Member, target.Member);

        private bool IsIdiom(IOperation write, ISymbol member, Reach reach, CancellationToken cancellationToken)
        {
            if (member is IEventSymbol)
            {
                return IsRemoved(member, cancellationToken);
            }

            if (references.IsOnlySetToOneConstant(member, cancellationToken))
            {
                return !DependsOnEvent(write, reach);
            }

            var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
            return new CounterReads(references).AreOnlyTelemetry(member, type, cancellationToken) || IsRefresh(write, member, cancellationToken);
        }

        private bool IsRemoved(ISymbol member, CancellationToken cancellationToken)
        {
            foreach (var reference in references.Of(member, cancellationToken))
            {
                if (reference.Parent is IEventAssignmentOperation { Adds: false })
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>
        /// Tells whether a value that is initialised lazily elsewhere is replaced here, as after a failure. What the caller hands in is no such value.
        /// </summary>
        private bool IsRefresh(IOperation write, ISymbol member, CancellationToken cancellationToken)
        {
            if (ValueOf(write)?.Unwrapped() is not { } value || IsHandedIn(value, cancellationToken) || Mentions(value, member))
            {
                return false;
            }

            foreach (var reference in references.Of(member, cancellationToken))
            {
                if (Writes.IsWritten(reference)
                    && (reference.Parent is ICoalesceAssignmentOperation
                        || (reference.Syntax.Span != write.Syntax.Span && !write.Syntax.Span.Contains(reference.Syntax.Span)
                            && new OnceOnly(project, references).Covers(reference.Parent!, reach: null, member, cancellationToken))))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsHandedIn(IOperation value, CancellationToken cancellationToken)
        {
            // Locals and members are followed a few steps; what goes on longer counts as handed in.
            for (var hops = 0; hops < 8; hops++)
            {
                switch (value.Unwrapped())
                {
                    case IMemberReferenceOperation { Instance: { } instance }:
                        value = instance;
                        break;
                    case ILocalReferenceOperation { Local: var local } when references.Initializer(local, cancellationToken) is { } initial:
                        value = initial;
                        break;
                    case var other:
                        return other is IParameterReferenceOperation or ILocalReferenceOperation;
                }
            }

            return true;
        }

        /// <summary>Says which of the two troubles it is: a change that others should see, or a value that the next invocation should not.</summary>
        private string Trouble(IOperation write, ISymbol member, Reach reach)
        {
            if (member is IEventSymbol)
            {
                return LeaksHandler;
            }

            if (write is not ISimpleAssignmentOperation and not IDeconstructionAssignmentOperation
                && (write is not IArgumentOperation argument || (argument.Parent is IInvocationOperation { TargetMethod: { Name: not ("Exchange" or "Write") } method } && project.Symbols.IsMemberOf(method, TypeNames.Interlocked))))
            {
                return Lost;
            }

            if (ValueOf(write) is not { } value)
            {
                return Leaks;
            }

            if (value.ConstantValue.HasValue)
            {
                return DependsOnEvent(write, reach) ? Leaks : Lost;
            }

            return Mentions(value, member) || IsComparedBefore(write, member) ? Lost : Leaks;
        }

        /// <summary>Tells writes such as that of a maximum: <c>if (x &gt; s_max) s_max = x</c>.</summary>
        private static bool IsComparedBefore(IOperation write, ISymbol member)
        {
            for (var outer = write.Parent; outer is not null; outer = outer.Parent)
            {
                if (outer is IConditionalOperation conditional && Mentions(conditional.Condition, member))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Tells whether a write stands under a condition that looks at the event: <c>if (request.Debug) s_debug = true</c>.</summary>
        private bool DependsOnEvent(IOperation write, Reach reach)
        {
            if (reach.Caller is not null)
            {
                return false;
            }

            for (var (inner, outer) = (write, write.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
            {
                if (outer is IConditionalOperation conditional && !ReferenceEquals(inner, conditional.Condition))
                {
                    foreach (var operation in conditional.Condition.DescendantsAndSelf())
                    {
                        if (operation is IParameterReferenceOperation parameter && !project.Symbols.Is(parameter.Type, TypeNames.LambdaContext))
                        {
                            return true;
                        }
                    }
                }
            }

            return false;
        }

        private static IOperation? ValueOf(IOperation write) => write switch
        {
            ISimpleAssignmentOperation assignment => assignment.Value,
            IArgumentOperation argument => Writes.AssignedValue(argument.Value),
            _ => null,
        };

        private static bool Mentions(IOperation value, ISymbol member)
        {
            foreach (var operation in value.DescendantsAndSelf())
            {
                if (operation is IMemberReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Member, member))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
