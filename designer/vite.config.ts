import { join } from 'node:path'
import { defineConfig } from 'vite'

const folder = import.meta.dirname

/** Two bundles: the editor, for managers only, and the read-only diagram that pages embed. */
export default defineConfig({
  root: folder,
  base: '/assets/designer/',
  publicDir: false,
  logLevel: 'error',
  build: {
    outDir: join(folder, 'dist'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { editor: join(folder, 'editor/editor.ts'), diagram: join(folder, 'diagram/diagram.ts') },
    },
  },
})
