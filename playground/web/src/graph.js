import { layout } from './layout.js';
import { PanZoom } from './pan-zoom.js';

const SVG = 'http://www.w3.org/2000/svg';

function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** The picture of all applications, in which the place of the last step is marked. */
export class GraphView {
  constructor(root) {
    this.root = root;
    this.step = null;
    this.panZoom = new PanZoom(root);
    new ResizeObserver(() => this.turn()).observe(root);
  }

  draw(graph) {
    const text = JSON.stringify(graph);
    if (text === this.drawn) return;
    this.drawn = text;
    this.show(graph, this.best(graph));
  }

  show(graph, { nodes, edges, bounds, direction }) {
    this.graph = graph;
    this.direction = direction;
    this.edges = edges.map((edge) => ({ ...edge, element: edgeElement(edge) }));
    this.nodes = nodes.map((node) => ({ ...node, element: nodeElement(node) }));
    const boxes = this.nodes.filter((node) => node.isBox).map((node) => node.element);
    const leaves = this.nodes.filter((node) => !node.isBox).map((node) => node.element);
    const titles = this.nodes.filter((node) => node.isBox).map(titleElement);
    const scene = svg('g', {}, ...boxes, ...this.edges.map((edge) => edge.element), ...titles, ...leaves);
    this.root.replaceChildren(markers(), scene);
    this.panZoom.show(bounds);
  }

  /** When the pane has another shape, the other direction may be better. */
  turn() {
    if (!this.drawn) return;
    const best = this.best(this.graph);
    if (best.direction === this.direction) return;
    this.show(this.graph, best);
    this.mark(this.step);
  }

  clear() {
    this.drawn = null;
    this.root.replaceChildren();
  }

  /** Of both directions that which can be drawn larger. */
  best(graph) {
    const { width, height } = this.root.getBoundingClientRect();
    const scale = ({ bounds }) => Math.min(1, (width || 600) / bounds.width, (height || 400) / bounds.height);
    const across = layout(graph, 'LR');
    const down = layout(graph, 'TB');
    return scale(down) > scale(across) * 1.05 ? down : across;
  }

  /** Marks the place of a step, and the way that its atom took; null for none. */
  mark(step) {
    this.step = step;
    if (!this.drawn) return;
    for (const node of this.nodes) node.element.classList.toggle('here', step !== null && step.path === node.id);
    for (const edge of this.edges) {
      edge.element.classList.remove('went');
      if (step !== null && isTaken(edge, step)) {
        void edge.element.getBoundingClientRect(); // begins the animation anew
        edge.element.classList.add('went');
      }
    }
  }
}

/** Whether what a step has handled came along an edge. */
function isTaken(edge, { kind, path, from }) {
  if (kind === 'REQUEST') return edge.from === path || (edge.kind === 'ask' && edge.to === path);
  if (kind === 'REPLY') return edge.kind === 'ask' && edge.from === path && edge.to === from;
  const isInto = edge.to === path || edge.to.startsWith(`${path}/`);
  const workflow = edge.from.slice(0, edge.from.lastIndexOf('/'));
  const isFrom = edge.from === from || `${workflow}/stream` === from || (edge.label && `${edge.from}/${edge.label}` === from);
  return edge.kind === 'stream' && isInto && isFrom;
}

function markers() {
  const marker = (name) =>
    svg(
      'marker',
      {
        id: `arrow-${name}`,
        class: name,
        viewBox: '0 0 10 10',
        refX: 9,
        refY: 5,
        markerWidth: 10,
        markerHeight: 10,
        markerUnits: 'userSpaceOnUse',
        orient: 'auto-start-reverse',
      },
      svg('path', { d: 'M0 1 L10 5 L0 9 z' }),
    );
  return svg('defs', {}, ...['stream', 'back', 'ask', 'went'].map(marker));
}

