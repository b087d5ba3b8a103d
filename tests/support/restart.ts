import { outgoingCommands } from '../../engine/core/calls/outgoing-commands.ts'
import type { Context } from '../../engine/core/context.ts'
import type { Rejection } from '../../engine/core/decision.ts'
import type { RestartPoint } from '../../engine/core/restart.ts'
import type { Variables } from '../../engine/expressions/expression.ts'
import type { ProcessDefinition } from '../../engine/model/definition.ts'
import { type Played, play } from './play.ts'

/** Lets an instance that has ended go on at these points as another one, or says why not. */
export function restart(
  definition: ProcessDefinition,
  ended: Played,
  points: readonly RestartPoint[],
  variables: Variables = {},
  more: Partial<Context> = {},
): Played | Rejection {
  const decision = ended.send({ type: 'restartInstance', as: 'again', points, variables })
  if (!decision.accepted) return decision.rejection
  const [start] = outgoingCommands(decision.instance, decision.events, undefined)
  if (start?.to !== 'restarted') throw new Error('Expected a start to be sent.')
  const run = play(definition, more)
  const begun = run.send(start.body)
  if (!begun.accepted) throw new Error(begun.rejection.message)
  return run
}
