namespace Shop;

internal static class Search
{
    private static int running;

    public static int Reindex(string id)
    {
        running++; // LFIT2001
        while (true) // LFIT1001
        {
            Console.WriteLine($"Indexing {id}");
        }
    }
}
