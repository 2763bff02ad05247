// tasks that stand alone; one is made when its first event comes, and keeps handles for state
let builder = PortalsJS.ApplicationBuilder("tasks");
let double = builder.tasks.map(ctx => x => 2 * x);
builder.workflowsWithName("w")
  .source(builder.generators.fromIterator([1, 2, 1][Symbol.iterator]()).stream)
  .task(double)
  .withAndThen(builder.tasks.filter(x => x > 0))
  .init(ctx => {
    let seen = PortalsJS.PerKeyState("seen", 0, ctx);
    let all = PortalsJS.PerTaskState("all", 0, ctx);
    return builder.tasks.processor(ctx => x => {
      seen.set(seen.get() + 1);
      all.set(all.get() + 1);
      ctx.emit(x + " for the " + seen.get() + ". time, " + all.get() + " in all");
    });
  })
  .logger()
  .sink()
  .freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
