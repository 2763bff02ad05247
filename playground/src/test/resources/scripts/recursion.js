// a portal that asks itself: the recursion of Fibonacci, in which each call waits for two others
let builder = PortalsJS.ApplicationBuilder("fibonacci");
let fib = builder.portal.portal("fib", n => n);
builder.workflowsWithName("calls")
  .source(builder.generators.empty().stream)
  .askerreplier(fib, fib, ctx => x => {}, ctx => n => {
    if (n < 2) {
      ctx.reply(n);
      return;
    }
    let one = ctx.ask(fib, n - 1);
    let other = ctx.ask(fib, n - 2);
    ctx.await(one, ctx => ctx.await(other, ctx => ctx.reply(one.value(ctx) + other.value(ctx))));
  })
  .sink()
  .freeze();
builder.workflowsWithName("main")
  .source(builder.generators.fromArrayOfArrays([[0, 1, 10]]).stream)
  .asker(fib, ctx => n => {
    let future = ctx.ask(fib, n);
    ctx.await(future, ctx => ctx.emit("fib(" + n + ") = " + future.value(ctx)));
  })
  .logger()
  .sink()
  .freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
