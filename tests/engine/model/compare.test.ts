import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readProcessFolder } from '../../../api/processes/read-process-folder.ts'
import { compareDeployments, describeFiles as read } from '../../../engine/core/compare-deployments.ts'
import { compareDescribed, type VersionDifference } from '../../../engine/model/compare/compare-described.ts'
import type { Described } from '../../../engine/model/compare/describe-deployment.ts'
import type { DeploymentFiles } from '../../../engine/model/deployment.ts'
import { propertySeed } from '../../support/property-seed.ts'
import { drawEdit, edits, type Point } from './edits.ts'
import { randomNumbers } from './mutate.ts'

const folder = readProcessFolder(join(import.meta.dirname, '../../../processes/seven-permits'))
const known = new Map([
  ['windowClerk', '窗口'],
  ['reviewer', '审查'],
])

describe('the difference between two versions', () => {
  test('finds none between a version and itself', async () => {
    expect(await compare(folder, folder)).toEqual([])
  })

  test('tells what a manager must see in words, the old value first', async () => {
    const now = edited(
      'process.bpmn',
      (xml) =>
        xml
          .replace('days="5" clock="statutory"', 'days="3" clock="statutory"')
          .replace('post="windowClerk"', 'post="reviewer"')
          .replace('outcome = &quot;fixOnTheSpot&quot;', 'outcome = &quot;incomplete&quot;')
          .replace('default="f_accept"', 'default="f_fix"')
          .replace('<siji:outcome value="notOurs" label="不属本机关职权" />', ''),
      (json) => json.replace('"correctionDays": 20', '"correctionDays": 10'),
    )

    const told = (await compare(folder, now)).map(({ subject, detail }) => `${subject.zh}：${detail.zh}`)

    expect(told).toEqual([
      '材料齐全性审查：办理岗位：“窗口” → “审查”',
      '材料齐全性审查：法定时限：5 个工作日 → 3 个工作日',
      '材料齐全性审查：办理结果 · notOurs：不属本机关职权 → 无',
      '是否受理？：默认走向：“齐全或仅缺可容缺材料” → “可当场更正”',
      '是否受理？：到“当场更正”的顺序流，条件：outcome = "fixOnTheSpot" → outcome = "incomplete"',
      '流程说明：补正天数：20 个工作日 → 10 个工作日',
    ])
  })

  test('sees that a timer changed, which way round, and what kind it became', async () => {
    const model = (timer: string) => ({
      'process.bpmn': Buffer.from(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
        <process id="waits" isExecutable="true"><startEvent id="begin"/><sequenceFlow id="in" sourceRef="begin" targetRef="wait"/>
        <intermediateCatchEvent id="wait" name="等公示期满"><timerEventDefinition>${timer}</timerEventDefinition></intermediateCatchEvent>
        <sequenceFlow id="out" sourceRef="wait" targetRef="done"/><endEvent id="done"/></process></definitions>`),
    })
    const [five, seven] = ['<timeDuration>P5D</timeDuration>', '<timeDuration>P7D</timeDuration>'].map(model)
    const date = model('<timeDate>2026-12-01</timeDate>')

    const longer = await compare(five ?? {}, seven ?? {})
    const other = await compare(five ?? {}, date)

    expect(longer.map(({ property, before, after: is }) => [property, before?.zh, is?.zh])).toEqual([
      ['trigger.value', '5 天', '7 天'],
    ])
    expect(other.map(({ property }) => property)).toEqual(['trigger.kind', 'trigger.value'])
  })

  test('takes what was only drawn elsewhere for no change, and says that it was', async () => {
    const drawn = edited('process.bpmn', (xml) => xml.replace(/<dc:Bounds x="\d+"/, '<dc:Bounds x="7"'))

    const comparison = await compareDeployments(folder, drawn)

    expect(comparison).toMatchObject({ ok: true, differences: [], differsOnlyInDrawing: true })
    expect(comparison.ok && comparison.moved).toHaveLength(1)
  })

  test('tells a step that is new with the flows that lead to and from it, and a form by its fields', async () => {
    const now = {
      ...edited('process.bpmn', (xml) =>
        xml.replace(
          '<sequenceFlow id="f_fixed" sourceRef="fixOnTheSpot" targetRef="receiveAgain" />',
          `<userTask id="look" name="现场看一看" /><sequenceFlow id="f_fixed" sourceRef="fixOnTheSpot" targetRef="look" />
          <sequenceFlow id="f_looked" sourceRef="look" targetRef="receiveAgain" />`,
        ),
      ),
      'forms/look.json': Buffer.from(
        '{"siji":{"title":"看一看"},"components":[{"type":"textfield","key":"seen","label":"所见"}]}',
      ),
    }

    const told = (await compare(folder, now)).map(({ subject, detail }) => `${subject.zh}：${detail.zh}`)

    expect(told).toEqual([
      '现场看一看：新增人工办理',
      '当场更正：到“现场看一看”的顺序流，终点：receiveAgain → “现场看一看”',
      '现场看一看：新增到“排他网关 receiveAgain”的顺序流',
      '表单“看一看”：新增表单“看一看”',
      '表单“看一看”：新增字段“所见”',
    ])
  })

  test('says which side cannot be read, and why', async () => {
    const broken = edited('process.bpmn', (xml) => xml.slice(0, 2_000))

    const comparison = await compareDeployments(folder, broken)

    expect(comparison).toMatchObject({ ok: false, side: 'after' })
    expect(comparison.ok ? [] : comparison.problems.length).toBeGreaterThan(0)
  })

  test('reports each edit of a version exactly, and the same edit mirrored', async () => {
    const draw = randomNumbers(propertySeed())
    const before = await describeFiles(folder)
    const rounds = process.env['SIJI_LONG'] === '1' ? 20 : 1

    for (let round = 0; round < rounds; round++) {
      for (const edit of edits) {
        const { files, expected, what } = drawEdit(folder, edit, draw)

        const now = await describeFiles(files)
        const there = compareDescribed(before, now).differences
        const back = compareDescribed(now, before).differences

        expect(there.map(pointOf), `${edit.name}: ${what}`).toEqual([expected])
        expect(back.map(mirrored), `${edit.name} taken back: ${what}`).toEqual(there.map(plain))
      }
    }
  })
})

async function compare(before: DeploymentFiles, now: DeploymentFiles): Promise<readonly VersionDifference[]> {
  const comparison = await compareDeployments(before, now, known)
  if (!comparison.ok) throw new Error(`Expected both to be read: ${JSON.stringify(comparison.problems)}`)
  return comparison.differences
}

async function describeFiles(files: DeploymentFiles): Promise<Described> {
  const reading = await read(files)
  if (!reading.ok) throw new Error(`Expected it to be read: ${JSON.stringify(reading.problems)}`)
  return reading.described
}

function edited(
  path: string,
  edit: (text: string) => string,
  describe: (json: string) => string = (json) => json,
): DeploymentFiles {
  const text = (name: string) => Buffer.from(folder[name] ?? []).toString()
  return {
    ...folder,
    'process.json': Buffer.from(describe(text('process.json'))),
    [path]: Buffer.from(edit(text(path))),
  }
}

function pointOf({ change, part, id, property }: VersionDifference): Point {
  return [change, part, id, property]
}

function plain({ change, part, id, property, before, after: is }: VersionDifference) {
  return { change, part, id, property, before, after: is }
}

const OPPOSITE = { added: 'removed', removed: 'added', changed: 'changed' } as const

function mirrored({ change, before, after: is, ...rest }: VersionDifference) {
  return plain({ ...rest, change: OPPOSITE[change], before: is, after: before })
}
