import type { Page } from 'playwright-core'

/** What lies over the mark, or beside the window where it should be seen; nothing when it is whole. */
export async function coverOfMark(page: Page): Promise<readonly string[]> {
  return await page.locator('.bjs-powered-by').evaluate((mark) => {
    mark.scrollIntoView({ block: 'center' })
    const { left, top, width, height } = mark.getBoundingClientRect()
    if (width < 50 || height < 20) return [`too small: ${width} × ${height}`]
    const covers: string[] = []
    for (const part of [0.05, 0.35, 0.65, 0.95]) {
      for (const depth of [0.1, 0.5, 0.9]) {
        const found = document.elementFromPoint(left + width * part, top + height * depth)
        if (found === null || !mark.contains(found)) covers.push(found?.outerHTML.slice(0, 80) ?? 'outside the window')
      }
    }
    return covers
  })
}
