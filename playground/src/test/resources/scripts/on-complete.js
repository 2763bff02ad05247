let builder = PortalsJS.ApplicationBuilder("sum");
builder.workflowsWithName("sum")
  .source(builder.generators.fromRange(1, 4, 1).stream)
  .union([])
  .processor(ctx => x => {
    let sum = PortalsJS.PerTaskState("sum", 0, ctx);
    sum.set(sum.get() + x);
  })
  .withOnComplete(ctx => ctx.emit(PortalsJS.PerTaskState("sum", 0, ctx).get()))
  .logger("the sum is ")
  .sink()
  .freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
