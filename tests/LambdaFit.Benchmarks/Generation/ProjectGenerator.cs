using System.Collections.Immutable;
using System.Text;

namespace LambdaFit.Benchmarks.Generation;

/// <summary>
/// Writes projects of a shop: for each kind of thing that it deals with a model, a repository behind an interface, rules, a service behind an
/// interface, and a Lambda function or a plain worker that calls it. Every few services and functions have a defect, and the generator counts them.
/// The same arguments give the same project.
/// </summary>
internal sealed class ProjectGenerator
{
    /// <summary>The file that an edit changes. It holds one defect, which is reported only because a function reaches it.</summary>
    public const string EditedFile = "RetailShipmentService.cs";

    /// <summary>The rule that reports the defect.</summary>
    public const string EditedRule = "LFIT1001";

    private const string AssemblyName = "Shop";
    private const string Directory = "/src/Shop";

    private static readonly string[] Things =
    [
        "Order", "Invoice", "Customer", "Shipment", "Payment", "Refund", "Voucher", "Catalog", "Price", "Stock", "Supplier", "Contract", "Delivery",
        "Return", "Review", "Basket", "Campaign", "Loyalty", "Address", "Warehouse", "Forecast",
    ];

    private static readonly string[] Markets = ["Retail", "Wholesale", "Partner", "Internal"];

    private readonly ImmutableArray<ProjectFile>.Builder sources = ImmutableArray.CreateBuilder<ProjectFile>();
    private readonly SortedDictionary<string, int> planted = new(StringComparer.Ordinal);
    private readonly StringBuilder resources = new();

    private ProjectGenerator()
    {
    }

    /// <summary>Generates a project with functions of several programming models.</summary>
    public static Workload Lambda(int files)
    {
        var generator = new ProjectGenerator();
        generator.AddShared();
        for (var i = 0; generator.sources.Count < files; i++)
        {
            generator.AddThing(i, isLambda: true);
        }

        generator.AddResource("Orphan", "Shop.Orphans.OrphanFunction::HandleAsync", timeout: 30);
        generator.Plant("LFIT3009");
        return new()
        {
            AssemblyName = AssemblyName,
            Directory = Directory,
            Sources = generator.sources.ToImmutable(),
            ConfigurationFiles = [new(Directory + "/serverless.template", ConfigurationTemplates.Template(generator.resources.ToString()))],
            References = [.. References.Net, .. References.StandIns],
            Planted = generator.planted.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>Generates the same kind of project without any function, and without a reference to AWS.</summary>
    public static Workload Other(int files)
    {
        var generator = new ProjectGenerator();
        generator.AddShared();
        for (var i = 0; generator.sources.Count < files; i++)
        {
            generator.AddThing(i, isLambda: false);
        }

        return new()
        {
            AssemblyName = AssemblyName,
            Directory = Directory,
            Sources = generator.sources.ToImmutable(),
            References = References.Net,
            Planted = ImmutableSortedDictionary<string, int>.Empty,
        };
    }

    private void AddShared()
    {
        foreach (var (name, source) in SharedTemplates.All)
        {
            Add(name, source);
        }
    }

    private void AddThing(int i, bool isLambda)
    {
        var thing = Markets[i / Things.Length] + Things[i % Things.Length];
        Add(thing, ThingTemplates.Model(thing));
        Add("I" + thing + "Repository", ThingTemplates.RepositoryInterface(thing));
        Add(thing + "Repository", ThingTemplates.Repository(thing));
        Add(thing + "Rules", ThingTemplates.Rules(thing));
        Add(thing + "Service", ThingTemplates.Service(thing, DefectOfService(i, isLambda)));
        if (isLambda)
        {
            AddFunction(i, thing);
        }
        else
        {
            Add(thing + "Worker", FunctionTemplates.Worker(thing));
        }
    }

    /// <summary>Each of the five kinds of defect in one of eight services; a project without functions has the same code and no defect.</summary>
    private string DefectOfService(int i, bool isLambda)
    {
        var (rule, defect) = (i % 8) switch
        {
            1 => ("LFIT1009", ServiceDefects.ForgottenTask),
            2 => ("LFIT2001", ServiceDefects.StaticState),
            3 => ("LFIT1001", ServiceDefects.EndlessLoop),
            5 => ("LFIT1002", ServiceDefects.LongWait),
            6 => ("LFIT7001", ServiceDefects.ClientPerInvocation),
            _ => (null, ServiceDefects.None),
        };
        if (isLambda && rule is not null)
        {
            Plant(rule);
        }

        return defect;
    }

    private void AddFunction(int i, string thing)
    {
        var handler = $"Shop.{thing}s.{thing}Function::HandleAsync";
        switch (i % 4)
        {
            case 0:
                // Its configuration may lack the timeout.
                var hasTimeout = i % 8 != 0;
                var isVoid = i == 12;
                Add(thing + "Function", FunctionTemplates.Queue(thing, isVoid));
                AddResource(thing, handler, hasTimeout ? 60 : null);
                Plant("LFIT3001", hasTimeout ? 0 : 1);
                Plant("LFIT6002", isVoid ? 1 : 0);
                break;
            case 1:
                Add(thing + "Function", FunctionTemplates.Annotations(thing));
                break;
            case 2:
                Add(thing + "Function", FunctionTemplates.Bootstrap(thing));
                break;
            default:
                var isTimeoutTooLong = i == 15;
                var hasSerializer = i != 7;
                Add(thing + "Function", FunctionTemplates.Plain(thing, hasSerializer));
                AddResource(thing, handler, isTimeoutTooLong ? 1000 : 60);
                Plant("LFIT3002", isTimeoutTooLong ? 1 : 0);
                Plant("LFIT6001", hasSerializer ? 0 : 1);
                break;
        }
    }

    private void Add(string name, string source) => sources.Add(new($"{Directory}/{name}.cs", source));

    private void AddResource(string name, string handler, int? timeout) => resources.Append(ConfigurationTemplates.Function(name, $"{AssemblyName}::{handler}", timeout));

    private void Plant(string rule, int count = 1) => planted[rule] = planted.GetValueOrDefault(rule) + count;
}
