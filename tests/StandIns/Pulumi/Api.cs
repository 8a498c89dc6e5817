// The API of Pulumi's SDK for .NET, as far as the rules need it, held against its sources at version 3.112.1: no registry that every machine reaches has the package.
namespace Pulumi
{
    using System.Collections;
    using System.Collections.Immutable;

    public sealed class Output<T>
    {
        public Output<TResult> Apply<TResult>(Func<T, TResult> func) => throw null!;
        public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => throw null!;
    }

    public static class Output
    {
        public static Output<T> Create<T>(T value) => throw null!;
        public static Output<T> Create<T>(Task<T> value) => throw null!;
        public static Output<T> CreateSecret<T>(T value) => throw null!;
        public static Output<string> Format(FormattableString formattableString) => throw null!;
    }

    public class Input<T>
    {
        public static implicit operator Input<T>(T value) => throw null!;
        public static implicit operator Input<T>(Output<T> value) => throw null!;
        public static implicit operator Output<T>(Input<T> input) => throw null!;
    }

    public readonly struct Union<T0, T1>
    {
        public static implicit operator Union<T0, T1>(T0 t) => throw null!;
        public static implicit operator Union<T0, T1>(T1 t) => throw null!;
    }

    public sealed class InputUnion<T0, T1> : Input<Union<T0, T1>>
    {
        public InputUnion() => throw null!;
        public static implicit operator InputUnion<T0, T1>(Union<T0, T1> value) => throw null!;
        public static implicit operator InputUnion<T0, T1>(T0 value) => throw null!;
        public static implicit operator InputUnion<T0, T1>(T1 value) => throw null!;
        public static implicit operator InputUnion<T0, T1>(Input<T0> value) => throw null!;
        public static implicit operator InputUnion<T0, T1>(Input<T1> value) => throw null!;
        public static implicit operator InputUnion<T0, T1>(Output<T0> value) => throw null!;
        public static implicit operator InputUnion<T0, T1>(Output<T1> value) => throw null!;
    }

    public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable
    {
        public InputList() => throw null!;
        public void Add(params Input<T>[] inputs) => throw null!;
        public void AddRange(InputList<T> inputs) => throw null!;
        IEnumerator IEnumerable.GetEnumerator() => throw null!;
        public static implicit operator InputList<T>(T value) => throw null!;
        public static implicit operator InputList<T>(Output<T> value) => throw null!;
        public static implicit operator InputList<T>(Input<T> value) => throw null!;
        public static implicit operator InputList<T>(T[] values) => throw null!;
        public static implicit operator InputList<T>(Output<T>[] values) => throw null!;
        public static implicit operator InputList<T>(Input<T>[] values) => throw null!;
        public static implicit operator InputList<T>(List<T> values) => throw null!;
        public static implicit operator InputList<T>(List<Input<T>> values) => throw null!;
        public static implicit operator InputList<T>(ImmutableArray<T> values) => throw null!;
    }

    public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable
    {
        public InputMap() => throw null!;
        public Input<TValue> this[string key] { set => throw null!; }
        public void Add(string key, Input<TValue> value) => throw null!;
        public void Add(InputMap<TValue> values) => throw null!;
        public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) => throw null!;
        IEnumerator IEnumerable.GetEnumerator() => throw null!;
        public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => throw null!;
        public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => throw null!;
        public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) => throw null!;
    }

    public abstract class InputArgs
    {
        protected InputArgs() => throw null!;
    }

    public abstract class ResourceArgs : InputArgs
    {
        protected ResourceArgs() => throw null!;
    }

    public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

    public readonly struct ResourceTransformationArgs
    {
    }

    public readonly struct ResourceTransformationResult
    {
    }

    public abstract class ResourceOptions
    {
        public Resource? Parent { get; set; }
        public List<string> IgnoreChanges { get; set; }
        public List<ResourceTransformation> ResourceTransformations { get; set; }
    }

    public sealed class CustomResourceOptions : ResourceOptions
    {
        public CustomResourceOptions() => throw null!;
    }

    public sealed class ComponentResourceOptions : ResourceOptions
    {
        public ComponentResourceOptions() => throw null!;
    }

    public class Resource
    {
        private protected Resource() => throw null!;
    }

    public class CustomResource : Resource
    {
        public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null) => throw null!;
        public Output<string> Id { get; }
    }

    public class ComponentResource : Resource
    {
        public ComponentResource(string type, string name, ComponentResourceOptions? options = null) => throw null!;
    }

    public class StackOptions
    {
        public List<ResourceTransformation> ResourceTransformations { get; set; }
    }

    public class Stack : ComponentResource
    {
        public Stack(StackOptions? options = null)
            : base(null!, null!) => throw null!;
    }

    public partial class Deployment
    {
        public static Task<int> RunAsync(Action action) => throw null!;
        public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => throw null!;
        public static Task<int> RunAsync<TStack>()
            where TStack : Stack, new() => throw null!;
    }

    public sealed class Config
    {
        public Config(string? name = null) => throw null!;
        public string? Get(string key) => throw null!;
        public int? GetInt32(string key) => throw null!;
        public string Require(string key) => throw null!;
        public Output<string> RequireSecret(string key) => throw null!;
        public int RequireInt32(string key) => throw null!;
    }

    public abstract class AssetOrArchive
    {
        private protected AssetOrArchive() => throw null!;
    }

    public abstract class Archive : AssetOrArchive
    {
        private protected Archive() => throw null!;
    }

    public sealed class FileArchive : Archive
    {
        public FileArchive(string path) => throw null!;
    }
}
