import { beforeAll, expect, test } from 'vitest'
import { playScript } from '../../engine/simulate/script/play-script.ts'
import { readScript } from '../../engine/simulate/script/read-script.ts'
import { resultsOf } from '../../engine/simulate/world/result.ts'
import { defaultSettings, openWorld } from '../../engine/simulate/world/world.ts'
import {
  constantOf,
  nodesOf,
  openProcessFolder,
  outputsOf,
  type ProcessFolder,
  scenarioText,
} from '../support/process-folder.ts'

let folder: ProcessFolder

beforeAll(async () => {
  folder = await openProcessFolder('seven-permits')
})

test('knows every letter that a refusal can take with it, and no other', () => {
  expect(outputsOf(folder, 'refusal-scope.dmn')).toEqual(Object.keys(folder.description.permits).sort())
})

test('has one review task for every permit, in its own department', () => {
  const reviews = nodesOf(folder, 'userTask').filter(({ form }) => form === 'review')

  const found = reviews.map((task) => [task.permit, constantOf(task.department)]).sort()

  expect(found).toEqual(
    Object.entries(folder.description.permits)
      .map(([letter, { department }]) => [letter, department])
      .sort(),
  )
})

test('has each authority sign once, whichever a park lets issue, and stops where one cannot be found', () => {
  const authorities = { R: 'real-estate-registry', C: 'civil-air-defence', P: 'a-bureau-founded-later', D: null }
  const steps = scenarioText(folder, 'all-eight-permits.jsonl')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
  const untilSigned = steps.slice(
    0,
    steps.findIndex((line) => line.includes('"complete":"sign"')),
  )
  const [start, ...rest] = untilSigned.map((line) => JSON.parse(line))
  const issuing = { ...start.variables.issuingAuthorities, ...authorities }
  const script = readScript(
    [{ ...start, variables: { ...start.variables, issuingAuthorities: issuing } }, ...rest]
      .map((step) => JSON.stringify(step))
      .join('\n'),
  )
  if (!script.ok) throw new Error(script.message)

  const played = playScript(
    openWorld([folder.definition], Date.parse('2026-01-05T09:00:00+08:00'), defaultSettings),
    script.steps,
  )

  const [asked] = resultsOf(played.world)
  const bodies = (played.world.members[0]?.instance.elements ?? []).filter(
    ({ node, task }) => node === 'sign' && task !== undefined,
  )
  expect(played.failure).toBeNull()
  expect(asked?.waiting).toEqual(Array(5).fill('sign'))
  expect(bodies.map(({ variables }) => variables?.['authority'])).toEqual([
    'park-approval-bureau',
    'real-estate-registry',
    'civil-air-defence',
    'a-bureau-founded-later',
    null,
  ])
})
