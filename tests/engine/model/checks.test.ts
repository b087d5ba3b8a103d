import { describe, expect, test } from 'vitest'
import { between, errorsOf, flow, warningsOf } from './parsing.ts'

const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>'
const messages = '<message id="m" name="m"/><message id="o" name="o"/>'
const message = '<messageEventDefinition messageRef="m"/>'
const messageO = '<messageEventDefinition messageRef="o"/>'
const ends = '<endEvent id="x"/><endEvent id="y"/>'
const subProcess = (content: string, attributes = '') =>
  between(
    `<subProcess id="n" ${attributes}><startEvent id="is"/>${flow('is', 'ie')}<endEvent id="ie"/>${content}</subProcess>`,
  )
const gateway = (content: string) =>
  `<startEvent id="s"/>${flow('s', 'g')}<eventBasedGateway id="g"/>${content}<endEvent id="x"/>`
const caught = (id: string, definition: string) =>
  `${flow('g', id)}<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>${flow(id, 'x')}`
const linked = (kind: 'Throw' | 'Catch', id: string) =>
  `<intermediate${kind}Event id="${id}"><linkEventDefinition name="far"/></intermediate${kind}Event>`
const undone = (content: string, handler: string, association = '<association sourceRef="b" targetRef="h"/>') =>
  `${between('<task id="n"/>')}<boundaryEvent id="b" attachedToRef="n"><compensateEventDefinition/></boundaryEvent>
  <task id="h"${handler}/>${association}${content}`

