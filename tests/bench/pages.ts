import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { CDPSession, Page } from 'playwright-core'
import { exampleForm } from '../../api/demo-data/example-form.ts'
import { projectRoot } from '../../templates/project-root.ts'
import { type BrowserSite, startBrowserSite } from '../support/browser.ts'
import { type Story, tell } from '../support/story.ts'
import { median, report } from './report.ts'

/** The phone of the promise: 390 × 844, 1.6 Mbit/s, 150 ms, a processor four times as slow. */
const PHONE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const CPU_SLOWDOWN = 4

const MOST_KILOBYTES = 60
const MOST_MILLISECONDS = 1_000

interface Look {
  readonly kilobytes: number
  readonly milliseconds: number
}

/** What a page costs a phone that has never seen it: bytes over the line, and the time until its largest paint. */
export async function benchPages({ rounds, rows }: { readonly rounds: number; readonly rows: number }): Promise<void> {
  process.env['SIJI_TEST_FOLDER'] = mkdtempSync(join(tmpdir(), 'siji-bench-'))
  const site = await startBrowserSite()
  try {
    const story = await fill(site, rows)
    const task = (await story.task('reviewer-civil-air-defence', 'reviewC')).replace('/api/v1', '')
    const pages = [
      ['inbox', 'reviewer-civil-air-defence', '/parks/demo/inbox/department'],
      ['task', 'reviewer-civil-air-defence', task],
      ['tracking', 'owner', `/parks/demo/applications/${story.id}`],
    ] as const
    for (const [name, account, address] of pages) {
      const looks: Look[] = []
      for (let round = 0; round < rounds; round += 1) looks.push(await look(site, account, address))
      reportLook(name, looks)
    }
  } finally {
    await site.close()
  }
  reportDiagram()
}

/** As many applications under review as fill one page of an inbox; gives the last. */
async function fill(site: BrowserSite, rows: number): Promise<Story> {
  let last: Story | null = null
  for (let count = 0; count < rows; count += 1) {
    last = await tell(site, exampleForm)
    await last.provideEverything()
    await last.submit()
    await last.answer('window', 'checkCompleteness', { outcome: 'complete' })
  }
  if (last === null) throw new Error('Expected at least one application.')
  return last
}

async function look(site: BrowserSite, account: string, address: string): Promise<Look> {
  const page = await site.visit(account, { width: 390 })
  const session = await page.context().newCDPSession(page)
  const bytes = await countBytes(session)
  await session.send('Network.emulateNetworkConditions', PHONE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  await page.goto(address, { waitUntil: 'networkidle' })
  const milliseconds = await largestPaint(page)
  await page.context().close()
  return { kilobytes: bytes() / 1_000, milliseconds }
}

async function countBytes(session: CDPSession): Promise<() => number> {
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await session.send('Network.enable')
  return () => bytes
}

/** Largest Contentful Paint in milliseconds, as the browser itself tells it. */
async function largestPaint(page: Page): Promise<number> {
  return Number(
    await page.evaluate(`new Promise((resolve) => new PerformanceObserver((list) =>
      resolve(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))`),
  )
}

function reportLook(name: string, looks: readonly Look[]): void {
  const kilobytes = median(looks.map((each) => each.kilobytes))
  const milliseconds = median(looks.map((each) => each.milliseconds))
  const limits = [
    [`${name}-transferred`, kilobytes, 'kB', MOST_KILOBYTES],
    [`${name}-largest-paint`, milliseconds, 'ms', MOST_MILLISECONDS],
  ] as const
  for (const [figure, value, unit, limit] of limits) {
    report({
      bench: 'pages',
      name: figure,
      value,
      unit,
      ratio: value / limit,
      against: `${limit} ${unit} on the phone`,
      goal: 1,
      better: 'lower',
    })
  }
}

/** The read-only diagram as a page loads it: its script with everything that it imports, and its stylesheet. */
function reportDiagram(): void {
  const folder = join(projectRoot(), 'designer', 'dist')
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'))
  const files = filesOf(manifest, Object.keys(manifest).find((key) => manifest[key]?.name === 'diagram') ?? '')
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0)
  report({
    bench: 'pages',
    name: 'diagram-gzipped',
    value: bytes / 1_000,
    unit: 'kB',
    ratio: bytes / 1_000 / MOST_KILOBYTES,
    against: `${MOST_KILOBYTES} kB`,
    goal: 1,
    better: 'lower',
  })
}

interface Manifest {
  readonly [key: string]:
    | { readonly file: string; readonly name?: string; readonly css?: string[]; readonly imports?: string[] }
    | undefined
}

function filesOf(manifest: Manifest, key: string): ReadonlySet<string> {
  const chunk = manifest[key]
  if (chunk === undefined) throw new Error(`Expected ${key} in the manifest of the designer; run npm run build.`)
  return new Set([
    chunk.file,
    ...(chunk.css ?? []),
    ...(chunk.imports ?? []).flatMap((each) => [...filesOf(manifest, each)]),
  ])
}
