// the second application reads a stream of the first, and asks its portal
let shop = PortalsJS.ApplicationBuilder("shop");
let price = shop.portal.portal("price", item => item);
shop.workflowsWithName("prices")
  .source(shop.generatorsWithName("updates").fromArrayOfArrays([[["tea", 3], ["cake", 5]]]).stream)
  .key(update => update[0])
  .replier(price, ctx => update => {
    PortalsJS.PerKeyState("price", 0, ctx).set(update[1]);
    ctx.emit(update[0]);
  }, ctx => item => ctx.reply(PortalsJS.PerKeyState("price", 0, ctx).get()))
  .sink()
  .freeze();
let guest = PortalsJS.ApplicationBuilder("guest");
let asked = guest.registry.portals.get("/shop/portals/price");
guest.workflowsWithName("orders")
  .source(guest.registry.streams.get("/shop/workflows/prices/stream"))
  .asker(asked, ctx => item => {
    let future = ctx.ask(asked, item);
    ctx.await(future, ctx => ctx.emit(item + " costs " + future.value(ctx)));
  })
  .logger()
  .sink()
  .freeze();
let system = PortalsJS.System();
system.launch(shop.build());
system.launch(guest.build());
system.stepUntilComplete();
