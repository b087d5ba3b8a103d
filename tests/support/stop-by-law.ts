import type { TestApp } from './app.ts'
import { mustSucceed, park } from './story.ts'

/** A reviewer asks for a suspension that needs a second person, and the head of the same department approves it. */
export async function stopByLaw(site: TestApp, reviewer: string, place: string, order: object): Promise<void> {
  const asked = mustSucceed(
    await (await site.as(reviewer)).post(`${place}/clock/requests`, { kind: 'pause', ...order }),
  )
  const head = await site.as(reviewer.replace('reviewer', 'signatory'))
  mustSucceed(await head.post(`${park}/clock-requests/${String(asked.id)}/approval`))
}
