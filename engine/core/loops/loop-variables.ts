import type { JsonValue, Variables } from '../../expressions/expression.ts'
import type { Loop } from '../../model/nodes/loop.ts'
import type { LoopState } from '../instance.ts'

/**
 * What can be read of an activity that loops, by its bodies and its conditions (BPMN 2.0.2 §10.3.8 tables 10.26 and
 * 10.28; the short names are Camunda 7's).
 */
export function loopVariables({ instances, started, completed, terminated }: LoopState): Variables {
  if (instances === null) return { loopCounter: completed }
  const active = started - completed - terminated
  return {
    numberOfInstances: instances,
    numberOfActiveInstances: active,
    numberOfCompletedInstances: completed,
    numberOfTerminatedInstances: terminated,
    nrOfInstances: instances,
    nrOfActiveInstances: active,
    nrOfCompletedInstances: completed,
    nrOfTerminatedInstances: terminated,
  }
}

/** The one that is asked for; most names that are looked up are none of these. */
export function loopVariable(loop: LoopState, name: string): JsonValue | undefined {
  return isLoopName(name) ? loopVariables(loop)[name] : undefined
}

/** Whether a loop might count something under this name. */
export function isLoopName(name: string): boolean {
  return /^(nrOf|numberOf|loopCounter$)/.test(name)
}

/** The variables that a body has of its own from the start. */
export function bodyVariables(loop: Loop, { items }: LoopState, body: number): Variables {
  if (loop.type === 'standardLoop') return { loopCounter: body }
  const loopCounter = body + loop.firstCounter
  return {
    loopCounter,
    ...(loop.counter === null ? undefined : { [loop.counter]: loopCounter }),
    ...(loop.output?.item == null ? undefined : { [loop.output.item]: null }),
    ...(loop.inputItem === null ? undefined : { [loop.inputItem]: items?.[body] ?? null }),
  }
}
