import type { Command } from '../../core/commands.ts'
import type { Answer } from '../../core/store.ts'
import type { DatabaseClient } from '../../store/connection/client.ts'
import type { DatabaseClock } from '../../store/connection/database-clock.ts'
import { type DueTimer, leaseTimers } from '../../store/due/lease-timers.ts'
import { removeTimer } from '../../store/due/remove-timer.ts'
import { deterministicId } from '../deterministic-id.ts'
import type { EngineWatch } from '../watch/engine-watch.ts'

export interface TimerParts {
  readonly client: DatabaseClient
  /** For leases, which need not be durable. */
  readonly leaser: DatabaseClient
  readonly clock: DatabaseClock
  readonly send: (command: Command) => Promise<Answer>
  readonly watch: EngineWatch
}

const LIMIT = 200

/** Seconds: a timer whose node died fires that much later. */
const LEASE = 2

/**
 * Fires what is due, once each, those of one instance in order; a turn says whether there may be more. The next ones are
 * taken while the last are being written, and no more: what waits in the queue would lose its lease there.
 */
export function createTimerTurns(parts: TimerParts): () => Promise<boolean> {
  let underWay: Promise<unknown> = Promise.resolve()
  let taken = 0
  return async () => {
    const { rows, time, isFull } = await parts.leaser.run((sql) => leaseTimers(sql, LIMIT, LEASE))
    parts.clock.observe(time.now, time)
    const before = underWay
    underWay = Promise.all(
      rows.map((timer) =>
        parts.watch.within({ kind: 'timer', instanceId: timer.instanceId }, () => fire(parts, timer)),
      ),
    )
    // Looked at by the turn after this one; until then nobody else would see that it failed.
    underWay.catch(() => {})
    await before
    // Where all that is due waits for another node's, it is for that one to go on.
    const isMore = isFull && rows.length + taken > 0
    taken = rows.length
    if (!isMore) await underWay
    return isMore
  }
}

async function fire({ client, send }: TimerParts, timer: DueTimer): Promise<void> {
  const { parkId, instanceId, key, dueAt } = timer
  const answer = await send({
    id: deterministicId('timer', instanceId, key, dueAt),
    parkId,
    instanceId,
    actor: { type: 'system', name: 'timer' },
    body: { type: 'fireTimer', key },
  })
  // Suspended meanwhile: it fires when the instance is resumed.
  if (answer.accepted || answer.rejection.code === 'instance-suspended') return
  // Late: what it waited for went another way, and took the row along if it could.
  await client.run((sql) => removeTimer(sql, timer))
}
