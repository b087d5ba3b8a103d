import type { DatabaseClient } from '../../store/connection/client.ts'
import type { DatabaseClock } from '../../store/connection/database-clock.ts'
import { moveTime } from '../../store/connection/move-time.ts'

/** Why virtual time was not moved. */
export class VirtualTimeRefused extends Error {
  readonly code = 'virtual-time-refused'
  readonly messageZh = '虚拟时间只能在演示模式下调整；已有流程实例时只能向前。'

  constructor() {
    super('Virtual time moves in demo mode only, and once an instance has been started, only forward.')
    this.name = 'VirtualTimeRefused'
  }
}

/** Moves virtual time to `at`; whatever comes due by that fires. */
export async function setVirtualTime(client: DatabaseClient, clock: DatabaseClock, at: number): Promise<void> {
  const now = await client.run((sql) => moveTime(sql, at))
  if (now === null) throw new VirtualTimeRefused()
  clock.observe(now)
}