function edgeElement({ points, isForward, along, kind, isBack, label, from, to }) {
  const look = isBack ? 'back' : kind === 'stream' ? 'stream' : 'ask';
  const middle = isBack ? between(points.at(-1), points.at(-2)) : points[Math.floor(points.length / 2)];
  const group = svg('g', { class: `edge ${look}`, 'data-from': from, 'data-to': to });
  group.append(
    svg('title', {}, `${from} → ${to}`),
    svg('path', { d: isForward ? flowing(points, along) : curve(points), 'marker-end': `url(#arrow-${look})` }),
  );
  const word = label || (isBack ? 'cycle' : '');
  if (word) group.append(svg('text', { x: middle.x, y: middle.y - 6, 'text-anchor': 'middle' }, word));
  return group;
}

const between = (one, other) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });

/** Where an edge turns to the node that it ends at: before it comes beside others. */
const EARLY = 0.15;

/** A line through points that goes straight ahead where it begins and ends, and at each of them. */
function flowing([first, ...others], along) {
  let path = `M${first.x} ${first.y}`;
  let last = first;
  for (const point of others) {
    const isLast = point === others.at(-1) && others.length > 1;
    const middle = last[along] + (point[along] - last[along]) * (isLast ? EARLY : 0.5);
    path +=
      along === 'x'
        ? ` C${middle} ${last.y} ${middle} ${point.y} ${point.x} ${point.y}`
        : ` C${last.x} ${middle} ${point.x} ${middle} ${point.x} ${point.y}`;
    last = point;
  }
  return path;
}

/** A smooth line through points. */
function curve(points) {
  const [first, ...others] = points;
  let path = `M${first.x} ${first.y}`;
  if (others.length === 1) return `${path} L${others[0].x} ${others[0].y}`;
  for (let i = 0; i < others.length - 1; i++) {
    const isLast = i === others.length - 2;
    const end = isLast ? others[i + 1] : { x: (others[i].x + others[i + 1].x) / 2, y: (others[i].y + others[i + 1].y) / 2 };
    path += ` Q${others[i].x} ${others[i].y} ${end.x} ${end.y}`;
  }
  return path;
}

function nodeElement(node) {
  const { x, y, width, height, kind, name, id } = node;
  const group = svg('g', { class: `node ${kind}${node.isBox ? ' box' : ''}`, 'data-id': id, transform: `translate(${x} ${y})` });
  group.append(svg('title', {}, `${kind} ${id}`), ...shapes[kind](node, width / 2, height / 2));
  if (node.isBox) return group;
  if (kind === 'portal') {
    group.append(svg('text', { y: height / 2 - 3, 'text-anchor': 'middle' }, name));
  } else if (kind === 'task') {
    group.append(...taskTexts(node));
  } else {
    group.append(svg('text', { y: 4.5, 'text-anchor': 'middle' }, name));
  }
  return group;
}

/** The name of a box, which stands above edges. */
function titleElement({ x, y, width, height, kind, name }) {
  return svg('text', { class: `title ${kind}`, x: x - width / 2 + 12, y: y - height / 2 + 17 }, name);
}

/** Its name, and what it does; a name that says just that is not said twice. */
function taskTexts({ name, does }) {
  if (isNamedByWhatItDoes(name, does)) return [svg('text', { y: 4.5, 'text-anchor': 'middle' }, does)];
  return [svg('text', { y: -2, 'text-anchor': 'middle' }, name), svg('text', { class: 'does', y: 12, 'text-anchor': 'middle' }, does)];
}

const isNamedByWhatItDoes = (name, does) => name.replace(/[.-]\d+$/, '') === does;

const box = (radius) => (node, w, h) => [svg('rect', { x: -w, y: -h, width: 2 * w, height: 2 * h, rx: radius })];

const shapes = {
  application: box(14),
  workflow: box(10),
  task: box(7),
  generator: (node, w, h) => box(h)(node, w, h),
  sequencer: (node, w, h) => [svg('polygon', { points: `${-w},0 ${-w + 14},${-h} ${w - 14},${-h} ${w},0 ${w - 14},${h} ${-w + 14},${h}` })],
  splitter: (node, w, h) => [svg('polygon', { points: `${-w},0 ${w - 18},${-h} ${w},${-h} ${w},${h} ${w - 18},${h}` })],
  portal: (node, w, h) => [svg('circle', { cy: -h + 23, r: 20 }), svg('circle', { class: 'inner', cy: -h + 23, r: 10 })],
};
