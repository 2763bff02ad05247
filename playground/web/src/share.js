// Programs in links: compressed, and in the part of the address that no server gets.

const FORMAT = 'p1';

async function through(stream, bytes) {
  const written = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(written).arrayBuffer());
}

/** What stands behind the # in the address. */
export async function packed(text, seed) {
  const bytes = await through(new CompressionStream('deflate-raw'), new TextEncoder().encode(text));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `${FORMAT}=${letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}&seed=${seed}`;
}

/**
 * What an address says: {text, seed}, {stop} of the tour, or null.
 *
 * Throws an error with words for the visitor if it is a link that is not whole.
 */
export async function unpacked(hash) {
  const stop = /^#tour=([\w-]+)/.exec(hash);
  if (stop) return { stop: stop[1] };
  const given = /^#(p\d+)=([\w-]*)(?:&seed=(\d+))?/.exec(hash);
  if (!given) return null;
  if (given[1] !== FORMAT) throw new Error(`The link is of a newer playground (${given[1]}): this one cannot read it.`);
  try {
    const letters = atob(given[2].replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await through(new DecompressionStream('deflate-raw'), bytes));
    return { text, seed: Number(given[3] ?? 1) };
  } catch {
    throw new Error('The link is not whole: a part of the program is missing.');
  }
}
