import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'
import { DEMO_PASSWORD } from '../../../api/demo-data/people.ts'
import { buildBundle } from '../../../api/designer-bundle/build-bundle.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'

export interface DesignerSite {
  readonly site: TestApp
  readonly url: string
  readonly browser: Browser
  /** A browser of its own for one account; `null` = nobody signed in. */
  readonly enter: (account: string | null, width?: number) => Promise<{ context: BrowserContext; page: Page }>
  readonly close: () => Promise<void>
}

/** The application on a port of its own with the designer's bundle built, and one Chromium. */
export async function openDesignerSite(): Promise<DesignerSite> {
  await buildBundle()
  const site = await startTestApp()
  const url = await site.app.listen({ host: '127.0.0.1', port: 0 })
  const fonts = writeFontConfig()
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: join(fonts, 'fonts.conf') },
  })
  return {
    site,
    url,
    browser,
    enter: async (account, width = 1280) => {
      const context = await browser.newContext({ baseURL: url, viewport: { width, height: 800 }, locale: 'zh-CN' })
      if (account !== null) await signIn(context, url, account)
      return { context, page: await context.newPage() }
    },
    close: async () => {
      await browser.close()
      await site.close()
      rmSync(fonts, { recursive: true, force: true })
    },
  }
}

async function signIn(context: BrowserContext, url: string, account: string): Promise<void> {
  const data = { account, password: DEMO_PASSWORD }
  const answer = await context.request.post(`${url}/api/v1/sessions`, { data, headers: { origin: url } })
  if (answer.status() !== 201) throw new Error(`Expected ${account} to sign in, but got ${await answer.text()}.`)
}

/** Chromium here has no Chinese font of its own. */
function writeFontConfig(): string {
  const folder = mkdtempSync(join(tmpdir(), 'siji-fonts-'))
  const fonts = join(import.meta.dirname, '../../../node_modules/@expo-google-fonts/noto-serif-sc/400Regular')
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  )
  return folder
}
