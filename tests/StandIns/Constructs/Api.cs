namespace Constructs
{
    public interface IConstruct : Constructs.IDependable
    {
        Constructs.Node Node { get; }
    }

    public interface IDependable
    {
    }

    public class Construct : Amazon.JSII.Runtime.Deputy.DeputyBase, Constructs.IConstruct, Constructs.IDependable
    {
        public Construct(Constructs.Construct scope, string id) => throw null!;
        protected Construct() => throw null!;
        public Constructs.Node Node { get; }
    }

    public class Node : Amazon.JSII.Runtime.Deputy.DeputyBase
    {
        public Node(Constructs.Construct host, Constructs.IConstruct scope, string id) => throw null!;
        protected Node() => throw null!;
        public void AddDependency(params Constructs.IDependable[] deps) => throw null!;
        public Constructs.IConstruct FindChild(string id) => throw null!;
        public object TryGetContext(string key) => throw null!;
        public Constructs.IConstruct[] Children { get; }
        public string Id { get; }
        public string Path { get; }
        public Constructs.IConstruct? DefaultChild { get; set; }
    }
}
