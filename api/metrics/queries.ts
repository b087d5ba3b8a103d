import { sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'

export interface DeliveryCount {
  readonly state: 'pending' | 'dead'
  readonly count: number
}

/** How many deliveries of webhooks there are in all parks; outside parks. */
export async function countDeliveries(tx: Tx): Promise<readonly DeliveryCount[]> {
  const rows = await tx.execute<DeliveryCount & Record<string, unknown>>(
    sql`select state, count::float8 as count from count_webhook_deliveries()`,
  )
  return [...rows]
}
