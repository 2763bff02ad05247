import { Display } from './display.js';
import { Editor, Reader } from './editor.js';
import { Session } from './session.js';
import { packed, unpacked } from './share.js';
import { tabs } from './tabs.js';
import { switchableTheme } from './theme.js';
import { tour, written } from './tour.js';

const AFTER_EDIT_MILLIS = 300;
const $ = (id) => document.getElementById(id);

const editor = new Editor($('editor'), edited);
const reader = new Reader($('java'));
const display = new Display(editor);
const session = new Session((what) => display.show(session, what));
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
  display.showAllTasks();
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
  display.showAllTasks();
  $('example').value = '';
  announce('A shared program. It does nothing until you let it: read it, then run it.');
  $('text').replaceChildren();
  $('languages').hidden = true;
  languages.choose('javascript');
  editor.text = text;
  $('seed').value = given;
  display.show(session, 'all');
  display.noGraph('It is drawn when you let it be.');
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
tabs(document.querySelector('.views'), (view) => {
  document.querySelector('main').dataset.view = view;
});

$('log').addEventListener('click', (event) => {
  if (event.target.closest('.error') && session.error?.place) editor.show(session.error.place.line);
});

$('zoom-in').addEventListener('click', () => display.graph.panZoom.zoom(1.25));
$('zoom-out').addEventListener('click', () => display.graph.panZoom.zoom(0.8));
$('zoom-fit').addEventListener('click', () => display.graph.panZoom.fit());

switchableTheme($('theme'));
window.addEventListener('hashchange', openAddress);
openAddress();
