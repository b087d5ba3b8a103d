import { listParks } from '../../parks/queries.ts'
import type { AppParts } from '../../plugins/app-parts.ts'
import type { Tracing } from '../../tracing/tracing.ts'
import { listParksWithWork, listWebhooks } from '../queries.ts'
import type { AddressGuard } from '../sending/address-guard.ts'
import { sendSigned } from '../sending/send-signed.ts'
import type { CourierLimits } from './courier-limits.ts'
import { fanOut } from './fan-out.ts'
import { type LeasedDelivery, leaseDeliveries, settleFailed, settleTaken } from './queries.ts'
import { pauseAfter } from './retry-pause.ts'

export interface CourierParts extends Pick<AppParts, 'engine' | 'database' | 'cipher'> {
  readonly guard: AddressGuard
  readonly limits: CourierLimits
  readonly log: { readonly warn: (what: object, message: string) => void }
  readonly within: Tracing['within']
  readonly posted: (outcome: 'taken' | 'failed' | 'gone') => void
  /** Something ended: there may be more to do. */
  readonly nudge: () => void
}

export interface Courier {
  /** Makes ready what happened, and begins to send what is due. */
  readonly turn: () => Promise<void>
  /** Begins nothing any more, and resolves when what is under way has ended. */
  readonly stop: () => Promise<void>
}

/**
 * Sends what webhooks are to be told; every node runs one. Within an instance the next goes only when the one before it
 * has been taken, so that one instance's trouble holds up none of the others.
 */
export function openCourier(parts: CourierParts): Courier {
  const { database, limits, log, nudge } = parts
  const underWay = new Set<Promise<void>>()
  let stopping = false

  async function turn(): Promise<void> {
    const withWork = new Set(await database.outsideParks(listParksWithWork))
    if (withWork.size === 0) return
    for (const park of await database.outsideParks(listParks)) {
      if (withWork.has(park.id) && !stopping) await serve(park)
    }
  }

  async function serve(park: { readonly id: string; readonly slug: string }): Promise<void> {
    const webhooks = await database.inPark(park.id, (tx) => listWebhooks(tx, park.id))
    for (const webhook of webhooks.filter(({ isActive }) => isActive)) {
      await fanOut(parts, park, webhook, () => stopping)
      const most = limits.together - underWay.size
      if (most <= 0 || stopping) return
      const search = { most, together: limits.togetherPerWebhook, seconds: limits.lease }
      const key = { parkId: park.id, webhookId: webhook.id }
      for (const delivery of await database.inPark(park.id, (tx) => leaseDeliveries(tx, key, search))) begin(delivery)
    }
  }

  function begin(delivery: LeasedDelivery): void {
    const work = deliver(parts, delivery)
      // Its lease runs out, and somebody sends it again.
      .catch((error: unknown) => log.warn({ err: error, delivery: delivery.id }, 'a webhook could not be settled'))
      .finally(() => {
        underWay.delete(work)
        nudge()
      })
    underWay.add(work)
  }

  return {
    turn,
    stop: async () => {
      stopping = true
      await Promise.all(underWay)
    },
  }
}

/** Sends one and writes down what came of it: 2xx = taken, 410 = no more of it, anything else comes again. */
async function deliver(parts: CourierParts, delivery: LeasedDelivery): Promise<void> {
  const { database, limits } = parts
  const { parkId, webhookId, id, body } = delivery
  const posted = await parts.within(
    'webhook',
    { 'siji.webhook.id': webhookId, 'siji.delivery.id': id, 'siji.delivery.tries': delivery.tries },
    () => sendSigned(parts, { parkId, webhookId, id, body }),
    (came) => String('status' in came ? came.status : came.problem),
  )
  if ('status' in posted && posted.status >= 200 && posted.status < 300) {
    await database.inPark(parkId, (tx) => settleTaken(tx, delivery))
    parts.posted('taken')
    return
  }
  const problem = 'status' in posted ? String(posted.status) : posted.problem
  const isGone = problem === '410'
  parts.posted(isGone ? 'gone' : 'failed')
  const pause = isGone ? 0 : pauseAfter(delivery.tries, Math.random(), limits.pauses)
  await database.inPark(parkId, (tx) => settleFailed(tx, delivery, { problem, pause, isGone }))
}
