// The tabs of the output: what is shown of a run.

export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function table(titles, rows, empty, more) {
  if (rows.length === 0) return [element('p', 'hint', empty)];
  const head = element('thead', '', element('tr', '', ...titles.map((title) => element('th', '', title))));
  const all = [element('table', '', head, element('tbody', '', ...rows))];
  if (more > 0) all.push(element('p', 'hint', `and ${more.toLocaleString('en')} more`));
  return all;
}

const row = (className, ...cells) =>
  element('tr', className, ...cells.map((cell) => (cell instanceof Node ? cell : element('td', '', cell))));

/** A path without what all of its kind have. */
function short(path) {
  return path
    .replace(/^\//, '')
    .replace('/workflows/', '/')
    .replace(/\/(generators|sequencers|splitters|portals)\//, '/');
}

/** Log lines; those of one task alone, if the visitor wants. */
export class LogPane {
  constructor(root) {
    this.root = root;
    this.task = null;
    root.addEventListener('click', (event) => {
      const button = event.target.closest('button[data-task]');
      if (!button) return;
      this.task = this.task === button.dataset.task ? null : button.dataset.task;
      this.show(this.log, this.error);
    });
  }

  show(log, error) {
    this.log = log;
    this.error = error;
    const { scrollTop, scrollHeight, clientHeight } = this.root;
    const wasAtEnd = scrollTop + clientHeight >= scrollHeight - 30;
    const { first, dropped, last } = log.kept();
    const lines = [...first.map((line) => this.line(line))];
    if (dropped > 0) lines.push(element('p', 'left-out', `${dropped.toLocaleString('en')} lines are left out here`));
    lines.push(...last.map((line) => this.line(line)));
    if (this.task) lines.unshift(this.filter());
    if (error) lines.push(this.failure(error));
    if (lines.length === 0) lines.push(element('p', 'hint', 'Nothing is logged yet. Run, or step.'));
    this.root.replaceChildren(...lines.filter(Boolean));
    if (wasAtEnd) this.root.scrollTop = this.root.scrollHeight;
  }

  /** Says that not all is shown, and lets it be. */
  filter() {
    const all = element('button', 'all', `only ${short(this.task)}: show all`);
    all.dataset.task = this.task;
    return all;
  }

  line({ step, task, text }) {
    if (this.task && this.task !== task) return null;
    const by = element('button', 'by', short(task));
    by.dataset.task = task;
    by.title = `${task}, step ${step}`;
    return element('p', 'line', by, element('span', 'said', text));
  }

  failure({ message, where, place }) {
    const at = place ? `line ${place.line}, column ${place.column}: ` : '';
    const shown = element('p', 'error', `${at}${message}`);
    if (where) shown.append(element('small', '', where));
    return shown;
  }
}

export function showSteps(root, recent) {
  const rows = recent.map((step) => element('li', '', element('code', '', step.text)));
  root.replaceChildren(rows.length === 0 ? element('p', 'hint', 'No step is taken yet.') : element('ol', 'steps', ...rows));
  root.scrollTop = root.scrollHeight;
}

export function showInFlight(root, { atoms, more }) {
  const rows = atoms.map(({ path, from, kind, events, count }) => {
    const left = count - events.length;
    return row('', short(path), kind, element('td', 'value', events.join('  ') + (left > 0 ? `  and ${left} more` : '')), short(from));
  });
  root.replaceChildren(...table(['waits at', '', 'what', 'from'], rows, 'Nothing is in flight.', more));
}

/** State, in which is marked what the last step has changed. */
export function showState(root, state, before) {
  const id = ({ task, key, name }) => JSON.stringify([task, key, name]);
  const old = new Map(before?.cells.map((cell) => [id(cell), cell.value]) ?? []);
  const rows = state.cells.map((cell) => {
    const was = old.get(id(cell));
    old.delete(id(cell));
    const isChanged = before !== null && was !== cell.value;
    const value = element('td', 'value', cell.value);
    if (isChanged) value.append(element('s', '', was ?? 'new'));
    return row(isChanged ? 'changed' : '', short(cell.task), cell.key === '' ? '—' : cell.key, cell.name, value);
  });
  if (before !== null && state.more === 0) {
    for (const [gone, was] of old) {
      const [task, key, name] = JSON.parse(gone);
      rows.push(row('changed', short(task), key, name, element('td', 'value', element('s', '', was))));
    }
  }
  root.replaceChildren(...table(['task', 'key', 'name', 'value'], rows, 'No task keeps anything.', state.more));
}

export function showAsks(root, { asks, more }) {
  const rows = asks.map(({ task, key, portal, request }) => row('', short(task), key, short(portal), element('td', 'value', request)));
  root.replaceChildren(...table(['who asks', 'key', 'portal', 'request'], rows, 'Nobody waits for a reply.', more));
}
