import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { siji } from './siji.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'siji-run-'))
  write('review.bpmn', process('review', 'isExecutable="true"', ''))
  write('silent.bpmn', process('one', '', '') + process('two', '', '2'))
  write('several.bpmn', process('one', 'isExecutable="true"', '') + process('two', 'isExecutable="true"', '2'))
  write('refused.bpmn', process('review', 'isExecutable="true"', '').replace('userTask', 'callActivity'))
  writeFileSync(join(folder, 'broken.bpmn'), '<definitions><process></definitions>')
  mkdirSync(join(folder, 'decided', 'decisions'), { recursive: true })
  write('decided/process.bpmn', ruled)
  writeFileSync(join(folder, 'decided', 'decisions', 'fee.dmn'), fee)
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('siji run', () => {
  test('starts at the only start event there is, whatever it waits for', async () => {
    const waits = '<startEvent id="start"><messageEventDefinition messageRef="call"/></startEvent>'
    const called = process('called', 'isExecutable="true"', '').replace('<startEvent id="start"/>', waits)
    write('called.bpmn', `<message id="call" name="call"/>${called}`)

    const ran = await siji(['run', at('called.bpmn'), '--auto'])

    expect(ran.lines.at(-1)).toMatchObject({ result: 'completed', completed: ['start', 'task', 'end'] })
  })

  test('tells what happens in order, and how the instance stands at the end', async () => {
    const ran = await siji(['run', at('review.bpmn'), '--variables', '{"area":7}'])

    const when = '2026-01-05T09:00:00+08:00'
    expect(ran.code).toBe(0)
    expect(ran.lines).toEqual([
      { at: when, instance: 1, event: 'activated', element: 'start', type: 'startEvent' },
      { at: when, instance: 1, event: 'completed', element: 'start', type: 'startEvent' },
      { at: when, instance: 1, event: 'taken', element: 'f1', type: 'sequenceFlow' },
      { at: when, instance: 1, event: 'activated', element: 'task', type: 'userTask' },
      {
        instance: 1,
        result: 'waiting',
        waiting: ['task'],
        completed: ['start'],
        variables: { area: 7 },
        incidents: [],
      },
    ])
  })

  test('is the same on every run', async () => {
    const first = await siji(['run', at('review.bpmn'), '--auto'])
    const second = await siji(['run', at('review.bpmn'), '--auto'])

    expect(second.stdout).toBe(first.stdout)
    expect(first.lines.at(-1)).toMatchObject({ result: 'completed', completed: ['start', 'task', 'end'] })
  })

  test('needs no process to be named where the script starts what it wants', async () => {
    const ran = await siji(['run', at('several.bpmn'), '--script', '-'], '{"deploy":true}\n{"start":"two"}')

    expect(ran.code).toBe(0)
    expect(ran.lines.at(-1)).toMatchObject({ result: 'waiting', waiting: ['task2'] })
  })

  test('takes a script from standard input, and its own start instead of one by itself', async () => {
    const script = ['{"start":"review","variables":{"area":9}}', '', '{"advance":"P1D"}', '{"complete":"task"}']

    const ran = await siji(['run', at('review.bpmn'), '--script', '-'], script.join('\n'))

    expect(ran.code).toBe(0)
    expect(ran.lines.at(-1)).toMatchObject({ instance: 1, result: 'completed', variables: { area: 9 } })
    expect(ran.lines.at(-2)).toMatchObject({ at: '2026-01-06T09:00:00+08:00', element: 'end' })
  })

  test.each([
    ['{"complete":"end"}', 'not-waiting'],
    ['{"check":{"ended":true}}', 'check-failed'],
  ])('says no with exit 1 where a step cannot be taken: %s', async (step, problem) => {
    const ran = await siji(['run', at('review.bpmn'), '--script', '-'], `\n${step}\n`)

    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.stderr)).toMatchObject({
      problem,
      line: 2,
      messageZh: expect.stringMatching(/\p{Script=Han}/u),
    })
    expect(ran.lines.at(-1)).toMatchObject({ result: 'waiting', waiting: ['task'] })
  })

  test('refuses a script that nobody can follow', async () => {
    const ran = await siji(['run', at('review.bpmn'), '--script', '-'], '{"complete":"task"}\n{"finish":"task"}\n')

    expect(ran.code).toBe(2)
    expect(JSON.parse(ran.stderr)).toMatchObject({ problem: 'script-unreadable', line: 2 })
    expect(ran.stdout).toBe('')
  })

  test('refuses a model that cannot run, and names the element', async () => {
    const ran = await siji(['run', at('refused.bpmn')])

    expect(ran.code).toBe(2)
    expect(JSON.parse(ran.stderr.split('\n')[0] ?? '')).toMatchObject({
      problem: 'called-element-missing',
      element: 'task',
      line: expect.any(Number),
    })
  })

  test('runs the first process of a file that is silent about it, with a note', async () => {
    const ran = await siji(['run', at('silent.bpmn')])

    expect(ran.code).toBe(0)
    expect(ran.lines).toContainEqual(expect.objectContaining({ note: expect.stringContaining('one') }))
    expect(ran.lines.at(-1)).toMatchObject({ waiting: ['task'] })
  })

  test('runs the process that is named', async () => {
    const ran = await siji(['run', at('several.bpmn'), '--process', 'two'])

    expect(ran.code).toBe(0)
    expect(ran.lines.at(-1)).toMatchObject({ waiting: ['task2'] })
  })

  test('takes the decisions that lie beside a model in the folder of a process', async () => {
    const ran = await siji(['run', at('decided/process.bpmn'), '--variables', '{"area":12}'])
    const whole = await siji(['run', at('decided'), '--variables', '{"area":12}'])

    expect(ran.stderr).toBe('')
    expect(ran.lines.at(-1)).toMatchObject({ result: 'completed', variables: { area: 12, fee: 24 } })
    expect(whole.stdout).toBe(ran.stdout)
  })

  test('comes to a limit with exit 4 where a process never comes to rest', async () => {
    write('loop.bpmn', endless)

    const ran = await siji(['run', at('loop.bpmn'), '--auto'])

    expect(ran.code).toBe(4)
    expect(ran.stderr).toContain('"problem":"limit"')
    expect(ran.lines.at(-1)).toMatchObject({ instance: 1, completed: ['start', 'again', 'task'] })
  })

  test.each([
    [['run']],
    [['run', 'nowhere.bpmn']],
    [['run', 'several.bpmn']],
    [['run', 'review.bpmn', '--process', 'nobody']],
    [['run', 'review.bpmn', '--variables', '[1]']],
    [['run', 'review.bpmn', '--variables', '@nowhere.json']],
    [['run', 'review.bpmn', '--at', 'yesterday']],
    [['run', 'review.bpmn', '--script', 'nowhere.jsonl']],
    [['run', '--expectation', 'nowhere']],
    [['check', 'nowhere']],
    [['check']],
  ])('says what is right where it is called as %j', async (args) => {
    const ran = await siji(args.map((word) => (word.includes('.bpmn') ? at(word) : word)))

    expect(ran.code).toBe(3)
    expect(ran.stderr).not.toBe('')
    expect(ran.stdout).toBe('')
  })
})

