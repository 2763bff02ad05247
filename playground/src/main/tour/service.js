let builder = PortalsJS.ApplicationBuilder("till");

// Every request is for the one till.
let total = builder.portal.portal("total", request => "till");

builder.workflowsWithName("sales")
  .source(builder.generatorsWithName("sales").fromArrayOfArrays([[5, 7], [20], [1, 1]]).stream)
  .key(price => "till")
  .replier(
    total,
    ctx => price => {
      let sum = PortalsJS.PerKeyState("sum", 0, ctx);
      sum.set(sum.get() + price);
    },
    // Replies from the same state: requests and events of a key never run at the same time.
    ctx => request => ctx.reply(PortalsJS.PerKeyState("sum", 0, ctx).get()),
  )
  .withName("till")
  .sink()
  .freeze();

builder.workflowsWithName("owner")
  .source(builder.generatorsWithName("moments").fromArray(["at noon", "at six", "at night"]).stream)
  .asker(total, ctx => moment => {
    let future = ctx.ask(total, "how much?");
    ctx.await(future, ctx => ctx.emit(`${moment}: ${future.value(ctx)}`));
  })
  .withName("look")
  .logger()
  .sink()
  .freeze();

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
