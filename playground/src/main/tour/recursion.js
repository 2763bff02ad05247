let builder = PortalsJS.ApplicationBuilder("factorials");

let factorial = builder.portal.portal("factorial");

// A portal may ask itself: each pending ask is what a stack frame would be, and survives a crash.
builder.workflowsWithName("service")
  .source(builder.generatorsWithName("nothing").empty().stream)
  .askerreplier(factorial, factorial, ctx => event => {}, ctx => n => {
    if (n <= 1) {
      ctx.reply(1);
    } else {
      let smaller = ctx.ask(factorial, n - 1);
      ctx.await(smaller, ctx => ctx.reply(n * smaller.value(ctx)));
    }
  })
  .withName("multiply")
  .sink()
  .freeze();

builder.workflowsWithName("client")
  .source(builder.generatorsWithName("numbers").fromArray([5, 10]).stream)
  .asker(factorial, ctx => n => {
    let result = ctx.ask(factorial, n);
    ctx.await(result, ctx => ctx.emit(`${n}! = ${result.value(ctx)}`));
  })
  .withName("wonder")
  .logger()
  .sink()
  .freeze();

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
