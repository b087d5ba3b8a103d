import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as launcher, type Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../api/demo-data/people.ts'
import { buildBundle } from '../../api/designer-bundle/build-bundle.ts'
import { startTestApp, type TestApp } from './app.ts'

export interface BrowserSite extends Omit<TestApp, 'restart'> {
  /** Where the application listens, such as `http://127.0.0.1:43210`. */
  readonly origin: string
  /** A page of somebody signed in, in a browser profile of their own; `nobody` for `null`. */
  readonly visit: (account: string | null, options?: VisitOptions) => Promise<Page>
  /** The same at the same address after the server has ended and begun anew; this one is of no use any more. */
  readonly restart: () => Promise<BrowserSite>
}

export interface VisitOptions {
  readonly width?: 1280 | 390
  /** Without JavaScript, as everything but the designer must work. */
  readonly javaScriptEnabled?: boolean
}

/** The application with its people, and a real Chromium to look at it. */
export async function startBrowserSite(): Promise<BrowserSite> {
  await buildBundle()
  return await listen(await startTestApp(), await openBrowser(), 0)
}

async function listen(site: TestApp, browser: Browser, port: number): Promise<BrowserSite> {
  const origin = await site.app.listen({ host: '127.0.0.1', port })
  return {
    ...site,
    origin,
    restart: async () => await listen(await site.restart(), browser, Number(new URL(origin).port)),
    visit: async (account, { width = 1280, javaScriptEnabled = true } = {}) => {
      const context = await browser.newContext({
        baseURL: origin,
        viewport: { width, height: width === 390 ? 844 : 900 },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        javaScriptEnabled,
      })
      // Long enough for a machine that does much else: only a test that fails has to wait for it.
      context.setDefaultTimeout(90_000)
      if (account !== null) await signIn(context, account)
      return await context.newPage()
    },
    close: async () => {
      await browser.close()
      await site.close()
    },
  }
}

/** A headless Chromium from npm that shows Chinese. */
export async function openBrowser(): Promise<Browser> {
  return await launcher.launch({
    executablePath: await chromium.executablePath(),
    // Fewer than the package proposes: its single process mixes the cookies of profiles, without a zygote every
    // profile costs a start, and drawing on a processor needs no graphics library.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    headless: true,
    env: { ...environment(), FONTCONFIG_FILE: fontConfiguration() },
  })
}

/** Signs in as a form of ours does; the cookie stays in this profile. */
async function signIn(context: BrowserContext, account: string): Promise<void> {
  const answer = await context.request.post('/sign-in', {
    form: { account, password: DEMO_PASSWORD, back: '/home' },
    headers: { 'sec-fetch-site': 'same-origin' },
    maxRedirects: 0,
  })
  if (answer.status() !== 303) throw new Error(`Expected ${account} to sign in, but got ${answer.status()}.`)
}

/** The browser has no Chinese font of its own; without one it would draw boxes. */
function fontConfiguration(): string {
  const folder = join(String(process.env['SIJI_TEST_FOLDER'] ?? '/tmp'), 'fonts')
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'))
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'fonts.conf')
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>` +
      `<dir>${process.env['SIJI_FONTS'] ?? fonts}</dir><cachedir>${folder}</cachedir></fontconfig>`,
  )
  return path
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
