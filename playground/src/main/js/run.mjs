// Runs a script on the compiled module, without a page: node run.mjs MODULE [--seed N] --script FILE.js
// With "check" for the module it looks at the options only.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

const USAGE = 'playground/run [--port N], or playground/run --script FILE.js [--seed N] [--steps]';

function misuse(message) {
  console.error(`${message}; ${USAGE}`);
  process.exit(2);
}

const HELP = `${USAGE}

Serves the page on this machine, at port N (default 8085; 0 is any that is free). With --script it runs a script of the playground in
Node instead, and prints what it logs. The seed decides what sequencers let through first; default 1. With --steps it prints each step
that the runtime takes, too.`;

function options(given) {
  const found = { seed: '1', steps: false };
  const left = [...given];
  while (left.length > 0) {
    const option = left.shift();
    if (option === '--help') {
      console.log(HELP);
      process.exit(0);
    } else if (option === '--steps') {
      found.steps = true;
    } else if (option === '--script' || option === '--seed') {
      if (left.length === 0) misuse(`${option} needs a value`);
      found[option.slice(2)] = left.shift();
    } else {
      misuse(`there is no option ${option}`);
    }
  }
  if (found.script === undefined) misuse('there is no script');
  if (!/^-?\d{1,15}$/.test(found.seed)) misuse(`--seed ${found.seed} is no whole number of 15 digits at most`);
  return found;
}

function source(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return misuse(`cannot read ${file}: ${error.code}`);
  }
}

/** Where in the script an error was thrown: the first line of its stack that is in it. A syntax error has the line before its text. */
function place(error, file) {
  const lines = String(error && error.stack).split('\n');
  const frames = lines.filter((line) => /^\s+at /.test(line) && line.includes(`${file}:`));
  const found = frames.map((line) => /^(\d+:\d+)\)?$/.exec(line.slice(line.lastIndexOf(`${file}:`) + file.length + 1))).find(Boolean);
  if (found) return `${file}:${found[1]}`;
  return lines[0].startsWith(`${file}:`) ? lines[0] : file;
}

function fail(error) {
  console.error(`${place(error, script)}: ${error}`);
  if (error && error.portals) console.error(error.portals);
  process.exit(1);
}

Error.stackTraceLimit = 200; // the script may be far below
const [module, ...given] = process.argv.slice(2);
const { script, seed, steps } = options(given);
if (module === 'check') process.exit(0);
const text = source(script);
process.on('uncaughtException', fail); // of what a script does later: by a timer, or a promise
process.on('unhandledRejection', fail);
globalThis.PortalsJS = await import(pathToFileURL(module));
PortalsJS.seed(Number(seed));
if (steps) PortalsJS.stepsTo((line) => console.log(`step ${line}`));
try {
  new Script(text, { filename: script }).runInThisContext();
} catch (error) {
  fail(error);
}
