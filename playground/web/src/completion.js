import { API } from './api.js';

const OF_BUILDER = ['generators', 'workflows', 'sequencers', 'splitters', 'splits', 'connections', 'tasks', 'registry'];

/** What names of the script stand for, by how they are made. */
const MADE = [
  ['builder', /PortalsJS\.ApplicationBuilder\(/],
  ['system', /PortalsJS\.System\(/],
  ['state', /PortalsJS\.Per(?:Key|Task)State\(/],
  ['future', /\bctx\.ask\(/],
  ['stream', /\.(?:generators|sequencers|splits)\w*(?:\([^)]*\))?\s*\./],
  ['stream', /\.workflows/],
];

function kindOfName(name, text) {
  if (API[name] && ['PortalsJS', 'ctx'].includes(name)) return name;
  const made = new RegExp(`\\b(?:let|const|var)\\s+${name}\\s*=([^;]*)`).exec(text);
  return made ? MADE.find(([, pattern]) => pattern.test(made[1]))?.[0] : undefined;
}

/** Of what the members are wanted that stand behind the dot at the end of the text before. */
function kindBefore(before, text) {
  if (/\bctx\.log\.$/.test(before)) return 'log';
  if (/\.registry\.\w+\.$/.test(before)) return 'paths';
  if (/\.portal\.$/.test(before)) return 'portals';
  const part = /\.(\w+?)(?:WithName\([^)]*\))?\.$/.exec(before)?.[1];
  if (OF_BUILDER.includes(part)) return part;
  const name = /(?:^|[^\w.])(\w+)\.$/.exec(before)?.[1];
  if (name) return kindOfName(name, text);
  return /\)\s*\.$/.test(before) ? 'flow' : undefined;
}

/** Completes members of what the core offers, with a word on each. */
export function completePortals(context) {
  const word = context.matchBefore(/\w*/);
  const from = word ? word.from : context.pos;
  const before = context.state.sliceDoc(Math.max(0, from - 300), from);
  const text = context.state.doc.toString();
  if (/\.$/.test(before)) {
    const kind = kindBefore(before, text);
    return kind ? { from, options: options(API[kind]), validFor: /^\w*$/ } : null;
  }
  if (!context.explicit && from === context.pos) return null;
  return { from, options: [{ label: 'PortalsJS', type: 'namespace', info: 'All that a script needs.' }], validFor: /^\w*$/ };
}

function options(members) {
  return Object.entries(members).map(([name, [usage, info]]) => ({
    label: name,
    type: usage === name ? 'property' : 'method',
    detail: usage === name ? '' : usage.slice(name.length),
    info,
  }));
}
