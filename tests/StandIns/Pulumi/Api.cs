// Written from memory of Pulumi's SDK, as far as the rules need it: no registry that every machine reaches has the package.
namespace Pulumi
{
    using System.Collections;
    using System.Collections.Immutable;

    public class Output<T>
    {
        public Output<U> Apply<U>(Func<T, U> func) => throw null!;
    }

    public static class Output
    {
        public static Output<T> Create<T>(T value) => throw null!;
    }

    public class Input<T>
    {
        public static implicit operator Input<T>(T value) => throw null!;
        public static implicit operator Input<T>(Output<T> value) => throw null!;
    }

    public sealed class Union<T0, T1>
    {
    }

    public sealed class InputUnion<T0, T1> : Input<Union<T0, T1>>
    {
        public static implicit operator InputUnion<T0, T1>(T0 value) => throw null!;
        public static implicit operator InputUnion<T0, T1>(T1 value) => throw null!;
        public static implicit operator InputUnion<T0, T1>(Output<T0> value) => throw null!;
        public static implicit operator InputUnion<T0, T1>(Output<T1> value) => throw null!;
    }

    public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable
    {
        public void Add(params Input<T>[] inputs) => throw null!;
        IEnumerator IEnumerable.GetEnumerator() => throw null!;
        public static implicit operator InputList<T>(T[] values) => throw null!;
        public static implicit operator InputList<T>(List<T> values) => throw null!;
        public static implicit operator InputList<T>(Input<T>[] values) => throw null!;
    }

    public sealed class InputMap<V> : Input<ImmutableDictionary<string, V>>, IEnumerable
    {
        public Input<V> this[string key] { set => throw null!; }
        public void Add(string key, Input<V> value) => throw null!;
        IEnumerator IEnumerable.GetEnumerator() => throw null!;
        public static implicit operator InputMap<V>(Dictionary<string, V> values) => throw null!;
    }

    public abstract class InputArgs
    {
        protected InputArgs() => throw null!;
    }

    public abstract class ResourceArgs : InputArgs
    {
        protected ResourceArgs() => throw null!;
    }

    public abstract class ResourceOptions
    {
        public List<object> ResourceTransformations { get; set; }
    }

    public sealed class CustomResourceOptions : ResourceOptions
    {
    }

    public class Resource
    {
        protected Resource() => throw null!;
    }

    public class CustomResource : Resource
    {
        protected CustomResource() => throw null!;
        public Output<string> Id { get; }
    }

    public class Stack : Resource
    {
        public Stack() => throw null!;
    }

    public static class Deployment
    {
        public static Task<int> RunAsync(Action action) => throw null!;
    }

    public sealed class Config
    {
        public Config(string? name = null) => throw null!;
        public int RequireInt32(string key) => throw null!;
        public string Require(string key) => throw null!;
    }

    public abstract class Archive
    {
        protected Archive() => throw null!;
    }

    public sealed class FileArchive : Archive
    {
        public FileArchive(string path) => throw null!;
    }
}
