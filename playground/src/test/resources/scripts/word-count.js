let builder = PortalsJS.ApplicationBuilder("words");
let lines = builder.generatorsWithName("lines").fromArray(["to be or", "not to be"]);
builder.workflowsWithName("counts")
  .source(lines.stream)
  .flatMap(ctx => line => line.split(" "))
  .key(word => word)
  .processor(ctx => word => {
    let count = PortalsJS.PerKeyState("count", 0, ctx);
    count.set(count.get() + 1);
    ctx.emit(word + " " + count.get());
  }).withName("count")
  .logger()
  .sink()
  .freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
