import { type Chain, shareAmong } from '../../core/chain.ts'
import type { Actor, Command, CommandBody } from '../../core/commands.ts'
import { occurrenceOf } from '../../core/starting/collect-parts.ts'
import { startsFor } from '../../model/starts-for.ts'
import { advanceBroadcast } from '../../store/messages/advance-broadcast.ts'
import { findSignalSubscribers } from '../../store/messages/find-signal-subscribers.ts'
import type { ThrownMessage } from '../../store/messages/lease-thrown-messages.ts'
import { newestDefinitions } from '../definitions/newest-definitions.ts'
import { deterministicId } from '../deterministic-id.ts'
import type { MessageParts } from './messages.ts'
import { startByEvent } from './start-by-event.ts'

const PAGE = 500

/**
 * Brings a signal to every other instance of the park that waits for it, and starts what it starts (BPMN 2.0.2 §10.5.1).
 * Each instance has it under a command id that follows from signal and instance, so that a repetition after a crash
 * changes nothing; `seconds` is for how long the signal is kept from other nodes with every page.
 */
export async function broadcastSignal(parts: MessageParts, signal: ThrownMessage, seconds: number): Promise<void> {
  const { parkId, instanceId, name } = signal
  let { reached } = signal
  let chain: Chain | undefined
  // What it starts may wait for it itself, and has come too late: so it starts last.
  for (;;) {
    const after = reached
    const { ids: page, left } = await parts.client.run((sql) => findSignalSubscribers(sql, parkId, name, after, PAGE))
    const last = page.at(-1)
    if (last === undefined) break
    chain ??= chainAmong(signal, left)
    await Promise.all(page.filter((id) => id !== instanceId).map((id) => deliver(parts, signal, id, chain)))
    await parts.client.run((sql) => advanceBroadcast(sql, signal, last, seconds))
    reached = last
  }
  await startProcesses(parts, signal)
}

/** All who hear a signal that an instance threw share what is left of its chain; one from outside begins a chain each. */
function chainAmong({ chain }: ThrownMessage, among: number): Chain | undefined {
  return chain === null ? undefined : { ...chain, share: shareAmong(chain.share, among) }
}

function inChain(chain: Chain | undefined): { readonly chain?: Chain } {
  return chain === undefined ? {} : { chain }
}

/** Who has stopped to wait meanwhile does not hear it. */
async function deliver(
  parts: MessageParts,
  signal: ThrownMessage,
  instanceId: string,
  chain: Chain | undefined,
): Promise<void> {
  const id = deterministicId(...identityOf(signal), instanceId)
  const { name, variables } = signal
  await parts.send(commandOf(signal, id, instanceId, { type: 'deliverSignal', name, variables, ...inChain(chain) }))
}

async function startProcesses(parts: MessageParts, signal: ThrownMessage): Promise<void> {
  const { parkId, name, variables, node } = signal
  for (const definition of await newestDefinitions(parts, parkId)) {
    for (const event of startsFor(definition, 'signal', name)) {
      const id = deterministicId(...identityOf(signal), definition.id, event.id)
      const cause = {
        id,
        parkId,
        actor: { type: 'system', name: node } as const,
        ...inChain(signal.chain ?? undefined),
      }
      const occurrence = occurrenceOf(event, 'signal', name, variables, null)
      // A signal has no key that could be missing.
      if (!('code' in occurrence)) await startByEvent(parts, cause, definition, event, occurrence)
    }
  }
}

function identityOf({ instanceId, revision, position }: ThrownMessage): readonly (string | number)[] {
  return ['signal', instanceId, revision, position]
}

function commandOf(signal: ThrownMessage, id: string, instanceId: string, body: CommandBody): Command {
  const { parkId, node, command } = signal
  // Of a signal from outside, `insertSignal` wrote who raised it.
  const actor = command === null ? { type: 'system' as const, name: node } : (JSON.parse(command) as Actor)
  return { id, parkId, instanceId, actor, body }
}
