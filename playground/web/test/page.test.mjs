// The page in a real browser, as visitors use it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import test from 'node:test';
import { Playground, stops, TOUR } from './support.mjs';

const NUMBERS = `let builder = PortalsJS.ApplicationBuilder("app");
builder.workflowsWithName("w")
  .source(builder.generatorsWithName("numbers").fromRange(0, 6, 2).stream)
  .logger()
  .sink().freeze();
let system = PortalsJS.System();
system.launch(builder.build());
system.stepUntilComplete();`;

const playground = await Playground.open();
test.after(() => playground.close());
test.afterEach(() => playground.assertQuiet());

function expected(name) {
  return readFileSync(join(TOUR, `${name}.txt`), 'utf8')
    .trimEnd()
    .split('\n');
}

for (const { name, java } of stops) {
  test(`the example ${name} is drawn, runs, and logs what it must`, async () => {
    await playground.example(name);
    assert.deepEqual(await playground.log(), []);
    assert.deepEqual(await playground.overlaps(), []);
    await playground.run();
    assert.deepEqual(await playground.log(), expected(name));
    await playground.page.click('[data-tab=java]');
    await playground.page.waitForFunction((text) => document.getElementById('java').textContent.includes(text), `class ${java}`);
  });
}

test('the first example has its output within a second', async () => {
  await playground.example(stops[0].name);
  const before = performance.now();
  await playground.click('run');
  await playground.page.waitForSelector('#log .line');
  const millis = performance.now() - before;
  assert.ok(millis < 1000, `after ${Math.round(millis)} ms`);
});

test('steps go on and back: log, state, picture and what is in flight', async () => {
  await playground.example('word-count');
  const seen = [];
  const look = async () => ({
    log: await playground.log(),
    state: (await playground.rows('state')).map((row) =>
      row.slice(0, 3).concat(row[3].replace(/(new|\d+)$/, (was) => (row[3] === was ? was : ''))),
    ),
    flight: await playground.rows('flight'),
    here: await playground.here(),
    status: await playground.text('#status'),
  });
  for (let i = 0; i < 5; i++) {
    await playground.step();
    seen.push(await look());
  }
  assert.deepEqual(seen[0].here, ['/words/generators/lines']);
  assert.deepEqual(seen[1].here, ['/words/workflows/counts']);
  assert.equal(seen[0].flight.length, 1);
  assert.ok(seen[1].log.length === 3 && seen[4].log.length > 3);

  for (let i = 3; i >= 0; i--) {
    await playground.click('back');
    await playground.at(seen[i].status);
    assert.deepEqual(await look(), seen[i], `back after ${i + 1} steps`);
  }
  await playground.step(4);
  assert.deepEqual(await look(), seen[4]);
});

test('what the last step has changed is marked in the state', async () => {
  await playground.example('word-count');
  await playground.tab('state');
  for (let i = 0; i < 12 && (await playground.page.locator('#state .changed s').count()) === 0; i++) await playground.step();
  const first = await playground.rows('state');
  assert.deepEqual(first[0], ['words/counts/count', 'the', 'count', '1new']);
  await playground.click('end');
  await playground.status('done');
  assert.deepEqual((await playground.rows('state'))[0].slice(1), ['the', 'count', '3']);
});

test('asks that wait are seen, and requests on their way', async () => {
  await playground.example('recursion');
  for (let i = 0; i < 20 && (await playground.rows('asks')).length < 4; i++) await playground.step();
  const asks = await playground.rows('asks');
  assert.ok(asks.length >= 4);
  assert.deepEqual(asks[0], ['factorials/client/wonder', asks[0][1], 'factorials/factorial', asks[0][3]]);
  assert.ok((await playground.rows('flight')).some(([at, what]) => at === 'factorials/factorial' && what === 'requests'));
});

