import { add, type Drawing, flow, nest } from './random-drawing.ts'
import type { Graph, Spot } from './random-graph.ts'

export type Kind = keyof typeof types | 'race' | 'hear' | 'link'

/** One node of a random graph as it was drawn, and from where its ways leave. */
interface Drawn {
  readonly id: string
  readonly exits: readonly string[]
  readonly isActivity: boolean
}

const types = {
  task: 'task',
  user: 'userTask',
  exclusive: 'exclusiveGateway',
  parallel: 'parallelGateway',
  inclusive: 'inclusiveGateway',
  complex: 'complexGateway',
  sub: 'subProcess',
  transaction: 'transaction',
  call: 'callActivity',
  wait: 'intermediateCatchEvent',
  undo: 'intermediateThrowEvent',
  say: 'intermediateThrowEvent',
  escalate: 'intermediateThrowEvent',
  end: 'endEvent',
  terminate: 'endEvent',
  error: 'endEvent',
  cancel: 'endEvent',
} as const

const message = '<messageEventDefinition messageRef="message"/>'
const signal = '<signalEventDefinition signalRef="signal"/>'
const escalation = '<escalationEventDefinition escalationRef="escalation"/>'

const definitions: { readonly [kind in Kind]?: string } = {
  complex: '<activationCondition>activationCount &gt;= 2</activationCondition>',
  wait: message,
  undo: '<compensateEventDefinition/>',
  say: signal,
  escalate: escalation,
  terminate: '<terminateEventDefinition/>',
  error: '<errorEventDefinition errorRef="broken"/>',
}

/** What may happen at an activity or beside a scope, and whether it ends that. */
export const happenings = {
  interrupting: { ends: true, definition: time('<timeDuration>PT1H</timeDuration>') },
  once: { ends: false, definition: time('<timeDuration>PT1H</timeDuration>') },
  again: { ends: false, definition: time('<timeCycle>R/PT1H</timeCycle>') },
  message: { ends: true, definition: message },
  messageBeside: { ends: false, definition: message },
  signal: { ends: true, definition: signal },
  signalBeside: { ends: false, definition: signal },
  escalation: { ends: true, definition: escalation },
  escalationBeside: { ends: false, definition: '<escalationEventDefinition/>' },
} as const

export type Happening = keyof typeof happenings

export const loops = {
  none: '',
  atOnce: multiInstance(false),
  inTurn: multiInstance(true),
  firstOfTwo: multiInstance(false, '<completionCondition>nrOfCompletedInstances &gt;= 1</completionCondition>'),
  rounds: '<standardLoopCharacteristics loopMaximum="2"/>',
} as const

function multiInstance(sequential: boolean, condition = ''): string {
  return `<multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality>2</loopCardinality>${condition}</multiInstanceLoopCharacteristics>`
}

function time(value: string): string {
  return `<timerEventDefinition>${value}</timerEventDefinition>`
}

type DrawContent = (drawing: Drawing, content: Graph, inTransaction: boolean) => void

/** Only in a transaction can anything be cancelled; what has no content is a task. */
export function drawSpot(drawing: Drawing, spot: Spot, inTransaction: boolean, drawContent: DrawContent): Drawn {
  const { loop, canBeUndone, inner } = spot
  const isScope = spot.kind === 'sub' || spot.kind === 'transaction'
  const kind = isScope && inner === null ? 'task' : spot.kind
  if (kind === 'race') return drawRace(drawing)
  if (kind === 'link') return drawLink(drawing)
  if (kind === 'hear') return alone(add(drawing, 'intermediateCatchEvent', '', signal), false)
  const isActivity = isScope || ['task', 'user', 'call'].includes(kind)
  const cancels = kind === 'cancel' && inTransaction ? '<cancelEventDefinition/>' : ''
  const content = (definitions[kind] ?? cancels) + (isActivity ? loops[loop] : '')
  const id = add(drawing, types[kind], kind === 'call' ? ' calledElement="other"' : '', content)
  // Whether a body in a cancelled loop of transactions completes, when an event sub-process that its compensation has
  // called up ends meanwhile, is said nowhere.
  const beside = kind === 'transaction' && spot.loop !== 'none' ? null : (inner?.beside ?? null)
  if (isScope && inner !== null) {
    nest(drawing, id, () => drawContent(drawing, { ...inner, beside }, kind === 'transaction'))
  }
  if (isScope || kind === 'call') endAt(drawing, id, '<errorEventDefinition/>')
  if (kind === 'transaction') endAt(drawing, id, '<cancelEventDefinition/>')
  if (isActivity && canBeUndone) drawHandler(drawing, id)
  return alone(id, isActivity)
}

/** The first of a message, a time and a signal (BPMN 2.0.2 §10.6.6). */
function drawRace(drawing: Drawing): Drawn {
  const id = add(drawing, 'eventBasedGateway')
  const events = [message, happenings.once.definition, signal]
  const exits = events.map((definition) => add(drawing, 'intermediateCatchEvent', '', definition))
  for (const exit of exits) flow(drawing, id, exit)
  return { id, exits, isActivity: false }
}

function drawLink(drawing: Drawing): Drawn {
  const link = `<linkEventDefinition name="link${drawing.count}"/>`
  const id = add(drawing, 'intermediateThrowEvent', '', link)
  return { id, exits: [add(drawing, 'intermediateCatchEvent', '', link)], isActivity: false }
}

function endAt(drawing: Drawing, id: string, definition: string): void {
  const caught = add(drawing, 'boundaryEvent', ` attachedToRef="${id}"`, definition)
  flow(drawing, caught, add(drawing, 'endEvent'))
}

function drawHandler(drawing: Drawing, id: string): void {
  const undo = add(drawing, 'boundaryEvent', ` attachedToRef="${id}"`, '<compensateEventDefinition/>')
  const handler = add(drawing, 'userTask', ' isForCompensation="true"')
  drawing.elements.push(`<association id="a${drawing.count}" sourceRef="${undo}" targetRef="${handler}"/>`)
}

function alone(id: string, isActivity: boolean): Drawn {
  return { id, exits: [id], isActivity }
}
