import { describe, expect, test } from 'vitest'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { playScript } from '../../../engine/simulate/script/play-script.ts'
import { readScript } from '../../../engine/simulate/script/read-script.ts'
import { resultsOf } from '../../../engine/simulate/world/result.ts'
import { linesOf } from '../../../engine/simulate/world/trace.ts'
import { defaultSettings, openWorld } from '../../../engine/simulate/world/world.ts'
import type { Fault } from '../../../engine/verify/fault.ts'
import { verifyProcess } from '../../../engine/verify/verify-process.ts'
import { monday, parseProcess, readDiagram } from '../../support/play.ts'
import { draw } from './draw.ts'
import { faulty } from './faulty.ts'
import { shapes } from './shapes.ts'
import { sound } from './sound.ts'

const limit = 200_000

describe('finds in a process', () => {
  test.each(faulty)('that %s', async (_sentence, kind, element, drawing) => {
    const definition = await parseProcess(draw(drawing))

    const { faults, undecided } = verifyProcess(definition, { limit, others: [] })

    expect(undecided).toEqual([])
    expect(faults).toContainEqual(expect.objectContaining({ fault: kind, elements: expect.arrayContaining([element]) }))
    for (const fault of faults) expect(reproduction(definition, fault)).toMatchObject({ failure: null, seen: true })
  })
})

describe('finds nothing wrong with', () => {
  test.each(sound)('%s', async (_sentence, drawing) => {
    const definition = await parseProcess(draw(drawing))

    const { faults, undecided } = verifyProcess(definition, { limit, others: [] })

    expect({ faults, undecided }).toEqual({ faults: [], undecided: [] })
  })
})

describe('takes it that data comes, and finds nothing wrong with', () => {
  test.each([
    'an-activity-waits-for-the-first-input-set-that-is-complete',
    'an-activity-works-on-copies-of-its-data',
    'a-data-store-outlives-who-writes-to-it',
    'a-message-brings-its-content-from-pool-to-pool',
    'a-process-starts-when-all-that-it-needs-has-come',
    'a-condition-that-holds-when-it-is-asked-starts-the-process',
    'a-loop-throws-by-conditions-of-its-own',
  ])('%s', async (name) => {
    const definition = await readDiagram(name)

    const { faults, undecided } = verifyProcess(definition, { limit, others: [] })

    expect({ faults, undecided }).toEqual({ faults: [], undecided: [] })
  })
})

describe('tells every fault, and no other, of', () => {
  test.each(shapes)('%s', async (_sentence, drawing, expected) => {
    const definition = await parseProcess(draw(drawing))

    const { faults, undecided } = verifyProcess(definition, { limit, others: [] })

    expect(undecided).toEqual([])
    expect(faults.map(({ fault, elements }) => [fault, [...elements].sort().join(' ')]).sort()).toEqual(
      [...expected].sort(),
    )
    for (const fault of faults) expect(reproduction(definition, fault)).toMatchObject({ failure: null, seen: true })
  })
})

/** Plays the script of a fault, as `siji run --script` does, and says whether the fault can be seen. */
function reproduction(definition: ProcessDefinition, { fault, elements, script }: Fault) {
  const read = readScript(script.map((line) => JSON.stringify(line)).join('\n'))
  if (!read.ok) throw new Error(read.message)
  const { world, failure } = playScript(openWorld([definition], monday, defaultSettings), read.steps)
  const trace = linesOf(world.trace)
  const times = (event: string, element: string) =>
    trace.filter((line) => line.event === event && line.element === element && line.body === undefined).length
  const [result] = resultsOf(world)
  const incidents = result?.incidents ?? []
  const stands = (element: string) =>
    result?.waiting.includes(element) || incidents.some((each) => each.element === element)
  switch (fault) {
    case 'deadlock':
    case 'leftover-token':
      return { failure, seen: result?.result !== 'completed' && elements.some(stands) }
    case 'no-way-out':
      return { failure, seen: incidents.some(({ code, element }) => code === 'no-flow' && elements.includes(element)) }
    case 'livelock':
      return { failure, seen: result?.result !== 'completed' }
    case 'lack-of-synchronisation':
      return { failure, seen: elements.every((element) => times('activated', element) > 1) }
    case 'dead-node':
      return { failure, seen: elements.every((element) => times('activated', element) === 0) }
    case 'over-promise':
      return { failure, seen: elements.slice(1).every((element) => times('completed', element) > 0) }
  }
}
