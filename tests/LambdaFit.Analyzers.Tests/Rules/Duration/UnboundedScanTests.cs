using Verify = LambdaFit.Analyzers.Tests.Verifying.Verify<
    LambdaFit.Analyzers.Rules.Duration.UnboundedScanAnalyzer,
    LambdaFit.CodeFixes.Rules.Duration.UnboundedScanCodeFix>;

namespace LambdaFit.Analyzers.Tests.Rules.Duration;

public sealed class UnboundedScanTests
{
    [Theory]
    [InlineData("string? token = null; do { var page = await s3.ListObjectsV2Async(new ListObjectsV2Request { ContinuationToken = token }); token = page.NextContinuationToken; } [|while (token != null)|];")]
    [InlineData("ListObjectsV2Response page; do { page = await s3.ListObjectsV2Async(list); list.ContinuationToken = page.NextContinuationToken; } [|while (page.IsTruncated == true)|];")]
    [InlineData("do { var page = await tables.ScanAsync(scan); scan.ExclusiveStartKey = page.LastEvaluatedKey; } [|while (scan.ExclusiveStartKey is { Count: > 0 })|];")]
    [InlineData("[|while (true)|] { var page = await tables.QueryAsync(query); if (page.LastEvaluatedKey == null) { break; } query.ExclusiveStartKey = page.LastEvaluatedKey; }")]
    [InlineData("Dictionary<string, AttributeValue>? key = null; do { try { var page = await tables.ScanAsync(scan); key = page.LastEvaluatedKey; } catch (TimeoutException) { break; } } [|while (key != null)|];")]
    [InlineData("await [|foreach (var item in s3.Paginators.ListObjectsV2(list).S3Objects)|] { Console.WriteLine(item.Key); }")]
    [InlineData("var pages = s3.Paginators.ListObjectsV2(list); await [|foreach (var page in pages.Responses.ConfigureAwait(false))|] { Console.WriteLine(page.NextContinuationToken); }")]
    public Task Reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Theory]
    [InlineData("do { var page = await tables.ScanAsync(scan); scan.ExclusiveStartKey = page.LastEvaluatedKey; } while (scan.ExclusiveStartKey != null && context.RemainingTime > TimeSpan.FromSeconds(5));")]
    [InlineData("var pages = 0; do { var page = await tables.ScanAsync(scan); scan.ExclusiveStartKey = page.LastEvaluatedKey; } while (scan.ExclusiveStartKey != null && ++pages < 10);")]
    [InlineData("var found = new List<int>(); do { var page = await tables.ScanAsync(scan); found.Add(page.Items.Count); scan.ExclusiveStartKey = page.LastEvaluatedKey; if (found.Count > 100) { break; } } while (scan.ExclusiveStartKey != null);")]
    [InlineData("using var cts = new CancellationTokenSource(context.RemainingTime); do { var page = await tables.ScanAsync(scan, cts.Token); scan.ExclusiveStartKey = page.LastEvaluatedKey; } while (scan.ExclusiveStartKey != null);")]
    [InlineData("await foreach (var item in s3.Paginators.ListObjectsV2(list).S3Objects) { if (item.Key == order) { return; } }")] // a search
    [InlineData("await foreach (var item in s3.Paginators.ListObjectsV2(list).S3Objects) { if (context.RemainingTime < TimeSpan.FromSeconds(5)) { break; } }")]
    [InlineData("using var cts = new CancellationTokenSource(5000); await foreach (var item in s3.Paginators.ListObjectsV2(list).S3Objects.WithCancellation(cts.Token)) { Console.WriteLine(item.Key); }")]
    [InlineData("await foreach (var number in Numbers()) { Console.WriteLine(number); }")]
    [InlineData("var page = await tables.ScanAsync(scan);")]
    [InlineData("for (var i = 0; i < 10; i++) { var page = await tables.ScanAsync(scan); scan.ExclusiveStartKey = page.LastEvaluatedKey; }")]
    public Task Not_reported(string statements) => Verify.VerifyAnalyzerAsync(InHandler(statements));

    [Fact]
    public Task Helpers_name_the_way_and_code_that_no_invocation_reaches_is_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.Model;
        using Amazon.Lambda.Annotations;

        public class Function
        {
            private readonly ITable table;

            public Function(ITable table)
            {
                this.table = table;
            }

            [LambdaFunction]
            public Task<int> Count() => table.CountAsync();
        }

        public interface ITable { Task<int> CountAsync(); }

        public class Table : ITable
        {
            private readonly IAmazonDynamoDB client;

            public Table(IAmazonDynamoDB client)
            {
                this.client = client;
            }

            public async Task<int> CountAsync()
            {
                var count = 0;
                var request = new ScanRequest();
                do
                {
                    var page = await client.ScanAsync(request);
                    count += page.Items.Count;
                    request.ExclusiveStartKey = page.LastEvaluatedKey;
                }
                [|while (request.ExclusiveStartKey != null)|];
                return count;
            }

            public async Task MigrateAsync()
            {
                var request = new ScanRequest();
                do { request.ExclusiveStartKey = (await client.ScanAsync(request)).LastEvaluatedKey; } while (request.ExclusiveStartKey != null);
            }
        }
        """,
        "This loop reads all pages of 'ScanAsync' without a deadline (reached from 'Function.Count' through 'Table.CountAsync'): once there is more than the function's timeout allows for (900 s at most), no invocation comes to the end; stop when 'ILambdaContext.RemainingTime' runs low and go on from the last page, or spread the pages with Step Functions or AWS Batch");

    [Fact]
    public Task The_fix_looks_at_the_remaining_time() => Verify.VerifyCodeFixAsync(
        InHandler(
            """
            do
                    {
                        var page = await tables.ScanAsync(scan);
                        scan.ExclusiveStartKey = page.LastEvaluatedKey;
                    }
                    [|while (scan.ExclusiveStartKey != null)|]; // all of them

                    // Each object.
                    await [|foreach (var item in s3.Paginators.ListObjectsV2(list).S3Objects)|]
                    {
                        Console.WriteLine(item.Key);
                    }
            """),
        InHandler(
            """
            do
                    {
                        var page = await tables.ScanAsync(scan);
                        scan.ExclusiveStartKey = page.LastEvaluatedKey;
                    }
                    while (scan.ExclusiveStartKey != null && context.RemainingTime > TimeSpan.FromSeconds(5)); // all of them

                    // Each object.
                    await foreach (var item in s3.Paginators.ListObjectsV2(list).S3Objects)
                    {
                        if (context.RemainingTime <= TimeSpan.FromSeconds(5))
                        {
                            break;
                        }

                        Console.WriteLine(item.Key);
                    }
            """));

    private static string InHandler(string statements) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.Model;
        using Amazon.Lambda.Core;
        using Amazon.S3;
        using Amazon.S3.Model;

        public class Function
        {
            private readonly IAmazonS3 s3;
            private readonly IAmazonDynamoDB tables;

            public Function(IAmazonS3 s3, IAmazonDynamoDB tables)
            {
                this.s3 = s3;
                this.tables = tables;
            }

            public async Task Handler(string order, ILambdaContext context)
            {
                await Task.Yield();
                var list = new ListObjectsV2Request { BucketName = order };
                var scan = new ScanRequest { TableName = order };
                var query = new QueryRequest { TableName = order };
                {{statements}}
            }

            private static async IAsyncEnumerable<int> Numbers() { await Task.Yield(); yield return 1; }
        }
        """;
}
