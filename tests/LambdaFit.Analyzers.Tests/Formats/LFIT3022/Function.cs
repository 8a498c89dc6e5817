using System;
using Amazon.Lambda.Core;
using Npgsql;

namespace Shop;

public class Function
{
    private readonly NpgsqlDataSource orders = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("ORDERS")!);

    public string Handler(string order, ILambdaContext context) => orders.ConnectionString + order;
}
