import fc from 'fast-check'
import { type Drawing, flow, nest, node } from './random-drawing.ts'

/** A process without any structure: nodes, and where each leads to. Only a user task is ever gone back to. */
export interface Graph {
  readonly nodes: readonly Spot[]
  /** An event sub-process beside them. */
  readonly beside: { readonly event: 'interrupting' | 'once' | 'again' | 'error'; readonly undoes: boolean } | null
}

type Kind = 'task' | 'user' | 'exclusive' | 'parallel' | 'inclusive' | 'sub' | 'undo' | 'end' | 'terminate' | 'error'

interface Spot {
  readonly kind: Kind
  readonly targets: readonly number[]
  /** It also leads to the next gateway at which tokens could join: left to chance, they rarely meet. */
  readonly meets: boolean
  /** A time that comes at it, and where that leads. */
  readonly boundary: { readonly event: 'interrupting' | 'once' | 'again'; readonly target: number } | null
  readonly canBeUndone: boolean
  readonly loop: 'none' | 'atOnce' | 'inTurn' | 'rounds'
  readonly inner: Graph | null
}

const common: readonly Kind[] = [
  ...(['user', 'user', 'user', 'task', 'exclusive', 'parallel', 'parallel'] as const),
  ...(['inclusive', 'inclusive', 'inclusive', 'sub', 'sub', 'undo', 'end'] as const),
]
const event = fc.constantFrom('interrupting' as const, 'once' as const, 'again' as const)

export const graph: fc.Arbitrary<Graph> = graphOfDepth(2, common)

function graphOfDepth(depth: number, kinds: readonly Kind[]): fc.Arbitrary<Graph> {
  const inside = depth === 0 ? null : graphOfDepth(depth - 1, [...common, 'terminate', 'error'])
  return fc.record({
    nodes: fc.array(spot(kinds, inside), { minLength: 2, maxLength: depth === 2 ? 10 : 5 }),
    beside: fc.option(
      fc.record({ event: fc.constantFrom('interrupting', 'once', 'again', 'error'), undoes: fc.boolean() }),
      { freq: 3 },
    ),
  }) as fc.Arbitrary<Graph> // `constantFrom` has forgotten the literals
}

function spot(kinds: readonly Kind[], inside: fc.Arbitrary<Graph> | null): fc.Arbitrary<Spot> {
  return fc.record({
    kind: fc.constantFrom(...kinds),
    targets: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
    meets: fc.boolean(),
    boundary: fc.option(fc.record({ event, target: fc.nat(20) }), { freq: 3 }),
    canBeUndone: fc.boolean(),
    loop: fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'atOnce', 'inTurn', 'rounds'),
    inner: inside ?? fc.constant(null),
  })
}

