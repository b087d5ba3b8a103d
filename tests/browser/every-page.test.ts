import type { Page } from 'playwright-core'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../support/browser.ts'
import { faultsOfFiles } from './every-page/files.ts'
import { foundByAnotherEnterprise, foundElsewhere, giveEverybodyASecondPark } from './every-page/foreign.ts'
import { type FoundForm, findForms, isPicked, isWritten, mostBytes } from './every-page/forms.ts'
import { isPage, lines, pages } from './every-page/pages.ts'
import { faultsOfSendingTwice, isWork, lostByEndedSessions } from './every-page/send-forms.ts'
import { prepareStates, type States } from './every-page/states.ts'
import { lowTargets } from './every-page/touch-targets.ts'

/** The page of a draft, which alone loads the editor. */
const EDITOR = /\/designer\/[\w-]{36}$/
const accounts = [...new Set(lines.map(([account]) => account))]

let site: BrowserSite
let states: States

beforeAll(async () => {
  site = await startBrowserSite()
  states = await prepareStates(site)
})
afterAll(async () => await site.close())

describe('every page', () => {
  test('has a line here, so that it is looked at', () => {
    const routes = new Set(site.app.permittedRoutes.filter(isPage).map(({ url }) => url))

    expect(Object.keys(pages).sort()).toEqual([...routes].sort())
  })

  test.each(accounts)('is whole at both widths and in both languages for %s', async (account) => {
    const page = await site.visit(account)
    // Words of pages come from the server, whatever scripts draw.
    const plain = await site.visit(account, { javaScriptEnabled: false })
    const complaints: string[] = []
    page.on('pageerror', ({ message }) => complaints.push(`${page.url()} ${message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`)
    })
    page.on('request', (request) => {
      if (!EDITOR.test(page.url()) && request.url().includes('/assets/designer/editor/'))
        complaints.push(`${page.url()} loads the editor`)
    })
    const own = lines.filter(([whose]) => whose === account)

    const faults: string[] = []
    for (const address of own.flatMap(([, addresses]) => addresses(states))) {
      const found = [...(await faultsOfLook(page, address)), ...(await faultsOfEnglish(plain, address))]
      faults.push(...found.map((fault) => `${address} ${fault}`))
    }

    expect([...faults, ...complaints]).toEqual([])
  })
})

describe('every form', () => {
  let reader: Page
  let forms: readonly FoundForm[]
  let owner: Sql

  beforeAll(async () => {
    reader = await site.visit(null)
    forms = await findForms(site, reader, states)
    owner = postgres(site.superuserUrl, { max: 1 })
  })
  afterAll(async () => await owner.end())

  test('finds nothing in another park, nor of another enterprise, whoever asks', async () => {
    await giveEverybodyASecondPark((text) => owner.unsafe(text))

    expect(await foundElsewhere(site, states, forms)).toEqual([])
    expect(await foundByAnotherEnterprise(site, states, forms)).toEqual([])
  })

  test('takes as much as may be written into it', () => {
    const boundless = forms.filter(({ fields }) =>
      fields.some((field) => isWritten(field) && !isPicked(field) && field.most < 1),
    )
    const tooLarge = forms.filter((form) => mostBytes(form) > 262_144)

    expect(boundless.map(({ action }) => action)).toEqual([])
    expect(tooLarge.map((form) => `${form.action} ${mostBytes(form)}`)).toEqual([])
  })

  test('keeps what was typed when the session has ended meanwhile', async () => {
    expect(forms.length).toBeGreaterThan(25)
    expect(await lostByEndedSessions(site, reader, forms)).toEqual([])
  })

  test('has typed what leaves as a file as text', async () => {
    expect(await faultsOfFiles(site, states)).toEqual([])
  })

  test('does once what is sent twice after the server has begun anew, and what is typed into it runs on no page', async () => {
    site = await site.restart()
    const faults: string[] = []
    const sent = new Set<string>()
    const send = async (found: readonly FoundForm[], ends: boolean) => {
      for (const form of found.filter(({ shape, isDestructive }) => !sent.has(shape) && isDestructive === ends)) {
        if (form.account !== null) faults.push(...(await faultsOfSendingTwice(site, reader, form, countRows)))
        sent.add(form.shape)
      }
    }

    await send(forms.filter(isWork), false)
    // What was sent brings other forms forth: what was claimed can be answered.
    const others = (await findForms(site, reader, states)).filter(isWork)
    await send(others, false)
    await send([...forms, ...others], true)
    // Nothing else can be sent by whoever has signed out.
    await send(
      forms.filter((form) => !isWork(form)),
      false,
    )

    expect(faults).toEqual([])
    expect(await whatRan()).toEqual([])
  })

  /** Events are numbered, and late tasks noted, by sweeps of their own, which says nothing of forms. */
  async function countRows(): Promise<ReadonlyMap<string, number>> {
    const tables = await owner`select tablename from pg_tables
      where schemaname = 'public' and tablename not in ('unnumbered_events', 'numbered_events', 'ladder_rungs')`
    const counts = tables.map(({ tablename: name }) => `select '${name}' as name, count(*)::int as rows from ${name}`)
    return new Map((await owner.unsafe(counts.join(' union all '))).map(({ name, rows }) => [name, rows]))
  }

  /** Looks at every page with its scripts: nothing of what was typed became an element or ran. */
  async function whatRan(): Promise<readonly string[]> {
    const faults: string[] = []
    for (const account of accounts) {
      const page = await site.visit(account)
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) faults.push(`${page.url()} ${message.text()}`)
      })
      const own = lines.filter(([whose]) => whose === account)
      for (const address of own.flatMap(([, addresses]) => addresses(states))) {
        await page.goto(address)
        const found = await page.evaluate('"__xss" in window || document.querySelector("[data-xss]") !== null')
        if (found !== false) faults.push(address)
      }
      await page.context().close()
    }
    return faults
  }
})