describe('a model is refused', () => {
  test.each<readonly [string, string, string]>([
    ['without a start', `<task id="a"/>${flow('a', 'x')}<endEvent id="x"/>`, 'start-missing p'],
    [
      'with a loop that is all of it',
      `<task id="a"/>${flow('a', 'b')}<task id="b"/>${flow('b', 'a')}`,
      'start-missing p',
    ],
    ['with an empty sub-process', between('<subProcess id="n"/>'), 'start-missing n'],
    [
      'with a node that nothing leads to',
      `${between('<task id="n"/>')}<task id="lost"/>${flow('lost', 'end')}`,
      'unreachable lost',
    ],
    ['with a flow from a node to itself', between(`<task id="n"/>${flow('n', 'n')}`), 'flow-misplaced n--n'],
    ['with a flow into a sub-process', `${subProcess('')}${flow('start', 'ie')}`, 'flow-misplaced start--ie'],
    ['with a flow out of a sub-process', `${subProcess(flow('is', 'end'))}`, 'flow-misplaced is--end'],
    ['with a flow into a start event', `${between('<task id="n"/>')}${flow('n', 'start')}`, 'flow-misplaced n--start'],
    ['with a flow out of an end event', `${between('<task id="n"/>')}${flow('end', 'n')}`, 'flow-misplaced end--n'],
    [
      'with a flow into a boundary event',
      `${between(`<task id="n"/><boundaryEvent id="b" attachedToRef="n">${timer}</boundaryEvent>`)}${flow('n', 'b')}${flow('b', 'end')}`,
      'flow-misplaced n--b',
    ],
    [
      'with a flow at an event sub-process',
      `${between('<task id="n"/>')}<subProcess id="e" triggeredByEvent="true"><startEvent id="es">${timer}</startEvent></subProcess>${flow('n', 'e')}`,
      'flow-misplaced n--e',
    ],
    [
      'with a way that has no condition',
      between(`<exclusiveGateway id="n"/>${flow('n', 'x')}${ends}`),
      'condition-missing n--end',
    ],
    [
      'with a condition behind a parallel gateway',
      between(`<parallelGateway id="n"/>${flow('n', 'x', 'a')}${ends}`),
      'condition-misplaced n--x',
    ],
    [
      'with a condition behind an event',
      `<startEvent id="s"/>${flow('s', 'x', 'a')}${ends.replace('<endEvent id="y"/>', '')}`,
      'condition-misplaced s--x',
    ],
    [
      'with a task behind an event gateway',
      gateway(`${caught('a', timer)}${flow('g', 't')}<task id="t"/>${flow('t', 'x')}`),
      'event-gateway t',
    ],
    [
      'with another way to an event behind an event gateway',
      `${gateway(`${caught('a', timer)}${caught('b', timer)}`)}${flow('a', 'b')}`,
      'event-gateway b',
    ],
    ['with an event gateway that leads nowhere', gateway(''), 'event-gateway g'],
    [
      'with receive tasks and message events behind one event gateway',
      gateway(`${caught('a', message)}${flow('g', 't')}<receiveTask id="t" messageRef="o"/>${flow('t', 'x')}`),
      'event-gateway g',
    ],
    [
      'with a timer that starts a sub-process',
      between(`<subProcess id="n"><startEvent id="is">${timer}</startEvent></subProcess>`),
      'start-event is',
    ],
    ['with two starts in a sub-process', subProcess(`<startEvent id="is2"/>${flow('is2', 'ie')}`), 'start-event n'],
    [
      'with an event sub-process that waits for nothing',
      `${between('<task id="n"/>')}<subProcess id="e" triggeredByEvent="true"><startEvent id="es"/></subProcess>`,
      'start-event es',
    ],
    [
      'with an event sub-process that has two starts',
      `${between('<task id="n"/>')}<subProcess id="e" triggeredByEvent="true"><startEvent id="es">${timer}</startEvent><startEvent id="es2">${timer}</startEvent></subProcess>`,
      'start-event e',
    ],
    [
      'with two starts for one message',
      `<startEvent id="a">${message}</startEvent><startEvent id="b">${message}</startEvent>${flow('a', 'x')}${flow('b', 'y')}${ends}`,
      'start-event b',
    ],
    [
      'with two boundary events for one message',
      between(
        `<task id="n"/><boundaryEvent id="b" attachedToRef="n">${message}</boundaryEvent>${flow('b', 'end')}<boundaryEvent id="c" attachedToRef="n">${message}</boundaryEvent>${flow('c', 'end')}`,
      ),
      'ambiguous-catch c',
    ],
    [
      'with two boundary events for one error',
      between(
        `<task id="n"/><boundaryEvent id="b" attachedToRef="n"><errorEventDefinition errorRef="q"/></boundaryEvent>${flow('b', 'end')}<boundaryEvent id="c" attachedToRef="n"><errorEventDefinition errorRef="q"/></boundaryEvent>${flow('c', 'end')}`,
      ),
      'ambiguous-catch c',
    ],
    [
      'with an error boundary event that does not interrupt',
      between(
        `<task id="n"/><boundaryEvent id="b" attachedToRef="n" cancelActivity="false"><errorEventDefinition/></boundaryEvent>`,
      ),
      'error-not-interrupting b',
    ],
    [
      'with two escalation events for one code at one task',
      between(
        `<task id="n"/><boundaryEvent id="b" attachedToRef="n"><escalationEventDefinition/></boundaryEvent>${flow('b', 'end')}<boundaryEvent id="c" attachedToRef="n"><escalationEventDefinition/></boundaryEvent>${flow('c', 'end')}`,
      ),
      'ambiguous-catch c',
    ],
    [
      'with a complex gateway that does not know when it is activated',
      `<startEvent id="s"/><startEvent id="t">${timer}</startEvent>${flow('s', 'g')}${flow('t', 'g')}<complexGateway id="g"/>${flow('g', 'x')}<endEvent id="x"/>`,
      'complex-gateway g',
    ],
    [
      'with a gateway that starts the process in the middle of it',
      gateway(`${caught('a', message)}${caught('b', messageO)}`).replace('id="g"/>', 'id="g" instantiate="true"/>'),
      'instantiate g',
    ],
    [
      'with a gateway that starts the process at a time',
      `<eventBasedGateway id="g" instantiate="true"/>${caught('a', message)}${caught('b', timer)}<endEvent id="x"/>`,
      'instantiate b',
    ],
    [
      'with a receive task that starts the process without a message',
      `<receiveTask id="r" instantiate="true"/>${flow('r', 'x')}<endEvent id="x"/>`,
      'instantiate r',
    ],
    [
      'with a gateway in the middle that waits for all of its events',
      gateway(`${caught('a', message)}${caught('b', timer)}`).replace(
        'id="g"/>',
        'id="g" eventGatewayType="Parallel"/>',
      ),
      'event-gateway g',
    ],
    [
      'with a start that waits for several times',
      `<startEvent id="s" parallelMultiple="true">${timer}${timer}</startEvent>${flow('s', 'x')}<endEvent id="x"/>`,
      'start-event s',
    ],
    ['with a link into nowhere', `${between('<task id="n"/>')}${flow('n', 'l')}${linked('Throw', 'l')}`, 'link l'],
    [
      'with a link into two events',
      `${between('<task id="n"/>')}${flow('n', 'l')}${linked('Throw', 'l')}${linked('Catch', 'a')}${flow('a', 'end')}${linked('Catch', 'b')}${flow('b', 'end')}`,
      'link b',
    ],
    [
      'with a link that a flow leaves',
      `${between(linked('Throw', 'n'))}${linked('Catch', 'a')}${flow('a', 'end')}`,
      'link n',
    ],
    ['with a compensation event without a handler', undone('', '', ''), 'compensation b'],
    [
      'with a compensation event that a flow leaves',
      undone(flow('b', 'end'), ' isForCompensation="true"'),
      'compensation b',
    ],
    ['with a handler that is none', undone(flow('n', 'h'), ''), 'compensation b'],
    ['with a flow into a handler', undone(flow('n', 'h'), ' isForCompensation="true"'), 'compensation h'],
    [
      'with a handler that nothing hangs on',
      `${between('<task id="n"/>')}<task id="h" isForCompensation="true"/>`,
      'unreachable h',
    ],
    [
      'with compensation of an activity that cannot be seen',
      `${subProcess('')}${flow('n', 'c')}<endEvent id="c"><compensateEventDefinition activityRef="it"/></endEvent>`,
      'compensation c',
    ],
    [
      'with compensation of the process as a whole',
      `${between('<task id="n"/>')}<subProcess id="e" triggeredByEvent="true"><startEvent id="es"><compensateEventDefinition/></startEvent></subProcess>`,
      'compensation es',
    ],
    [
      'with a cancel end event outside of a transaction',
      `${between('<task id="n"/>')}${flow('n', 'c')}<endEvent id="c"><cancelEventDefinition/></endEvent>`,
      'transaction c',
    ],
    [
      'with a cancel event at a sub-process that is no transaction',
      `${subProcess('')}<boundaryEvent id="b" attachedToRef="n"><cancelEventDefinition/></boundaryEvent>${flow('b', 'end')}`,
      'transaction b',
    ],
    [
      'with two mappings into one variable',
      between(
        '<userTask id="n"><extensionElements><siji:output source="a" target="c"/><siji:output source="b" target="c"/></extensionElements></userTask>',
      ),
      'duplicate-target n',
    ],
    [
      'with a service level of no days',
      between('<userTask id="n"><extensionElements><siji:serviceLevel days="0"/></extensionElements></userTask>'),
      'service-level n',
    ],
    [
      'with a warning before the service level begins',
      between(
        '<userTask id="n"><extensionElements><siji:serviceLevel days="2" yellow="3"/></extensionElements></userTask>',
      ),
      'service-level n',
    ],
    [
      'with a time by law that closures of a park would move',
      between(
        '<userTask id="n"><extensionElements><siji:serviceLevel days="2" clock="statutory" calendar="park"/></extensionElements></userTask>',
      ),
      'service-level n',
    ],
    [
      'with a calendar that there is not',
      between(
        '<userTask id="n"><extensionElements><siji:serviceLevel days="2" calendar="cm"/></extensionElements></userTask>',
      ),
      'service-level n',
    ],
    [
      'with rounds without a number',
      between('<task id="n"/>').replace(
        flow('n', 'end'),
        '<sequenceFlow id="f" sourceRef="n" targetRef="end"><extensionElements><siji:rounds max="0"/></extensionElements></sequenceFlow>',
      ),
      'rounds f',
    ],
  ])('%s', async (_what, content, problem) => {
    expect(await errorsOf(content, messages)).toContain(problem)
  })
})

