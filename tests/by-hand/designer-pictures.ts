import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as launcher } from 'playwright-core'
import { DEMO_PASSWORD } from '../../api/demo-data/people.ts'
import { projectRoot } from '../../templates/project-root.ts'
import { startBrowserSite } from '../support/browser.ts'
import { moments } from './designer-moments.ts'
import { smallPng } from './small-png.ts'

// Draws the pictures of docs/designer.md anew: node tests/by-hand/run.mjs designer-pictures [name …]
// It writes with the machine's own fonts, of which one should be a Chinese sans serif.
const folder = join(projectRoot(), 'docs/pictures')
const wanted = process.argv.slice(3)
process.env['SIJI_TEST_FOLDER'] = mkdtempSync(join(tmpdir(), 'siji-by-hand-'))

const site = await startBrowserSite()
const browser = await launcher.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  headless: true,
  env: { ...process.env, LANGUAGE: 'zh_CN' },
})
try {
  const manager = await site.as('manager')
  for (const [width, height] of [
    [1280, 860],
    [1920, 1000],
  ] as const) {
    const context = await browser.newContext({
      baseURL: site.origin,
      viewport: { width, height },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    await context.request.post('/sign-in', {
      form: { account: 'manager', password: DEMO_PASSWORD, back: '/home' },
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    const page = await context.newPage()
    for (const [name, show] of Object.entries(moments)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue
      await show(page, manager)
      const file = join(folder, `designer-${name}-${width}.png`)
      writeFileSync(file, smallPng(await page.screenshot()))
      console.log(`${file} ${Math.round(statSync(file).size / 1000)} kB`)
    }
    await context.close()
  }
} finally {
  await browser.close()
  await site.close()
}
