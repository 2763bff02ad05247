// numbers go round until they are 0
let builder = PortalsJS.ApplicationBuilder("cycle");
let sequencer = builder.sequencers.random();
builder.connections.connect(builder.generators.fromArray([3, 2]).stream, sequencer);
let workflow = builder.workflows
  .source(sequencer.stream)
  .logger()
  .map(ctx => x => x - 1)
  .filter(x => x >= 0)
  .sink()
  .freeze();
builder.connections.connect(workflow.stream, sequencer);
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
