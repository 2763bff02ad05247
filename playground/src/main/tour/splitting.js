let builder = PortalsJS.ApplicationBuilder("parcels");

let weights = builder.generatorsWithName("weights").fromArrayOfArrays([[3, 40, 7], [12, 65], [5]]);

// A stream becomes several: each event goes to the first branch that takes it.
let byWeight = builder.splittersWithName("by-weight").empty(weights.stream);
let light = builder.splitsWithName("light").split(byWeight, kilos => kilos < 10);
let heavy = builder.splitsWithName("heavy").split(byWeight, kilos => kilos >= 10);

builder.workflowsWithName("bicycle").source(light).logger("by bicycle: ").sink().freeze();
builder.workflowsWithName("truck").source(heavy).logger("by truck: ").sink().freeze();

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
