import { Editor, Reader } from './editor.js';
import { GraphView } from './graph.js';
import { LogPane, showAsks, showInFlight, showState, showSteps } from './panes.js';
import { Session } from './session.js';
import { packed, unpacked } from './share.js';
import { statusOf } from './status.js';
import { tabs } from './tabs.js';
import { switchableTheme } from './theme.js';
import { tour, written } from './tour.js';

const AFTER_EDIT_MILLIS = 300;
const $ = (id) => document.getElementById(id);

const editor = new Editor($('editor'), edited);
const reader = new Reader($('java'));
const graph = new GraphView($('graph'));
const log = new LogPane($('log'));
const session = new Session(show);
let stop = null; // of the tour
let isTrusted = true; // a shared program is not, until the visitor lets it run
let drawing;

// ------------------------------------------------------------------------------------------- programs

function edited() {
  if (!isTrusted) return;
  clearTimeout(drawing);
  drawing = setTimeout(draw, AFTER_EDIT_MILLIS);
}

function draw() {
  clearTimeout(drawing);
  session.draw(editor.text, seed());
}

/** The visitor lets the script do what it does. */
function trust() {
  clearTimeout(drawing); // a run draws it, too
  isTrusted = true;
  $('banner').hidden = true;
}

function open(chosen) {
  stop = chosen;
  $('example').value = chosen.name;
  const at = tour.indexOf(chosen);
  $('previous').disabled = at === 0;
  $('next').disabled = at === tour.length - 1;
  const title = document.createElement('h2');
  title.textContent = chosen.title;
  $('text').replaceChildren(title, written(chosen.text));
  log.task = null;
  editor.text = chosen.script;
  $('seed').value = 1;
  languages.choose('javascript');
  $('languages').hidden = false;
  history.replaceState(null, '', `#tour=${chosen.name}`);
  trust();
  draw();
}

async function openAddress() {
  try {
    const address = await unpacked(location.hash);
    if (address?.text !== undefined) {
      openShared(address);
    } else {
      open(tour.find((each) => each.name === address?.stop) ?? tour[0]);
    }
  } catch (error) {
    open(tour[0]);
    announce(error.message);
  }
}

function openShared({ text, seed: given }) {
  clearTimeout(drawing);
  stop = null;
  isTrusted = false;
  session.close();
  log.task = null;
  $('example').value = '';
  announce('A shared program. It does nothing until you let it: read it, then run it.');
  $('text').replaceChildren();
  $('languages').hidden = true;
  languages.choose('javascript');
  editor.text = text;
  $('seed').value = given;
  show('all');
  graph.clear();
  say('It is drawn when you let it be.');
}

/** Says something above the program, until the visitor does something. */
function announce(text) {
  $('banner').hidden = false;
  $('banner').querySelector('span').textContent = text;
  $('draw').hidden = isTrusted;
}

function seed() {
  const given = Math.floor(Number($('seed').value));
  return Number.isFinite(given) && given >= 0 ? given : 1;
}

// ------------------------------------------------------------------------------------------- what is shown

/** Says something where the picture would be; nothing if there is one. */
function say(text) {
  $('no-graph').textContent = text ?? '';
  $('no-graph').hidden = !text;
}

const BETWEEN_LOGS_MILLIS = 250;
let logged = 0;
let logging;

/** Shows the log; while a run writes to it, not each time. */
function showLog(isProgress) {
  clearTimeout(logging);
  const left = BETWEEN_LOGS_MILLIS - (performance.now() - logged);
  if (isProgress && left > 0) {
    logging = setTimeout(showLog, left);
    return;
  }
  log.show(session.log, session.error);
  count('log', session.log.first.length + session.log.last.length + session.log.dropped);
  logged = performance.now();
}

function show(what) {
  const all = what === 'all';
  if (all || what === 'graph') showGraph();
  if (what === 'unreadable') {
    graph.clear();
    say('The script did not come to its end within 2 seconds, so there is no picture. Run it; it can be stopped.');
  }
  if (all || what === 'view') showView();
  if (all || ['progress', 'view', 'error'].includes(what)) showLog(what === 'progress');
  if (all || what === 'error') showError();
  showStatus();
}

