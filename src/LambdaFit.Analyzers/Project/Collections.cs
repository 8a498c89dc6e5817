using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LambdaFit.Analyzers.Project;

/// <summary>How a call or assignment makes a collection grow.</summary>
internal enum Growth
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By another element, whatever is there already.</summary>
    Element,

    /// <summary>By a key that may not be there yet.</summary>
    Key,

    /// <summary>By a key together with the value that is computed for it: <c>GetOrAdd</c>.</summary>
    Memo,
}

/// <summary>Which types are collections of the framework that can grow, and what their members do to them.</summary>
internal sealed class Collections(KnownSymbols symbols)
{
    /// <summary>Collections whose elements have keys that look-ups go by.</summary>
    private static readonly ImmutableArray<string> Maps = ImmutableArray.Create(
        TypeNames.Dictionary,
        TypeNames.DictionaryInterface,
        TypeNames.SortedDictionary,
        TypeNames.SortedList,
        TypeNames.ConcurrentDictionary,
        TypeNames.Hashtable,
        TypeNames.NonGenericDictionaryInterface);

    /// <summary>Collections that hold each element once.</summary>
    private static readonly ImmutableArray<string> Sets = ImmutableArray.Create(TypeNames.HashSet, TypeNames.SortedSet, TypeNames.SetInterface);

    private static readonly ImmutableArray<string> Concurrent = ImmutableArray.Create(
        TypeNames.ConcurrentDictionary,
        TypeNames.ConcurrentBag,
        TypeNames.ConcurrentQueue,
        TypeNames.ConcurrentStack);

    private static readonly ImmutableArray<string> Sequences = ImmutableArray.Create(
        TypeNames.List,
        TypeNames.ListInterface,
        TypeNames.CollectionInterface,
        TypeNames.Queue,
        TypeNames.Stack,
        TypeNames.LinkedList,
        TypeNames.PriorityQueue,
        TypeNames.Collection,
        TypeNames.ArrayList,
        TypeNames.ConcurrentBag,
        TypeNames.ConcurrentQueue,
        TypeNames.ConcurrentStack,
        TypeNames.StringBuilder);

    /// <summary>Tells whether a type is one of the framework's collections that can grow; types derived from them may do anything.</summary>
    public bool IsCollection(ITypeSymbol? type) => IsMap(type) || IsSet(type) || IsOneOf(type, Sequences);

    /// <summary>Tells whether a type is a dictionary of the framework.</summary>
    public bool IsMap(ITypeSymbol? type) => IsOneOf(type, Maps);

    /// <summary>Tells whether a type is a set of the framework.</summary>
    public bool IsSet(ITypeSymbol? type) => IsOneOf(type, Sets);

    /// <summary>Tells whether a type is a collection of the framework that threads may change at the same time.</summary>
    public bool IsConcurrent(ITypeSymbol? type) => IsOneOf(type, Concurrent);

    /// <summary>Tells whether methods of this name take elements out of a collection, or may.</summary>
    public static bool Shrinks(string method) => method is "Remove" or "RemoveAt" or "RemoveAll" or "RemoveRange" or "RemoveWhere" or "RemoveFirst" or "RemoveLast"
        or "RemoveKeys" or "TryRemove" or "TryTake" or "TryDequeue" or "TryPop" or "TryPopRange" or "Dequeue" or "Pop" or "EnqueueDequeue" or "DequeueEnqueue"
        or "Clear" or "ExceptWith" or "IntersectWith" or "SymmetricExceptWith" or "Compact" or "Trim";

    /// <summary>Tells whether methods of this name change a collection in any other way.</summary>
    public static bool Rearranges(string method) => method is "Sort" or "Reverse" or "Replace" or "EnsureCapacity" or "TrimExcess" or "TrimToSize";

    /// <summary>Tells whether methods of this name ask for what belongs to a key.</summary>
    public static bool LooksUp(string method) => method is "TryGetValue" or "ContainsKey" or "Contains" or "GetValueOrDefault" or "get_Item";

    /// <summary>Tells how a call changes the collection it is called on.</summary>
    /// <param name="method">The method, as called.</param>
    /// <param name="collection">The type of the collection.</param>
    public Growth OfCall(IMethodSymbol method, ITypeSymbol? collection)
    {
        switch (method.Name)
        {
            case "GetOrAdd":
                return IsMap(collection) ? Growth.Memo : Growth.None;
            case "Add" or "TryAdd" or "AddOrUpdate":
                return IsMap(collection) || IsSet(collection) ? Growth.Key : IsCollection(collection) ? Growth.Element : Growth.None;
            case "AddRange" or "Insert" or "InsertRange" or "UnionWith" or "Enqueue" or "EnqueueRange" or "Push" or "PushRange"
                or "AddFirst" or "AddLast" or "AddBefore" or "AddAfter" or "Append" or "AppendLine" or "AppendFormat" or "AppendJoin":
                // 'Enumerable.Append' gives a new sequence.
                return IsCollection(collection) && !symbols.IsMemberOf(method.ReducedFrom ?? method, TypeNames.Enumerable) ? Growth.Element : Growth.None;
            default:
                return Growth.None;
        }
    }

    /// <summary>Gets the collection that a call is made on, also that of an extension method, or null.</summary>
    public static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    /// <summary>Gets the first argument after the receiver, or null.</summary>
    public static IOperation? FirstArgument(IInvocationOperation call)
    {
        var index = call.Instance is null && call.TargetMethod.IsExtensionMethod ? 1 : 0;
        return call.Arguments.Length > index ? call.Arguments[index].Value : null;
    }

    /// <summary>
    /// Tells whether there are only so many values of a type, or as many as the code has types and members, so that a collection with such keys
    /// has an end.
    /// </summary>
    public bool HasFewValues(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum }
        || type?.SpecialType is SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte
        || symbols.IsOrInherits(type, TypeNames.MemberInfo)
        || symbols.IsOrInherits(type, TypeNames.Assembly);

    private bool IsOneOf(ITypeSymbol? type, ImmutableArray<string> names)
    {
        if (type is INamedTypeSymbol)
        {
            foreach (var name in names)
            {
                if (symbols.Is(type, name))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
