import { alone, type Drawing, type Ends, flow, nest, node } from './random-drawing.ts'

/** Draws what stands inside; whether it is sure to run to its end. */
type Inner = (sure: boolean) => Ends

/** Beside the content runs a user task that ends in an error, which a boundary event catches. */
export function aborted(drawing: Drawing, content: Inner, times: number, sure: boolean): Ends {
  const id = node(drawing, 'subProcess', 0, true)
  drawing.exactly.delete(id)
  const boundary = node(drawing, 'boundaryEvent', times, sure, ` attachedToRef="${id}"`, '<errorEventDefinition/>')
  const last = node(drawing, 'exclusiveGateway', times, sure)
  nest(drawing, id, () => {
    const start = node(drawing, 'startEvent', times, sure)
    const split = node(drawing, 'parallelGateway', times, sure)
    const inner = content(false)
    const end = node(drawing, 'endEvent', times, false)
    const work = node(drawing, 'userTask', times, sure)
    const fail = node(drawing, 'endEvent', times, sure, '', '<errorEventDefinition errorRef="broken"/>')
    flow(drawing, start, split)
    flow(drawing, split, inner.first)
    flow(drawing, inner.last, end)
    flow(drawing, split, work)
    flow(drawing, work, fail)
  })
  flow(drawing, id, last)
  flow(drawing, boundary, last)
  return { first: id, last }
}

/** Two tasks with handlers and the content between them, then a throw event that undoes both. */
export function undone(drawing: Drawing, content: Inner, times: number, sure: boolean): Ends {
  const id = node(drawing, 'subProcess', times, sure)
  nest(drawing, id, () => {
    const start = node(drawing, 'startEvent', times, sure)
    const first = undoable(drawing, 'task', times, sure)
    const inner = content(sure)
    const second = undoable(drawing, 'userTask', times, sure)
    const undo = node(drawing, 'intermediateThrowEvent', times, sure, '', '<compensateEventDefinition/>')
    const end = node(drawing, 'endEvent', times, sure)
    flow(drawing, start, first)
    flow(drawing, first, inner.first)
    flow(drawing, inner.last, second)
    flow(drawing, second, undo)
    flow(drawing, undo, end)
  })
  return alone(id)
}

/** Beside the content, something is done and then the transaction cancelled: that is always undone, once. */
export function cancelled(drawing: Drawing, content: Inner, times: number, sure: boolean): Ends {
  const id = node(drawing, 'transaction', 0, sure)
  const boundary = node(drawing, 'boundaryEvent', times, sure, ` attachedToRef="${id}"`, '<cancelEventDefinition/>')
  const last = node(drawing, 'exclusiveGateway', times, sure)
  nest(drawing, id, () => {
    const start = node(drawing, 'startEvent', times, sure)
    const done = undoable(drawing, 'task', times, sure)
    const split = node(drawing, 'parallelGateway', times, sure)
    const inner = content(false)
    const after = undoable(drawing, 'userTask', times, false)
    const work = node(drawing, 'userTask', times, sure)
    const cancel = node(drawing, 'endEvent', times, sure, '', '<cancelEventDefinition/>')
    const end = node(drawing, 'endEvent', times, false)
    flow(drawing, start, done)
    flow(drawing, done, split)
    flow(drawing, split, inner.first)
    flow(drawing, inner.last, after)
    flow(drawing, after, end)
    flow(drawing, split, work)
    flow(drawing, work, cancel)
  })
  flow(drawing, id, last)
  flow(drawing, boundary, last)
  return { first: id, last }
}

/** A task that is undone as often as it is done. */
function undoable(drawing: Drawing, type: string, times: number, sure: boolean): string {
  const id = node(drawing, type, times, sure)
  const boundary = node(drawing, 'boundaryEvent', 0, true, ` attachedToRef="${id}"`, '<compensateEventDefinition/>')
  const handler = node(drawing, 'task', times, sure, ' isForCompensation="true"')
  drawing.elements.push(`<association id="a${drawing.count}" sourceRef="${boundary}" targetRef="${handler}"/>`)
  return id
}

