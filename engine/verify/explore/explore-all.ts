import type { BodyOf } from '../../core/commands.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import { canonicalForm } from './canonical-form.ts'
import { crossingsOf } from './crossings.ts'
import { type Crossing, type Edge, type Graph, pathTo, type State } from './graph.ts'
import type { Independence } from './independence.ts'
import { elementsToMove, type Move, movesOf, type Surroundings } from './moves.ts'
import { type Choosing, openChoosing, type Taken, takeInEveryWay } from './take-move.ts'
import { type HasPassed, openWaitingForm, type WaitingForm } from './waiting-form.ts'

export interface Scene {
  readonly definition: ProcessDefinition
  readonly surroundings: Surroundings
  /** Whether what ends nothing may happen too. */
  readonly gentle: boolean
  readonly limit: number
  /** Called at each state that is found. */
  readonly looked?: (() => void) | undefined
}

/** More tokens than this at one node, or on one flow before a join, bring nothing new. */
const mostTokens = 2

/** Where it is known that a process gets stuck, how many ways of that there are is not counted to the end. */
const onceStuckUpTo = 2_000

export interface Manner {
  /** What tells which tokens may be moved alone; `null` = every order is looked at. */
  readonly independence: Independence | null
  /** Nearest states first, which gives the shortest ways; or deepest first, which soon comes to an end. */
  readonly first: 'nearest' | 'deepest'
  /** What is told of tokens before joins, where not only what matters. */
  readonly waitingForm?: WaitingForm
}

interface Search {
  readonly scene: Scene
  readonly choosing: Choosing
  readonly independence: Independence | null
  readonly waitingForm: WaitingForm
  readonly known: Map<string, State>
  readonly states: State[]
  readonly starts: Edge[]
  readonly crossings: Crossing[]
}

/** Every state in which a process can come to rest, on the real core, as far as the limit allows. */
export function exploreAll(scene: Scene, { independence, first, waitingForm }: Manner): Graph {
  const { definition, surroundings } = scene
  const search: Search = {
    scene,
    choosing: openChoosing(definition, (node) => surroundings.outcomes.get(node) ?? surroundings.caught(node).errors),
    independence,
    waitingForm: waitingForm ?? openWaitingForm(definition),
    known: new Map(),
    states: [],
    starts: [],
    crossings: [],
  }
  for (const start of startsOf(definition)) {
    for (const taken of takeInEveryWay(search.choosing, null, start)) {
      const line = {
        start: definition.id,
        ...(startsPlainly(definition, start.startEvent) ? undefined : { event: start.startEvent }),
      }
      search.starts.push(arrive(search, null, { command: start, element: 0, gentle: null, line }, taken))
    }
  }
  const truncated = first === 'nearest' ? nearestFirst(search) : deepestFirst(search)
  return { states: search.states, starts: search.starts, crossings: search.crossings, truncated, earlier: [] }
}

/** Says whether the limit was reached. */
function nearestFirst(search: Search): boolean {
  const { states, scene } = search
  for (let at = 0; at < states.length && states.length <= scene.limit; at += 1) {
    const state = states[at]
    if (state !== undefined && !state.final) goOn(search, state)
  }
  return states.length > scene.limit
}

function deepestFirst(search: Search): boolean {
  const { states } = search
  let { limit } = search.scene
  const open = states.slice()
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (isStuck(state)) limit = Math.min(limit, states.length + onceStuckUpTo)
    if (states.length > limit) return true
    const known = states.length
    if (!state.final) goOn(search, state)
    open.push(...states.slice(known))
  }
  return false
}

function isStuck({ instance }: State): boolean {
  return instance.elements.some(({ incident }) => incident !== undefined)
}

/** Each start event on its own; the process is taken for one that is called, so that errors may leave it. */
function startsOf({ id, hash, scope }: ProcessDefinition): readonly BodyOf<'startInstance'>[] {
  const events = [...scope.startEvents, ...scope.entries].map((event) => event.id)
  return (events.length === 0 ? [null] : events).map((startEvent) => ({
    type: 'startInstance',
    processId: id,
    definitionHash: hash,
    startEvent,
    businessKey: null,
    variables: {},
    caller: { instanceId: 'caller', key: 0, depth: 1 },
  }))
}

function startsPlainly({ scope }: ProcessDefinition, id: string | null): boolean {
  return id === null || scope.startEvents.find(({ trigger }) => trigger === null)?.id === id
}

