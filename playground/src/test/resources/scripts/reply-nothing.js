// a reply may be nothing; who replies to nobody keeps its asker waiting, and the rest goes on
let builder = PortalsJS.ApplicationBuilder("nothing");
let portal = builder.portal.portal("p");
builder.workflowsWithName("replier")
  .source(builder.generators.empty().stream)
  .replier(portal, ctx => x => {}, ctx => x => {
    if (x != 2) ctx.reply(undefined);
  })
  .sink()
  .freeze();
builder.workflowsWithName("asker")
  .source(builder.generators.fromRange(1, 4, 3).stream)
  .asker(portal, ctx => x => {
    let future = ctx.ask(portal, x);
    ctx.await(future, ctx => ctx.log.info(x + ": " + future.value(ctx)));
  })
  .withName("asks")
  .sink()
  .freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