export function linked(drawing: Drawing, content: Inner, times: number, sure: boolean): Ends {
  const link = `<linkEventDefinition name="link${drawing.count}"/>`
  const first = node(drawing, 'intermediateThrowEvent', times, sure, '', link)
  const far = node(drawing, 'intermediateCatchEvent', times, sure, '', link)
  const inner = content(sure)
  flow(drawing, far, inner.first)
  return { first, last: inner.last }
}

/** The content waits for a signal that another branch throws, sooner or later. */
export function signalled(drawing: Drawing, content: Inner, times: number, sure: boolean): Ends {
  const first = node(drawing, 'parallelGateway', times, sure)
  const signal = `<signalEventDefinition signalRef="signal"/>`
  const hear = node(drawing, 'intermediateCatchEvent', times, sure, '', signal)
  const inner = content(sure)
  const work = node(drawing, 'userTask', times, sure)
  const say = node(drawing, 'intermediateThrowEvent', times, sure, '', signal)
  const last = node(drawing, 'parallelGateway', times, sure)
  flow(drawing, first, hear)
  flow(drawing, hear, inner.first)
  flow(drawing, inner.last, last)
  flow(drawing, first, work)
  flow(drawing, work, say)
  flow(drawing, say, last)
  return { first, last }
}

/** Before its content a sub-process escalates: to a boundary event and an event sub-process, beside which it goes on. */
export function escalated(drawing: Drawing, content: Inner, times: number, sure: boolean): Ends {
  const id = node(drawing, 'subProcess', times, sure)
  const attributes = ` attachedToRef="${id}" cancelActivity="false"`
  const boundary = node(drawing, 'boundaryEvent', times, sure, attributes, escalation('outer'))
  const hear = node(drawing, 'userTask', times, sure)
  flow(drawing, boundary, hear)
  nest(drawing, id, () => {
    const start = node(drawing, 'startEvent', times, sure)
    const outer = node(drawing, 'intermediateThrowEvent', times, sure, '', escalation('outer'))
    const inner = node(drawing, 'intermediateThrowEvent', times, sure, '', escalation('inner'))
    const body = content(sure)
    const end = node(drawing, 'endEvent', times, sure)
    flow(drawing, start, outer)
    flow(drawing, outer, inner)
    flow(drawing, inner, body.first)
    flow(drawing, body.last, end)
    const besides = node(drawing, 'subProcess', times, sure, ' triggeredByEvent="true"')
    nest(drawing, besides, () => {
      const caught = node(drawing, 'startEvent', times, sure, ' isInterrupting="false"', escalation('inner'))
      const note = node(drawing, 'userTask', times, sure)
      flow(drawing, caught, note)
    })
  })
  return alone(id)
}

function escalation(code: string): string {
  return `<escalationEventDefinition escalationRef="${code}"/>`
}

/** A complex gateway goes on with the first of two branches, and takes the other one in its second phase. */
export function discriminated(drawing: Drawing, content: Inner, times: number, sure: boolean): Ends {
  const first = node(drawing, 'parallelGateway', times, sure)
  const inner = content(sure)
  const work = node(drawing, 'userTask', times, sure)
  const condition = '<activationCondition>activationCount &gt;= 1</activationCondition>'
  const join = node(drawing, 'complexGateway', times * 2, sure, '', condition)
  const last = node(drawing, 'task', times, sure)
  flow(drawing, first, inner.first)
  flow(drawing, inner.last, join)
  flow(drawing, first, work)
  flow(drawing, work, join)
  flow(drawing, join, last, 'waitingForStart')
  return { first, last }
}

/** Rows of tasks side by side, without start and end; it is done when all of them are. */
export function adHoc(drawing: Drawing, sizes: readonly number[], times: number, sure: boolean): Ends {
  const id = node(drawing, 'adHocSubProcess', times, sure)
  nest(drawing, id, () => {
    const firsts = sizes.map((size) => {
      const row = Array.from({ length: size }, () => node(drawing, 'userTask', times, sure))
      for (const [at, next] of row.slice(1).entries()) flow(drawing, row[at] ?? '', next)
      return row[0] ?? ''
    })
    const list = firsts.map((first) => `&quot;${first}&quot;`).join(', ')
    drawing.elements.unshift(
      `<extensionElements><zeebe:adHoc activeElementsCollection="=[${list}]"/></extensionElements>`,
    )
  })
  return alone(id)
}
