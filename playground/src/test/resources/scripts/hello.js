let builder = PortalsJS.ApplicationBuilder("hello");
let numbers = builder.generators.fromRange(0, 8, 4);
let workflow = builder.workflows
  .source(numbers.stream)
  .map(ctx => x => x * 2)
  .filter(x => x % 4 == 0)
  .logger("even: ")
  .sink()
  .freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
