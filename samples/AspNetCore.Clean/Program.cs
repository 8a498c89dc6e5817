var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);
builder.Services.AddHttpClient("articles", client => client.BaseAddress = new Uri("https://articles.example.com/"));

var app = builder.Build();
app.MapGet("/articles/{id}", async (string id, IHttpClientFactory clients, CancellationToken cancellation) =>
{
    // A client of the factory is cheap: the connections behind it are shared.
    var client = clients.CreateClient("articles");
    return await client.GetStringAsync(id, cancellation);
});

app.Run();
