import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { demoDepartments } from '../../api/demo-data/departments.ts'
import { parkRoles } from '../../api/permissions.ts'
import { readProcess } from '../../api/process-description/read-process.ts'
import { readProcessFolder } from '../../api/processes/read-process-folder.ts'
import { scenarioTitle } from '../../engine/model/scenario-title.ts'
import { SCENARIO_START } from '../../engine/simulate/scenario/scenario.ts'
import { playScript } from '../../engine/simulate/script/play-script.ts'
import { readScript } from '../../engine/simulate/script/read-script.ts'
import { resultsOf } from '../../engine/simulate/world/result.ts'
import { defaultSettings, openWorld } from '../../engine/simulate/world/world.ts'
import {
  authoritiesOf,
  constantOf,
  nodesOf,
  openProcessFolder,
  outputsOf,
  type ProcessFolder,
  scenariosOf,
  scenarioText,
} from '../support/process-folder.ts'

const processes = [{ key: 'seven-permits' }, { key: 'joint-acceptance' }]

describe.each(processes)('$key', ({ key }) => {
  let folder: ProcessFolder

  beforeAll(async () => {
    folder = await openProcessFolder(key)
  })

  test('can be deployed without a single problem', () => {
    const { result } = folder

    expect(result.ok ? result.deployment.problems : result.problems).toEqual([])
  })

  test.each(scenariosOf(key))('goes as told: %s', (name) => {
    const script = readScript(scenarioText(folder, name))
    if (!script.ok) throw new Error(`Line ${script.line}: ${script.message}`)

    const settings = { ...defaultSettings, throughJson: true }
    const played = playScript(openWorld([folder.definition], SCENARIO_START, settings), script.steps)

    expect(played.failure).toBeNull()
    expect(resultsOf(played.world)).toMatchObject([{ incidents: [] }])
  })

  test('calls every scenario by a title of its own, in Chinese', () => {
    const titles = folder.scenarios.map((name) => scenarioTitle(scenarioText(folder, name)) ?? '')

    expect(titles.filter((title) => !/^[\p{Script=Han}，：]+$/u.test(title))).toEqual([])
    expect(new Set(titles).size).toBe(titles.length)
  })

  test('ends every scenario with a look at how things stand', () => {
    const lastLine = (name: string) => scenarioText(folder, name).trimEnd().split('\n').at(-1) ?? ''

    const blind = folder.scenarios.filter((name) => !lastLine(name).startsWith('{"check":'))

    expect(blind).toEqual([])
  })

  test('reaches every end of the process in some scenario', () => {
    const text = folder.scenarios.map((name) => scenarioText(folder, name)).join('')
    const ends = nodesOf(folder, 'endEvent').filter(
      ({ scope, milestone }) => scope.parent === null && milestone !== null,
    )

    expect(ends.filter(({ id }) => !text.includes(`"completedActivities":["${id}"]`)).map(({ id }) => id)).toEqual([])
    expect(ends.length).toBeGreaterThanOrEqual(6)
  })

  test('can be read by the api, with every form and every FEEL expression', async () => {
    const read = await readProcess(readProcessFolder(folder.path))

    expect(read.ok ? [] : read.problems).toEqual([])
  })

  test('knows every letter that the decision on what applies can give, and has no other', () => {
    const { permits, applicability } = folder.description

    expect(outputsOf(folder, `${applicability}.dmn`)).toEqual(Object.keys(permits).sort())
  })

  test('names every job type of the diagram, and no other', () => {
    const used = [...nodesOf(folder, 'serviceTask'), ...nodesOf(folder, 'sendTask')].map(({ jobType }) => jobType)

    expect([...new Set(used)].sort()).toEqual(Object.keys(folder.json.jobTypes).sort())
  })

  test('names departments that a park has', () => {
    const known = new Set(demoDepartments.map(({ code }) => code))
    const { permits, leadDepartment } = folder.description

    const named = [leadDepartment, ...Object.values(permits).flatMap(authoritiesOf)]

    expect(named.filter((code) => !known.has(code))).toEqual([])
  })

  test('names the decision and the messages of the diagram', () => {
    const { definition, description } = folder
    const caught = [...definition.nodes.values()].flatMap((node) =>
      'trigger' in node && node.trigger?.type === 'message' ? [node.trigger.name] : [],
    )

    expect(new Set(caught)).toEqual(new Set(Object.values(description.messages)))
    expect(definition.decisions.has(description.applicability)).toBe(true)
    expect(description.process).toBe(definition.id)
  })

  test('gives every human task a department, a post and a form that are there', () => {
    const departments = new Set([...demoDepartments.map(({ code }) => code), 'applicant'])
    const posts = new Set<unknown>(parkRoles)

    const lost = nodesOf(folder, 'userTask').filter(
      ({ department, post, form, loop }) =>
        // Where one task is done by several departments, a variable says by which.
        (loop === null && !departments.has(constantOf(department))) ||
        !posts.has(constantOf(post)) ||
        form === null ||
        !existsSync(join(folder.path, 'forms', `${form}.json`)),
    )

    expect(lost.map(({ id }) => id)).toEqual([])
  })

  test('draws every flow node once and every flow once', () => {
    const xml = readFileSync(join(folder.path, 'process.bpmn'), 'utf8')
    const drawn = [...xml.matchAll(/<bpmndi:BPMN(?:Shape|Edge)[^>]* bpmnElement="([^"]+)"/g)].map(([, id]) => id)

    expect(drawn.sort()).toEqual([...folder.definition.nodes.keys(), ...folder.definition.flows.keys()].sort())
  })
})