describe('a model is warned of', () => {
  test.each<readonly [string, string, string]>([
    ['a path without an end', between(`<task id="n"/>${flow('n', 'z')}<task id="z"/>`), 'dead-end z'],
    [
      'conditions that may all be false',
      `<startEvent id="s"/>${flow('s', 'g')}<exclusiveGateway id="g"/>${flow('g', 'x', 'a')}${flow('g', 'y', 'b')}${ends}`,
      'no-way-out g',
    ],
    [
      'a task whose only way has a condition',
      `<startEvent id="s"/>${flow('s', 't')}<task id="t"/>${flow('t', 'x', 'a')}<endEvent id="x"/>`,
      'no-way-out t',
    ],
    [
      'a parallel join behind a choice',
      `<startEvent id="s"/>${flow('s', 'g')}<exclusiveGateway id="g" default="d"/>${flow('g', 'a', 'a')}<sequenceFlow id="d" sourceRef="g" targetRef="b"/><task id="a"/><task id="b"/>${flow('a', 'j')}${flow('b', 'j')}<parallelGateway id="j"/>${flow('j', 'x')}<endEvent id="x"/>`,
      'join-mismatch j',
    ],
    [
      'an exclusive join behind a fork',
      `<startEvent id="s"/>${flow('s', 'g')}<parallelGateway id="g"/>${flow('g', 'a')}${flow('g', 'b')}<task id="a"/><task id="b"/>${flow('a', 'j')}${flow('b', 'j')}<exclusiveGateway id="j"/>${flow('j', 'x')}<endEvent id="x"/>`,
      'join-mismatch j',
    ],
    [
      'two none start events',
      `<startEvent id="a"/><startEvent id="b"/>${flow('a', 'x')}${flow('b', 'y')}${ends}`,
      'start-event b',
    ],
    [
      'a condition on the default flow',
      `<startEvent id="s"/>${flow('s', 'g')}<exclusiveGateway id="g" default="d"/>${flow('g', 'x', 'a')}<sequenceFlow id="d" sourceRef="g" targetRef="y"><conditionExpression>b</conditionExpression></sequenceFlow>${ends}`,
      'condition-misplaced d',
    ],
    [
      'an error that nothing catches',
      `<startEvent id="s"/>${flow('s', 'x')}<endEvent id="x"><errorEventDefinition errorRef="q"/></endEvent>`,
      'error-not-caught x',
    ],
    [
      'a transaction that can be cancelled and leads nowhere then',
      between(
        `<transaction id="n"><startEvent id="is"/>${flow('is', 'ie')}<endEvent id="ie"><cancelEventDefinition/></endEvent></transaction>`,
      ),
      'transaction n',
    ],
    [
      'a loop that nothing enters',
      `${between('<task id="n"/>')}<task id="a"/>${flow('a', 'b')}<task id="b"/>${flow('b', 'a')}`,
      'unreachable a',
    ],
  ])('%s', async (_what, content, problem) => {
    expect(await warningsOf(content)).toContain(problem)
  })
})

