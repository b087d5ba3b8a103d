import { expect } from 'vitest'
import type { CommandBody } from '../../../engine/core/commands.ts'
import type { ElementInstance } from '../../../engine/core/instance.ts'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { type Played, play } from '../play.ts'
import { begin } from './interpret.ts'
import { possible, standing, stuckScopes } from './standing.ts'
import type { Naive } from './token.ts'

/** Choices drawn at random: what happens next, and which flows are taken. */
export type Choices = readonly number[]

/** Plays a process on the core and on the naive interpreter, and compares them after every command. */
export function playSideBySide(definition: ProcessDefinition, choices: Choices, mostSteps: number) {
  const core = play(definition, { choose: choosing(definition, choices) })
  const naive: Naive = {
    process: definition.scope,
    choose: choosing(definition, choices),
    tokens: [],
    completed: [],
    state: 'active',
  }
  let seen = 0
  const compare = () => {
    const done = core.completed()
    expect(done.slice(seen)).toEqual(naive.completed.slice(seen))
    seen = done.length
    expect(core.state().state).toBe(naive.state)
    if (naive.state !== 'active') return
    expect(standingInCore(definition, core)).toEqual([...standing(naive)].sort())
    const told = stuckInCore(core)
    expect(told).toEqual(expect.arrayContaining([...stuckScopes(naive, false)]))
    expect(stuckScopes(naive, true)).toEqual(expect.arrayContaining([...told]))
  }

  begin(naive)
  core.start()
  compare()
  for (let step = 0; step < mostSteps && naive.state === 'active'; step += 1) {
    const [mine, theirs] = [sorted(possible(naive)), sorted(possibleInCore(definition, core))]
    expect(theirs.map(({ name }) => name)).toEqual(mine.map(({ name }) => name))
    if (mine.length === 0) break
    const next = (choices[step % choices.length] ?? 0) % mine.length
    mine[next]?.take()
    theirs[next]?.take()
    compare()
  }
  return { core, naive, isQuiet: naive.state === 'active' && possible(naive).length === 0 }
}

/** Which flows are taken depends on how often the node was left before, so that both are told the same. */
export function choosing({ nodes }: ProcessDefinition, choices: Choices): (node: string) => readonly string[] | null {
  const visits = new Map<string, number>()
  return (id) => {
    const node = nodes.get(id)
    const visit = visits.get(id) ?? 0
    visits.set(id, visit + 1)
    // Each visit makes another choice, so that every loop is left again.
    const drawn = (choices[Number(id.replace(/\D/g, '')) % choices.length] ?? 0) + visit
    const flows = node?.outgoing.map((flow) => flow.id) ?? []
    if (node?.type === 'exclusiveGateway') return [flows[drawn % flows.length] ?? '']
    if (node?.type !== 'inclusiveGateway' && node?.type !== 'userTask') return null
    const some = flows.filter((_, index) => ((drawn >> index) & 1) === 1)
    return some.length > 0 ? some : flows
  }
}

export function sorted<T extends { readonly name: string }>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
}

/** What could happen next, under the same names as the naive interpreter's. */
export function possibleInCore(definition: ProcessDefinition, core: Played) {
  const { elements } = core.state()
  const works = elements.flatMap((element) =>
    worksInCore(definition, core, element).map(([name, body]) => ({
      name: `${pathInCore(core, element)} ${name}`,
      take: () => core.send(body),
    })),
  )
  const triggers = elements.flatMap((host) => (host.triggers ?? []).map((trigger) => ({ host, trigger })))
  const timers = triggers.filter(({ trigger }) => trigger.type === 'timer')
  const isAwaited = (kind: string) => triggers.some(({ trigger }) => trigger.type === kind)
  const message = { type: 'deliverMessage', name: 'message', correlationKey: null, variables: {} } as const
  const signal = { type: 'deliverSignal', name: 'signal', variables: {} } as const
  return [
    ...works,
    ...timers.map(({ host, trigger: { key, node } }) => ({
      name: `${pathInCore(core, host)} ${node}`,
      take: () => core.send({ type: 'fireTimer', key }),
    })),
    ...(isAwaited('message') ? [{ name: 'message', take: () => core.send(message) }] : []),
    ...(isAwaited('signal') ? [{ name: 'signal', take: () => core.send(signal) }] : []),
  ]
}

function worksInCore(
  definition: ProcessDefinition,
  core: Played,
  { key, node, task, call }: ElementInstance,
): readonly (readonly [string, CommandBody])[] {
  const hasEscalated = core.events.some(
    (event) => event.type === 'eventThrown' && event.kind === 'escalation' && event.key === key,
  )
  const [code, variables] = ['escalation', {}]
  if (call !== undefined) {
    const { key: called } = call
    const escalate = { type: 'escalateCall', key: called, code, variables, asks: null } as const
    return [
      ['complete', { type: 'completeCall', key: called, state: 'completed', variables }],
      ...(hasEscalated ? [] : [['escalate', escalate] as const]),
      ['fail', { type: 'failCall', key: called, code: 'broken', variables }],
    ]
  }
  if (task === undefined || definition.nodes.get(node)?.type !== 'userTask') return []
  return [
    ['complete', { type: 'completeTask', key, variables }],
    ...(hasEscalated ? [] : [['escalate', { type: 'throwEscalation', key, code, variables }] as const]),
  ]
}

function pathInCore(core: Played, { node, scope }: ElementInstance): string {
  const outer = core.state().elements.find(({ key }) => key === scope)
  return outer === undefined ? node : `${pathInCore(core, outer)}/${node}`
}

function standingInCore(definition: ProcessDefinition, core: Played): readonly string[] {
  const names = core.state().elements.flatMap((element) => {
    const at = pathInCore(core, element)
    const joining = element.waiting?.map((flow) => `${at}/${definition.flows.get(flow)?.target.id} joins`) ?? []
    return [at, ...joining]
  })
  return names.sort()
}

function stuckInCore(core: Played): readonly string[] {
  const stuck = core.state().elements.filter(({ incident }) => incident !== undefined)
  expect(stuck.every(({ incident }) => incident?.code === 'stuck-join')).toBe(true)
  return stuck.map((element) => pathInCore(core, element)).sort()
}
