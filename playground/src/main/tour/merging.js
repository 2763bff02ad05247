let builder = PortalsJS.ApplicationBuilder("counter");

let tea = builder.generatorsWithName("tea").fromArray(["Assam", "Darjeeling", "Sencha"]);
let coffee = builder.generatorsWithName("coffee").fromArray(["espresso", "latte", "mocha"]);

// One after the other, atom by atom. Which one comes first is left open: the seed decides.
let orders = builder.sequencersWithName("orders").random();
builder.connections.connect(tea.stream, orders);
builder.connections.connect(coffee.stream, orders);

builder.workflowsWithName("serve")
  .source(orders.stream)
  .logger("here you are: ")
  .sink()
  .freeze();

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
