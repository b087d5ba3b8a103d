import { join } from 'node:path'
import { defineConfig } from 'vite'
import { allowedStyles } from './styles-allowed/allowed-styles.ts'

const folder = import.meta.dirname

/**
 * Two bundles, each built by itself (`--mode editor`, `--mode diagram`): the editor for managers only, and the
 * read-only diagram that pages embed. Built together they would share a part that holds what only one needs.
 */
export default defineConfig(({ mode }) => ({
  root: folder,
  base: `/assets/designer/${mode}/`,
  publicDir: false,
  logLevel: 'error',
  // Whatever NODE_ENV it is built under: every element would carry the place where it is written.
  oxc: { jsx: { development: false } },
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: mode === 'editor' ? [allowedStyles] : [],
  build: {
    outDir: join(folder, 'dist', mode),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: { input: { [mode]: join(folder, mode, `${mode}.ts`) } },
  },
}))
