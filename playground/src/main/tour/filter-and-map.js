let builder = PortalsJS.ApplicationBuilder("squares");

// From 0 to before 12, in atoms of 4.
let numbers = builder.generatorsWithName("numbers").fromRange(0, 12, 4);

builder.workflowsWithName("even")
  .source(numbers.stream)
  .filter(n => n % 2 === 0)
  .map(ctx => n => n * n) // what has a context gets it first
  .withName("square")
  .logger()
  .sink()
  .freeze();

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
