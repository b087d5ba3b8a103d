import type { ProcessDefinition } from '../model/definition.ts'
import { draftOf } from './applying/draft.ts'
import { chainOf } from './chain.ts'
import { endLostClocks } from './clocks/end-clocks.ts'
import { findClock } from './clocks/turn-clock.ts'
import { execute } from './commands/index.ts'
import { migrateInstance } from './commands/migrate-instance.ts'
import { restartInstance } from './commands/restart-instance.ts'
import { startInstance } from './commands/start-instance.ts'
import type { Command, CommandType } from './commands.ts'
import type { Context } from './context.ts'
import type { Decision, Rejection } from './decision.ts'
import { behaviours } from './elements/index.ts'
import type { ProcessInstance } from './instance.ts'
import { reject } from './rejections.ts'
import { beginRun, emit, type Run } from './run.ts'
import { advance } from './tokens/advance.ts'

/**
 * Decides one command: what happens, as events, and the instance after them; or why not, and then nothing has changed.
 * A function of its arguments alone, so that a replay, a simulation and the server come to the same end.
 */
export function handle(
  definition: ProcessDefinition,
  instance: ProcessInstance | null,
  command: Command,
  context: Context,
): Decision {
  const chain = chainOf(command.body)
  const known = chain === undefined ? context : { ...context, chain }
  const run = instance === null ? start(definition, command, known) : resume(definition, instance, command, known)
  return 'code' in run ? { accepted: false, rejection: run } : settle(run)
}

function start(definition: ProcessDefinition, command: Command, context: Context): Run | Rejection {
  const { body, instanceId } = command
  if (body.type !== 'startInstance') return reject('not-started', instanceId)
  return startInstance(definition, behaviours, command, body, context)
}

function resume(
  definition: ProcessDefinition,
  instance: ProcessInstance,
  command: Command,
  context: Context,
): Run | Rejection {
  const { body } = command
  if (body.type === 'startInstance') return reject('already-started', instance.id)
  if (body.type === 'restartInstance') {
    return (
      wrongDefinition(definition, instance) ?? restartInstance(definition, behaviours, instance, command, body, context)
    )
  }
  if (instance.state !== 'active') return reject('instance-ended', instance.id, instance.state)
  if (instance.suspended === true && !whileSuspended.has(body.type) && !isOfClock(instance, body))
    return reject('instance-suspended', instance.id)
  const wrong = wrongDefinition(definition, instance)
  if (wrong !== null) return wrong
  if (body.type === 'migrateInstance') return migrateInstance(definition, behaviours, instance, body, context)
  const run = beginRun(definition, behaviours, context, draftOf(instance))
  return execute(run, body) ?? run
}

const whileSuspended: ReadonlySet<CommandType> = new Set([
  'suspendInstance',
  'resumeInstance',
  'cancelInstance',
  'deliverSignal',
  'pauseClock',
  'resumeClock',
  'extendClock',
  'coverClocks',
  'rescheduleClocks',
])

/** Whoever holds an instance stops no clock: its light changes all the same. */
function isOfClock(instance: ProcessInstance, body: Command['body']): boolean {
  return body.type === 'fireTimer' && findClock(instance, body.key) !== null
}

function wrongDefinition(definition: ProcessDefinition, instance: ProcessInstance): Rejection | null {
  if (instance.definitionHash === definition.hash && instance.processId === definition.id) return null
  return reject(
    'wrong-definition',
    `${instance.processId} ${instance.definitionHash}`,
    `${definition.id} ${definition.hash}`,
  )
}

function settle(run: Run): Decision {
  advance(run)
  if (run.movesByHand) endLostClocks(run)
  // The time of an instance never goes backwards, whatever the clocks of two nodes say.
  emit(run, { type: 'commandHandled', at: Math.max(run.draft.changedAt, run.context.now), nextKey: run.nextKey })
  return { accepted: true, instance: run.draft, events: run.events }
}