/** Draws it as BPMN. Whatever an error ends has a boundary event for it. */
export function drawGraph(content: Graph): string {
  const drawing: Drawing = { elements: [], exactly: new Map(), atMost: new Map(), counters: [], count: 0 }
  drawContent(drawing, content)
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
<error id="broken" errorCode="broken"/>
<process id="process" isExecutable="true">
${drawing.elements.join('\n')}
</process>
</definitions>`
}

function drawContent(drawing: Drawing, { nodes, beside }: Graph): void {
  const start = add(drawing, 'startEvent')
  const drawn = nodes.map((each) => ({ ...each, id: drawSpot(drawing, each) }))
  const after = new Map<string, Set<string>>([[start, new Set(drawn[0] === undefined ? [] : [drawn[0].id])]])
  for (const [index, { id, kind, targets, meets }] of drawn.entries()) {
    if (leadsNowhere(kind)) continue
    const to = targets.flatMap((target) => {
      const far = drawn[target % drawn.length]
      return far !== undefined && far.id !== id && (target % drawn.length > index || far.kind === 'user')
        ? [far.id]
        : []
    })
    const next = meets ? drawn.slice(index + 1).find((later) => isJoin(later.kind)) : undefined
    after.set(id, new Set(next === undefined ? to : [...to, next.id]))
  }
  for (const [index, { id }] of drawn.entries()) {
    const before = drawn.slice(0, index)
    if (index === 0 || before.some((earlier) => after.get(earlier.id)?.has(id) === true)) continue
    after.get(before.findLast(({ kind }) => !leadsNowhere(kind))?.id ?? start)?.add(id)
  }
  for (const [from, to] of after) lead(drawing, from, [...to])
  for (const { id, kind, boundary } of drawn) {
    if (boundary === null || (kind !== 'user' && kind !== 'sub')) continue
    const happens = add(drawing, 'boundaryEvent', atBoundary(id, boundary.event), time(boundary.event))
    lead(drawing, happens, [drawn[boundary.target % drawn.length]?.id ?? ''])
  }
  if (beside !== null) drawBeside(drawing, beside)
}

function isJoin(kind: Kind): boolean {
  return kind === 'parallel' || kind === 'inclusive'
}

function leadsNowhere(kind: Kind): boolean {
  return kind === 'end' || kind === 'terminate' || kind === 'error'
}

function lead(drawing: Drawing, from: string, to: readonly string[]): void {
  const isChoice = to.length > 1 && /^(exclusiveGateway|inclusiveGateway|userTask)/.test(from)
  for (const id of to) flow(drawing, from, id, isChoice ? 'true' : null)
}

const types = {
  task: 'task',
  user: 'userTask',
  exclusive: 'exclusiveGateway',
  parallel: 'parallelGateway',
  inclusive: 'inclusiveGateway',
  sub: 'subProcess',
  undo: 'intermediateThrowEvent',
  end: 'endEvent',
  terminate: 'endEvent',
  error: 'endEvent',
} as const

const definitions: { readonly [kind in Kind]?: string } = {
  undo: '<compensateEventDefinition/>',
  terminate: '<terminateEventDefinition/>',
  error: '<errorEventDefinition errorRef="broken"/>',
}

const loops = {
  none: '',
  atOnce: multiInstance(false),
  inTurn: multiInstance(true),
  rounds: '<standardLoopCharacteristics loopMaximum="2"/>',
}

function multiInstance(sequential: boolean): string {
  return `<multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>`
}

function drawSpot(drawing: Drawing, { kind, loop, canBeUndone, inner }: Spot): string {
  const isSub = kind === 'sub' && inner !== null
  const isActivity = kind === 'task' || kind === 'user' || kind === 'sub'
  const type = kind === 'sub' && !isSub ? 'task' : types[kind]
  const id = add(drawing, type, '', (definitions[kind] ?? '') + (isActivity ? loops[loop] : ''))
  if (isSub) {
    nest(drawing, id, () => drawContent(drawing, inner))
    // The loop stands before the content.
    const fails = add(drawing, 'boundaryEvent', ` attachedToRef="${id}"`, '<errorEventDefinition/>')
    flow(drawing, fails, add(drawing, 'endEvent'))
  }
  if (isActivity && canBeUndone) {
    const undo = add(drawing, 'boundaryEvent', ` attachedToRef="${id}"`, '<compensateEventDefinition/>')
    const handler = add(drawing, 'userTask', ' isForCompensation="true"')
    drawing.elements.push(`<association id="a${drawing.count}" sourceRef="${undo}" targetRef="${handler}"/>`)
  }
  return id
}

function drawBeside(drawing: Drawing, { event: kind, undoes }: NonNullable<Graph['beside']>): void {
  const id = add(drawing, 'subProcess', ' triggeredByEvent="true"')
  nest(drawing, id, () => {
    const definition = kind === 'error' ? '<errorEventDefinition/>' : time(kind)
    const attributes = ` isInterrupting="${kind === 'interrupting' || kind === 'error'}"`
    const start = add(drawing, 'startEvent', attributes, definition)
    const work = add(drawing, 'userTask')
    flow(drawing, start, work)
    if (undoes) flow(drawing, work, add(drawing, 'endEvent', '', '<compensateEventDefinition/>'))
  })
}

function atBoundary(id: string, kind: 'interrupting' | 'once' | 'again'): string {
  return ` attachedToRef="${id}" cancelActivity="${kind === 'interrupting'}"`
}

function time(kind: 'interrupting' | 'once' | 'again'): string {
  const value = kind === 'again' ? '<timeCycle>R/PT1H</timeCycle>' : '<timeDuration>PT1H</timeDuration>'
  return `<timerEventDefinition>${value}</timerEventDefinition>`
}

function add(drawing: Drawing, type: string, attributes = '', content = ''): string {
  return node(drawing, type, 0, true, attributes, content)
}
