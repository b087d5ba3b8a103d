import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** The address of everything that opening the editor fetches, its worker included, and how heavy each is gzipped. */
export async function weighFirstLoad(page: Page, address: string): Promise<ReadonlyMap<string, number>> {
  const loaded = new Set<string>()
  const note = (response: { url: () => string }) => {
    const { pathname } = new URL(response.url())
    if (pathname.startsWith('/assets/')) loaded.add(pathname)
  }
  page.context().on('response', note)
  await page.goto(address)
  await page.locator('.problems [role="status"]').waitFor()
  page.context().off('response', note)
  const weights = [...loaded].map(
    async (path) => [path, gzipSync(await (await page.request.get(path)).body()).length] as const,
  )
  return new Map(await Promise.all(weights))
}
