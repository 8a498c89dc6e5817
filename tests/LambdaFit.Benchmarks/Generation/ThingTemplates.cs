namespace LambdaFit.Benchmarks.Generation;

/// <summary>The files of one kind of thing: model, repository, rules and service.</summary>
internal static class ThingTemplates
{
    public static string Model(string thing) => $$"""
        using System.Text.Json.Serialization;

        namespace Shop.{{thing}}s;

        public enum {{thing}}Status
        {
            Draft,
            Submitted,
            Accepted,
            Closed,
            Cancelled,
        }

        public sealed record {{thing}}Line(string Sku, int Quantity, decimal Price)
        {
            public decimal Total => Quantity * Price;
        }

        public sealed class {{thing}}
        {
            private readonly List<{{thing}}Line> lines = new();

            public {{thing}}(string id, string currency)
            {
                Id = Guard.NotEmpty(id, nameof(id));
                Currency = Guard.NotEmpty(currency, nameof(currency));
            }

            [JsonPropertyName("id")]
            public string Id { get; }

            public string Currency { get; }

            public {{thing}}Status Status { get; private set; }

            public DateTimeOffset? ClosedAt { get; private set; }

            public IReadOnlyList<{{thing}}Line> Lines => lines;

            public Money Total
            {
                get
                {
                    var total = Money.Zero(Currency);
                    foreach (var line in lines)
                    {
                        total += new Money(line.Total, Currency);
                    }

                    return total;
                }
            }

            public void Add({{thing}}Line line)
            {
                if (Status != {{thing}}Status.Draft)
                {
                    throw new InvalidOperationException("Only drafts can change, and " + Id + " is " + Status + ".");
                }

                var index = lines.FindIndex(other => other.Sku == line.Sku);
                if (index < 0)
                {
                    lines.Add(line);
                }
                else
                {
                    lines[index] = lines[index] with { Quantity = lines[index].Quantity + line.Quantity };
                }
            }

            public void MoveTo({{thing}}Status status, IClock clock)
            {
                switch (Status, status)
                {
                    case ({{thing}}Status.Draft, {{thing}}Status.Submitted):
                    case ({{thing}}Status.Submitted, {{thing}}Status.Accepted):
                    case (not {{thing}}Status.Closed, {{thing}}Status.Cancelled):
                        break;
                    case ({{thing}}Status.Accepted, {{thing}}Status.Closed):
                        ClosedAt = clock.Now;
                        break;
                    default:
                        throw new InvalidOperationException($"{Id} cannot become {status}: it is {Status}.");
                }

                Status = status;
            }
        }
        """;

    public static string RepositoryInterface(string thing) => $$"""
        namespace Shop.{{thing}}s;

        public interface I{{thing}}Repository
        {
            Task<{{thing}}?> FindAsync(string id, CancellationToken cancellationToken);

            Task<Page<{{thing}}>> ListAsync({{thing}}Status status, int offset, int size, CancellationToken cancellationToken);

            Task SaveAsync({{thing}} item, CancellationToken cancellationToken);
        }
        """;

    public static string Repository(string thing) => $$"""
        using System.Collections.Concurrent;
        using System.Net;
        using System.Net.Http.Json;

        namespace Shop.{{thing}}s;

        public sealed class {{thing}}Repository : I{{thing}}Repository
        {
            private static readonly HttpClient Client = new() { BaseAddress = new Uri("https://store.example.com/{{thing}}/") };

            private readonly ConcurrentDictionary<string, {{thing}}> loaded = new();

            public async Task<{{thing}}?> FindAsync(string id, CancellationToken cancellationToken)
            {
                if (loaded.TryGetValue(id, out var known))
                {
                    return known;
                }

                using var response = await Retry.RunAsync(token => Client.GetAsync(Uri.EscapeDataString(id), token), attempts: 3, cancellationToken);
                if (response.StatusCode == HttpStatusCode.NotFound)
                {
                    return null;
                }

                response.EnsureSuccessStatusCode();
                var item = await response.Content.ReadFromJsonAsync<{{thing}}>(cancellationToken);
                return item is null ? null : loaded.GetOrAdd(id, item);
            }

            public async Task<Page<{{thing}}>> ListAsync({{thing}}Status status, int offset, int size, CancellationToken cancellationToken)
            {
                var items = new List<{{thing}}>();
                string? next = "?status=" + status;
                do
                {
                    var page = await Client.GetFromJsonAsync<Page<{{thing}}>>(next, cancellationToken);
                    if (page is null)
                    {
                        break;
                    }

                    items.AddRange(page.Items.Where(item => item.Status == status));
                    next = page.Next;
                }
                while (next is not null && items.Count < offset + size);

                return Page<{{thing}}>.Of(items, offset, size);
            }

            public async Task SaveAsync({{thing}} item, CancellationToken cancellationToken)
            {
                using var response = await Client.PutAsJsonAsync(Uri.EscapeDataString(item.Id), item, cancellationToken);
                response.EnsureSuccessStatusCode();
                loaded.TryRemove(item.Id, out _);
            }
        }
        """;

