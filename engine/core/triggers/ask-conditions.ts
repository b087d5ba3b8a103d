import type { CompiledExpression, ExpressionResult } from '../../expressions/expression.ts'
import type { ConditionalEventDefinition } from '../../model/nodes/event-definition.ts'
import { singleEvents } from '../../model/nodes/single-events.ts'
import { behaviourOf } from '../behaviour.ts'
import { askForData } from '../data/take-in.ts'
import { expressionFailure, type Failure, failure, shown } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import type { ConditionalTrigger, Trigger } from '../instance.ts'
import { emit, nodeOf, type Run } from '../run.ts'
import { expressionScope, readVariable } from '../variables.ts'
import { hasChanged } from './changes.ts'
import { type Found, findTriggers } from './find-trigger.ts'
import { happen, stillThere } from './happen.ts'

/**
 * What a condition that becomes true counts towards the bound on steps: one that makes itself true again leaves behind
 * scopes that end only when nothing moves any more, and all of them are asked each time.
 */
const STEPS = 100

/**
 * Asks every condition that is waited for as a command begins, and then each whose data have changed or that is new. An
 * event happens when its condition becomes true, and again only after it was not true in between (BPMN 2.0.2 §10.5.5).
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
  const known = run.asked.get(key)
  if (known !== undefined && !hasChanged(run.changes, run.draft.elements, host.key, known)) return
  const { count } = run.changes
  const { holds, names } = holdsAt(run, host.key, trigger)
  // One that fails or happens is asked again in any case.
  if (typeof holds === 'boolean' && (!holds || trigger.holds)) run.asked.set(key, { count, names })
  else run.asked.delete(key)
  if (typeof holds !== 'boolean') raiseIncident(run, host.key, host.node, 'condition', holds)
  else if (holds && !trigger.holds) {
    run.steps += STEPS
    happen(run, { host, trigger }, {})
  } else if (!holds && trigger.holds) emit(run, { type: 'conditionTurned', key, host: host.key, node, holds })
}

interface Answer {
  readonly holds: boolean | Failure
  /** What was read for it. */
  readonly names: ReadonlySet<string>
}

/** A condition about something that has no value yet is simply not true. */
function holdsAt(run: Run, host: number, trigger: ConditionalTrigger): Answer {
  const { condition } = conditionOf(run, trigger)
  const names = new Set(condition.names)
  const scope = expressionScope(run, host)
  // A variable may have the name of a built-in function, which nobody lists.
  const read = (name: string) => {
    names.add(name)
    return scope.read(name)
  }
  const result = run.context.evaluate(condition, { ...scope, read })
  return { holds: answerOf(run, host, trigger.node, condition, result), names }
}

function answerOf(
  run: Run,
  host: number,
  node: string,
  condition: CompiledExpression,
  result: ExpressionResult,
): boolean | Failure {
  if (result.ok && typeof result.value === 'boolean') return result.value
  if (condition.names.some((name) => (readVariable(run.draft.elements, host, name) ?? null) === null)) return false
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
