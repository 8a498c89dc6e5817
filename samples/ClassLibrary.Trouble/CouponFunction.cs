using Amazon.Lambda.Core;

namespace Orders;

/// <summary>Makes codes of coupons. SnapStart is on, so every execution environment draws the same ones.</summary>
public class CouponFunction
{
    private readonly Random random = new(); // LFIT2011

    public string MakeCoupon(Order order, ILambdaContext context) => $"{order.Id}-{random.Next(100_000)}";
}
