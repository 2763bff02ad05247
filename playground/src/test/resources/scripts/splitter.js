let builder = PortalsJS.ApplicationBuilder("split");
let splitter = builder.splitters.empty(builder.generators.fromRange(0, 4, 4).stream);
let even = builder.splits.split(splitter, x => x % 2 == 0);
builder.workflowsWithName("even").source(even).logger("even ").sink().freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
