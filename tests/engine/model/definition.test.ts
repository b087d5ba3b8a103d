import { describe, expect, test } from 'vitest'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { between, definitionOf, flow, model, noDecisions, parse, rulesOf } from './parsing.ts'

const scope = (read: { readonly [name: string]: string }) => ({
  read: (name: string) => read[name],
  now: 0,
  zone: 'UTC',
})

describe('a definition', () => {
  test('links nodes and flows by sourceRef and targetRef, and names flows that have no id', async () => {
    const process = await definitionOf(
      `<startEvent id="a"/>${flow('a', 'b')}${flow('a', 'b')}<task id="b"/>${flow('b', 'c')}<endEvent id="c"/>`,
    )

    expect([...process.flows.keys()]).toEqual(['a--b', 'a--b-2', 'b--c'])
    expect(process.nodes.get('b')?.incoming.map((incoming) => incoming.source.id)).toEqual(['a', 'a'])
    expect(process.nodes.get('a')?.outgoing[0]?.target).toBe(process.nodes.get('b'))
    expect(process.scope.startEvents.map(({ id }) => id)).toEqual(['a'])
  })

  test('never gives a flow the id of another', async () => {
    const process = await definitionOf(
      `<startEvent id="a"/>${flow('a', 'b')}<sequenceFlow id="a--b" sourceRef="b" targetRef="c"/><task id="b"/><endEvent id="c"/>`,
    )

    expect([...process.flows.keys()]).toEqual(['a--b-2', 'a--b'])
  })

  test('is frozen', async () => {
    const process = await definitionOf(between('<task id="n"/>'))

    for (const part of [
      process,
      process.scope,
      process.scope.nodes,
      process.nodes.get('n'),
      process.nodes.get('n')?.incoming,
    ]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })

  test('holds sub-processes as scopes, with boundary events, event sub-processes and default flows', async () => {
    const process = await definitionOf(
      `${between(
        `<subProcess id="n" default="d">${between('<task id="inner"/>', 'inner').replace('id="start"', 'id="s2"').replace('id="end"', 'id="e2"').replaceAll('"start"', '"s2"').replaceAll('Ref="end"', 'Ref="e2"')}
         <subProcess id="esp" triggeredByEvent="true">
           <startEvent id="late" isInterrupting="false"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent>
         </subProcess>
       </subProcess>
       <boundaryEvent id="b" attachedToRef="n" cancelActivity="0"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
       <sequenceFlow id="d" sourceRef="n" targetRef="end"/>${flow('b', 'end')}`,
      )}`,
    )

    const node = process.nodes.get('n')
    expect(node).toMatchObject({ type: 'subProcess', triggeredByEvent: false, defaultFlow: { id: 'd' } })
    expect(process.nodes.get('b')).toMatchObject({ interrupting: false, trigger: { type: 'timer', kind: 'duration' } })
    expect(node && 'boundaryEvents' in node && node.boundaryEvents[0]).toBe(process.nodes.get('b'))
    expect(process.nodes.get('inner')?.scope).toBe(process.scopes.get('n'))
    expect(process.scopes.get('n')?.eventSubProcesses.map(({ id }) => id)).toEqual(['esp'])
    expect(process.nodes.get('late')).toMatchObject({ interrupting: false })
  })

  test('carries our extension, as elements or as attributes', async () => {
    const process = await definitionOf(
      between(`<userTask id="n" siji:milestone="accepted">
        <extensionElements>
          <siji:serviceLevel days="3" clock="statutory" owner="applicant" calendar="cn" scope="visit" yellow="1"/>
          <siji:assignment department="=dept" post="reviewer" check="checker"/>
          <siji:form key="review"/><siji:permit type="K"/>
          <siji:input source="= a + 1" target="b"/><siji:output source="b" target="c"/>
          <siji:outcome value="agree" label="同意"/><siji:outcome value="refuse"/>
        </extensionElements></userTask>`),
    )

    const node = process.nodes.get('n')
    expect(node).toMatchObject({
      type: 'userTask',
      milestone: 'accepted',
      form: 'review',
      permit: 'K',
      checkPost: 'checker',
      serviceLevel: { days: 3, clock: 'statutory', owner: 'applicant', calendar: 'cn', scope: 'visit', yellow: 1 },
      outcomes: [
        { value: 'agree', label: '同意' },
        { value: 'refuse', label: 'refuse' },
      ],
      inputs: [{ target: 'b', source: { names: ['a'] } }],
      outputs: [{ target: 'c' }],
    })
    if (node?.type !== 'userTask') throw new Error('no user task')
    expect(node.department?.evaluate(scope({ dept: 'fire' }))).toEqual({ ok: true, value: 'fire' })
    expect(node.post?.evaluate(scope({}))).toEqual({ ok: true, value: 'reviewer' })
  })

  test('names the innermost lane of a node', async () => {
    const process =
      await definitionOf(`<laneSet><lane id="l" name="园区"><flowNodeRef>n</flowNodeRef><flowNodeRef>end</flowNodeRef>
      <childLaneSet><lane id="m" name="窗口"><flowNodeRef>n</flowNodeRef></lane></childLaneSet></lane></laneSet>${between('<task id="n"/>')}`)

    expect([...process.lanes]).toEqual([
      ['n', '窗口'],
      ['end', '园区'],
    ])
  })

  test('gives what lies in a sub-process the lane of that, unless it has lanes of its own', async () => {
    const inner = '<subProcess id="deep"><task id="d"/></subProcess><subProcess id="own">'
    const own =
      '<laneSet><lane id="k" name="专家"><flowNodeRef>e</flowNodeRef></lane></laneSet><task id="e"/><task id="f"/>'
    const process = await definitionOf(
      `<laneSet><lane id="l" name="窗口"><flowNodeRef>n</flowNodeRef></lane></laneSet>${between(
        `<subProcess id="n"><task id="a"/>${inner}${own}</subProcess></subProcess>`,
      )}`,
    )

    const lanes = Object.fromEntries(process.lanes)

    expect(lanes).toEqual({ n: '窗口', a: '窗口', deep: '窗口', d: '窗口', own: '窗口', e: '专家', f: '窗口' })
  })

  test('knows messages with their correlation, errors by code and by bare reference', async () => {
    const process = await definitionOf(
      between(`<subProcess id="n"><startEvent id="s"/>${flow('s', 'x')}<endEvent id="x"><errorEventDefinition errorRef="bare"/></endEvent></subProcess>
        <boundaryEvent id="b" attachedToRef="n"><errorEventDefinition errorRef="e"/></boundaryEvent>${flow('b', 'w')}
        <boundaryEvent id="any" attachedToRef="n"><errorEventDefinition/></boundaryEvent>${flow('any', 'w')}
        <receiveTask id="w" messageRef="m"><extensionElements><siji:correlation key="=caseNumber"/></extensionElements></receiveTask>${flow('w', 'end')}`),
      '<message id="m" name="reply"/><error id="e" errorCode="late"/>',
    )

    expect(process.nodes.get('x')).toMatchObject({ trigger: { type: 'error', code: 'bare' } })
    expect(process.nodes.get('b')).toMatchObject({ trigger: { code: 'late' } })
    expect(process.nodes.get('any')).toMatchObject({ trigger: { code: null } })
    expect(process.nodes.get('w')).toMatchObject({ message: { name: 'reply', correlation: { names: ['caseNumber'] } } })
  })

  test('takes nodes at the ends of a message flow for what they send and wait for', async () => {
    const pool = (messageRef: string) =>
      `<message id="m" name="order"/><collaboration id="c"><participant id="x"/><participant id="y" processRef="p"/>
       <messageFlow id="in" name="asks" sourceRef="x" targetRef="start" ${messageRef}/>
       <messageFlow id="out" sourceRef="end" targetRef="x" ${messageRef}/></collaboration>`

    const named = await definitionOf(between('<task id="n"/>'), pool('messageRef="m"'))
    const unnamed = await parse(model(between('<task id="n"/>'), pool('')), undefined, true)

    expect(named.nodes.get('start')).toMatchObject({ trigger: { type: 'message', name: 'order' } })
    expect(named.nodes.get('end')).toMatchObject({ trigger: { type: 'message', name: 'order' } })
    expect(rulesOf(unnamed.problems)).toEqual(['message-flow-without-message start'])
  })

  test('says which processes are executable', async () => {
    const silent = await parse(model(between('<task id="n"/>')).replace(' isExecutable="true"', ''))

    expect(silent.ok && silent.processes.map(({ id }) => id)).toEqual(['p'])
    expect(silent.ok && silent.executable).toEqual([])
  })

  test('leaves a pool out that is drawn beside an executable one and cannot run', async () => {
    const drawn =
      '<process id="drawn"><startEvent id="ds"/><sequenceFlow sourceRef="ds" targetRef="dc"/><callActivity id="dc"/></process>'

    const result = await parse(model(between('<task id="n"/>'), drawn))

    expect(result.ok && result.processes.map(({ id }) => id)).toEqual(['p'])
    expect(rulesOf(result.problems, 'note')).toContain('called-element-missing dc')
  })
})

test('binds a business rule task to a decision of the same deployment', async () => {
  const result = { ok: true, value: 1 } as const
  const decision = { id: 'd', name: 'D', evaluate: () => result, explain: () => ({ result, matched: [] }) }
  const source = model(
    between(
      '<businessRuleTask id="n"><extensionElements><siji:decision id="d" result="r"/></extensionElements></businessRuleTask>',
    ),
  )

  const read = await parseBpmn(source, { hash: 'h', decisions: new Map([['d', decision]]) })

  expect(read.ok && read.processes[0]?.nodes.get('n')).toMatchObject({ decision: 'd', resultVariable: 'r' })
  expect(read.ok && read.processes[0]?.decisions.get('d')).toBe(decision)
  expect((await parseBpmn(source, { hash: 'h', decisions: noDecisions })).ok).toBe(false)
})
