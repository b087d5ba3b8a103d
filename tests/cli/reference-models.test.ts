import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { siji } from './siji.ts'

const folder = fileURLToPath(new URL('../../../shared/conformance/miwg/', import.meta.url))
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bpmn')) : []

describe('the reference models of the interchange working group', () => {
  if (files.length === 0) {
    test('are absent here, so that none is run', () => {
      expect(files).toEqual([])
    })
  }

  for (const file of files) {
    test(`run by themselves to the end, or stop with a reason: ${file}`, async () => {
      const ran = await siji(['run', folder + file, '--auto'])

      const results = ran.lines.filter(({ result }) => result !== undefined)
      const problems = ran.stderr.split('\n').filter((line) => line.startsWith('{"problem"'))
      if (ran.code === 0) {
        expect(results.length).toBeGreaterThan(0)
        for (const { result, incidents } of results) {
          if (result !== 'completed') expect(incidents).not.toEqual([])
        }
      } else {
        expect(ran.code).toBe(2)
        const told = problems.map((line) => JSON.parse(line))
        expect(told.length).toBeGreaterThan(0)
        for (const problem of told) {
          expect(problem).toMatchObject({ element: expect.stringMatching(/./), line: expect.any(Number) })
        }
      }
    })
  }
})
