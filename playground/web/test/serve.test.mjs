// The server that playground/run starts.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import test from 'node:test';
import { here } from './support.mjs';

const SERVE = here('../serve.mjs');

test('it prints where the page is, and serves it on this machine alone', async () => {
  const server = spawn(process.execPath, [SERVE, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = await once(server.stdout, 'data');
    const address = /^Playground: (http:\/\/127\.0\.0\.1:\d+\/) \(Ctrl-C ends it\)\n$/.exec(line)?.[1];
    assert.ok(address, `it printed ${line}`);
    const page = await (await fetch(address)).text();
    assert.match(page, /<title>Portals playground<\/title>/);
  } finally {
    server.kill();
    await once(server, 'exit');
  }
});

for (const [wrong, message] of [
  [['--port', 'many'], /^--port many is no port; give 0 to 65535/],
  [['--port', '70000'], /^--port 70000 is no port/],
  [['--port'], /^--port needs a value/],
  [['--port', '1', '--now'], /^there is no option --now/],
]) {
  test(`a wrong command line prints one line: ${wrong.join(' ')}`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [SERVE, ...wrong], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, message);
    assert.equal(stderr.trimEnd().split('\n').length, 1);
  });
}

test('a port that is taken is said', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address();
  const { status, stderr } = spawnSync(process.execPath, [SERVE, '--port', String(port)], { encoding: 'utf8' });
  other.close();
  assert.equal(status, 2);
  assert.match(stderr, new RegExp(`^cannot listen on port ${port}: `));
});
