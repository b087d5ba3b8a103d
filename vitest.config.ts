import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/test-folder.ts'],
    testTimeout: process.env['SIJI_LONG'] === '1' ? 1_800_000 : 120_000,
    hookTimeout: 180_000,
    maxWorkers: 3,
    // No test changes what a module holds, and loading the application for each file took a third of the time.
    isolate: false,
    reporters: process.env['CI'] === 'true' ? ['default', 'json'] : ['default'],
    outputFile: { json: '.siji/test-report.json' },
  },
})
