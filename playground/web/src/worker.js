// Evaluates scripts, and takes the steps of what they launch. An endless loop in one is ended with this worker, by the page.
import * as Core from 'portals';
import { KEPT_LINES, LogBuffer } from './log-buffer.js';
import { hideNetwork, randomOf } from './sandbox.js';

const SLICE_MILLIS = 40;
const BETWEEN_VIEWS_MILLIS = 400;
const SHOWN = 300;
const LINE_LENGTH = 500;
const NEVER = 1e15;

const { ApplicationBuilder, System, PerKeyState, PerTaskState } = Core;
const post = self.postMessage.bind(self);
const log = new LogBuffer(KEPT_LINES);
let isMuted = false;
let isAtWork = false;
let flushed = 0;

Error.stackTraceLimit = 200; // the script may be far below
hideNetwork(self);
self.PortalsJS = Object.freeze({ ApplicationBuilder, System, PerKeyState, PerTaskState });

function write(task, line) {
  if (isMuted) return;
  const text = String(line);
  log.add({
    step: Core.steps() + 1,
    task,
    text: text.length > LINE_LENGTH ? `${text.slice(0, LINE_LENGTH)}… (${text.length} characters)` : text,
  });
  if (!isAtWork || performance.now() - flushed > SLICE_MILLIS * 5) flush(); // also of a handler that does not end
}

function flush() {
  flushed = performance.now();
  post({ type: 'progress', log: log.take(), steps: Core.steps(), events: Core.events() });
}

Core.logTo(write);
for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
  console[level] = (...values) => write('console', values.map(shown).join(' '));
}

self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  write('console', shown(event.reason));
});
self.addEventListener('error', (event) => {
  event.preventDefault();
  write('console', shown(event.error ?? event.message));
});

function shown(value) {
  if (typeof value !== 'object' || value === null || value instanceof Error) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return String(value);
  }
}

function load(text, seed, mode) {
  Core.seed(seed);
  Core.mode(mode);
  Math.random = randomOf(seed);
  flushed = performance.now();
  (0, eval)(`${text}\n//# sourceURL=program.js`);
}

/** What a page shows of where the run is. */
function view() {
  return { recent: Core.recent(), state: Core.state(SHOWN), inFlight: Core.inFlight(SHOWN), asks: Core.asks(SHOWN) };
}

function postView(isDone) {
  flush();
  post({ type: 'view', ...view(), isDone });
}

const commands = {
  /** Says what a script's applications look like, of which nothing runs. */
  draw({ text, seed }) {
    isMuted = true; // for good: this worker does nothing else
    load(text, seed, 'dry');
    post({ type: 'graph', graph: Core.graph() });
    post({ type: 'drawn' });
  },

  /** Begins a run, and goes to a step. */
  start({ text, seed, steps }) {
    load(text, seed, 'held');
    post({ type: 'graph', graph: Core.graph() });
    if (steps > Core.steps()) Core.run(steps - Core.steps(), NEVER);
    postView(false);
    post({ type: 'rested' });
  },

  step() {
    const taken = Core.step();
    postView(taken === null);
    post({ type: 'rested' });
  },

  run() {
    let viewed = performance.now();
    let isDone = false;
    while (!isDone) {
      isDone = Core.run(NEVER, SLICE_MILLIS).isDone;
      flush();
      if (!isDone && performance.now() - viewed > BETWEEN_VIEWS_MILLIS) {
        post({ type: 'view', ...view(), isDone: false });
        viewed = performance.now();
      }
    }
    postView(true);
    post({ type: 'rested' });
  },
};

self.onmessage = ({ data }) => {
  isAtWork = true;
  try {
    commands[data.command](data);
  } catch (error) {
    if (data.command !== 'draw') postView(false);
    post({
      type: 'failed',
      message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      isSyntax: error instanceof SyntaxError,
      stack: String(error?.stack ?? ''),
      where: error?.portals ?? '',
    });
  } finally {
    isAtWork = false;
  }
};
post({ type: 'ready' });
