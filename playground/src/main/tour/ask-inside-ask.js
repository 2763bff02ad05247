let builder = PortalsJS.ApplicationBuilder("market");

let prices = builder.portal.portal("prices");
let costs = builder.portal.portal("costs");

builder.workflowsWithName("warehouse")
  .source(builder.generatorsWithName("no-goods").empty().stream)
  .replier(costs, ctx => event => {}, ctx => item => ctx.reply(10 * item.length))
  .withName("cost")
  .sink()
  .freeze();

// The shop has to ask before it can reply: the customer waits, the shop goes on.
builder.workflowsWithName("shop")
  .source(builder.generatorsWithName("no-news").empty().stream)
  .askerreplier(costs, prices, ctx => event => {}, ctx => item => {
    let cost = ctx.ask(costs, item);
    ctx.await(cost, ctx => ctx.reply(2 * cost.value(ctx)));
  })
  .withName("price")
  .sink()
  .freeze();

builder.workflowsWithName("customer")
  .source(builder.generatorsWithName("wishes").fromArray(["fig", "pear", "melon"]).stream)
  .asker(prices, ctx => item => {
    let price = ctx.ask(prices, item);
    ctx.await(price, ctx => ctx.emit(`a ${item} costs ${price.value(ctx)}`));
  })
  .withName("wish")
  .logger()
  .sink()
  .freeze();

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
