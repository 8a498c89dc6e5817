using Microsoft.AspNetCore.Mvc;

namespace Shop;

[ApiController]
[Route("articles")]
public class ArticlesController : ControllerBase
{
    private static string lastViewed = "";

    [HttpGet("{id}")]
    public async Task<string> Get(string id)
    {
        lastViewed = id; // LFIT2001
        var client = new HttpClient(); // LFIT7001
        return await client.GetStringAsync("https://articles.example.com/" + id);
    }

    [HttpGet("last")]
    public string Last() => lastViewed;

    [HttpPost("{id}/restock")]
    public async Task<IActionResult> Restock(string id)
    {
        _ = NotifyAsync(id); // LFIT1009
        await WaitForDeliveryAsync(id);
        return Ok();
    }

    private static async Task NotifyAsync(string id)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        Console.WriteLine($"Restocking {id}");
    }

    private static async Task WaitForDeliveryAsync(string id)
    {
        Console.WriteLine($"Waiting for {id}");
        await Task.Delay(TimeSpan.FromMinutes(20)); // LFIT1002
    }
}
