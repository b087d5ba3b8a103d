import type { DatabaseClient } from '../../store/connection/client.ts'
import type { DatabaseClock } from '../../store/connection/database-clock.ts'
import { moveTime, type TimeChange } from '../../store/connection/move-time.ts'

/** Why virtual time was not moved. */
export class VirtualTimeRefused extends Error {
  readonly code = 'virtual-time-refused'
  readonly messageZh = '虚拟时间只能在演示模式下调整；已有流程实例时只能向前。'

  constructor() {
    super('Virtual time moves in demo mode only, and once an instance has been started, only forward.')
    this.name = 'VirtualTimeRefused'
  }
}

/** Moves virtual time, or lets it run at another speed; whatever comes due by that fires. */
export async function setVirtualTime(client: DatabaseClient, clock: DatabaseClock, change: TimeChange): Promise<void> {
  const time = await client.run((sql) => moveTime(sql, change))
  if (time === null) throw new VirtualTimeRefused()
  clock.observe(time.now, time)
}

const FAST = 60
const FAST_INTERVAL = 50

/** Where virtual time runs fast, what is due is looked for more often, so that it is not virtual hours late. */
export function intervalFor(clock: DatabaseClock, usual: number): () => number {
  return () => (clock.pace().speed > FAST ? Math.min(usual, FAST_INTERVAL) : usual)
}
