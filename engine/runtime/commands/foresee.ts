import { outgoingCommands } from '../../core/calls/outgoing-commands.ts'
import type { Command } from '../../core/commands.ts'
import type { Decision } from '../../core/decision.ts'
import { handle } from '../../core/handle.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import { reject } from '../../core/rejections.ts'
import type { Store } from '../../core/store.ts'
import type { DefinitionCache } from '../definitions/definition-cache.ts'
import type { ContextOf } from './context.ts'
import { withTarget } from './decide-group.ts'
import { refuse } from './refusals.ts'
import { noStores, openStores, withStores } from './with-stores.ts'

export interface ForeseeParts {
  readonly definitions: DefinitionCache
  readonly loadInstance: (parkId: string, instanceId: string) => Promise<ProcessInstance | null>
  readonly store: Pick<Store, 'readDataStores'>
  readonly contextOf: ContextOf
}

/**
 * What a command to an instance would do now, decided in memory: nothing is written, nothing is sent. Of a restart, what
 * the new instance would do.
 */
export async function foresee(parts: ForeseeParts, command: Command): Promise<Decision> {
  const { parkId, instanceId } = command
  const instance = await parts.loadInstance(parkId, instanceId)
  if (instance === null) return { accepted: false, rejection: reject('not-started', instanceId) }
  const { definitionHash, processId } = instance
  const definition = await parts.definitions.find(parkId, definitionHash, processId)
  if (definition === null) return { accepted: false, rejection: refuse('process-not-found', processId) }
  const context = await withTarget(command, parts.contextOf(parkId, instance), definition, parts.definitions)
  const stores = await openStores(parts.store, parkId, definition, noStores)
  const decision = handle(definition, instance, command, withStores(context, stores))
  if (!decision.accepted || command.body.type !== 'restartInstance') return decision
  const { as } = command.body
  const [start] = outgoingCommands(decision.instance, decision.events, undefined)
  if (start?.to !== 'restarted') throw new Error(`Expected the restart of ${instanceId} to send a start.`)
  return handle(definition, null, { ...command, instanceId: as, body: start.body }, withStores(context, stores))
}
