import { v7 } from 'uuid'
import { advanceCursor, leaseDeliveries, settleFailed } from '../../../api/webhooks/deliveries/queries.ts'
import type { TestApp } from '../../support/app.ts'
import { mustSucceed, park } from '../../support/story.ts'

/** A webhook that did not take what was to be told of an instance, and was switched off; gives its page. */
export async function addUntakenWebhook(
  site: Pick<TestApp, 'as' | 'database' | 'parkId'>,
  instanceId: string,
): Promise<string> {
  const manager = await site.as('manager')
  const rule = { name: '市监管平台', url: 'http://127.0.0.1:9/siji', audience: 'park', events: ['incidentResolved'] }
  const { id, reached } = mustSucceed(await manager.post(`${park}/webhooks`, rule))
  const key = { parkId: site.parkId, webhookId: String(id) }
  const body = JSON.stringify({ type: 'entry', data: {} })
  // In one transaction: the courier of this node finds it already given up.
  await site.database.inPark(site.parkId, async (tx) => {
    const number = Number(reached)
    await advanceCursor(tx, key, { from: number, to: number }, [{ number, id: v7(), instanceId, body }])
    for (const delivery of await leaseDeliveries(tx, key, { most: 1, together: 5, seconds: 10 }))
      await settleFailed(tx, { ...delivery, tries: 9 }, { problem: 'timed-out', pause: null, isGone: false })
  })
  mustSucceed(await manager.put(`${park}/webhooks/${String(id)}`, { ...rule, isActive: false }))
  return `/parks/demo/webhooks/${String(id)}`
}
