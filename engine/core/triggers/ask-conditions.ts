import type { ConditionalEventDefinition } from '../../model/nodes/event-definition.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'
import { behaviourOf } from '../behaviour.ts'
import { askForData } from '../data/take-in.ts'
import { expressionFailure, type Failure, failure, shown } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import type { ConditionalTrigger, Trigger } from '../instance.ts'
import { emit, nodeOf, type Run } from '../run.ts'
import { evaluateAt, readVariable } from '../variables.ts'
import { type Found, findTriggers } from './find-trigger.ts'
import { happen, stillThere } from './happen.ts'

/**
 * What a condition that becomes true counts towards the bound on steps: one that makes itself true again leaves behind
 * scopes that end only when nothing moves any more, and all of them are asked each time.
 */
const STEPS = 100

/**
 * Asks every condition that is waited for, when a variable has changed or a new one has come. An event happens when its
 * condition becomes true, and again only after it was not true in between (BPMN 2.0.2 §10.5.5).
 */
export function askConditions(run: Run): void {
  // What is suspended hears of it when it goes on: every command begins by asking.
  if (run.draft.suspended === true) return
  while (run.conditionsOpen) {
    run.conditionsOpen = false
    if (run.definition.awaitsData) askForData(run)
    if (!run.definition.hasConditions) continue
    for (const found of findTriggers(run.draft, isConditional)) {
      const alive = stillThere(run, found)
      if (alive !== null) ask(run, alive)
    }
  }
}

function ask(run: Run, { host, trigger }: Found<ConditionalTrigger>): void {
  const { key, node } = trigger
  if (host.incident !== undefined) return
  const holds = holdsAt(run, host.key, trigger)
  if (typeof holds !== 'boolean') raiseIncident(run, host.key, host.node, 'condition', holds)
  else if (holds && !trigger.holds) {
    run.steps += STEPS
    happen(run, { host, trigger }, {})
  } else if (!holds && trigger.holds) emit(run, { type: 'conditionTurned', key, host: host.key, node, holds })
}

/** A condition about something that has no value yet is simply not true. */
function holdsAt(run: Run, host: number, trigger: ConditionalTrigger): boolean | Failure {
  const { condition } = conditionOf(run, trigger)
  const result = evaluateAt(run, host, condition)
  if (result.ok && typeof result.value === 'boolean') return result.value
  if (condition.names.some((name) => (readVariable(run.draft.elements, host, name) ?? null) === null)) return false
  const { node } = trigger
  if (!result.ok) return expressionFailure(result, `Condition of ${node}`, `${node} 的条件`)
  return failure(
    'condition-not-boolean',
    `Expected the condition of ${node} (${condition.source}) to be true or false, but found ${shown(result.value)}.`,
    `${node} 的条件（${condition.source}）应为真或假，实际为 ${shown(result.value)}。`,
  )
}

function conditionOf(run: Run, trigger: ConditionalTrigger): ConditionalEventDefinition {
  const node = nodeOf(run, trigger)
  const event = singleEvents(behaviourOf(run, node).awaits?.(node) ?? null)[trigger.part]
  if (event?.type !== 'conditional') throw new Error(`Expected part ${trigger.part} of ${node.id} to be a condition.`)
  return event
}

function isConditional(trigger: Trigger): trigger is ConditionalTrigger {
  return trigger.type === 'conditional'
}
