import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { noDecisions } from './parsing.ts'

const folder = fileURLToPath(new URL('../../../../shared/conformance/execution/', import.meta.url))
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bpmn')) : []

/** What these models need and cannot have yet. */
const UNSUPPORTED = /Compensate|ComplexGateway|Conditional|Escalation|Signal|Link|Transaction|Cancel/

describe('an executable model of another project', () => {
  if (files.length === 0) {
    test('is absent here, so that nothing is parsed', () => {
      expect(files).toEqual([])
    })
  }
  for (const file of files) {
    test(`is read, or refused with an element and both languages: ${file}`, async () => {
      const source = readFileSync(folder + file)
      const expectation = `${folder}${file.replace('.bpmn', '.expect.json')}`
      const { loose, optional } = existsSync(expectation) ? JSON.parse(readFileSync(expectation, 'utf8')) : {}

      const result = await parseBpmn(source, { hash: 'h', decisions: noDecisions, loose: loose === true })

      const errors = result.problems.filter((problem) => problem.severity === 'error')
      expect(result.ok).toBe(errors.length === 0)
      for (const error of errors) {
        expect(error).toMatchObject({ element: expect.any(String), line: expect.any(Number) })
        expect(error.messageZh).toMatch(/\p{Script=Han}/u)
        // Only message flows say there who speaks to whom.
        if (error.problem === 'message-flow-without-message') expect(loose).toBe(true)
        else if (optional !== true) expect(error.message).toMatch(UNSUPPORTED)
      }
    })
  }
})
