namespace LambdaFit.Benchmarks.Generation;

/// <summary>The files that every generated project has.</summary>
internal static class SharedTemplates
{
    public static IEnumerable<(string Name, string Source)> All =>
    [
        ("GlobalUsings", """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Net.Http;
            global using System.Threading;
            global using System.Threading.Tasks;
            global using Shop.Shared;
            """),
        ("Clock", """
            namespace Shop.Shared;

            public interface IClock
            {
                DateTimeOffset Now { get; }
            }

            public sealed class SystemClock : IClock
            {
                public DateTimeOffset Now => DateTimeOffset.UtcNow;
            }
            """),
        ("Money", """
            namespace Shop.Shared;

            public readonly record struct Money(decimal Amount, string Currency) : IComparable<Money>
            {
                public static Money Zero(string currency) => new(0, currency);

                public static Money operator +(Money left, Money right)
                {
                    if (left.Currency != right.Currency)
                    {
                        throw new InvalidOperationException("Cannot add " + left.Currency + " and " + right.Currency);
                    }

                    return left with { Amount = left.Amount + right.Amount };
                }

                public static Money operator *(Money money, decimal factor) => money with { Amount = decimal.Round(money.Amount * factor, 2) };

                public int CompareTo(Money other) => Amount.CompareTo(other.Amount);

                public override string ToString() => Amount.ToString("N2") + " " + Currency;
            }
            """),
        ("Guard", """
            namespace Shop.Shared;

            public static class Guard
            {
                public static string NotEmpty(string? value, string name)
                {
                    if (string.IsNullOrWhiteSpace(value))
                    {
                        throw new ArgumentException("Must not be empty.", name);
                    }

                    return value.Trim();
                }

                public static int InRange(int value, int low, int high, string name)
                {
                    if (value < low || value > high)
                    {
                        throw new ArgumentOutOfRangeException(name, value, "Must be between " + low + " and " + high + ".");
                    }

                    return value;
                }
            }
            """),
        ("Result", """
            namespace Shop.Shared;

            public sealed class Result<T>
            {
                private readonly T? value;

                private Result(T? value, IReadOnlyList<string> problems)
                {
                    this.value = value;
                    Problems = problems;
                }

                public IReadOnlyList<string> Problems { get; }

                public bool IsSuccess => Problems.Count == 0;

                public T Value => IsSuccess ? value! : throw new InvalidOperationException(string.Join("; ", Problems));

                public static Result<T> Success(T value) => new(value, Array.Empty<string>());

                public static Result<T> Failure(params string[] problems) => new(default, problems);

                public Result<TOther> Then<TOther>(Func<T, Result<TOther>> next) => IsSuccess ? next(Value) : Result<TOther>.Failure(Problems.ToArray());
            }
            """),
        ("Retry", """
            namespace Shop.Shared;

            public static class Retry
            {
                public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, int attempts, CancellationToken cancellationToken)
                {
                    var delay = TimeSpan.FromMilliseconds(100);
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            return await work(cancellationToken).ConfigureAwait(false);
                        }
                        catch (HttpRequestException) when (attempt < attempts)
                        {
                            await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
                            delay *= 2;
                        }
                    }
                }
            }
            """),
        ("Page", """
            namespace Shop.Shared;

            public sealed class Page<T>
            {
                public Page(IReadOnlyList<T> items, string? next)
                {
                    Items = items;
                    Next = next;
                }

                public IReadOnlyList<T> Items { get; }

                public string? Next { get; }

                public static Page<T> Of(IEnumerable<T> all, int offset, int size)
                {
                    var items = new List<T>();
                    var index = 0;
                    foreach (var item in all)
                    {
                        if (index++ < offset)
                        {
                            continue;
                        }

                        if (items.Count == size)
                        {
                            return new Page<T>(items, index.ToString());
                        }

                        items.Add(item);
                    }

                    return new Page<T>(items, null);
                }
            }
            """),
        ("AuditLog", """
            namespace Shop.Shared;

            public interface IAuditLog
            {
                Task WriteAsync(string subject, string action, CancellationToken cancellationToken = default);
            }

            public sealed class ConsoleAuditLog : IAuditLog
            {
                private readonly IClock clock;

                public ConsoleAuditLog(IClock clock) => this.clock = clock;

                public async Task WriteAsync(string subject, string action, CancellationToken cancellationToken = default)
                {
                    await Console.Out.WriteLineAsync($"{clock.Now:O} {subject} {action}".AsMemory(), cancellationToken);
                }
            }
            """),
    ];
}
