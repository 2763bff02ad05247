// Where in a script an error is.

/** The first place of a stack that is in the script. */
export function placeInStack(stack) {
  const found = /program\.js:(\d+):(\d+)/.exec(stack);
  return found ? { line: Number(found[1]), column: Number(found[2]) } : null;
}

/** Ends a script before it does anything. */
const BEFORE = 'throw 0;';

/** Where a script is no JavaScript: its stack does not say. A worker parses it and says so, and runs nothing of it. */
export function placeOfSyntaxError(text) {
  return new Promise((resolve) => {
    const source = URL.createObjectURL(new Blob([BEFORE + text], { type: 'text/javascript' }));
    const parser = new Worker(source);
    parser.onerror = (event) => {
      event.preventDefault();
      parser.terminate();
      URL.revokeObjectURL(source);
      const isPlace = /SyntaxError/.test(event.message);
      resolve(isPlace ? { line: event.lineno, column: Math.max(1, event.colno - (event.lineno === 1 ? BEFORE.length : 0)) } : null);
    };
  });
}
