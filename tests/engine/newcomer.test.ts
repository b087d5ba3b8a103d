import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOf } from '../support/engine.ts'
import { contextAt, monday } from '../support/play.ts'

const root = join(import.meta.dirname, '../..')
let folder: string

/** All that a newcomer writes: what it is, how it is read, how it behaves. */
const greeting = `import { activity } from '../activities/activity.ts'
import { completeWith } from '../activities/results.ts'
import { textOf } from '../../model/moddle.ts'
import type { ActivityBase } from '../../model/nodes/activity.ts'
import { readActivityBase } from '../../model/read/read-node-base.ts'

interface Greeting extends ActivityBase {
  readonly type: 'greeting'
  readonly to: string | null
}

declare module '../../model/nodes/activity.ts' {
  interface Activities {
    readonly greeting: Greeting
  }
}

/** Says hello, and goes on. */
export const greeting = activity<Greeting>({
  reads: {
    'siji:Greeting': {
      attributes: ['to'],
      read: (element, id, scope, reading) => ({
        ...readActivityBase(element, id, scope, reading),
        type: 'greeting',
        to: textOf(element, 'to'),
      }),
    },
  },
  activate: (run, node, key) => completeWith(run, node, key, { said: \`hello, \${node.to}\` }),
})
`

const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1" targetNamespace="t">
  <process id="process" isExecutable="true">
    <startEvent id="start"/><siji:greeting id="greet" to="园区"/><userTask id="after"/>
    <boundaryEvent id="late" attachedToRef="greet"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
    <sequenceFlow id="a" sourceRef="start" targetRef="greet"/><sequenceFlow id="b" sourceRef="greet" targetRef="after"/>
    <sequenceFlow id="c" sourceRef="late" targetRef="after"/>
  </process>
</definitions>`

beforeAll(async () => {
  await mkdir(join(root, '.siji'), { recursive: true })
  folder = await mkdtemp(join(root, '.siji/newcomer-'))
  await cp(join(root, 'engine'), join(folder, 'engine'), { recursive: true })
  await writeFile(join(folder, 'engine/core/elements/greeting.ts'), greeting)
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('is told by the compiler that an element with a file of its own still lacks its line in the table', async () => {
  expect(await compile()).toContain("Property 'greeting' is missing")
})

test('adds an element by one file and its line in the table, and it is read and runs', async () => {
  const table = join(folder, 'engine/core/elements/index.ts')
  const before = await readFile(table, 'utf8')
  const withImport = `import { greeting } from './greeting.ts'\n${before}`
  await writeFile(table, withImport.replace('  complexGateway,\n}', '  complexGateway,\n  greeting,\n}'))

  expect(await compile()).toBe('')
  const { variables, nodes } = await start()

  expect(variables).toEqual({ said: 'hello, 园区' })
  expect(nodes).toEqual(['process', 'after'])
})

async function compile(): Promise<string> {
  const settings = { extends: join(root, 'tsconfig.json'), include: ['engine'] }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  const run = promisify(execFile)(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', folder])
  return await run.then(
    ({ stdout }) => stdout,
    ({ stdout }: { readonly stdout: string }) => stdout,
  )
}

async function start(): Promise<{ readonly variables: unknown; readonly nodes: readonly string[] }> {
  // The copy has the same shape as what it was copied from.
  const { parseBpmn } = (await import(
    join(folder, 'engine/core/parse.ts')
  )) as typeof import('../../engine/core/parse.ts')
  const { handle } = (await import(
    join(folder, 'engine/core/handle.ts')
  )) as typeof import('../../engine/core/handle.ts')
  const parsed = await parseBpmn(model, { hash: 'h', decisions: new Map() })
  const [definition] = parsed.ok ? parsed.processes : []
  if (definition === undefined) throw new Error(JSON.stringify(parsed.problems, null, 1))
  const actor = { type: 'system', name: 'test' } as const
  const decision = handle(
    definition,
    null,
    { id: 'c', parkId: 'park', instanceId: 'i', actor, body: startOf('process') },
    contextAt(monday),
  )
  if (!decision.accepted) throw new Error(decision.rejection.message)
  const { elements } = decision.instance
  return { variables: elements[0]?.variables, nodes: elements.map(({ node }) => node) }
}
