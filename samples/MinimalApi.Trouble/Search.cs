namespace Shop;

internal static class Search
{
    private static string? current;

    public static int Reindex(string id)
    {
        current = id; // LFIT2001
        while (true) // LFIT1001
        {
            Console.WriteLine($"Indexing {current}");
        }
    }
}
