let builder = PortalsJS.ApplicationBuilder("squares");

// Who asks it, waits for a reply.
let square = builder.portal.portal("square");

builder.workflowsWithName("service")
  .source(builder.generatorsWithName("nothing").empty().stream)
  .replier(
    square,
    ctx => event => {}, // for events
    ctx => n => ctx.reply(n * n), // for requests
  )
  .withName("squaring")
  .sink()
  .freeze();

builder.workflowsWithName("client")
  .source(builder.generatorsWithName("numbers").fromArrayOfArrays([[1, 2], [3]]).stream)
  .asker(square, ctx => n => {
    let future = ctx.ask(square, n);
    // Other events may be handled before the reply is there.
    ctx.await(future, ctx => ctx.emit(`${n} squared is ${future.value(ctx)}`));
  })
  .withName("asking")
  .logger()
  .sink()
  .freeze();

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
