// What the page says of the core, against the core itself; and how large all of it is.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { API } from '../src/api.js';
import { LogBuffer } from '../src/log-buffer.js';
import * as Core from '../../target/module/portals.mjs';
import { DIST } from './support.mjs';

const LARGEST = 450_000;

/** One of each of what completion knows, made by a script. */
function samples() {
  const builder = Core.ApplicationBuilder('samples');
  const stream = builder.generators.fromArray([1]);
  const portal = builder.portal.portal('portal');
  const found = {
    builder,
    stream,
    system: Core.System(),
    tasks: builder.tasks,
    registry: builder.registry,
    paths: builder.registry.streams,
  };
  for (const part of ['generators', 'sequencers', 'splitters', 'splits', 'connections']) found[part] = builder[part];
  found.portals = builder.portal;
  builder.workflows
    .source(builder.generators.empty())
    .replier(
      portal,
      (ctx) => () => {},
      (ctx) => (x) => ctx.reply(x),
    ) // prettier-ignore
    .sink();
  const workflows = builder.workflows;
  found.workflows = workflows;
  found.flow = workflows.source(stream).asker(portal, (ctx) => (x) => {
    found.ctx = ctx;
    found.log = ctx.log;
    found.state = Core.PerKeyState('state', 0, ctx);
    found.future = ctx.ask(portal, x);
  });
  found.flow.sink();
  found.system.launch(builder.build());
  found.system.stepUntilComplete();
  return found;
}

function members(object) {
  const names = new Set();
  for (let each = object; each && each !== Object.prototype; each = Object.getPrototypeOf(each)) {
    for (const name of Object.getOwnPropertyNames(each)) if (/^[a-z]/.test(name) && name !== 'constructor') names.add(name);
  }
  return names;
}

test('completion offers what there is, and all of it', () => {
  const found = samples();
  for (const [kind, offered] of Object.entries(API)) {
    if (kind === 'PortalsJS') continue;
    const there = members(found[kind]);
    for (const name of Object.keys(offered)) assert.ok(there.has(name), `${kind}.${name} is offered, but is not there`);
    for (const name of there) {
      if (/^[a-z]+[A-Za-z]*$/.test(name) && name.length > 2)
        assert.ok(name in offered || isOfOthers(kind, name), `${kind}.${name} is not offered`);
    }
  }
  for (const name of Object.keys(API.PortalsJS)) assert.equal(typeof Core[name], 'function');
});

/** Paths are known of whatever has one; they are offered for streams. */
const isOfOthers = (kind, name) => name === 'path' || name === 'kind';

test('a log keeps the first and the last lines', () => {
  const log = new LogBuffer(4);
  for (let step = 1; step <= 11; step++) log.add({ step });
  const steps = ({ first, last }) => [first, last].map((lines) => lines.map(({ step }) => step));
  assert.deepEqual(steps(log.kept()), [
    [1, 2],
    [10, 11],
  ]);
  assert.equal(log.kept().dropped, 7);

  const all = new LogBuffer(4);
  all.add({ step: 0 });
  all.addAll(log.take());
  assert.deepEqual(steps(all.kept()), [
    [0, 1],
    [10, 11],
  ]);
  assert.equal(all.kept().dropped, 8);
});

test('the whole page is small', () => {
  let sum = 0;
  for (const name of readdirSync(DIST, { recursive: true })) {
    const file = join(DIST, name);
    if (statSync(file).isFile()) sum += gzipSync(readFileSync(file), { level: 9 }).length;
  }
  console.log(`download: ${(sum / 1000).toFixed(0)} KB (gzip)`);
  assert.ok(sum < LARGEST && sum > 100_000, `${sum} bytes`);
});
