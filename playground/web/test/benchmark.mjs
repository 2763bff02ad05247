// How fast a program with a filter in JavaScript runs in the page: node test/benchmark.mjs
import { Playground } from './support.mjs';

const EVENTS = 20_000_000;
const RUNS = 3;
const SCRIPT = `let builder = PortalsJS.ApplicationBuilder("range");
builder.workflows
  .source(builder.generators.fromRange(0, ${EVENTS}, 1000).stream)
  .filter(x => x % 2 == 0)
  .sink().freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();`;

const playground = await Playground.open();
try {
  playground.page.setDefaultTimeout(120_000);
  await playground.example('hello-world');
  await playground.write(SCRIPT);
  await playground.drawn();
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    await playground.run();
    const millis = performance.now() - began;
    console.log(
      `range-filter: ${EVENTS.toLocaleString('en')} events in ${Math.round(millis)} ms: ${(EVENTS / millis / 1000).toFixed(1)} M events/s`,
    );
  }
} finally {
  await playground.close();
}