test('portals and cycles are drawn as what they are', async () => {
  await playground.example('cycle');
  assert.equal(await playground.page.locator('.edge.back').count(), 1);
  assert.deepEqual(await playground.overlaps(), []);
  assert.equal(await playground.page.locator('.node.sequencer').count(), 1);
  await playground.example('shopping-cart');
  assert.equal(await playground.page.locator('.node.application').count(), 2);
  assert.equal(await playground.page.locator('.node.portal').count(), 1);
  const asks = await playground.page.locator('.edge.ask').evaluateAll((edges) => edges.map(({ dataset }) => [dataset.from, dataset.to]));
  assert.deepEqual(asks.sort(), [
    ['/carts/workflows/carts/cart', '/inventory/portals/take'],
    ['/inventory/portals/take', '/inventory/workflows/shelves/shelf'],
  ]);
});

test('an endless loop in a script is stopped, and so is one of atoms', async () => {
  await playground.example('hello-world');
  await playground.write('while (true) {}');
  await playground.page.waitForSelector('#no-graph:not([hidden])');
  assert.match(await playground.text('#no-graph'), /did not come to its end/);
  await playground.click('run');
  await playground.page.waitForSelector('#stop:enabled');
  await playground.page.keyboard.press('Control+.');
  await playground.status('stopped');

  const endless = NUMBERS.replace('.fromRange(0, 6, 2)', '.fromArray([1])').replace(
    /builder.workflowsWithName\("w"\)\n.*\n.*\n.*freeze\(\);/,
    `let s = builder.sequencers.random();
let w = builder.workflowsWithName("w").source(s.stream).map(ctx => x => x + 1).sink().freeze();
builder.connections.connect(builder.generators.signal(0).stream, s);
builder.connections.connect(w.stream, s);`,
  );
  await playground.write(endless);
  await playground.drawn();
  await playground.click('run');
  await playground.page.waitForFunction(() => /^running: [\d,]{6,} steps/.test(document.getElementById('status').textContent));
  await playground.click('stop');
  await playground.status('stopped');
  const stopped = await playground.text('#status');
  assert.match(stopped, /^stopped after [\d,]+ steps$/);
  await playground.page.waitForTimeout(300); // in which many steps would be taken
  assert.equal(await playground.text('#status'), stopped);
});

