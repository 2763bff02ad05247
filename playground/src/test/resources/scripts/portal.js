// one workflow asks another for the square of each number
let builder = PortalsJS.ApplicationBuilder("squares");
let portal = builder.portal.portal("square", x => x);
builder.workflowsWithName("replier")
  .source(builder.generators.empty().stream)
  .replier(portal, ctx => x => {}, ctx => x => {
    ctx.log.info("asked for " + x);
    ctx.reply(x * x);
  })
  .sink()
  .freeze();
builder.workflowsWithName("asker")
  .source(builder.generators.fromArrayOfArrays([[1, 2], [3]]).stream)
  .asker(portal, ctx => x => {
    let future = ctx.ask(portal, x);
    ctx.await(future, ctx => ctx.emit(x + " squared is " + future.value(ctx)));
  })
  .logger()
  .sink()
  .freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