function goOn(search: Search, state: State): void {
  const { definition, surroundings, gentle } = search.scene
  const all: Edge[] = []
  // The latest first, so that what one token has begun is finished before the next one moves.
  for (const element of [...elementsToMove(state.instance)].reverse()) {
    const moves = movesOf(definition, surroundings, element, state.happened)
    const before = search.states.length
    const edges = moves
      .filter((move) => gentle || move.gentle === null)
      .flatMap((move) =>
        [...takeInEveryWay(search.choosing, state.instance, move.command)].map((taken) =>
          arrive(search, state, move, taken),
        ),
      )
    all.push(...edges)
    const { independence } = search
    if (edges.length === 0 || independence === null || independence.interrupts(element)) continue
    // A round that ends in a known state must not keep the others from moving.
    const goesOn = edges.some(({ to }) => to.number >= before) || !independence.comesBack(element, edges)
    if (goesOn && independence.goesItsOwnWay(state.instance, element, edges)) {
      addInterruptions(search, independence, state, element.key)
      return
    }
  }
  search.crossings.push(...crossingsOf(search.choosing, all))
}

/** What ends the scope around a token may happen at any time, also beside one that goes its own way. */
function addInterruptions(search: Search, independence: Independence, state: State, besides: number): void {
  const { definition, surroundings, gentle } = search.scene
  for (const element of elementsToMove(state.instance)) {
    if (element.key === besides || !independence.interrupts(element)) continue
    for (const move of movesOf(definition, surroundings, element, state.happened)) {
      if (move.gentle !== null && !gentle) continue
      for (const taken of takeInEveryWay(search.choosing, state.instance, move.command))
        arrive(search, state, move, taken)
    }
  }
}

function arrive(search: Search, from: State | null, move: Move, taken: Taken): Edge {
  const { instance, events, chosen, assumed } = taken
  const happened = whatHappened(from, move, instance)
  const left = events.flatMap((event) => (event.type === 'errorLeft' ? [event.code ?? ''] : []))[0] ?? null
  const { element, command, line, outcome } = move
  const activated = events.flatMap((event) =>
    event.type === 'elementActivated' ? [{ node: event.node, scope: event.scope }] : [],
  )
  const edge = {
    from,
    element,
    command,
    line,
    outcome,
    chosen,
    assumed,
    activated,
    alone: events.every((event) => event.type !== 'elementTerminated' || event.key === element),
    left,
  }
  const hasPassed: HasPassed = (join, scope) =>
    [...(from === null ? [] : pathTo(from)), edge].some((each) =>
      each.activated.some((place) => place.node === join && place.scope === scope),
    )
  const form = left === null ? canonicalForm(instance, happened, search.waitingForm, hasPassed) : `left ${left}`
  const known = search.known.get(form)
  if (known !== undefined) return attach({ ...edge, to: known })
  const state: { -readonly [Field in keyof State]: State[Field] } = {
    number: search.states.length,
    instance,
    happened,
    via: null,
    next: [],
    final: isFinal(instance),
  }
  const first = { ...edge, to: state }
  state.via = first
  search.known.set(form, state)
  search.states.push(state)
  search.scene.looked?.()
  return attach(first)
}

function attach(edge: Edge): Edge {
  edge.from?.next.push(edge)
  return edge
}

function whatHappened(
  from: State | null,
  { element, gentle }: Pick<Move, 'element' | 'gentle'>,
  { elements }: ProcessInstance,
): ReadonlySet<string> {
  if (from === null || (gentle === null && from.happened.size === 0)) return new Set()
  const all = gentle === null ? [...from.happened] : [...from.happened, `${element} ${gentle}`]
  return new Set(all.filter((each) => elements.some(({ key }) => each.startsWith(`${key} `))))
}

function isFinal(instance: ProcessInstance): boolean {
  const { state, elements } = instance
  if (state !== 'active' || elements.some(({ incident }) => incident !== undefined)) return true
  return hasTokensTogether(instance, mostTokens)
}

/** Whether more than so many tokens stand at one node of one scope, or on one flow before a join. */
export function hasTokensTogether({ elements }: ProcessInstance, most: number): boolean {
  const counts = new Map<string, number>()
  for (const { node, scope, key, body, waiting = [] } of elements) {
    const places = waiting.map((flow) => `${key} ${flow}`)
    for (const place of body === undefined ? [`${scope} ${node}`, ...places] : places) {
      const count = (counts.get(place) ?? 0) + 1
      if (count > most) return true
      counts.set(place, count)
    }
  }
  return false
}
