import type { Page } from 'playwright-core'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import type { Caller } from '../../support/caller.ts'

export interface Designer {
  /** Close it in `afterAll`. */
  readonly site: BrowserSite
  /** The park's manager, at the API and at a page. */
  readonly manager: Caller
  readonly page: Page
  /** What has gone wrong on that page: faults of scripts, what our policy forbids, and what could not be fetched. */
  readonly complaints: readonly string[]
}

/** The application with its people, and who may draw processes; call it in `beforeAll`. */
export async function startDesigner(): Promise<Designer> {
  const site = await startBrowserSite()
  const page = await site.visit('manager')
  return { site, manager: await site.as('manager'), page, complaints: complaintsOf(page) }
}

/** Grows while the page is used. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

/** Those that are not about something that is not there, such as versions of what was never published. */
export function withoutAbsences(complaints: readonly string[]): readonly string[] {
  return complaints.filter((each) => !each.startsWith('Failed to load resource'))
}
