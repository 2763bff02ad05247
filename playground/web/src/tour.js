import stops from '../../src/main/tour/tour.json';

const scripts = import.meta.glob('../../src/main/tour/*.js', { query: '?raw', import: 'default', eager: true });
const programs = import.meta.glob('../../src/main/java/io/portals/playground/tour/*.java', { query: '?raw', import: 'default' });

/** The guided tour, in order. */
export const tour = stops.map((stop) => ({
  ...stop,
  script: scripts[`../../src/main/tour/${stop.name}.js`].trimEnd(),
  /** Without its package. */
  async program() {
    const text = await programs[`../../src/main/java/io/portals/playground/tour/${stop.java}.java`]();
    return text.replace(/^package .*;\n+/, '').trimEnd();
  },
}));

/** Paragraphs of words, `code` and *what is new*, as nodes. */
export function written(text) {
  const paragraph = document.createElement('p');
  for (const part of text.split(/(`[^`]+`|\*[^*]+\*)/)) {
    if (part.startsWith('`')) {
      paragraph.append(element('code', part.slice(1, -1)));
    } else if (part.startsWith('*')) {
      paragraph.append(element('em', part.slice(1, -1)));
    } else {
      paragraph.append(part);
    }
  }
  return paragraph;
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
