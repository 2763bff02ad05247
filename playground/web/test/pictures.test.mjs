// Pictures of the page at several widths: for the documents, if PICTURES names their folder.
import assert from 'node:assert/strict';
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'node:test';
import { here, Playground } from './support.mjs';

const FOLDER = process.env.PICTURES ? resolve(process.env.PICTURES) : here('../../target/pictures');

/** A step at which much is to be seen. */
const STEPS = 9;
const LEAST_BYTES = 20_000;

mkdirSync(FOLDER, { recursive: true });

for (const { name, view, ...look } of [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'desktop-dark', width: 1440, height: 900, dark: true },
  { name: 'tablet', width: 800, height: 1100 },
  { name: 'phone', width: 360, height: 780, view: 'graph' },
]) {
  test(`all is to be seen: ${name}`, async () => {
    const playground = await Playground.open(look);
    try {
      await playground.example('shopping-cart');
      await playground.step(STEPS);
      if (view) await playground.page.click('[data-view=output][role=tab]');
      await playground.tab('state');
      if (view) await playground.page.click(`[data-view=${view}][role=tab]`);
      await playground.still();
      const file = join(FOLDER, `${name}.png`);
      await playground.page.screenshot({ path: file });

      assert.ok(statSync(file).size > LEAST_BYTES, 'there is something in the picture');
      assert.deepEqual(await playground.cutOff(), []);
      assert.deepEqual(await playground.overlaps(), []);
      playground.assertQuiet();
    } finally {
      await playground.close();
    }
  });
}