function showGraph() {
  if (!session.graph) return;
  if (session.graph.nodes.length === 0) {
    graph.clear();
    say('There is no application yet: begin with PortalsJS.ApplicationBuilder("name"), and end with build().');
    return;
  }
  say(null);
  graph.draw(session.graph);
}

const NOTHING = { recent: [], state: { cells: [], more: 0 }, inFlight: { atoms: [], more: 0 }, asks: { asks: [], more: 0 } };

function showView() {
  const { recent, state, inFlight, asks } = session.view ?? NOTHING;
  graph.mark(recent.at(-1) ?? null);
  showSteps($('steps'), recent);
  showInFlight($('flight'), inFlight);
  showState($('state'), state, session.before?.state ?? null);
  showAsks($('asks'), asks);
  count('steps', session.steps);
  count('flight', inFlight.atoms.length + inFlight.more);
  count('state', state.cells.length + state.more);
  count('asks', asks.asks.length + asks.more);
}

/** How many there are, beside the name of a tab. */
function count(tab, number) {
  $('outputs').querySelector(`[data-tab=${tab}]`).dataset.count = number > 0 ? number.toLocaleString('en') : '';
}

function showError() {
  editor.mark(session.error);
  if (session.error) outputs.choose('log');
  if (session.error && !session.graph) {
    graph.clear();
    say('There is no picture, as the script fails.');
  }
}

function showStatus() {
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

// ------------------------------------------------------------------------------------------- what visitors do

const actions = {
  run() {
    trust();
    session.run(editor.text, seed());
  },
  step() {
    if ($('step').disabled) return;
    trust();
    session.step(editor.text, seed());
  },
  back: () => session.back(),
  end() {
    if ($('end').disabled) return;
    trust();
    session.end(editor.text, seed());
  },
  stop: () => session.stop(),
  reset: () => isTrusted && draw(),
};
for (const [name, act] of Object.entries(actions)) $(name).addEventListener('click', act);

window.addEventListener(
  'keydown',
  (event) => {
    const isCommand = event.ctrlKey || event.metaKey;
    const act =
      (isCommand && event.key === 'Enter' && actions.run) ||
      (isCommand && event.key === '.' && actions.stop) ||
      (event.key === 'F9' && (event.shiftKey ? actions.back : actions.step)) ||
      (event.key === 'F8' && actions.end);
    if (!act || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  },
  true,
);

$('seed').addEventListener('change', () => isTrusted && draw());
$('dice').addEventListener('click', () => {
  $('seed').value = Math.floor(Math.random() * 1000);
  if (isTrusted) draw();
});
$('draw').addEventListener('click', () => {
  trust();
  draw();
});

$('share').addEventListener('click', async () => {
  const link = `${location.href.split('#')[0]}#${await packed(editor.text, seed())}`;
  $('link').value = link;
  $('sharing-text').textContent = await copied(link);
  $('sharing').showModal();
  $('link').select();
});

async function copied(link) {
  try {
    await navigator.clipboard.writeText(link);
    return 'It is copied. Who opens it sees the program, and runs it when they like.';
  } catch {
    return 'Copy it from here. Who opens it sees the program, and runs it when they like.';
  }
}

$('about').addEventListener('click', () => $('abouting').showModal());

for (const each of tour) $('example').add(new Option(each.title, each.name));
const choose = (by) => open(tour[Math.min(Math.max(tour.indexOf(stop) + by, 0), tour.length - 1)]);
$('example').addEventListener('change', () => open(tour.find((each) => each.name === $('example').value)));
$('previous').addEventListener('click', () => choose(-1));
$('next').addEventListener('click', () => choose(1));

const languages = tabs($('languages'), async (language) => {
  if (language === 'java' && stop) await reader.show(await stop.program());
});
const outputs = tabs($('outputs'));
tabs(document.querySelector('.views'), (view) => {
  document.querySelector('main').dataset.view = view;
});

$('log').addEventListener('click', (event) => {
  if (event.target.closest('.error') && session.error?.place) editor.show(session.error.place.line);
});

$('zoom-in').addEventListener('click', () => graph.panZoom.zoom(1.25));
$('zoom-out').addEventListener('click', () => graph.panZoom.zoom(0.8));
$('zoom-fit').addEventListener('click', () => graph.panZoom.fit());

switchableTheme($('theme'));
window.addEventListener('hashchange', openAddress);
openAddress();
