import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import type { CommandBody } from '../../engine/core/commands.ts'
import type { Context } from '../../engine/core/context.ts'
import type { Decision, Rejection } from '../../engine/core/decision.ts'
import type { Event } from '../../engine/core/events.ts'
import { evolve } from '../../engine/core/evolve.ts'
import { handle } from '../../engine/core/handle.ts'
import type { ElementInstance, ProcessInstance } from '../../engine/core/instance.ts'
import { tokensAtJoins } from '../../engine/core/joins.ts'
import type { MigrationPlan } from '../../engine/core/migration/migration.ts'
import { triggersDue } from '../../engine/core/timers.ts'
import { visibleVariables } from '../../engine/core/variables.ts'
import { evaluateExpression } from '../../engine/expressions/evaluate.ts'
import type { Variables } from '../../engine/expressions/expression.ts'
import type { ProcessDefinition } from '../../engine/model/definition.ts'
import { addDuration } from '../../engine/model/duration.ts'
import { type ParseOptions, parseBpmn } from '../../engine/model/parse.ts'

export const zone = 'Asia/Shanghai'
export const monday = Date.parse('2026-01-05T09:00:00+08:00')

/** Reads a diagram of `tests/conformance/diagrams` by the sentence that is its name. */
export async function readDiagram(name: string, options: Partial<ParseOptions> = {}): Promise<ProcessDefinition> {
  return parseProcess(await readFile(new URL(`../conformance/diagrams/${name}.bpmn`, import.meta.url), 'utf8'), options)
}

export async function parseProcess(xml: string, options: Partial<ParseOptions> = {}): Promise<ProcessDefinition> {
  const result = await parseBpmn(xml, { hash: 'test', decisions: new Map(), ...options })
  const process = result.ok ? result.processes[0] : undefined
  if (process === undefined) throw new Error(`Expected a process: ${JSON.stringify(result.problems, null, 1)}`)
  return process
}

export function contextAt(now: number, more: Partial<Context> = {}): Context {
  return { now, zone, evaluate: evaluateExpression, office: () => null, stepLimit: 100_000, ...more }
}

/** Plays one instance from outside. After every command the journal is folded through JSON and compared. */
export function play(first: ProcessDefinition, more: Partial<Context> = {}) {
  let definition = first
  let instance: ProcessInstance | null = null
  let folded: ProcessInstance | null = null
  let now = monday
  let commands = 0
  const events: Event[] = []

  function send(body: CommandBody, migratesTo: ProcessDefinition | null = null): Decision {
    commands += 1
    const command = {
      id: `command-${commands}`,
      parkId: 'park',
      instanceId: 'instance',
      actor: { type: 'system', name: 'test' },
      body,
    } as const
    const before = JSON.stringify(instance)
    const decision = handle(definition, instance, command, contextAt(now, { ...more, migratesTo }))
    expect(JSON.stringify(instance)).toBe(before)
    if (!decision.accepted) return decision
    for (const event of decision.events) folded = evolve(folded, JSON.parse(JSON.stringify(event)))
    expect(JSON.parse(JSON.stringify(folded))).toEqual(JSON.parse(JSON.stringify(decision.instance)))
    instance = JSON.parse(JSON.stringify(decision.instance))
    for (const event of decision.events) events.push(event)
    if (body.type === 'migrateInstance' && migratesTo !== null) definition = migratesTo
    return decision
  }

  function accept(body: CommandBody): void {
    const decision = send(body)
    if (!decision.accepted) throw new Error(`${body.type}: ${decision.rejection.message}`)
  }

  function state(): ProcessInstance {
    if (instance === null) throw new Error('Expected the instance to have been started.')
    return instance
  }

  /** The first that stands at a node; of an activity that loops, the first body. */
  function element(node: string): ElementInstance {
    const there = state().elements.filter((candidate) => candidate.node === node)
    const found = there.find(({ loop }) => loop === undefined) ?? there[0]
    if (found === undefined) throw new Error(`Expected ${node} to be active, but only ${waitingNodes()} are.`)
    return found
  }

  function waitingNodes(): string {
    return state()
      .elements.map((candidate) => candidate.node)
      .join(', ')
  }

  return {
    send,
    state,
    element,
    events,
    start(variables: Variables = {}, startEvent: string | null = null) {
      const { id: processId } = definition
      accept({ type: 'startInstance', processId, definitionHash: null, startEvent, businessKey: null, variables })
    },
    /** Completes a task or job that waits at this node. */
    complete(node: string, variables: Variables = {}) {
      const { key, job } = element(node)
      accept({ type: job === undefined ? 'completeTask' : 'completeJob', key, variables })
    },
    message(name: string, variables: Variables = {}, correlationKey: string | null = null) {
      accept({ type: 'deliverMessage', name, correlationKey, variables })
    },
    signal: (name: string, variables: Variables = {}) => accept({ type: 'deliverSignal', name, variables }),
    set: (variables: Variables, scope = 0) => accept({ type: 'setVariables', scope, variables }),
    trigger: (node: string) => accept({ type: 'triggerEvent', node, variables: {} }),
    throwError: (node: string, code: string, variables: Variables = {}) =>
      accept({ type: 'throwError', key: element(node).key, code, variables }),
    resolve: (node: string, variables: Variables = {}) =>
      accept({ type: 'resolveIncident', key: element(node).key, variables }),
    /** Moves the clock; every timer due on the way fires at its own time. */
    advance(duration: string) {
      const until = addDuration(now, duration, zone)
      if (until === null) throw new Error(`Expected a duration, but found ${duration}.`)
      for (let due = triggersDue(state(), until)[0]; due !== undefined; due = triggersDue(state(), until)[0]) {
        now = Math.max(now, due.dueAt)
        accept({ type: 'fireTimer', key: due.key })
      }
      now = until
    },
    migrate: (to: ProcessDefinition, plan: MigrationPlan = {}) =>
      send({ type: 'migrateInstance', toHash: to.hash, plan }, to),
    /** Moves the clock and fires nothing. */
    sleep(milliseconds: number) {
      now += milliseconds
    },
    rejection(body: CommandBody): Rejection {
      const decision = send(body)
      if (decision.accepted) throw new Error(`Expected ${body.type} to be refused, but it was accepted.`)
      return decision.rejection
    },
    /** Node → how many tokens wait there: tasks, events, incidents, and tokens before joins. */
    waiting(): { readonly [node: string]: number } {
      const found: Record<string, number> = {}
      for (const { node, waiting, loop } of state().elements) {
        if (loop === undefined && !definition.scopes.has(node)) found[node] = (found[node] ?? 0) + 1
        for (const [join, tokens] of tokensAtJoins(definition.flows, waiting ?? [])) found[join] = tokens
      }
      return found
    },
    /** Nodes in the order in which they completed. */
    completed: () => events.flatMap((event) => (event.type === 'elementCompleted' ? [event.node] : [])),
    terminated: () => events.flatMap((event) => (event.type === 'elementTerminated' ? [event.node] : [])),
    incidents: () => state().elements.flatMap(({ incident }) => (incident === undefined ? [] : [incident.code])),
    variables: (key = 0) => visibleVariables(state(), key),
  }
}

export type Played = ReturnType<typeof play>
