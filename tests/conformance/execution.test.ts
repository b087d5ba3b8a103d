import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Expectation } from '../../engine/simulate/expectation/expectation.ts'
import { readExpectation } from '../../engine/simulate/expectation/read-expectation.ts'
import { runExpectation, type Verdict } from '../../engine/simulate/expectation/run-expectation.ts'
import { lie } from './lie.ts'

const folder = fileURLToPath(new URL('../../../shared/conformance/execution/', import.meta.url))
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.expect.json')) : []
const now = Date.parse('2026-01-05T09:00:00+08:00')

describe('models of other projects', () => {
  if (files.length === 0) {
    test('are absent here, so that none is run', () => {
      expect(files).toEqual([])
    })
  }

  for (const file of files) {
    const model = file.replace('.expect.json', '')
    test.each([false, true])(`run as expected: ${model} (through JSON: %s)`, async (throughJson) => {
      const verdicts = await carryOut(file, throughJson)

      expect(verdicts.filter(({ passed }) => !passed)).toEqual([])
      expect(verdicts.length).toBeGreaterThan(0)
    })

    test(`fail where what is expected is made wrong: ${model}`, async () => {
      const expectation = readExpectation(readFileSync(folder + file, 'utf8'))
      const lies = { ...expectation, optional: false, runs: expectation.runs.flatMap(lie) }

      const verdicts = await runExpectation(lies, filesOf(expectation), { now })

      expect(verdicts.filter(({ passed }) => passed)).toEqual([])
      expect(verdicts).toHaveLength(lies.runs.length)
    })
  }
})

async function carryOut(file: string, throughJson = false): Promise<readonly Verdict[]> {
  const expectation = readExpectation(readFileSync(folder + file, 'utf8'))
  return await runExpectation(expectation, filesOf(expectation), { now, throughJson })
}

function filesOf({ model, deployWith }: Expectation) {
  return Object.fromEntries([model, ...deployWith].map((name) => [name, readFileSync(folder + name)]))
}
