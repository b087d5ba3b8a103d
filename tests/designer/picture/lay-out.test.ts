import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutFile } from '../../../designer/editor/picture/lay-out.ts'
import { readBpmn } from '../../../engine/model/read-bpmn.ts'
import { propertySeed } from '../../support/property-seed.ts'
import { faultsIn } from './faults-in.ts'
import { collaborations } from './random-collaboration.ts'

const seed = propertySeed()
const numRuns = process.env['SIJI_LONG'] === '1' ? 5_000 : 150

test('draws all of any collaboration, nothing over anything else and every step in its lane', async () => {
  await fc.assert(
    fc.asyncProperty(collaborations, async (xml) => {
      const read = await readBpmn(xml)
      if (!read.ok) throw new Error(`Expected a readable file, but found ${JSON.stringify(read.problems)}.`)
      const { definitions } = read.model

      const [picture] = layOutFile(definitions)

      expect(picture === undefined ? ['no picture'] : faultsIn(definitions, picture)).toEqual([])
    }),
    { seed, numRuns },
  )
})
