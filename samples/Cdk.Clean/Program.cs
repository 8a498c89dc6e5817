using Amazon.CDK;
using Shop;

var app = new App();
_ = new OrdersStack(app, "Orders");
