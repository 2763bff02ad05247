import { KEPT_LINES, LogBuffer } from './log-buffer.js';
import { placeInStack, placeOfSyntaxError } from './place.js';
import { Runner } from './runner.js';

const DRAWING_MILLIS = 2000;

/**
 * A visitor's run of a script: begins, steps, goes back, stops. Going back is to begin again with the same seed, and to take one step
 * less.
 *
 * status: idle (nothing has begun), reading (the script is read for its picture), stepping, running, resting (between steps), done,
 * failed, stopped
 */
export class Session {
  /** @param changed is called with what has changed: all, status, graph, view, progress, error, unreadable */
  constructor(changed) {
    this.changed = changed;
    this.log = new LogBuffer(KEPT_LINES);
    this.runner = new Runner((message) => this.hear(message));
    this.runs = 0;
    this.close();
  }

  /** Forgets the script, and all of its run. */
  close() {
    this.halt();
    this.text = null;
    this.graph = null;
    this.clear();
  }

  clear() {
    this.status = 'idle';
    this.steps = 0;
    this.events = 0;
    this.view = null;
    this.before = null;
    this.error = null;
    this.log.clear();
    this.millis = 0;
    this.afterwards = null;
  }

  /** Ends what the worker does now. */
  halt() {
    clearTimeout(this.limit);
    if (this.isBusy) this.runner.renew();
  }

  // ----------------------------------------------------------------------------------------- what visitors want

  /** Reads a script for its picture: that must not take long. */
  draw(text, seed) {
    this.begin('reading', text, seed);
    this.runner.send('draw', { text, seed });
    if (this.runner.isReady) this.limitReading();
    this.changed('all');
  }

  limitReading() {
    this.limit = setTimeout(() => {
      this.runner.renew();
      this.become('idle');
      this.changed('unreadable');
    }, DRAWING_MILLIS);
  }

  /** Runs a script from its start. */
  run(text, seed) {
    this.start(text, seed, { status: 'running', afterwards: () => this.end(text, seed) });
  }

  /** Begins a run, goes to a step, and does something then. */
  start(text, seed, { status = 'stepping', steps = 0, afterwards = null }) {
    this.begin(status, text, seed);
    this.afterwards = afterwards;
    this.runner.send('start', { text, seed, steps });
    this.changed('all');
  }

  /** Takes another worker for a script that is evaluated now. */
  begin(status, text, seed) {
    clearTimeout(this.limit);
    this.runner.renew();
    this.clear();
    if (text !== this.text) this.graph = null;
    this.text = text;
    this.seed = seed;
    this.goOn(status);
  }

  goOn(status) {
    this.runs++;
    this.began = performance.now();
    this.status = status;
  }

  /** Whether a run of just this has begun, and goes on. */
  isAt(text, seed) {
    return this.hasBegun && text === this.text && seed === this.seed;
  }

  step(text, seed) {
    if (this.isBusy) return;
    if (!this.isAt(text, seed)) {
      this.start(text, seed, { afterwards: () => this.step(text, seed) });
      return;
    }
    this.before = this.view;
    this.goOn('stepping');
    this.runner.send('step');
    this.changed('status');
  }

  /** To where it was a step before; of a run that has failed, to where it was before that. */
  back() {
    if (!this.canGoBack) return;
    const to = this.status === 'failed' ? this.steps : this.steps - 1;
    this.start(this.text, this.seed, { steps: to });
  }

  /** Goes on to the end. */
  end(text, seed) {
    if (this.isBusy) return;
    if (!this.isAt(text, seed)) {
      this.run(text, seed);
      return;
    }
    this.before = null;
    this.goOn('running');
    this.runner.send('run');
    this.changed('status');
  }

  stop() {
    if (!this.isBusy) return;
    const wasReading = this.status === 'reading';
    this.halt();
    this.become(wasReading ? 'idle' : 'stopped');
  }

  // ----------------------------------------------------------------------------------------- what it is

  get isBusy() {
    return this.status === 'running' || this.status === 'reading' || this.status === 'stepping';
  }

  get hasBegun() {
    return this.status === 'resting' || this.status === 'done';
  }

  get canGoBack() {
    return !this.isBusy && this.text !== null && (this.steps > 0 || (this.status === 'failed' && this.view !== null));
  }

  become(status) {
    this.millis = performance.now() - this.began;
    this.status = status;
    this.changed('status');
  }

  // ----------------------------------------------------------------------------------------- what the worker says

  hear(message) {
    const heard = {
      ready: () => {
        if (this.status === 'reading') this.limitReading();
      },
      graph: () => {
        this.graph = message.graph;
        this.changed('graph');
      },
      drawn: () => {
        clearTimeout(this.limit);
        this.become('idle');
      },
      progress: () => {
        if (this.isBusy) this.millis = performance.now() - this.began;
        this.steps = message.steps;
        this.events = message.events;
        this.log.addAll(message.log);
        this.changed('progress');
      },
      view: () => {
        this.view = message;
        this.changed('view');
      },
      rested: () => {
        const { afterwards } = this;
        this.afterwards = null;
        this.become(this.view.isDone ? 'done' : 'resting');
        afterwards?.();
      },
      failed: () => this.fail(message),
    };
    heard[message.type]();
  }

  async fail({ message, where, stack, isSyntax }) {
    clearTimeout(this.limit);
    const { text, runs } = this;
    const place = placeInStack(stack) ?? (isSyntax ? await placeOfSyntaxError(text) : null);
    if (runs !== this.runs || !this.isBusy) return; // it is another run by now, or stopped
    this.error = { message, where, place };
    this.become('failed');
    this.changed('error');
  }
}
