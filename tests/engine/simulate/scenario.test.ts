import { describe, expect, test } from 'vitest'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { coverageOf } from '../../../engine/simulate/scenario/coverage.ts'
import { playScenario } from '../../../engine/simulate/scenario/play-scenario.ts'
import { scenarioLimits, scenariosIn } from '../../../engine/simulate/scenario/scenario.ts'
import { head } from './tell.ts'

const xml = `${head}<process id="permit" name="办证" isExecutable="true"><startEvent id="begin"/>
<sequenceFlow id="toReview" sourceRef="begin" targetRef="review"/><userTask id="review" name="审查"/>
<sequenceFlow id="toDecided" sourceRef="review" targetRef="decided"/><exclusiveGateway id="decided" name="同意？" default="toRefused"/>
<sequenceFlow id="toSign" sourceRef="decided" targetRef="sign"><conditionExpression>outcome = "agree"</conditionExpression></sequenceFlow>
<sequenceFlow id="toRefused" sourceRef="decided" targetRef="refused"/><userTask id="sign" name="签发"/><endEvent id="refused" name="不予许可"/>
<sequenceFlow id="toIssued" sourceRef="sign" targetRef="issued"/><endEvent id="issued" name="已发证"/></process>
<process id="endless" isExecutable="true"><startEvent id="go"/><sequenceFlow id="a" sourceRef="go" targetRef="tick"/>
<intermediateCatchEvent id="tick"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>
<sequenceFlow id="b" sourceRef="tick" targetRef="again"/><exclusiveGateway id="again"/><sequenceFlow id="c" sourceRef="again" targetRef="tick"/></process></definitions>`

const agreed = [
  '# 一次通过',
  '{"start":"permit"}',
  '{"complete":"review","variables":{"outcome":"agree"}}',
  '{"check":{"ended":false,"waiting":{"sign":1}}}',
  '{"complete":"sign"}',
  '{"check":{"ended":true,"completedActivities":["issued"]}}',
]

describe('a scenario', () => {
  test('passes where all goes as told, and says what it has visited', async () => {
    const processes = await processesOf(xml)

    const outcome = playScenario(processes, { name: '一次通过', title: '一次通过', text: agreed.join('\n') })

    expect(outcome.difference).toBeNull()
    expect(outcome.visited).toEqual(expect.arrayContaining(['review', 'toSign', 'issued']))
    const coverage = coverageOf(named(processes, 'permit'), [outcome])
    expect(coverage).toMatchObject({ missed: ['refused', 'toRefused'], percent: 81 })
  })

  test.each([
    ['{"check":{"waiting":{"sign":2}}}', '应等待“签发”（2）；实际等待“签发”。'],
    ['{"check":{"ended":true}}', '应已结束，实际仍在办理。'],
    ['{"check":{"completedActivities":["issued"]}}', '应经过“已发证”，实际没有。'],
    ['{"check":{"neverReached":["sign"]}}', '不应到达“签发”，实际到达了。'],
    ['{"check":{"variables":{"outcome":"refuse"}}}', '变量应为 outcome = "refuse"（实际 "agree"）。'],
    ['{"complete":"review"}', '“审查” 应在等待，但它没有等待或已不再等待。正在等待：“签发”。'],
  ])('says in words where it differs, by the names of the diagram: %s', async (line, words) => {
    const outcome = playScenario(await processesOf(xml), {
      name: 'x',
      title: 'x',
      text: [...agreed.slice(0, 3), line].join('\n'),
    })

    expect(outcome.difference).toMatchObject({ line: 4, messageZh: words })
  })

  test('is stopped where it never comes to an end', async () => {
    const processes = await processesOf(xml)
    const play = (text: string) => playScenario(processes, { name: 'x', title: 'x', text }).difference

    const forever = play('{"start":"endless"}\n{"advance":"P9000Y"}')
    const tooLong = play('{"deploy":true}\n'.repeat(scenarioLimits.steps + 1))

    expect(forever).toMatchObject({ code: 'scenario-limit', line: 2 })
    expect(tooLong).toMatchObject({ code: 'scenario-limit' })
    expect(play('{"start":')).toMatchObject({ code: 'script-unreadable', line: 1 })
  })

  test('speaks to the instance that it names where several wait for the same', async () => {
    const lines = [
      '{"start":"permit"}',
      '{"start":"permit"}',
      '{"complete":"review","instance":2,"variables":{"outcome":"agree"}}',
      '{"check":{"instances":[{"waiting":{"review":1}},{"waiting":{"sign":1}}]}}',
      '{"refused":{"complete":"sign","instance":1}}',
    ]

    const outcome = playScenario(await processesOf(xml), { name: 'x', title: 'x', text: lines.join('\n') })

    expect(outcome.difference).toBeNull()
  })

  test('lies in the folder of its name, in letters of any script', () => {
    const bytes = new Uint8Array()

    const found = scenariosIn({
      'scenarios/一次通过.jsonl': bytes,
      'scenarios/a/b.jsonl': bytes,
      'process.bpmn': bytes,
    })

    expect(found.map(({ name }) => name)).toEqual(['一次通过'])
  })

  test.each([
    ['# 标题：一次通过\n{"start":"permit"}', '一次通过'],
    ['# Title: straight through\r\n{"start":"permit"}', 'straight through'],
    ['# 审查同意、签发\n# 标题：后来才说\n{"start":"permit"}', 'agreed'],
    ['{"start":"permit"}', 'agreed'],
  ])('is called as its first line says, else as its file: %s', (text, title) => {
    expect(scenariosIn({ 'scenarios/agreed.jsonl': new TextEncoder().encode(text) })).toMatchObject([{ title }])
  })
})

async function processesOf(text: string): Promise<readonly ProcessDefinition[]> {
  const parsed = await parseBpmn(text, { hash: 'test', decisions: new Map() })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.processes
}

function named(processes: readonly ProcessDefinition[], id: string): ProcessDefinition {
  const found = processes.find((each) => each.id === id)
  if (found === undefined) throw new Error(`Expected a process ${id}.`)
  return found
}
