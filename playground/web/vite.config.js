import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: './', // so that the folder can be put anywhere
  resolve: { alias: { portals: here('../target/module/portals.mjs') } },
  worker: { format: 'es' },
  build: { outDir: here('../dist'), emptyOutDir: true, modulePreload: false, chunkSizeWarningLimit: 1000 },
  server: { fs: { allow: [here('..')] } },
});
