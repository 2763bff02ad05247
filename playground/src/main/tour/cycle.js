let builder = PortalsJS.ApplicationBuilder("collatz");

let starts = builder.generatorsWithName("starts").fromArray([6]);
let numbers = builder.sequencersWithName("numbers").random();

let next = builder.workflowsWithName("next")
  .source(numbers.stream)
  .logger()
  .filter(n => n !== 1) // here the cycle ends
  .map(ctx => n => (n % 2 === 0 ? n / 2 : 3 * n + 1))
  .withName("step")
  .sink()
  .freeze();

builder.connections.connect(starts.stream, numbers);
builder.connections.connect(next.stream, numbers); // and here it is closed

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
