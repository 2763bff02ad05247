// What the tests have in common: the built page, in a real Chromium.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const DIST = here('../../dist');
export const TOUR = here('../../src/main/tour');
export const stops = JSON.parse(readFileSync(join(TOUR, 'tour.json'), 'utf8'));

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const LIMIT_MILLIS = 20_000;

function serve() {
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      const path = normalize(new URL(request.url, 'http://localhost').pathname);
      const file = join(DIST, path === '/' ? 'index.html' : path);
      if (!existsSync(file)) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** The page in a browser of its own. */
export class Playground {
  static async open({ width = 1440, height = 900, dark = false } = {}) {
    const made = new Playground();
    made.server = await serve();
    made.url = `http://127.0.0.1:${made.server.address().port}/`;
    made.folder = mkdtempSync(join(tmpdir(), 'playground-'));
    made.browser = await chromium.launchPersistentContext(made.folder, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      headless: true,
      args: FLAGS,
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
    });
    made.errors = [];
    await made.visit('');
    return made;
  }

  /** Opens an address of the page in a new tab, which is the one that is looked at. */
  async visit(hash) {
    await this.page?.close();
    this.page = await this.browser.newPage();
    this.page.setDefaultTimeout(LIMIT_MILLIS);
    this.page.on('pageerror', (error) => this.errors.push(String(error)));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(`${message.text()} ${message.location().url}`);
    });
    await this.page.goto(this.url + hash);
    await this.page.waitForSelector('.cm-content');
  }

  /** Opens a program of the tour, and waits until it is drawn. */
  async example(name) {
    await this.visit(`#tour=${name}`);
    await this.drawn();
  }

  async drawn() {
    await this.page.waitForSelector('#graph .node', { state: 'attached' });
    await this.status('idle');
  }

  /** Puts a script into the editor, as a visitor would. */
  async write(text) {
    await this.page.locator('.cm-content').first().fill(text);
  }

  async status(...any) {
    await this.page.waitForFunction((wanted) => wanted.includes(document.body.dataset.status), any);
  }

  async click(...names) {
    for (const name of names) await this.page.click(`#${name}`);
  }

  /** Takes steps, one after the other. */
  async step(times = 1) {
    for (let i = 0; i < times; i++) {
      const before = await this.text('#status');
      await this.page.click('#step');
      await this.page.waitForFunction(
        (text) =>
          /^(after|done)/.test(document.getElementById('status').textContent) && document.getElementById('status').textContent !== text,
        before,
      );
      await this.status('resting', 'done');
    }
  }

  /** Waits until a run is at rest, and says so in just these words. */
  async at(words) {
    await this.page.waitForFunction(
      (wanted) => document.getElementById('status').textContent === wanted && ['resting', 'done'].includes(document.body.dataset.status),
      words,
    );
  }

  async run() {
    await this.click('run');
    await this.status('done');
  }

  text(selector) {
    return this.page.textContent(selector);
  }

  /** The log, as lines of the task and what it said. */
  log() {
    return this.page
      .locator('#log .line')
      .evaluateAll((lines) =>
        lines.map((line) => `${line.querySelector('button').dataset.task} - ${line.querySelector('.said').textContent}`),
      );
  }

  async tab(name) {
    await this.page.click(`#outputs [data-tab=${name}]`);
  }

  /** The rows of a tab's table. */
  rows(tab) {
    return this.page.locator(`#${tab} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  }

  /** Which nodes are marked as the place of the last step. */
  here() {
    return this.page.locator('#graph .here').evaluateAll((nodes) => nodes.map((node) => node.dataset.id));
  }

  /** Waits until nothing moves. */
  async still() {
    await this.page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running'));
  }

  /** Controls whose text does not fit, or that are outside of the page. */
  cutOff() {
    return this.page.locator('button:visible, select:visible, h1:visible, h2:visible').evaluateAll((all) =>
      all
        .filter((each) => {
          const { left, right } = each.getBoundingClientRect();
          return each.scrollWidth > each.clientWidth + 1 || left < 0 || right > window.innerWidth;
        })
        .map((each) => each.id || each.textContent.trim()),
    );
  }

  /** Nodes of the graph that lie on each other. */
  overlaps() {
    return this.page.locator('#graph .node:not(.box)').evaluateAll((nodes) => {
      const found = [];
      const boxes = nodes.map((node) => [node.dataset.id, node.getBoundingClientRect()]);
      for (const [one, a] of boxes) {
        for (const [other, b] of boxes) {
          if (one < other && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) found.push([one, other]);
        }
      }
      return found;
    });
  }

  assertQuiet() {
    assert.deepEqual(this.errors, []);
  }

  async close() {
    await this.browser.close();
    this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
