let builder = PortalsJS.ApplicationBuilder("receipts");

// Each inner array is an atom: its events are handled together, or not at all.
let receipts = builder.generatorsWithName("receipts").fromArrayOfArrays([[1, 2, 3], [10, 20], [100]]);

builder.workflowsWithName("sums")
  .source(receipts.stream)
  .processor(ctx => price => {
    let sum = PortalsJS.PerTaskState("sum", 0, ctx);
    sum.set(sum.get() + price);
  })
  .withName("sum")
  .withOnAtomComplete(ctx => {
    let sum = PortalsJS.PerTaskState("sum", 0, ctx);
    ctx.emit(sum.get());
    sum.set(0);
  })
  .logger("a receipt of ")
  .sink()
  .freeze();

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
