// a portal that asks another one before it replies
let builder = PortalsJS.ApplicationBuilder("chain");
let inner = builder.portal.portal("inner", x => 0);
let outer = builder.portal.portal("outer", x => 0);
builder.workflowsWithName("inner")
  .source(builder.generators.empty().stream)
  .replier(inner, ctx => x => {}, ctx => x => ctx.reply(x + 1))
  .sink()
  .freeze();
builder.workflowsWithName("outer")
  .source(builder.generators.empty().stream)
  .askerreplier(inner, outer, ctx => x => {}, ctx => x => {
    let future = ctx.ask(inner, x * 10);
    ctx.await(future, ctx => ctx.reply(future.value(ctx)));
  })
  .sink()
  .freeze();
builder.workflowsWithName("asker")
  .source(builder.generators.signal(4).stream)
  .asker(outer, ctx => x => {
    let future = ctx.ask(outer, x);
    ctx.await(future, ctx => ctx.log.info("it is " + future.value(ctx)));
  })
  .sink()
  .freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
