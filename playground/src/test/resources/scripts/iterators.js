// an iterator is read when its events are wanted
let builder = PortalsJS.ApplicationBuilder("iterators");
function* squares() {
  for (let i = 1; i < 3; i++) yield [i * i, i * i + 1][Symbol.iterator]();
}
builder.workflowsWithName("w").source(builder.generators.fromIteratorOfIterators(squares()).stream).logger().sink().freeze();
let system = PortalsJS.System();
system.launch(builder.build());
while (system.step());
system.shutdown();
