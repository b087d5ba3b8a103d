import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park, type Story, tell } from '../../support/story.ts'

/** What the stories of the legal clock have in common: a server whose time stands still until somebody moves it. */
export interface Desk {
  readonly site: TestApp
  /** Moves virtual time, such as to `2026-02-13T09:00+08:00`; what comes due on the way happens. */
  readonly goTo: (time: string) => Promise<void>
  /** An application that is filed now. */
  readonly filed: (at?: string) => Promise<Story>
  /** One that is filed and accepted now. */
  readonly accepted: (at?: string) => Promise<Story>
  /** What somebody reads on a page, as text. */
  readonly reads: (account: string, url: string) => Promise<string>
  /** What somebody sends with a form of a page. */
  readonly sends: (account: string, url: string, fields: Readonly<Record<string, string>>) => Promise<Sent>
  /** The clocks of a whole application or of a task with all around it, as the overseer sees them by the API. */
  readonly clocks: (url: string) => Promise<readonly string[]>
}

export interface Sent {
  readonly status: number
  readonly text: string
}

const html = { accept: 'text/html' }

export async function openDesk(): Promise<Desk> {
  const site = await startTestApp()

  async function filed(at = park): Promise<Story> {
    const story = await tell(site, undefined, at)
    await story.provideEverything()
    await story.submit()
    await site.engine.whenIdle()
    return story
  }

  return {
    site,
    filed,
    goTo: async (now) => {
      mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now: secondsIn(now), speed: 0 }))
      await site.engine.whenIdle()
    },
    accepted: async (at) => {
      const story = await filed(at)
      await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
      await story.reaches('inReview')
      return story
    },
    reads: async (account, url) => {
      const caller = await site.as(account)
      const page = await caller.call({ method: 'GET', url: pageOf(url), headers: html })
      if (page.status !== 200) throw new Error(`Expected the page ${pageOf(url)}, but got ${page.status}: ${page.text}`)
      return textOf(page.text)
    },
    sends: async (account, url, fields) => {
      const caller = await site.as(account)
      const payload = new URLSearchParams(fields).toString()
      const headers = { ...html, 'content-type': 'application/x-www-form-urlencoded' }
      const { status, text } = await caller.call({ method: 'POST', url: pageOf(url), payload, headers })
      return { status, text: textOf(text) }
    },
    clocks: async (url) =>
      (await (await site.as('overseer')).get(`${url}/clock`)).list.map(
        ({ node, clock, state, dueAt, provisional }) =>
          `${node} ${clock} ${state} ${dueAt === null ? 'open' : dueAt}${String(provisional) === 'true' ? ' provisional' : ''}`,
      ),
  }
}

/** `2026-02-13T09:00+08:00` with the seconds that the API asks for. */
function secondsIn(time: string): string {
  return `${time.slice(0, 16)}:00${time.slice(16)}`
}

function pageOf(url: string): string {
  return url.replace('/api/v1', '')
}

function textOf(page: string): string {
  const shown = page.replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ')
  return shown.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}
