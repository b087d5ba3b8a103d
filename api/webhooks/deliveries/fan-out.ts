import { v7 } from 'uuid'
import type { NumberedEntry } from '../../../engine/index.ts'
import { viewEvent } from '../../events/event-view.ts'
import type { AppParts } from '../../plugins/app-parts.ts'
import type { Webhook } from '../webhook.ts'
import { advanceCursor, type NewDelivery } from './queries.ts'

const PAGE = 200

/** Beyond so many nothing is made ready any more: the cursor waits where it is, and nothing is lost by that. */
const MOST_PENDING = 10_000

/**
 * Makes deliveries of what happened behind a webhook's cursor, up to the present; the cursor moves in the same
 * transaction, so that none is left out or made twice. Where events were forgotten meanwhile it goes on with the first
 * that is kept.
 */
export async function fanOut(
  { engine, database }: Pick<AppParts, 'engine' | 'database'>,
  park: { readonly id: string; readonly slug: string },
  webhook: Webhook,
  isStopping: () => boolean,
): Promise<void> {
  let { reached, pending } = webhook
  while (!isStopping() && pending < MOST_PENDING) {
    const page = await readOn(engine, park.id, reached)
    if (page.reached === reached) return
    const deliveries = page.entries.flatMap((entry) => deliveryOf(entry, park.slug, webhook))
    const [key, cursor] = [
      { parkId: park.id, webhookId: webhook.id },
      { from: reached, to: page.reached },
    ]
    if (!(await database.inPark(park.id, (tx) => advanceCursor(tx, key, cursor, deliveries)))) return
    reached = page.reached
    pending += deliveries.length
  }
}

async function readOn(engine: AppParts['engine'], parkId: string, reached: number) {
  const page = await engine.readEvents(parkId, reached, PAGE)
  if (page !== 'forgotten') return page
  const first = await engine.readEvents(parkId, null, PAGE)
  // Nothing is kept: it stays where it is until something happens.
  return first === 'forgotten' ? { entries: [], reached } : first
}

/** None where its audience is told nothing of this entry, or nothing that was chosen. */
function deliveryOf(
  entry: NumberedEntry,
  park: string,
  { audience, events: chosen }: Pick<Webhook, 'audience' | 'events'>,
): readonly NewDelivery[] {
  const view = viewEvent(entry, park, audience)
  if (view === null) return []
  if (chosen.length > 0 && !entry.events.some(({ type }) => chosen.some((each) => each === type))) return []
  const body = JSON.stringify({ type: 'entry', data: view })
  return [{ number: entry.number, id: v7(), instanceId: entry.instanceId, body }]
}
