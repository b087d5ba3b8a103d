import { expect, test } from 'vitest'
import { type Played, parseProcess, play } from '../../support/play.ts'

const around = `<message id="m" name="call"/><signal id="s" name="alarm"/><error id="e" errorCode="broken"/>
  <escalation id="x" escalationCode="late"/>`

/** What each event is, and how it comes while somebody works. */
const triggers = {
  message: ['<messageEventDefinition messageRef="m"/>', (run: Played) => run.message('call')],
  timer: [
    '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>',
    (run: Played) => run.advance('PT1H'),
  ],
  signal: ['<signalEventDefinition signalRef="s"/>', (run: Played) => run.signal('alarm')],
  conditional: [
    '<conditionalEventDefinition><condition>late</condition></conditionalEventDefinition>',
    (run: Played) => run.set({ late: true }),
  ],
  escalation: [
    '<escalationEventDefinition escalationRef="x"/>',
    (run: Played) =>
      void run.send({ type: 'throwEscalation', key: run.element('work').key, code: 'late', variables: {} }),
  ],
  error: ['<errorEventDefinition errorRef="e"/>', (run: Played) => run.throwError('work', 'broken')],
} as const

type TriggerName = keyof typeof triggers
const places = ['at the boundary of an activity', 'beside a sub-process', 'beside the process'] as const
const names: readonly TriggerName[] = ['message', 'timer', 'signal', 'conditional', 'escalation', 'error']
const cases = places.flatMap((place) =>
  names.flatMap((name) => {
    const interrupting = [place, name, 'ends what runs', true] as const
    return name === 'error' ? [interrupting] : [interrupting, [place, name, 'leaves what runs', false] as const]
  }),
)

test.each(cases)('happens %s by %s, and %s', async (place, name, _what, interrupts) => {
  const [definition, happen] = triggers[name]
  const run = play(await parseProcess(drawing(place, definition, interrupts)))
  run.start({ late: false })

  happen(run)

  expect(run.waiting()).toEqual(interrupts ? { handle: 1 } : { handle: 1, work: 1 })
  for (const node of interrupts ? ['handle'] : ['handle', 'work']) run.complete(node)
  expect(run.state().state).toBe('completed')
})

test('starts several event sub-processes of one scope side by side', async () => {
  const more = beside('second', triggers.signal[0], false)
  const run = play(await parseProcess(model(between('work') + beside('handle', triggers.message[0], false) + more)))
  run.start()

  run.message('call')
  run.signal('alarm')
  run.message('call')

  expect(run.waiting()).toEqual({ work: 1, handle: 2, second: 1 })
})

function drawing(place: (typeof places)[number], definition: string, interrupts: boolean): string {
  switch (place) {
    case 'at the boundary of an activity':
      return model(
        `${between('work')}<boundaryEvent id="event" attachedToRef="work" cancelActivity="${interrupts}">${definition}</boundaryEvent>
        <userTask id="handle"/>${flow('event', 'handle')}`,
      )
    case 'beside a sub-process':
      return model(
        `<startEvent id="begin"/>${flow('begin', 'sub')}
        <subProcess id="sub">${between('work')}${beside('handle', definition, interrupts)}</subProcess>`,
      )
    case 'beside the process':
      return model(between('work') + beside('handle', definition, interrupts))
  }
}

function model(content: string): string {
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">${around}
    <process id="process" isExecutable="true">${content}</process></definitions>`
}

function between(task: string): string {
  return `<startEvent id="start"/>${flow('start', task)}<userTask id="${task}"/>${flow(task, 'end')}<endEvent id="end"/>`
}

function beside(task: string, definition: string, interrupts: boolean): string {
  return `<subProcess id="beside-${task}" triggeredByEvent="true">
    <startEvent id="event-${task}" isInterrupting="${interrupts}">${definition}</startEvent>
    ${flow(`event-${task}`, task)}<userTask id="${task}"/></subProcess>`
}

function flow(from: string, to: string): string {
  return `<sequenceFlow id="${from}--${to}" sourceRef="${from}" targetRef="${to}"/>`
}
