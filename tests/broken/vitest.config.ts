import { defineConfig } from 'vitest/config'
import breaks from './breaks.json' with { type: 'json' }

const broken = breaks.find(({ name }) => name === process.env['SIJI_BREAK'])

/** The tests of the core while one line of it is wrong; no file changes. */
export default defineConfig({
  plugins: [
    {
      name: 'broken-on-purpose',
      enforce: 'pre',
      transform(code, id) {
        if (broken === undefined || !id.endsWith(`/${broken.file}`)) return null
        if (code.split(broken.from).length !== 2)
          throw new Error(`Expected this once in ${broken.file}: ${broken.from}`)
        return code.replace(broken.from, () => broken.to)
      },
    },
  ],
  test: {
    root: process.cwd(),
    include: ['tests/engine/core/**/*.test.ts', 'tests/conformance/execution.test.ts', 'tests/properties/*.test.ts'],
    setupFiles: ['tests/broken/do-not-shrink.ts'],
    testTimeout: 120_000,
    isolate: false,
    maxWorkers: 2,
    reporters: ['json'],
  },
})
