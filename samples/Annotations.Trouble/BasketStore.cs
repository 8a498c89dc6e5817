namespace Baskets;

public sealed class BasketStore
{
    private string lastBasket = "";

    public Task AddAsync(string basket, string article)
    {
        if (basket != lastBasket)
        {
            Console.WriteLine($"Another basket: {basket}");
        }

        lastBasket = basket; // LFIT2002
        Thread.Sleep(TimeSpan.FromMinutes(16)); // LFIT1002
        return Task.CompletedTask;
    }

    public async Task RecountAsync()
    {
        using var client = new HttpClient(); // LFIT7001
        for (; ; ) // LFIT1001
        {
            await client.GetStringAsync("https://baskets.example.com/count");
        }
    }
}
