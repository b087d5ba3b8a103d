import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { weighFirstLoad } from '../../browser/designer/drafts/first-load.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { mustSucceed } from '../../support/story.ts'
import { median, percentile, report } from '../report.ts'
import { framesOfDrag } from './frames.ts'
import { largeModel } from './large-model.ts'

const DRAFTS = '/api/v1/parks/demo/drafts'

/** The machine of the promise: 10 Mbit/s, 20 ms, a processor four times as slow. */
const SLOW_LINE = { offline: false, latency: 20, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 }
const CPU_SLOWDOWN = 4

/** What the designer takes to load, to open large diagrams, to check and to drag. */
export async function benchDesigner({ rounds }: { readonly rounds: number }): Promise<void> {
  process.env['SIJI_TEST_FOLDER'] = mkdtempSync(join(tmpdir(), 'siji-bench-'))
  const site = await startBrowserSite()
  try {
    const page = await site.visit('manager')
    const medium = await keep(site, { from: 'files', title: '200', files: { 'process.bpmn': largeModel(200) } })
    const large = await keep(site, { from: 'files', title: '500', files: { 'process.bpmn': largeModel(500) } })
    const real = await keep(site, { from: 'version', process: 'seven-permits', version: 1 })
    const weights = await weighFirstLoad(page, real)
    tell('first-load-gzipped', sum([...weights.values()]) / 1_000, 'kB', 650)
    tell('opens-200-tasks', await openingTime(page, medium, rounds), 'ms', 1_000)
    tell('checks-200-tasks', await checkingTime(page, largeModel(200), rounds * 3), 'ms', 100)
    tell('opens-1000-elements', await openingTime(page, large, rounds), 'ms', 3_000)
    const own = percentile((await repeat(rounds, () => framesOfDrag(page, 'task1'))).flat(), 0.95)
    const peer = await plainModeler(page, largeModel(500), rounds)
    tell('drag-1000-elements-p95', own, 'ms a frame', 100, `plain bpmn-js ${peer.toFixed(1)} ms in the same run`)
    const slow = await repeat(rounds, () => usableAfter(site, real))
    tell('usable-on-slow-machine', median(slow), 'ms', 3_000, '10 Mbit/s, 20 ms, CPU ÷ 4, nothing in the cache')
  } finally {
    await site.close()
  }
}

function tell(name: string, value: number, unit: string, most: number, note?: string): void {
  const against = `${most} ${unit}`
  report({
    ...{ bench: 'designer', name, value, unit, ratio: value / most, against, goal: 1, better: 'lower' },
    ...(note === undefined ? {} : { note }),
  })
}

/** The address of the editor's page for a new draft. */
async function keep(site: BrowserSite, start: object): Promise<string> {
  const draft = mustSucceed(await (await site.as('manager')).post(DRAFTS, start))
  return `/parks/demo/designer/${String(draft.id)}`
}

/** Milliseconds from asking for the page until the workbench shows the diagram, the scripts in the cache. */
async function openingTime(page: Page, address: string, rounds: number): Promise<number> {
  await noteWhenOpen(page)
  return median(await repeat(rounds, () => openOnce(page, address)))
}

async function openOnce(page: Page, address: string): Promise<number> {
  await page.goto(address)
  await page.locator('.workbench .djs-shape').first().waitFor({ state: 'attached' })
  const time = Number(await page.evaluate('openAt'))
  // What follows on the page would be part of the next round.
  await page.locator('.problems [role="status"]').waitFor()
  return time
}

async function noteWhenOpen(page: Page): Promise<void> {
  await page.addInitScript(`new MutationObserver((_, observer) => {
    if (document.querySelector('.workbench .djs-shape') === null) return
    observer.disconnect()
    requestAnimationFrame(() => { globalThis.openAt = performance.now() })
  }).observe(document, { childList: true, subtree: true })`)
}

/** Milliseconds until the editor's own worker has checked a file, once it is warm. */
async function checkingTime(page: Page, xml: string, rounds: number): Promise<number> {
  const script = page.workers()[0]?.url()
  if (script === undefined) throw new Error('Expected the editor to check in a worker, but found none.')
  const times: unknown = await page.evaluate(`(async () => {
    const worker = new Worker(${JSON.stringify(script)}, { type: 'module' })
    const times = []
    for (let id = 0; id < ${rounds + 3}; id += 1) {
      const began = performance.now()
      const answer = new Promise((resolve) => worker.addEventListener('message', resolve, { once: true }))
      worker.postMessage({ id, files: { 'process.bpmn': ${JSON.stringify(xml)} }, milestones: {} })
      await answer
      times.push(performance.now() - began)
    }
    worker.terminate()
    return times.slice(3)
  })()`)
  return median(Array.isArray(times) ? times.map(Number) : [])
}

/** The 95th percentile of frames while dragging in bpmn-js as it comes. */
async function plainModeler(beside: Page, xml: string, rounds: number): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: ['tests/bench/designer/plain-modeler.ts'],
    ...{ bundle: true, write: false, format: 'iife', minify: true, target: 'es2022' },
  })
  const page = await beside.context().newPage()
  await page.addScriptTag({ content: outputFiles?.[0]?.text ?? '' })
  await page.evaluate(`openPlain(${JSON.stringify(xml)})`)
  const frames = await repeat(rounds, () => framesOfDrag(page, 'task1'))
  await page.close()
  return percentile(frames.flat(), 0.95)
}

/** Milliseconds until somebody who has never been here can draw. */
async function usableAfter(site: BrowserSite, address: string): Promise<number> {
  const page = await site.visit('manager')
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', SLOW_LINE)
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
  await noteWhenOpen(page)
  const time = await openOnce(page, address)
  await page.context().close()
  return time
}

async function repeat<Value>(times: number, once: () => Promise<Value>): Promise<readonly Value[]> {
  const values: Value[] = []
  for (let count = 0; count < times; count += 1) values.push(await once())
  return values
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
