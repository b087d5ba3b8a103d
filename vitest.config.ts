import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/test-folder.ts'],
    // A machine that is three times slower, or does much else, is no fault: only a test that fails waits so long.
    testTimeout: process.env['SIJI_LONG'] === '1' ? 1_800_000 : 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 90_000 } },
    maxWorkers: 3,
    // No test changes what a module holds, and loading the application for each file took a third of the time.
    isolate: false,
    reporters: process.env['CI'] === 'true' ? ['default', 'json'] : ['default'],
    outputFile: { json: '.siji/test-report.json' },
  },
})