test('a link holds the program, which does nothing by itself', async () => {
  await playground.example('hello-world');
  await playground.write(`console.log("I ran");\n${NUMBERS} // Grüße`);
  await playground.drawn();
  await playground.page.fill('#seed', '7');
  await playground.click('share');
  const link = await playground.page.inputValue('#link');
  assert.match(link, /#p1=[\w-]+&seed=7$/);

  await playground.visit(link.slice(link.indexOf('#')));
  await playground.page.waitForSelector('#banner:not([hidden])');
  assert.match(await playground.text('.cm-content'), /I ran.*Grüße/);
  assert.equal(await playground.page.inputValue('#seed'), '7');
  await playground.page.waitForTimeout(600); // longer than it takes to draw one that may be
  assert.equal(await playground.page.locator('#graph .node').count(), 0);
  assert.deepEqual(await playground.log(), []);

  await playground.page.click('.cm-content');
  await playground.page.keyboard.type(' ');
  await playground.page.waitForTimeout(600);
  assert.equal(await playground.page.locator('#graph .node').count(), 0);

  await playground.run();
  assert.equal((await playground.log())[0], 'console - I ran');
  assert.equal((await playground.log()).length, 7);
});

test('a broken link says so', async () => {
  await playground.visit('#p1=abcd');
  await playground.drawn();
  assert.match(await playground.text('#banner'), /not whole/);
  await playground.visit('#p9=abcd');
  await playground.drawn();
  assert.match(await playground.text('#banner'), /newer playground/);
  assert.ok(await playground.page.isHidden('#draw'));
});

for (const [what, change, line, message] of [
  ['a function that fails', ['.logger()', '.map(ctx => x => x.foo.bar)'], 4, /TypeError.*undefined/],
  ['a wrong argument', ['.logger()', '.map(7)'], 4, /map: 7 is no function/],
  [
    'a wrong argument in a function',
    ['.logger()', '.processor(ctx => x => {\n ctx.await(7, ctx => 1); })'],
    5,
    /await: gets a number, which is no future/,
  ],
  ['a function with one arrow', ['.logger()', '.map(x => x + 1)'], 4, /map: the function of the context gives a string/],
  ['a brace too many', ['let system', '}\nlet system'], 6, /SyntaxError/],
  ['a return', ['let system', 'return;\nlet system'], 6, /SyntaxError/],
  ['a name that is not there', ['let system', 'nothing();\nlet system'], 6, /ReferenceError: nothing/],
  ['a wrong step', ['.logger()', '.withName("x")'], 4, /has no step before it to name/],
  ['bad syntax', ['let system', 'let = ;\nlet system'], 6, /SyntaxError/],
  ['a name that is there twice', ['let system', 'let builder = 3;\nlet system'], 6, /SyntaxError.*builder/],
]) {
  test(`an error is on its line: ${what}`, async () => {
    await playground.example('hello-world');
    await playground.write(NUMBERS.replace(...change));
    await playground.click('run');
    await playground.status('failed');
    assert.equal(await playground.text('#status'), `failed on line ${line}`);
    assert.match(await playground.text('#log .error'), message);
    const marked = await playground.page
      .locator('.cm-lintRange-error')
      .first()
      .evaluate((range) => {
        const all = [...document.querySelectorAll('.cm-line')];
        return all.indexOf(range.closest('.cm-line')) + 1;
      });
    assert.equal(marked, line);
  });
}

test('a script that is not JavaScript yet says so while it is written', async () => {
  await playground.example('hello-world');
  await playground.write('let a = 1;\nlet b = (;\n');
  await playground.status('failed');
  assert.equal(await playground.text('#status'), 'failed on line 2');
});

test('what a script says after its run is in the log, too', async () => {
  await playground.example('hello-world');
  await playground.write(
    `console.log("first");\nPromise.reject(new Error("late"));\nfor (let i = 1; i <= 5; i++) setTimeout(() => { if (i === 5) throw new Error("later"); console.log(i); }, 20 * i);\n${NUMBERS}`,
  );
  await playground.run();
  const status = await playground.text('#status');
  await playground.page.waitForFunction(() => document.getElementById('log').textContent.includes('Error: later'));
  assert.equal((await playground.log())[0], 'console - first');
  assert.ok((await playground.log()).includes('console - Error: late'));
  assert.equal(await playground.text('#status'), status);
});

test('nothing of a script is left for the next run', async () => {
  await playground.example('hello-world');
  await playground.write(`var n; n = (n || 0) + 1; console.log(n); Array.prototype.mine = 1; PortalsJS = PortalsJS;\n${NUMBERS}`);
  await playground.drawn();
  await playground.step(2);
  await playground.click('back');
  await playground.at('after 1 step');
  await playground.run();
  assert.equal((await playground.log())[0], 'console - 1');
  await playground.example('hello-world');
  await playground.write(`console.log([].mine);\n${NUMBERS}`);
  await playground.run();
  assert.equal((await playground.log())[0], 'console - undefined');
});

test('what is edited is what is stepped, at once', async () => {
  await playground.example('filter-and-map');
  await playground.step(2);
  await playground.write(NUMBERS.replace('"app"', '"edited"'));
  await playground.page.keyboard.press('F9');
  await playground.at('after 1 step');
  assert.deepEqual(await playground.here(), ['/edited/generators/numbers']);
});

test('a step that does not end is stopped', async () => {
  await playground.example('hello-world');
  await playground.write(NUMBERS.replace('.logger()', '.map(ctx => x => { while (true) {} })'));
  await playground.drawn();
  await playground.step();
  await playground.click('step');
  await playground.page.click('#stop:enabled');
  await playground.status('stopped');
  await playground.click('back');
  await playground.at('at the start');
});

test('where a run has failed is seen, and one can go back', async () => {
  await playground.example('hello-world');
  await playground.write(NUMBERS.replace('.logger()', '.logger().map(ctx => x => { if (x === 4) throw new Error("four"); return x; })'));
  await playground.drawn();
  await playground.click('run');
  await playground.status('failed');
  assert.ok((await playground.page.locator('#steps li').count()) > 3);
  assert.equal((await playground.rows('flight')).length, 1);
  const log = await playground.log();
  await playground.click('back');
  await playground.status('resting');
  assert.equal(await playground.page.locator('#log .error').count(), 0);
  assert.deepEqual(await playground.log(), log.slice(0, 4));
});

test('the picture is that of the script, also when it fails', async () => {
  await playground.example('cycle');
  await playground.write('nothing();');
  await playground.click('run');
  await playground.status('failed');
  assert.equal(await playground.page.locator('#graph .node').count(), 0);
  assert.match(await playground.text('#no-graph'), /no picture/);
});

test('much output is cut in the middle, and long lines at their end', async () => {
  await playground.example('hello-world');
  await playground.write(
    NUMBERS.replace('fromRange(0, 6, 2)', 'fromRange(0, 20000, 100)').replace('.logger()', '.logger("x".repeat(3000))'),
  );
  await playground.drawn();
  await playground.run();
  const lines = await playground.log();
  assert.equal(lines.length, 5000);
  assert.match(lines[0], /x… \(3001 characters\)$/);
  assert.match(await playground.text('#log .left-out'), /^15,000 lines are left out here$/);
  assert.equal(await playground.page.getAttribute('#outputs [data-tab=log]', 'data-count'), '20,000');
});

test('the log shows one task alone when it is clicked', async () => {
  await playground.example('composing');
  await playground.run();
  await playground.page.click('#log .by >> nth=2');
  const tasks = new Set((await playground.log()).map((line) => line.split(' - ')[0]));
  assert.equal(tasks.size, 1);
  await playground.page.click('#log .all');
  assert.deepEqual(await playground.log(), expected('composing'));
  await playground.page.click('#log .by >> nth=2');
  await playground.click('next');
  await playground.run();
  assert.deepEqual(await playground.log(), expected('splitting'));
});

test('the seed decides, and decides the same again', async () => {
  await playground.example('merging');
  const runs = new Map();
  for (const seed of [1, 2, 3, 4, 1]) {
    await playground.page.fill('#seed', String(seed));
    await playground.run();
    const log = (await playground.log()).join('\n');
    assert.equal(runs.get(seed) ?? log, log);
    runs.set(seed, log);
  }
  assert.ok(new Set(runs.values()).size > 1);
  assert.equal(runs.get(1), expected('merging').join('\n'));
});

test('chance is that of the seed', async () => {
  await playground.example('hello-world');
  await playground.write(`console.log(Math.random(), Math.random());\n${NUMBERS}`);
  await playground.drawn();
  await playground.run();
  const [first] = await playground.log();
  assert.match(first, /^console - 0\.\d+ 0\.\d+$/);
  await playground.run();
  assert.equal((await playground.log())[0], first);
});

test('a script reaches no network, by whatever way', async () => {
  const reached = [];
  const server = createServer((request, response) => {
    reached.push(request.url);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}`;
  await playground.example('hello-world');
  await playground.write(`const said = (what) => (error) => console.log(what, 'failed');
Promise.resolve().then(() => fetch('${url}/fetch')).then(console.log, said('fetch'));
for (let each = self; each; each = Object.getPrototypeOf(each)) {
  const own = Object.getOwnPropertyDescriptor(each, 'fetch');
  if (own && own.value) own.value.call(self, '${url}/inherited').then(console.log, said('inherited'));
}
import('${url}/import').then(console.log, said('import'));
try { new FontFace('x', 'url(${url}/font)').load().then(console.log, said('font')); } catch { said('font')(); }
${NUMBERS}`);
  await playground.run();
  await playground.page.waitForFunction(() =>
    ['fetch', 'import', 'font'].every((what) => document.getElementById('log').textContent.includes(what + ' failed')),
  );
  server.close();
  assert.deepEqual(reached, []);
  playground.errors.length = 0; // the browser has said that it refuses
});

test('the keys that the page names do what it says', async () => {
  await playground.example('portal');
  const { keyboard } = playground.page;
  await playground.page.click('.cm-content');
  await keyboard.press('F9');
  await playground.at('after 1 step');
  await keyboard.press('F9');
  await playground.at('after 2 steps');
  await keyboard.press('Shift+F9');
  await playground.at('after 1 step');
  await keyboard.press('F8');
  await playground.status('done');
  assert.deepEqual(await playground.log(), expected('portal'));
  await playground.click('reset');
  await playground.status('idle');
  await keyboard.press('Control+Enter');
  await playground.status('done');
  assert.deepEqual(await playground.log(), expected('portal'));
});

test('members are completed, and explained', async () => {
  await playground.example('hello-world');
  await playground.write('let builder = PortalsJS.ApplicationBuilder("app");\nbuilder');
  await playground.page.keyboard.press('Control+End');
  await playground.page.keyboard.type('.generat');
  await playground.page.waitForSelector('.cm-completionLabel');
  await playground.page.keyboard.type('ors');
  await playground.page.waitForSelector('.cm-completionInfo');
  assert.match(await playground.text('.cm-completionInfo'), /Where events come from/);
  await playground.page.click('.cm-tooltip-autocomplete li >> nth=0');
  await playground.page.keyboard.type('.from');
  await playground.page.waitForSelector('.cm-completionLabel');
  const offered = await playground.page.locator('.cm-completionLabel').allTextContents();
  assert.deepEqual(offered.sort(), ['fromArray', 'fromArrayOfArrays', 'fromIterator', 'fromIteratorOfIterators', 'fromRange']);
});

test('the next example, and the one before', async () => {
  await playground.example('hello-world');
  assert.ok(await playground.page.isDisabled('#previous'));
  await playground.click('next');
  assert.match(playground.page.url(), /#tour=atoms$/);
  await playground.click('previous');
  assert.match(playground.page.url(), /#tour=hello-world$/);
});

test('light or dark, as the visitor says, also next time', async () => {
  await playground.example('hello-world');
  const theme = () => playground.page.getAttribute('html', 'data-theme');
  assert.equal(await theme(), 'light');
  await playground.click('theme');
  assert.equal(await theme(), 'dark');
  await playground.example('atoms');
  assert.equal(await theme(), 'dark');
  await playground.click('theme');
});

test('a phone shows program, picture or output, and scrolls to no side', async () => {
  await playground.page.setViewportSize({ width: 360, height: 780 });
  await playground.example('shopping-cart');
  await playground.page.setViewportSize({ width: 360, height: 780 });
  for (const view of ['program', 'graph', 'output']) {
    await playground.page.click(`[data-view=${view}][role=tab]`);
    assert.ok(await playground.page.isVisible(`section.${view}`));
    assert.equal(await playground.page.locator('main > section:visible').count(), 1);
    assert.ok(await playground.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  }
});

test('all that is pressed has a name in words', async () => {
  await playground.example('shopping-cart');
  const unnamed = await playground.page.locator('button, select, input').evaluateAll((all) => {
    const nameOf = (each) => each.getAttribute('aria-label') ?? each.closest('label')?.textContent ?? each.textContent;
    return all.filter((each) => !/[a-z]{2}/i.test(nameOf(each))).map((each) => each.outerHTML);
  });
  assert.deepEqual(unnamed, []);
});
