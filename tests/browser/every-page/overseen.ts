import type { BrowserSite } from '../../support/browser.ts'
import { mustSucceed, park } from '../../support/story.ts'
import { NASTY } from './nasty.ts'

/** Addresses of cards and notices in each state that their pages are about. */
export interface Overseen {
  /** The party may speak. */
  readonly cardToHear: string
  readonly cardToGive: string
  readonly cardGiven: string
  readonly cardObjected: string
  readonly noticeToAnswer: string
  readonly noticeAnswered: string
}

/** Cards against the owner of an application, and notices to a department; no rule raises others meanwhile. */
export async function prepareOverseen(site: BrowserSite, applicationId: string): Promise<Overseen> {
  const [manager, overseer, owner] = [await site.as('manager'), await site.as('overseer'), await site.as('owner')]
  mustSucceed(await manager.put(`${park}/oversight-rules`, { time: [] }))

  const words = { words: NASTY }
  const asked = { applicationId, party: 'owner', ground: 'absence', whatHappened: NASTY, evidence: NASTY }
  const propose = async () => `${park}/cards/${String(mustSucceed(await overseer.post(`${park}/cards`, asked)).id)}`
  const cardToHear = await propose()
  const [cardToGive, cardGiven, cardObjected] = [await propose(), await propose(), await propose()]
  for (const card of [cardToGive, cardGiven, cardObjected]) {
    mustSucceed(await owner.post(`${card}/statement`, words))
    if (card !== cardToGive) mustSucceed(await overseer.post(`${card}/giving`, words))
  }
  mustSucceed(await owner.post(`${cardObjected}/objection`, words))

  const conduct = { department: 'civil-air-defence', cause: 'noReason', applicationId, what: NASTY, answerDays: 3 }
  const raise = async () =>
    `${park}/oversight-notices/${String(mustSucceed(await overseer.post(`${park}/oversight-notices`, conduct)).id)}`
  const [noticeToAnswer, noticeAnswered] = [await raise(), await raise()]
  mustSucceed(await (await site.as('reviewer-civil-air-defence')).post(`${noticeAnswered}/answer`, words))

  const pageOf = (url: string) => url.replace('/api/v1', '').replace('oversight-notices', 'oversight')
  return {
    ...{ cardToHear: pageOf(cardToHear), cardToGive: pageOf(cardToGive), cardGiven: pageOf(cardGiven) },
    ...{ cardObjected: pageOf(cardObjected), noticeToAnswer: pageOf(noticeToAnswer) },
    noticeAnswered: pageOf(noticeAnswered),
  }
}
