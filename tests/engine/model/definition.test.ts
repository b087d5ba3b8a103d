import { describe, expect, test } from 'vitest'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { between, definitionOf, errorsOf, flow, model, noDecisions, parse, rulesOf } from './parsing.ts'

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

  test('takes a start event with an incoming message flow for a message start event', async () => {
    const process = await definitionOf(
      between('<task id="n"/>'),
      '<collaboration id="c"><participant id="x"/><participant id="y" processRef="p"/><messageFlow id="mf" name="order" sourceRef="x" targetRef="start"/></collaboration>',
    )

    expect(process.nodes.get('start')).toMatchObject({ trigger: { type: 'message', name: 'order' } })
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
    expect(rulesOf(result.problems, 'note')).toContain('unsupported-element dc')
  })
})

describe('what cannot run', () => {
  test.each([
    ['<callActivity id="n" calledElement="q"/>'],
    ['<transaction id="n"/>'],
    ['<adHocSubProcess id="n"/>'],
    ['<complexGateway id="n"/>'],
    ['<userTask id="n"><multiInstanceLoopCharacteristics/></userTask>'],
    ['<userTask id="n"><standardLoopCharacteristics/></userTask>'],
    ['<intermediateCatchEvent id="n"><signalEventDefinition/></intermediateCatchEvent>'],
    ['<intermediateCatchEvent id="n"><conditionalEventDefinition/></intermediateCatchEvent>'],
    ['<intermediateThrowEvent id="n"><escalationEventDefinition/></intermediateThrowEvent>'],
    ['<intermediateThrowEvent id="n"><compensateEventDefinition/></intermediateThrowEvent>'],
    ['<intermediateThrowEvent id="n"><linkEventDefinition name="l"/></intermediateThrowEvent>'],
    ['<eventBasedGateway id="n" instantiate="true"/>'],
    ['<receiveTask id="n" instantiate="true"/>'],
  ])('is refused by its element: %s', async (xml) => {
    expect(await errorsOf(between(xml))).toEqual(['unsupported-element n'])
  })

  test.each([
    ['<intermediateCatchEvent id="n"/>', 'event-without-definition n'],
    ['<intermediateCatchEvent id="n"><timerEventDefinition/></intermediateCatchEvent>', 'timer-without-time n'],
    [
      '<intermediateCatchEvent id="n"><timerEventDefinition><timeDuration>PT5X</timeDuration></timerEventDefinition></intermediateCatchEvent>',
      'timer-text n',
    ],
    [
      '<intermediateCatchEvent id="n"><timerEventDefinition><timeCycle>0 0/5 * * * ?</timeCycle></timerEventDefinition></intermediateCatchEvent>',
      'timer-text n',
    ],
    [
      '<intermediateCatchEvent id="n"><timerEventDefinition><timeDate>2026-02-30</timeDate></timerEventDefinition></intermediateCatchEvent>',
      'timer-text n',
    ],
    ['<intermediateCatchEvent id="n"><messageEventDefinition/></intermediateCatchEvent>', 'message-without-name n'],
    ['<intermediateCatchEvent id="n"><errorEventDefinition/></intermediateCatchEvent>', 'unsupported-event n'],
    [
      '<intermediateCatchEvent id="n"><messageEventDefinition/><timerEventDefinition/></intermediateCatchEvent>',
      'unsupported-multiple-event n',
    ],
    ['<endEvent id="n"><errorEventDefinition/></endEvent>', 'error-without-code n'],
    ['<scriptTask id="n" scriptFormat="groovy"><script>x = 1</script></scriptTask>', 'script-language n'],
    ['<scriptTask id="n"><script>1 +</script></scriptTask>', 'expression-syntax n'],
    [
      '<businessRuleTask id="n"><extensionElements><siji:decision id="none"/></extensionElements></businessRuleTask>',
      'decision-missing n',
    ],
    [
      '<userTask id="n"><extensionElements><siji:serviceLevel days="soon"/></extensionElements></userTask>',
      'service-level n',
    ],
    [
      '<userTask id="n"><extensionElements><siji:serviceLevel days="3" owner="nobody"/></extensionElements></userTask>',
      'service-level n',
    ],
    [
      '<userTask id="n"><extensionElements><siji:output source="a" target="b-c"/></extensionElements></userTask>',
      'variable-name n',
    ],
    ['<userTask id="n"><extensionElements><siji:output source="a"/></extensionElements></userTask>', 'mapping n'],
    ['<userTask/>', 'missing-id p'],
  ])('is named with its rule: %s', async (xml, problem) => {
    expect(await errorsOf(between(xml))).toContain(problem)
  })

  test('is a condition that does not parse, with its line', async () => {
    const result = await parse(
      model(`<startEvent id="s"/>${flow('s', 'g')}<exclusiveGateway id="g" default="d"/>
<sequenceFlow id="bad" sourceRef="g" targetRef="e"><conditionExpression>amount &gt; </conditionExpression></sequenceFlow>
<sequenceFlow id="d" sourceRef="g" targetRef="e"/><endEvent id="e"/>`),
    )

    expect(result.problems).toMatchObject([{ severity: 'error', element: 'bad', line: 8 }])
  })

  test('is a condition in another language', async () => {
    const source = model(`<startEvent id="s"/>${flow('s', 'g')}<exclusiveGateway id="g" default="d"/>
      <sequenceFlow id="x" sourceRef="g" targetRef="e"><conditionExpression language="http://www.w3.org/1999/XPath">a/b</conditionExpression></sequenceFlow>
      <sequenceFlow id="d" sourceRef="g" targetRef="e"/><endEvent id="e"/>`)

    expect(rulesOf((await parse(source)).problems)).toEqual(['expression-language x'])
  })

  test('lets what is only missing pass where the caller is loose, and there alone', async () => {
    const source = model(
      between('<intermediateCatchEvent id="n"><timerEventDefinition/></intermediateCatchEvent>').replace(
        '<endEvent id="end"/>',
        `<exclusiveGateway id="end"/>${flow('end', 'x')}${flow('end', 'y')}<endEvent id="x"/><endEvent id="y"/>`,
      ),
    )

    expect((await parse(source)).ok).toBe(false)
    expect((await parse(source, undefined, true)).ok).toBe(true)
    expect(
      (await parse(source.replace('timerEvent', 'signalEvent').replace('timerEvent', 'signalEvent'), undefined, true))
        .ok,
    ).toBe(false)
  })
})

test('binds a business rule task to a decision of the same deployment', async () => {
  const decision = { id: 'd', name: 'D', evaluate: () => ({ ok: true, value: 1 }) as const }
  const source = model(
    between(
      '<businessRuleTask id="n"><extensionElements><siji:decision id="d" result="r"/></extensionElements></businessRuleTask>',
    ),
  )

  const result = await parseBpmn(source, { hash: 'h', decisions: new Map([['d', decision]]) })

  expect(result.ok && result.processes[0]?.nodes.get('n')).toMatchObject({ decision: 'd', resultVariable: 'r' })
  expect(result.ok && result.processes[0]?.decisions.get('d')).toBe(decision)
  expect((await parseBpmn(source, { hash: 'h', decisions: noDecisions })).ok).toBe(false)
})
