import fc from 'fast-check'
import { drawSpot, type Happening, happenings, type Kind, type loops } from './draw-spot.ts'
import { add, type Drawing, flow, nest } from './random-drawing.ts'

/** A process without any structure: nodes, and where each leads to. Only a user task is ever gone back to. */
export interface Graph {
  readonly nodes: readonly Spot[]
  /** An event sub-process beside them. */
  readonly beside: { readonly event: Happening | 'error'; readonly undoes: boolean } | null
}

export interface Spot {
  readonly kind: Kind
  readonly targets: readonly number[]
  /** It also leads to the next gateway at which tokens could join: left to chance, they rarely meet. */
  readonly meets: boolean
  /** Something that happens at it, and where that leads. */
  readonly boundary: { readonly event: Happening; readonly target: number } | null
  readonly canBeUndone: boolean
  readonly loop: keyof typeof loops
  readonly inner: Graph | null
}

const common: readonly Kind[] = [
  ...(['user', 'user', 'user', 'task', 'exclusive', 'parallel', 'parallel', 'race', 'wait', 'hear'] as const),
  ...(['inclusive', 'inclusive', 'inclusive', 'complex', 'sub', 'sub', 'transaction', 'call'] as const),
  ...(['undo', 'say', 'escalate', 'link', 'end'] as const),
]
const event = fc.constantFrom(...(Object.keys(happenings) as Happening[])) // the keys of a literal

export const graph: fc.Arbitrary<Graph> = graphOfDepth(2, [...common, 'terminate'])

/** Hardly anything but gateways, in one scope: many joins, each before others. */
export const tangle: fc.Arbitrary<Graph> = fc.record({
  nodes: fc.array(
    spot(
      [...(['user', 'user', 'exclusive', 'parallel', 'link', 'inclusive', 'inclusive', 'inclusive'] as const)],
      null,
    ),
    { minLength: 4, maxLength: 9 },
  ),
  beside: fc.constant(null),
})

function graphOfDepth(depth: number, kinds: readonly Kind[]): fc.Arbitrary<Graph> {
  const inside =
    depth === 0 ? null : graphOfDepth(depth - 1, [...common, 'escalate', 'terminate', 'error', 'cancel', 'cancel'])
  return fc.record({
    nodes: fc.array(spot(kinds, inside), { minLength: 2, maxLength: depth === 2 ? 10 : 5 }),
    beside: fc.option(
      fc.record({
        event: fc.oneof({ weight: 8, arbitrary: event }, fc.constant('error' as const)),
        undoes: fc.boolean(),
      }),
      { freq: 3 },
    ),
  })
}

function spot(kinds: readonly Kind[], inside: fc.Arbitrary<Graph> | null): fc.Arbitrary<Spot> {
  return fc.record({
    kind: fc.constantFrom(...kinds),
    targets: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
    meets: fc.boolean(),
    boundary: fc.option(fc.record({ event, target: fc.nat(20) }), { freq: 3 }),
    canBeUndone: fc.boolean(),
    loop: fc.constantFrom('none' as const, 'none', 'none', 'none', 'atOnce', 'inTurn', 'rounds', 'firstOfTwo'),
    inner: inside ?? fc.constant(null),
  })
}

/** Draws it as BPMN. Whatever an error ends has a boundary event for it. */
export function drawGraph(content: Graph): string {
  const drawing: Drawing = { elements: [], exactly: new Map(), atMost: new Map(), counters: [], count: 0 }
  drawContent(drawing, content, false)
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
<error id="broken" errorCode="broken"/><escalation id="escalation" escalationCode="escalation"/>
<message id="message" name="message"/><signal id="signal" name="signal"/>
<process id="process" isExecutable="true">
${drawing.elements.join('\n')}
</process>
</definitions>`
}

function drawContent(drawing: Drawing, { nodes, beside }: Graph, inTransaction: boolean): void {
  const start = add(drawing, 'startEvent')
  const drawn = nodes.map((each) => ({ ...each, ...drawSpot(drawing, each, inTransaction, drawContent) }))
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
  for (const [from, to] of after) leadFrom(drawing, drawn.find(({ id }) => id === from)?.exits ?? [from], [...to])
  const users = drawn.filter(({ kind }) => kind === 'user')
  for (const { id, boundary, isActivity } of drawn) {
    if (boundary === null || !isActivity) continue
    const { definition, ends } = happenings[boundary.event]
    const happens = add(drawing, 'boundaryEvent', ` attachedToRef="${id}" cancelActivity="${ends}"`, definition)
    // What is thrown in the process itself leads to somebody who waits, lest it come round for ever.
    const among = /signal|escalation/.test(boundary.event) ? users : drawn
    const target = among[boundary.target % Math.max(1, among.length)]?.id
    leadFrom(drawing, [happens], target === undefined ? [] : [target])
  }
  if (beside !== null) drawBeside(drawing, beside)
}

function isJoin(kind: Kind): boolean {
  return kind === 'parallel' || kind === 'inclusive' || kind === 'complex'
}

function leadsNowhere(kind: Kind): boolean {
  return kind === 'end' || kind === 'terminate' || kind === 'error' || kind === 'cancel'
}

/** The ways are dealt out among the exits: behind an event-based gateway there are several. */
function leadFrom(drawing: Drawing, exits: readonly string[], to: readonly string[]): void {
  for (const [index, from] of exits.entries()) {
    const own = to.filter((_, way) => way % exits.length === index)
    const isChoice = own.length > 1 && /^(exclusiveGateway|inclusiveGateway|userTask)/.test(from)
    for (const id of own) flow(drawing, from, id, isChoice ? 'true' : null)
  }
}

function drawBeside(drawing: Drawing, { event: kind, undoes }: NonNullable<Graph['beside']>): void {
  const id = add(drawing, 'subProcess', ' triggeredByEvent="true"')
  nest(drawing, id, () => {
    const { definition, ends } =
      kind === 'error' ? { definition: '<errorEventDefinition/>', ends: true } : happenings[kind]
    const start = add(drawing, 'startEvent', ` isInterrupting="${ends}"`, definition)
    const work = add(drawing, 'userTask')
    flow(drawing, start, work)
    if (undoes) flow(drawing, work, add(drawing, 'endEvent', '', '<compensateEventDefinition/>'))
  })
}
