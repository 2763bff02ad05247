// One application greets, and is launched first.
let greeter = PortalsJS.ApplicationBuilder("greeter");
let greet = greeter.portal.portal("greet");
greeter.workflowsWithName("greeting")
  .source(greeter.generatorsWithName("nothing").empty().stream)
  .replier(greet, ctx => event => {}, ctx => name => {
    let times = PortalsJS.PerKeyState("times", 0, ctx);
    times.set(times.get() + 1);
    ctx.reply(times.get() === 1 ? `Hello, ${name}!` : `Hello again, ${name}!`);
  })
  .withName("greet")
  .sink()
  .freeze();

// Another one knows it by its path alone.
let guests = PortalsJS.ApplicationBuilder("guests");
let door = guests.registry.portals.get("/greeter/portals/greet");
guests.workflowsWithName("arriving")
  .source(guests.generatorsWithName("names").fromArray(["Ann", "Bob", "Ann"]).stream)
  .asker(door, ctx => name => {
    let greeting = ctx.ask(door, name);
    ctx.await(greeting, ctx => ctx.emit(greeting.value(ctx)));
  })
  .withName("enter")
  .logger()
  .sink()
  .freeze();

let system = PortalsJS.System();
system.launch(greeter.build());
system.launch(guests.build());
system.stepUntilComplete();
