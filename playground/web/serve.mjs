// Serves the built page on this machine alone: node serve.mjs --port N
// With "check" before the options it looks at these only, and needs nothing that has to be installed or built.
import { fileURLToPath } from 'node:url';

function misuse(message) {
  console.error(`${message}; playground/run [--port N]`);
  process.exit(2);
}

const isCheck = process.argv[2] === 'check';
const [option, port, ...more] = process.argv.slice(isCheck ? 3 : 2);
if (option !== '--port' || more.length > 0) misuse(`there is no option ${more[0] ?? option}`);
if (port === undefined) misuse('--port needs a value');
if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) misuse(`--port ${port} is no port; give 0 to 65535, where 0 is any that is free`);

if (isCheck) process.exit(0);
const { preview } = await import('vite');

try {
  const server = await preview({
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: Number(port), strictPort: true },
  });
  const { address, port: found } = server.httpServer.address();
  console.log(`Playground: http://${address}:${found}/ (Ctrl-C ends it)`);
} catch (error) {
  misuse(`cannot listen on port ${port}: ${error.message}`);
}
