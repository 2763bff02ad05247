import { GraphView } from './graph.js';
import { LogPane, showAsks, showInFlight, showState, showSteps } from './panes.js';
import { statusOf } from './status.js';
import { tabs } from './tabs.js';

const BETWEEN_LOGS_MILLIS = 250;
const NOTHING = { recent: [], state: { cells: [], more: 0 }, inFlight: { atoms: [], more: 0 }, asks: { asks: [], more: 0 } };
const $ = (id) => document.getElementById(id);

/** Shows a session: the picture, the tabs of its output, the status, and which buttons can be pressed. */
export class Display {
  #editor;
  #log = new LogPane($('log'));
  #outputs = tabs($('outputs'));
  #logged = 0;
  #logging;

  constructor(editor) {
    this.#editor = editor;
    this.graph = new GraphView($('graph'));
  }

  /** Shows what has changed: all, graph, unreadable, progress, view, error, or no more than the status. */
  show(session, what) {
    const all = what === 'all';
    if (all || what === 'graph') this.#showGraph(session);
    if (what === 'unreadable') {
      this.noGraph('The script did not come to its end within 2 seconds, so there is no picture. Run it; it can be stopped.');
    }
    if (all || what === 'view') this.#showView(session);
    if (all || ['progress', 'view', 'error'].includes(what)) this.#showLog(session, what === 'progress');
    if (all || what === 'error') this.#showError(session);
    showStatus(session);
  }

  /** Says why there is no picture. */
  noGraph(why) {
    this.graph.clear();
    $('no-graph').textContent = why;
    $('no-graph').hidden = false;
  }

  /** Another program is opened: its log is not that of one task. */
  showAllTasks() {
    this.#log.task = null;
  }

  #showGraph({ graph }) {
    if (!graph) return;
    if (graph.nodes.length === 0) {
      this.noGraph('There is no application yet: begin with PortalsJS.ApplicationBuilder("name"), and end with build().');
      return;
    }
    $('no-graph').hidden = true;
    this.graph.draw(graph);
  }

  #showView({ view, before, steps }) {
    const { recent, state, inFlight, asks } = view ?? NOTHING;
    this.graph.mark(recent.at(-1) ?? null);
    showSteps($('steps'), recent);
    showInFlight($('flight'), inFlight);
    showState($('state'), state, before?.state ?? null);
    showAsks($('asks'), asks);
    count('steps', steps);
    count('flight', inFlight.atoms.length + inFlight.more);
    count('state', state.cells.length + state.more);
    count('asks', asks.asks.length + asks.more);
  }

  /** Shows the log; while a run writes to it, not each time. */
  #showLog(session, isProgress) {
    clearTimeout(this.#logging);
    const left = BETWEEN_LOGS_MILLIS - (performance.now() - this.#logged);
    if (isProgress && left > 0) {
      this.#logging = setTimeout(() => this.#showLog(session), left);
      return;
    }
    const { log, error } = session;
    this.#log.show(log, error);
    count('log', log.first.length + log.last.length + log.dropped);
    this.#logged = performance.now();
  }

  #showError({ error, graph }) {
    this.#editor.mark(error);
    if (error) this.#outputs.choose('log');
    if (error && !graph) this.noGraph('There is no picture, as the script fails.');
  }
}

/** How many there are, beside the name of a tab. */
function count(tab, number) {
  $('outputs').querySelector(`[data-tab=${tab}]`).dataset.count = number > 0 ? number.toLocaleString('en') : '';
}

function showStatus(session) {
  const { isBusy, status } = session;
  $('status').ariaLive = status === 'running' ? 'off' : 'polite';
  $('status').textContent = statusOf(session);
  document.body.dataset.status = status;
  $('stop').disabled = !isBusy;
  const isOver = ['done', 'failed', 'stopped'].includes(status);
  $('step').disabled = isBusy || isOver;
  $('end').disabled = isBusy || isOver;
  $('back').disabled = !session.canGoBack;
  $('reset').disabled = status === 'idle' || status === 'reading';
}
