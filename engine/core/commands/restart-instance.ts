import type { ProcessDefinition } from '../../model/definition.ts'
import { draftOf } from '../applying/draft.ts'
import type { Behaviours } from '../behaviour.ts'
import { startOfRestart } from '../calls/outgoing-commands.ts'
import type { BodyOf, Command } from '../commands.ts'
import type { Context } from '../context.ts'
import type { Rejection } from '../decision.ts'
import type { ProcessInstance } from '../instance.ts'
import { reject } from '../rejections.ts'
import { beginRun, emit, type Run } from '../run.ts'
import { startInstance } from './start-instance.ts'

/**
 * An instance that has ended goes on as a new one. It stays as it ended, and only says where it goes on; the start of
 * the other follows from that. What the other could not start from is refused here, before anything is promised.
 */
export function restartInstance(
  definition: ProcessDefinition,
  behaviours: Behaviours,
  instance: ProcessInstance,
  command: Command,
  { as, points, variables }: BodyOf<'restartInstance'>,
  context: Context,
): Run | Rejection {
  if (instance.state === 'active') return reject('instance-not-ended', instance.id)
  const event = { type: 'instanceRestarted', as, points, variables } as const
  const start = startOfRestart(instance, event)
  const tried = startInstance(definition, behaviours, { ...command, instanceId: as }, start, context)
  if ('code' in tried) return tried
  const run = beginRun(definition, behaviours, context, draftOf(instance))
  emit(run, event)
  return run
}
