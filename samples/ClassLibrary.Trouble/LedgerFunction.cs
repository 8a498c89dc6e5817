using Amazon.Lambda.Core;
using Npgsql;

namespace Orders;

/// <summary>Writes to a database that nothing outside its VPC can reach.</summary>
public class LedgerFunction
{
    private readonly NpgsqlDataSource ledger = NpgsqlDataSource.Create("Host=ledger.abc123.eu-central-1.rds.amazonaws.com;Database=ledger");

    public async Task<string> EnterAsync(string orderId, ILambdaContext context) // LFIT3022
    {
        await using var connection = await ledger.OpenConnectionAsync();
        return connection.Database + orderId;
    }
}
