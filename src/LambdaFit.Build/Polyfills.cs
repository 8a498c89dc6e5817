namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for in records; .NET Standard 2.0 has none.</summary>
#pragma warning disable S2094 // Only its name matters.
internal static class IsExternalInit;
#pragma warning restore S2094
