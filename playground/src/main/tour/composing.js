let builder = PortalsJS.ApplicationBuilder("weather");

let readings = builder.generatorsWithName("celsius").fromArrayOfArrays([[18, 21], [25, 31], [29]]);

// A workflow has a stream, which others read.
let fahrenheit = builder.workflowsWithName("fahrenheit")
  .source(readings.stream)
  .map(ctx => celsius => celsius * 2 + 30)
  .withName("convert")
  .sink()
  .freeze();

builder.workflowsWithName("alarm")
  .source(fahrenheit.stream)
  .filter(degrees => degrees > 80)
  .logger("too hot: ")
  .sink()
  .freeze();

builder.workflowsWithName("warmest")
  .source(fahrenheit.stream)
  .key(degrees => "all")
  .processor(ctx => degrees => {
    let warmest = PortalsJS.PerKeyState("warmest", 0, ctx);
    if (degrees > warmest.get()) {
      warmest.set(degrees);
      ctx.emit(degrees);
    }
  })
  .withName("record")
  .logger("a record: ")
  .sink()
  .freeze();

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
