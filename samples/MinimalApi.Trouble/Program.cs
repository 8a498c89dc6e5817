using Shop;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi); // LFIT4002
builder.Services.AddHostedService<IndexRefresher>(); // LFIT1010

var app = builder.Build();
app.MapGet("/articles/{id}", async (string id) =>
{
    using var client = new HttpClient(); // LFIT7001
    return await client.GetStringAsync("https://articles.example.com/" + id);
});
app.MapPost("/articles/{id}/reindex", (string id) => Search.Reindex(id));

app.Run();
