import type { CommandBody } from '../../engine/index.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { countTry, deleteFollowUp, listUnsentFollowUps } from './queries.ts'
import type { FollowUpCommand } from './tables.ts'

/** A process that has ended, or that was started before, needs to be told no more. */
const settled = new Set(['instance-ended', 'already-started'])

/**
 * Tells the follow-up processes of a park what has been written down for them. What nobody takes now (the process is not
 * deployed yet, it is at a step that does not wait) stays and is tried again.
 */
export async function sendFollowUps(app: Pick<AppParts, 'engine' | 'database'>, parkId: string): Promise<void> {
  const unsent = await app.database.inPark(parkId, (tx) => listUnsentFollowUps(tx, parkId))
  for (const { commandId, instanceId, command } of unsent) {
    const actor = { type: 'system', name: 'follow-up' } as const
    const answer = await app.engine.send({ id: commandId, parkId, instanceId, actor, body: bodyOf(command) })
    const isThrough = answer.accepted || settled.has(answer.rejection.code)
    await app.database.inPark(parkId, (tx) => (isThrough ? deleteFollowUp : countTry)(tx, parkId, commandId))
  }
}

function bodyOf(command: FollowUpCommand): CommandBody {
  const { variables } = command
  return command.type === 'startInstance'
    ? {
        type: 'startInstance',
        processId: command.processId,
        definitionHash: null,
        startEvent: null,
        businessKey: command.businessKey,
        variables,
      }
    : { type: 'deliverMessage', name: command.name, correlationKey: null, variables }
}
