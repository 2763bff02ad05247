// What a script may see in its worker: PortalsJS, and the language. It has no need of the network, which the page's policy forbids anyway:
// what is hidden here is so that a script hears of it at once. Its chance is that of the seed.

const HIDDEN = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'importScripts',
  'indexedDB',
  'caches',
  'BroadcastChannel',
  'SharedWorker',
  'Worker',
];

export function hideNetwork(scope) {
  for (const name of HIDDEN) {
    Object.defineProperty(scope, name, { value: undefined, writable: false, configurable: false });
  }
  if (scope.navigator) Object.defineProperty(scope.navigator, 'sendBeacon', { value: undefined });
}

/** Numbers that follow from a seed (mulberry32), so that a run can be made again. */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