/** One load, looked at in both widths. */
async function faultsOfLook(page: Page, address: string): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 })
  const faults = [...(await open(page, address, 'zh')), ...(await faultsOfFrame(page, 'zh-CN'))]
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    faults.push(...(await accessibilityFaults(page)).map((fault) => `at ${width} px: ${fault}`))
    const needed = await page.evaluate('document.documentElement.scrollWidth')
    if (needed !== width) faults.push(`at ${width} px: needs ${needed} px for ${await widest(page)}`)
  }
  return [...faults, ...(await lowTargets(page)).map((target) => `under a finger: ${target}`)]
}

/** What stands out at the right, without what is around it. */
async function widest(page: Page): Promise<string> {
  const found = await page.evaluate(`[...document.querySelectorAll('main *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth && element.children.length === 0)
    .map((element) => element.tagName + '.' + element.className + ' ' + element.textContent.slice(0, 20)).slice(0, 3)`)
  return String(found)
}

async function faultsOfEnglish(page: Page, address: string): Promise<string[]> {
  return [...(await openPlainly(page, address, 'en')), ...(await faultsOfFrame(page, 'en'))].map(
    (fault) => `in English: ${fault}`,
  )
}

/** Opens a page in a language, and waits for what its scripts draw. */
async function open(page: Page, address: string, language: 'zh' | 'en'): Promise<string[]> {
  const faults = await openPlainly(page, address, language)
  if ((await page.locator('siji-diagram').count()) > 0) await page.waitForSelector('siji-diagram.is-drawn')
  if (EDITOR.test(address)) await page.waitForSelector('.workbench')
  return faults
}

/** Opens a page by the switch of languages. */
async function openPlainly(page: Page, address: string, language: 'zh' | 'en'): Promise<string[]> {
  const answer = await page.goto(`/language/${language}?back=${encodeURIComponent(address)}`)
  const { pathname, search } = new URL(page.url())
  if (`${pathname}${search}` !== address) return [`leads to ${page.url()}`]
  return answer?.status() === 200 ? [] : [`answers ${answer?.status()}`]
}

/** Language, one heading, a title, the bar above, and in English no Chinese word among our own. */
async function faultsOfFrame(page: Page, language: 'zh-CN' | 'en'): Promise<string[]> {
  const faults: string[] = []
  const spoken = await page.getAttribute('html', 'lang')
  if (spoken !== language) faults.push(`speaks ${spoken}`)
  const headings = (await page.locator('h1').allInnerTexts()).filter((text) => text.trim() !== '')
  if (headings.length !== 1) faults.push(`has ${headings.length} main headings`)
  if (!/^\S.* · \S/.test(await page.title())) faults.push(`is titled ${await page.title()}`)
  if ((await page.locator('header.bar, nav.sheet-bar').count()) !== 1) faults.push('has no bar')
  const words =
    language === 'en'
      ? await page.locator('nav.navigation a, main button:not(#siji-editor *), main th').allInnerTexts()
      : []
  for (const word of words) if (/\p{Script=Han}/u.test(word)) faults.push(`says ${word}`)
  return faults
}