describe('siji run --expectation', () => {
  test('judges every run of a folder, and counts', async () => {
    mkdirSync(join(folder, 'expected'))
    write('expected/review.bpmn', process('review', 'isExecutable="true"', ''))
    const run = (ended: boolean) => ({ script: [{ start: 'review' }, { complete: 'task' }], expect: { ended } })
    const others = [
      { name: 'too many', script: [{ start: 'review' }], expect: { waiting: { task: 2 } } },
      { name: 'reached', script: [{ start: 'review' }], expect: { neverReached: ['task'] } },
    ]
    const file = { model: 'review.bpmn', ...run(true), more: [{ name: 'a lie', ...run(false) }, ...others] }
    writeFileSync(join(folder, 'expected', 'review.expect.json'), JSON.stringify(file))
    writeFileSync(join(folder, 'expected', 'unreadable.expect.json'), '{')

    const ran = await siji(['run', '--expectation', at('expected')])

    expect(ran.code).toBe(1)
    expect(ran.lines).toEqual([
      { file: 'review.expect.json', run: 'first', passed: true },
      {
        file: 'review.expect.json',
        run: 'a lie',
        passed: false,
        step: 3,
        expected: { ended: false },
        found: { ended: true },
      },
      expect.objectContaining({ run: 'too many', passed: false, expected: { waiting: { task: 2 } } }),
      expect.objectContaining({ run: 'reached', passed: false, expected: { neverReached: ['task'] } }),
      expect.objectContaining({ file: 'unreadable.expect.json', passed: false }),
      { passed: 1, failed: 4 },
    ])
  })
})

describe('siji check', () => {
  test('finds nothing wrong with a good model', async () => {
    const ran = await siji(['check', at('review.bpmn')])

    expect(ran.code).toBe(0)
    expect(ran.lines.at(-1)).toEqual({ processes: ['review'], errors: 0, warnings: 0 })
  })

  test('says where XML is broken, in both languages', async () => {
    const ran = await siji(['check', at('broken.bpmn')])

    expect(ran.code).toBe(2)
    expect(JSON.parse(ran.stderr.split('\n')[0] ?? '')).toMatchObject({
      line: 1,
      messageZh: expect.stringMatching(/\p{Script=Han}/u),
    })
  })
})

function at(name: string): string {
  return join(folder, name)
}

function write(name: string, inside: string): void {
  const open = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"'
  writeFileSync(join(folder, name), `${open} id="d" targetNamespace="https://siji.dev/tests">${inside}</definitions>`)
}

function process(id: string, attributes: string, mark: string): string {
  const nodes = `<startEvent id="start${mark}"/><userTask id="task${mark}"/><endEvent id="end${mark}"/>`
  const flows = `<sequenceFlow id="f1${mark}" sourceRef="start${mark}" targetRef="task${mark}"/><sequenceFlow id="f2${mark}" sourceRef="task${mark}" targetRef="end${mark}"/>`
  return `<process id="${id}" ${attributes}>${nodes}${flows}</process>`
}

const endless = `<process id="endless" isExecutable="true"><startEvent id="start"/><exclusiveGateway id="again"/><userTask id="task"/>
  <sequenceFlow id="f1" sourceRef="start" targetRef="again"/><sequenceFlow id="f2" sourceRef="again" targetRef="task"/>
  <sequenceFlow id="f3" sourceRef="task" targetRef="again"/></process>`

const ruled = `<process id="ruled" isExecutable="true"><startEvent id="start"/>
  <businessRuleTask id="rule"><extensionElements><siji:decision id="fee" result="fee"/></extensionElements></businessRuleTask>
  <endEvent id="end"/><sequenceFlow id="f1" sourceRef="start" targetRef="rule"/><sequenceFlow id="f2" sourceRef="rule" targetRef="end"/></process>`

const fee = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="fees" name="fees" namespace="https://siji.dev/tests">
  <inputData id="area" name="area"><variable name="area"/></inputData>
  <decision id="fee" name="fee"><variable name="fee"/>
    <informationRequirement id="r"><requiredInput href="#area"/></informationRequirement>
    <literalExpression id="l"><text>area * 2</text></literalExpression></decision></definitions>`
