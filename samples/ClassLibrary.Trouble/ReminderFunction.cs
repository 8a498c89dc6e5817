using Amazon.Lambda.Core;
using Polly;
using Polly.Retry;

namespace Orders;

public sealed record Reminder(string OrderId, string Address);

/// <summary>Sends reminders. The template gives it 30 seconds.</summary>
public class ReminderFunction
{
    private readonly MailServer server = new();

    public async Task SendAsync(Reminder reminder, ILambdaContext context)
    {
        for (var attempt = 0; attempt < 3 && !await server.TrySendAsync(reminder); attempt++)
        {
            await Task.Delay(TimeSpan.FromSeconds(45)); // LFIT1003
        }
    }
}

internal sealed class MailServer
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(15) }; // LFIT1006

    public async Task<bool> TrySendAsync(Reminder reminder)
    {
        // 2 s, 4 s, 8 s, 16 s, 32 s: twice what the function has.
        AsyncRetryPolicy policy = Policy.Handle<HttpRequestException>()
            .WaitAndRetryAsync(5, attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt))); // LFIT1007

        return await policy.ExecuteAsync(async () =>
        {
            var answer = await Http.PostAsync("https://mail.example.com/", new StringContent(reminder.Address));
            return answer.EnsureSuccessStatusCode().IsSuccessStatusCode;
        });
    }
}
