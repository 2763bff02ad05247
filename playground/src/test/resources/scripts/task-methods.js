let builder = PortalsJS.ApplicationBuilder("task-methods");
builder.workflows
  .source(builder.generators.fromRange(0, 6, 3).stream)
  .identity()
  .withOnNext(ctx => x => ctx.emit(-x))
  .withOnAtomComplete(ctx => ctx.emit("atom"))
  .withOnComplete(ctx => ctx.emit("end"))
  .withName("star")
  .logger()
  .sink().freeze();
builder.workflows
  .source(builder.generators.fromArrayOfArrays([[1], [2], [3], [4], [5], [6]]).stream)
  .map(ctx => x => "a" + x)
  .withStep(builder.tasks.map(ctx => x => "b" + x))
  .withLoop(2, builder.tasks.map(ctx => x => "c" + x))
  .withWrapper(ctx => wrapped => x => { ctx.log.info("before " + x); wrapped(ctx)(x); })
  .logger("turn ")
  .sink().freeze();
const open = builder.tasks.vsm(ctx => x => { ctx.emit("open " + x); return x === "close" ? closed : undefined; });
const closed = builder.tasks.vsm(ctx => x => { ctx.emit("closed " + x); if (x === "open") return open; });
builder.workflows
  .source(builder.generators.fromArray(["knock", "open", "knock", "close"], ["d", "d", "e", "d"]).stream)
  .vsm(closed)
  .logger("door ")
  .sink().freeze();
builder.workflows
  .source(builder.generators.fromRange(0, 4, 2).stream)
  .processor(ctx => x => { if (x == 1) throw new TypeError("one"); ctx.emit(x); })
  .withOnError(ctx => e => ctx.emit("failed: " + e.message))
  .map(ctx => x => x)
  .allWithOnAtomComplete(ctx => ctx.emit("."))
  .allWithWrapper(ctx => wrapped => x => wrapped(ctx)(x))
  .logger("error ")
  .sink().freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
