// An actor is a key of a task: messages go to it by a cycle.
class Token {
  constructor(to, hops) {
    this.to = to;
    this.hops = hops;
  }
  toString() {
    return `token for ${this.to}, ${this.hops} hops left`;
  }
}

const next = { ann: "bob", bob: "cleo", cleo: "ann" };

let builder = PortalsJS.ApplicationBuilder("ring");
let mailboxes = builder.sequencersWithName("mailboxes").random();

let actors = builder.workflowsWithName("actors")
  .source(mailboxes.stream)
  .key(token => token.to)
  .processor(ctx => token => {
    let had = PortalsJS.PerKeyState("had", 0, ctx);
    had.set(had.get() + 1);
    ctx.log.info(`${token.to} has it for the ${had.get()}. time`);
    if (token.hops > 0) {
      ctx.emit(new Token(next[token.to], token.hops - 1));
    }
  })
  .withName("actor")
  .sink()
  .freeze();

let start = builder.generatorsWithName("start").signal(new Token("ann", 7));
builder.connections.connect(start.stream, mailboxes);
builder.connections.connect(actors.stream, mailboxes);

let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();
