import ScriptWorker from './worker.js?worker&inline';

/**
 * Workers that run scripts: a new one for each time that a script is evaluated, so that nothing of it is left for the next. One is always
 * there before it is needed. They are made of text, and so have the page's policy, by which they reach no network.
 */
export class Runner {
  /** @param hear gets each message of the worker that is at work */
  constructor(hear) {
    this.hear = hear;
    this.next = this.made();
  }

  made() {
    const made = { worker: new ScriptWorker(), isReady: false };
    made.worker.onmessage = ({ data }) => {
      if (data.type === 'ready') made.isReady = true;
      if (made === this.current) this.hear(data);
    };
    return made;
  }

  /** Whether the worker that is at work has been loaded: before, nothing of a script runs. */
  get isReady() {
    return this.current.isReady;
  }

  /** Ends what runs, and takes another worker. */
  renew() {
    this.current?.worker.terminate();
    this.current = this.next;
    this.next = this.made();
  }

  send(command, more = {}) {
    this.current.worker.postMessage({ command, ...more });
  }
}
