let builder = PortalsJS.ApplicationBuilder("words");

let lines = builder.generatorsWithName("lines").fromArray([
  "the quick fox",
  "jumps over the dog",
  "the dog sleeps",
]);

builder.workflowsWithName("counts")
  .source(lines.stream)
  .flatMap(ctx => line => line.split(" "))
  .withName("split")
  .key(word => word) // from here on, each word has a state of its own
  .processor(ctx => word => {
    let count = PortalsJS.PerKeyState("count", 0, ctx);
    count.set(count.get() + 1);
    ctx.emit(`${word} ${count.get()}`);
  })
  .withName("count")
  .logger()
  .sink()
  .freeze();

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
