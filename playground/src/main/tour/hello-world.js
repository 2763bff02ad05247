let builder = PortalsJS.ApplicationBuilder("hello");

// Where events come from.
let greetings = builder.generatorsWithName("greetings").fromArray(["Hello, world!"]);

// What is done with them.
builder.workflowsWithName("greet")
  .source(greetings.stream)
  .logger()
  .sink()
  .freeze();

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
