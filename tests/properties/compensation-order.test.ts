import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseProcess, play } from '../support/play.ts'
import { propertySeed } from '../support/property-seed.ts'

const seed = propertySeed()
const numRuns = process.env['SIJI_LONG'] === '1' ? 1_000 : 25

/** In which order tasks that stand side by side are done. */
const orders = fc.integer({ min: 2, max: 6 }).chain((size) => {
  const tasks = Array.from({ length: size }, (_, index) => index)
  return fc.shuffledSubarray(tasks, { minLength: size, maxLength: size })
})

/** Tasks side by side, each with a task that undoes it; then what throws the compensation. */
function draw(size: number, thrownBy: string): string {
  const inner = [
    '<startEvent id="begin"/><parallelGateway id="fork"/><parallelGateway id="join"/>',
    flow('begin', 'fork'),
    ...Array.from({ length: size }, (_, index) => undoable(index)),
  ]
  const isCancel = thrownBy === 'cancel'
  const end = isCancel ? '<endEvent id="done"><cancelEventDefinition/></endEvent>' : '<endEvent id="done"/>'
  const kind = isCancel ? 'transaction' : 'subProcess'
  const nested = (last: string) => `<${kind} id="part">${inner.join('')}${last}${flow('join', 'done')}</${kind}>`
  const content = {
    throw: [
      ...inner,
      compensation('intermediateThrowEvent'),
      flow('join', 'undo'),
      '<endEvent id="done"/>',
      flow('undo', 'done'),
    ],
    end: [...inner, compensation('endEvent'), flow('join', 'undo')],
    'sub-process': [
      '<startEvent id="start"/>',
      nested(end),
      flow('start', 'part'),
      compensation('endEvent'),
      flow('part', 'undo'),
    ],
    cancel: [
      '<startEvent id="start"/>',
      nested(end),
      flow('start', 'part'),
      '<boundaryEvent id="cancelled" attachedToRef="part"><cancelEventDefinition/></boundaryEvent>',
      '<endEvent id="after"/>',
      flow('cancelled', 'after'),
      '<endEvent id="otherwise"/>',
      flow('part', 'otherwise'),
    ],
  }[thrownBy]
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
    <process id="process" isExecutable="true">${content?.join('')}</process></definitions>`
}

function undoable(index: number): string {
  return `<userTask id="do${index}"/><boundaryEvent id="b${index}" attachedToRef="do${index}"><compensateEventDefinition/></boundaryEvent>
    <userTask id="undo${index}" isForCompensation="true"/><association id="a${index}" associationDirection="One" sourceRef="b${index}" targetRef="undo${index}"/>
    ${flow('fork', `do${index}`)}${flow(`do${index}`, 'join')}`
}

function compensation(type: string): string {
  return `<${type} id="undo"><compensateEventDefinition/></${type}>`
}

function flow(from: string, to: string): string {
  return `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`
}

test.each([
  ['throw', 'an intermediate event'],
  ['end', 'an end event'],
  ['sub-process', 'an end event behind their sub-process'],
  ['cancel', 'the cancellation of their transaction'],
])('undoes what was done last first when it is thrown by (%s) %s (BPMN 2.0.2 §13.5.5)', async (thrownBy) => {
  await fc.assert(
    fc.asyncProperty(orders, async (order) => {
      const played = play(await parseProcess(draw(order.length, thrownBy)))
      played.start()
      for (const index of order) played.complete(`do${index}`)

      const undone: string[] = []
      for (const _ of order) {
        const waiting = Object.keys(played.waiting()).filter((node) => /^undo\d/.test(node))
        expect(waiting).toHaveLength(1)
        undone.push(...waiting)
        played.complete(waiting[0] ?? '')
      }

      expect(undone).toEqual(order.toReversed().map((index) => `undo${index}`))
      expect(played.state().state).toBe('completed')
    }),
    { seed, numRuns },
  )
})
