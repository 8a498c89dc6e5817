using System.Xml;
using LambdaFit.Analyzers.Project.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project.Infrastructure;

/// <summary>The values that the CDK has types of its own for: durations, sizes, runtimes, architectures.</summary>
internal sealed class CdkValues(KnownSymbols symbols, ConstructValues values)
{
    /// <summary>Reads a <c>Duration</c> as whole seconds.</summary>
    public Setting<int> Seconds(PropertyBag bag, string name, CancellationToken cancellationToken) =>
        bag.Get<int>(name, value => SecondsOf(value, cancellationToken) is { } seconds ? ConstructValues.Whole(seconds) : null);

    /// <summary>Reads a <c>Duration</c> as whole milliseconds.</summary>
    public Setting<int> Milliseconds(PropertyBag bag, string name, CancellationToken cancellationToken) =>
        bag.Get<int>(name, value => SecondsOf(value, cancellationToken) is { } seconds ? ConstructValues.Whole(seconds * 1000) : null);

    /// <summary>Reads a <c>Size</c> as whole mebibytes.</summary>
    public Setting<int> Mebibytes(PropertyBag bag, string name, CancellationToken cancellationToken) => bag.Get<int>(name, value =>
        values.Definition(value, cancellationToken) is IInvocationOperation { Instance: null, Arguments.Length: 1 } call
        && symbols.IsMemberOf(call.TargetMethod, TypeNames.CdkSize)
        && values.Real(call.Arguments[0].Value, cancellationToken) is { } amount
        && (call.TargetMethod.Name switch { "Mebibytes" => 1, "Gibibytes" => 1024, "Tebibytes" => 1024 * 1024, _ => 0 }) is var unit and > 0
            ? ConstructValues.Whole(amount * unit)
            : null);

    /// <summary>
    /// Gets what Lambda calls a runtime: <c>dotnet8</c> for <c>Runtime.DOTNET_8</c>. Empty for a runtime of another language, null where
    /// the runtime is not known.
    /// </summary>
    public string? RuntimeOf(IOperation value, CancellationToken cancellationToken) => values.Definition(value, cancellationToken) switch
    {
        IPropertyReferenceOperation { Instance: null } reference when symbols.IsMemberOf(reference.Property, TypeNames.CdkRuntime) => RuntimeNames.OfCdk(reference.Property.Name),
        IObjectCreationOperation { Arguments.IsEmpty: false } creation when symbols.Is(creation.Type, TypeNames.CdkRuntime) =>
            values.Text(creation.Arguments[0].Value, cancellationToken) is { } name ? RuntimeNames.OfDotNet(name) : null,
        _ => null,
    };

    /// <summary>Tells whether a runtime is certainly one of .NET although its version is not known: <c>new Runtime(version, RuntimeFamily.DOTNET_CORE)</c>.</summary>
    public bool IsDotNetFamily(IOperation value, CancellationToken cancellationToken) =>
        values.Definition(value, cancellationToken) is IObjectCreationOperation { Arguments.Length: > 1 } creation
        && symbols.Is(creation.Type, TypeNames.CdkRuntime)
        && MemberName(creation.Arguments[1].Value) == "DOTNET_CORE";

    /// <summary>Gets what Lambda calls an architecture.</summary>
    public string? ArchitectureOf(IOperation value, CancellationToken cancellationToken) => MemberName(values.Definition(value, cancellationToken)) switch
    {
        "ARM_64" => "arm64",
        "X86_64" => "x86_64",
        _ => null,
    };

    /// <summary>Gets the name of the static member or enumeration member that an expression is.</summary>
    public string? MemberName(IOperation expression)
    {
        var value = expression.Unwrapped();
        return value switch
        {
            IFieldReferenceOperation { Instance: null, Field.ContainingType.TypeKind: TypeKind.Enum } field => field.Field.Name,
            IPropertyReferenceOperation { Instance: null } property => property.Property.Name,
            _ => null,
        };
    }

    private double? SecondsOf(IOperation value, CancellationToken cancellationToken)
    {
        if (values.Definition(value, cancellationToken) is not IInvocationOperation { Instance: null, Arguments.Length: 1 } call || !symbols.IsMemberOf(call.TargetMethod, TypeNames.CdkDuration))
        {
            return null;
        }

        var argument = call.Arguments[0].Value;
        if (call.TargetMethod.Name == "Parse")
        {
            return Parse(values.Text(argument, cancellationToken));
        }

        return values.Real(argument, cancellationToken) is not { } amount ? null : call.TargetMethod.Name switch
        {
            "Millis" => amount / 1000,
            "Seconds" => amount,
            "Minutes" => amount * 60,
            "Hours" => amount * 3600,
            "Days" => amount * 86400,
            _ => null,
        };
    }

    private static double? Parse(string? text)
    {
        try
        {
            return text is null ? null : XmlConvert.ToTimeSpan(text).TotalSeconds;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }
}
