using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace Tickets;

public sealed record Booking(string Show, int Seats);

/// <summary>Runs on managed instances, where one object serves many bookings at the same time.</summary>
public class BookingFunction
{
    private static readonly object Gate = new();

    private readonly Queue<string> recent = new();
    private readonly Dictionary<string, int> shows = new(StringComparer.Ordinal) { ["Hamlet"] = 400, ["Faust"] = 250 };
    private readonly HashSet<string> guarded = new(StringComparer.Ordinal);
    private readonly Random numbers = new();

    public string Book(Booking booking, ILambdaContext context)
    {
        if (booking.Seats > shows[booking.Show])
        {
            throw new ArgumentException($"{booking.Show} has no {booking.Seats} seats");
        }

        lock (Gate)
        {
            guarded.Clear();
            guarded.Add(booking.Show);
        }

        recent.Enqueue(booking.Show); // LFIT2012
        while (recent.Count > 10)
        {
            recent.Dequeue();
        }

        return $"{booking.Show}-{numbers.Next()}"; // LFIT2012
    }
}
