import dagre from '@dagrejs/dagre';

const TITLE = 22;
const WORKFLOW = { pad: 12 };
const APPLICATION = { pad: 16 };
const measure = document.createElement('canvas').getContext('2d');

/** Where the nodes and edges of a graph are drawn, from left to right or from top to bottom. */
export function layout(graph, direction) {
  const boxes = new Set(graph.nodes.filter((node) => isBox(node, graph)).map((node) => node.id));
  const drawing = new dagre.graphlib.Graph({ compound: true, multigraph: true });
  drawing.setGraph({ rankdir: direction, nodesep: 42, ranksep: 58, edgesep: 24, marginx: 10, marginy: 10 });
  drawing.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) {
    drawing.setNode(node.id, boxes.has(node.id) ? {} : sizeOf(node));
    if (node.within) drawing.setParent(node.id, node.within);
  }
  graph.edges.forEach((edge, index) => {
    drawing.setEdge(edge.from, edge.to, { weight: edge.isBack ? 1 : 2 }, String(index));
  });
  dagre.layout(drawing);
  const nodes = graph.nodes.map((node) => ({ ...node, isBox: boxes.has(node.id), ...drawing.node(node.id) }));
  surround(nodes);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = graph.edges.map((edge, index) => {
    const { points } = drawing.edge({ v: edge.from, w: edge.to, name: String(index) });
    return { ...edge, ...route(byId.get(edge.from), byId.get(edge.to), points, direction) };
  });
  return { nodes, edges, bounds: boundsOf(nodes, edges), direction };
}

function isBox(node, graph) {
  return (node.kind === 'application' || node.kind === 'workflow') && graph.nodes.some((other) => other.within === node.id);
}

function widthOf(text, font) {
  measure.font = font;
  return measure.measureText(text).width;
}

const NAME_FONT = '600 13px system-ui, sans-serif';

function sizeOf({ kind, name, does }) {
  const width = widthOf(name, NAME_FONT);
  if (kind === 'portal') return { width: Math.max(width + 8, 56), height: 62 };
  if (kind === 'task') return { width: Math.max(width, widthOf(does, '11px system-ui, sans-serif')) + 28, height: 42 };
  if (kind === 'sequencer' || kind === 'splitter') return { width: width + 48, height: 40 };
  return { width: width + 40, height: 36 };
}

/** Boxes are as large as what is in them, and a title. */
function surround(nodes) {
  for (const [kind, { pad }] of [
    ['workflow', WORKFLOW],
    ['application', APPLICATION],
  ]) {
    for (const box of nodes.filter((node) => node.isBox && node.kind === kind)) {
      const inside = nodes.filter((node) => node.within === box.id).map(sidesOf);
      const left = Math.min(...inside.map((side) => side.left)) - pad;
      const right = Math.max(...inside.map((side) => side.right)) + pad;
      const top = Math.min(...inside.map((side) => side.top)) - pad - TITLE + 6;
      const bottom = Math.max(...inside.map((side) => side.bottom)) + pad;
      const titled = Math.max(right - left, widthOf(box.name, NAME_FONT) + 24);
      Object.assign(box, { width: titled, height: bottom - top, x: left + titled / 2, y: (top + bottom) / 2 });
    }
  }
}

export function sidesOf({ x, y, width, height }) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** Lets an edge that goes forward leave a node at its end, and come to one at its beginning. */
function route(from, to, points, direction) {
  const along = direction === 'LR' ? 'x' : 'y';
  const half = direction === 'LR' ? 'width' : 'height';
  const start = from[along] + from[half] / 2;
  const end = to[along] - to[half] / 2;
  if (end <= start) return { points, isForward: false, along };
  const inner = points.slice(1, -1).filter((point) => point[along] > start && point[along] < end);
  const middle = (node) => (node.kind === 'portal' ? { ...node, y: node.y - node.height / 2 + 23 } : node);
  const first = { ...pick(middle(from)), [along]: start - (from.kind === 'portal' && along === 'x' ? from.width / 2 - 20 : 0) };
  const last = { ...pick(middle(to)), [along]: end + (to.kind === 'portal' && along === 'x' ? to.width / 2 - 20 : 0) };
  return { points: [first, ...inner, last], isForward: true, along };
}

const pick = ({ x, y }) => ({ x, y });

function boundsOf(nodes, edges) {
  const sides = nodes.map(sidesOf);
  const points = edges.flatMap((edge) => edge.points);
  const left = Math.min(...sides.map((side) => side.left), ...points.map((point) => point.x)) - 12;
  const right = Math.max(...sides.map((side) => side.right), ...points.map((point) => point.x)) + 12;
  const top = Math.min(...sides.map((side) => side.top), ...points.map((point) => point.y)) - 12;
  const bottom = Math.max(...sides.map((side) => side.bottom), ...points.map((point) => point.y)) + 12;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