    public static string Rules(string thing) => $$"""
        using System.Globalization;
        using System.Text;

        namespace Shop.{{thing}}s;

        public interface I{{thing}}Rules
        {
            IReadOnlyList<string> Check({{thing}} item);

            Money Fee({{thing}} item);
        }

        public sealed class {{thing}}Rules : I{{thing}}Rules
        {
            private const int MaxLines = 250;

            private static readonly Dictionary<string, decimal> Rates = new(StringComparer.OrdinalIgnoreCase)
            {
                ["EUR"] = 0.19m,
                ["GBP"] = 0.20m,
                ["USD"] = 0.07m,
            };

            public IReadOnlyList<string> Check({{thing}} item)
            {
                var problems = new List<string>();
                if (item.Lines.Count == 0)
                {
                    problems.Add("There is nothing in it.");
                }
                else if (item.Lines.Count > MaxLines)
                {
                    problems.Add("There is too much in it: " + item.Lines.Count.ToString(CultureInfo.InvariantCulture));
                }

                for (var i = 0; i < item.Lines.Count; i++)
                {
                    var line = item.Lines[i];
                    if (line.Quantity <= 0 || line.Price < 0)
                    {
                        problems.Add($"Line {i + 1} makes no sense.");
                    }

                    for (var j = i + 1; j < item.Lines.Count; j++)
                    {
                        if (item.Lines[j].Sku == line.Sku)
                        {
                            problems.Add($"Lines {i + 1} and {j + 1} are the same.");
                        }
                    }
                }

                return problems;
            }

            public Money Fee({{thing}} item)
            {
                var rate = Rates.TryGetValue(item.Currency, out var known) ? known : 0.25m;
                var fee = item.Total * rate;
                return item.Status switch
                {
                    {{thing}}Status.Draft => Money.Zero(item.Currency),
                    {{thing}}Status.Cancelled when item.Total.Amount > 100 => fee * 0.1m,
                    _ => fee,
                };
            }

            public string Describe({{thing}} item)
            {
                var text = new StringBuilder();
                foreach (var group in item.Lines.GroupBy(line => line.Sku[..Math.Min(2, line.Sku.Length)]).OrderBy(group => group.Key, StringComparer.Ordinal))
                {
                    text.Append(group.Key).Append(": ");
                    text.AppendJoin(", ", group.Select(line => line.Quantity + " x " + line.Sku));
                    text.AppendLine();
                }

                var remaining = text.Length;
                while (remaining > 0)
                {
                    if (!char.IsWhiteSpace(text[remaining - 1]))
                    {
                        break;
                    }

                    remaining--;
                }

                text.Length = remaining;
                return text.ToString();
            }
        }
        """;

    public static string Service(string thing, string finish) => $$"""
        namespace Shop.{{thing}}s;

        public interface I{{thing}}Service
        {
            Task<Result<{{thing}}>> SubmitAsync(string id, CancellationToken cancellationToken);

            Task<int> CloseAllAsync(CancellationToken cancellationToken);
        }

        public sealed class {{thing}}Service : I{{thing}}Service
        {
            private readonly I{{thing}}Repository repository;
            private readonly I{{thing}}Rules rules;
            private readonly IAuditLog audit;
            private readonly IClock clock;

            public {{thing}}Service(I{{thing}}Repository repository, I{{thing}}Rules rules, IAuditLog audit, IClock clock)
            {
                this.repository = repository;
                this.rules = rules;
                this.audit = audit;
                this.clock = clock;
            }

            public event EventHandler<{{thing}}>? Submitted;

            public async Task<Result<{{thing}}>> SubmitAsync(string id, CancellationToken cancellationToken)
            {
                if (await repository.FindAsync(id, cancellationToken) is not { } item)
                {
                    return Result<{{thing}}>.Failure(id + " does not exist.");
                }

                var problems = rules.Check(item);
                if (problems.Count > 0)
                {
                    return Result<{{thing}}>.Failure(problems.ToArray());
                }

                try
                {
                    item.MoveTo({{thing}}Status.Submitted, clock);
                    await repository.SaveAsync(item, cancellationToken);
                }
                catch (InvalidOperationException exception)
                {
                    await audit.WriteAsync(id, exception.Message, cancellationToken);
                    return Result<{{thing}}>.Failure(exception.Message);
                }

                Submitted?.Invoke(this, item);
                await FinishAsync(id, cancellationToken);
                return Result<{{thing}}>.Success(item);
            }

            public async Task<int> CloseAllAsync(CancellationToken cancellationToken)
            {
                var closed = 0;
                var offset = 0;
                while (true)
                {
                    var page = await repository.ListAsync({{thing}}Status.Accepted, offset, 50, cancellationToken);
                    foreach (var item in page.Items)
                    {
                        if (rules.Fee(item).Amount > 1000)
                        {
                            offset++;
                            continue;
                        }

                        item.MoveTo({{thing}}Status.Closed, clock);
                        await repository.SaveAsync(item, cancellationToken);
                        closed++;
                    }

                    if (page.Next is null)
                    {
                        return closed;
                    }
                }
            }

        {{finish}}
        }
        """;
}
