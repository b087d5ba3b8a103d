import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { demoDepartments } from '../../api/demo-data/departments.ts'
import { parkRoles } from '../../api/permissions.ts'
import { processDescription } from '../../api/process-description/process-description.ts'
import { readProcess } from '../../api/process-description/read-process.ts'
import { readProcessFolder } from '../../api/processes/read-process-folder.ts'
import type { CompiledExpression } from '../../engine/expressions/expression.ts'
import type { ProcessDefinition } from '../../engine/model/definition.ts'
import type { DeploymentResult } from '../../engine/model/deployment.ts'
import type { FlowNode } from '../../engine/model/nodes/flow-node.ts'
import { parseDeployment } from '../../engine/model/parse-deployment.ts'
import { playScript } from '../../engine/simulate/script/play-script.ts'
import { readScript } from '../../engine/simulate/script/read-script.ts'
import { resultsOf } from '../../engine/simulate/world/result.ts'
import { defaultSettings, openWorld } from '../../engine/simulate/world/world.ts'

const folder = join(import.meta.dirname, '../../processes/seven-permits')
const scenarios = readdirSync(join(folder, 'scenarios')).filter((name) => name.endsWith('.jsonl'))
const descriptionText = readFileSync(join(folder, 'process.json'), 'utf8')
const description = processDescription.parse(JSON.parse(descriptionText))
const start = Date.parse('2026-01-05T09:00:00+08:00')

let result: DeploymentResult
let definition: ProcessDefinition

beforeAll(async () => {
  result = await parseDeployment(readProcessFolder(folder))
  definition = processOf(result)
})

test('can be deployed, and has no default only where nobody could sign', () => {
  const problems = result.ok ? result.deployment.problems : result.problems

  // An authority for which nobody can sign must stop the application: a default flow would let it pass unsigned.
  expect(problems).toMatchObject([{ problem: 'no-way-out', severity: 'warning', element: 'signingFork' }])
})

describe('a scenario', () => {
  test.each(scenarios)('goes as told: %s', (name) => {
    const script = readScript(readFileSync(join(folder, 'scenarios', name), 'utf8'))
    if (!script.ok) throw new Error(`Line ${script.line}: ${script.message}`)

    const played = playScript(openWorld([definition], start, { ...defaultSettings, throughJson: true }), script.steps)

    expect(played.failure).toBeNull()
    expect(resultsOf(played.world)).toMatchObject([{ incidents: [] }])
  })

  test('ends with a look at how things stand, in every file', () => {
    const blind = scenarios.filter((name) => !lastLine(name).startsWith('{"check":'))

    expect(blind).toEqual([])
  })

  test('reaches every end of the process in some file', () => {
    const text = scenarios.map((name) => readFileSync(join(folder, 'scenarios', name), 'utf8')).join('')
    const ends = nodes('endEvent').filter(({ scope, milestone }) => scope.parent === null && milestone !== null)

    expect(ends.filter(({ id }) => !text.includes(`"completedActivities":["${id}"]`)).map(({ id }) => id)).toEqual([])
    expect(ends.length).toBeGreaterThanOrEqual(6)
  })
})