test('a sound model has neither errors nor warnings', async () => {
  const sound = `<startEvent id="s"/>${flow('s', 'g')}<inclusiveGateway id="g" default="d"/>${flow('g', 'a', 'big')}
    <sequenceFlow id="d" sourceRef="g" targetRef="j"/><subProcess id="a"><startEvent id="is"/>${flow('is', 'ie')}
    <endEvent id="ie"><errorEventDefinition errorRef="q"/></endEvent></subProcess>
    <boundaryEvent id="b" attachedToRef="a"><errorEventDefinition errorRef="q"/></boundaryEvent>${flow('b', 'j')}${flow('a', 'j')}
    <inclusiveGateway id="j"/>${flow('j', 'e')}<eventBasedGateway id="e"/>${flow('e', 't1')}${flow('e', 't2')}
    <intermediateCatchEvent id="t1">${timer}</intermediateCatchEvent><intermediateCatchEvent id="t2">${message}</intermediateCatchEvent>
    ${flow('t1', 'x')}${flow('t2', 'y')}${ends}`

  expect(await errorsOf(sound, messages)).toEqual([])
  expect(await errorsOf(undone('', ' isForCompensation="true"'))).toEqual([])
  expect(await warningsOf(undone('', ' isForCompensation="true"'))).toEqual([])
  const inCollaboration = '<collaboration id="c"><association sourceRef="b" targetRef="h"/></collaboration>'
  expect(await errorsOf(undone('', ' isForCompensation="true"', ''), inCollaboration)).toEqual([])
  expect(await warningsOf(sound.replace(message, timer))).toEqual([])
})