describe('process.json', () => {
  test('can be read by the api, with every form and every FEEL expression', async () => {
    const read = await readProcess(readProcessFolder(folder))

    expect(read.ok ? [] : read.problems).toEqual([])
  })

  test('knows every letter that the decisions can give, and has no other', () => {
    const letters = Object.keys(description.permits).sort()

    expect(outputsOf('which-permits.dmn')).toEqual(letters)
    expect(outputsOf('refusal-scope.dmn')).toEqual(letters)
  })

  test('has one review task for every permit, in its own department', () => {
    const reviews = nodes('userTask').filter(({ form }) => form === 'review')

    const found = reviews.map((task) => [task.permit, constantOf(task.department)]).sort()

    expect(found).toEqual(
      Object.entries(description.permits)
        .map(([letter, { department }]) => [letter, department])
        .sort(),
    )
  })

  test('names every job type of the diagram, and no other', () => {
    const { jobTypes }: { readonly jobTypes: object } = JSON.parse(descriptionText)

    const used = [...nodes('serviceTask'), ...nodes('sendTask')].map(({ jobType }) => jobType)

    expect([...new Set(used)].sort()).toEqual(Object.keys(jobTypes).sort())
  })

  test('names departments that a park has', () => {
    const known = new Set(demoDepartments.map(({ code }) => code))
    const named = Object.values(description.permits).flatMap(({ department, issuingAuthority }) => [
      department,
      issuingAuthority,
    ])

    expect([description.leadDepartment, ...named].filter((code) => !known.has(code))).toEqual([])
  })

  test('names the decision and the messages of the diagram', () => {
    const caught = [...definition.nodes.values()].flatMap((node) =>
      'trigger' in node && node.trigger?.type === 'message' ? [node.trigger.name] : [],
    )

    expect(new Set(caught)).toEqual(new Set(Object.values(description.messages)))
    expect(definition.decisions.has(description.applicability)).toBe(true)
    expect(description.process).toBe(definition.id)
  })
})

describe('the diagram', () => {
  test('gives every human task a department, a post and a form that are there', () => {
    const departments = new Set([...demoDepartments.map(({ code }) => code), 'applicant'])
    const posts = new Set<unknown>(parkRoles)

    const lost = nodes('userTask').filter(
      ({ department, post, form }) =>
        !departments.has(constantOf(department)) ||
        !posts.has(constantOf(post)) ||
        form === null ||
        !existsSync(join(folder, 'forms', `${form}.json`)),
    )

    expect(lost.map(({ id }) => id)).toEqual([])
  })

  test('can sign for every authority that may issue', () => {
    const signing = nodes('userTask').filter(({ form }) => form === 'sign')
    const authorities = Object.values(description.permits).flatMap((each) => [each.department, each.issuingAuthority])

    const signed = new Set(signing.map(({ department }) => constantOf(department)))

    expect(authorities.filter((authority) => !signed.has(authority))).toEqual([])
  })

  test('draws every flow node once and every flow once', () => {
    const xml = readFileSync(join(folder, 'process.bpmn'), 'utf8')
    const drawn = [...xml.matchAll(/<bpmndi:BPMN(?:Shape|Edge)[^>]* bpmnElement="([^"]+)"/g)].map(([, id]) => id)

    expect(drawn.sort()).toEqual([...definition.nodes.keys(), ...definition.flows.keys()].sort())
  })
})

function nodes<Type extends FlowNode['type']>(type: Type): readonly Extract<FlowNode, { readonly type: Type }>[] {
  // The filter has just shown it; the compiler does not follow a generic tag.
  return [...definition.nodes.values()].filter((node) => node.type === type) as Extract<FlowNode, { type: Type }>[]
}

function processOf(parsed: DeploymentResult): ProcessDefinition {
  const process = parsed.ok ? parsed.deployment.processes[0] : undefined
  if (process === undefined) throw new Error(`Expected a process: ${JSON.stringify(parsed)}`)
  return process
}

function constantOf(expression: CompiledExpression | null): string {
  const result = expression?.evaluate({ read: () => null, now: start, zone: 'Asia/Shanghai' })
  return result?.ok === true ? String(result.value) : ''
}

/** The letters that the rules of a decision table give. */
function outputsOf(file: string): readonly string[] {
  const dmn = readFileSync(join(folder, 'decisions', file), 'utf8')
  const letters = [...dmn.matchAll(/<outputEntry[^>]*><text>"([A-Z])"<\/text>/g)].map(([, letter]) => letter ?? '')
  return [...new Set(letters)].sort()
}

function lastLine(name: string): string {
  return (
    readFileSync(join(folder, 'scenarios', name), 'utf8')
      .trimEnd()
      .split('\n')
      .at(-1) ?? ''
  )
}
