import type { Page } from 'playwright-core'

const STEPS = 80

/** Milliseconds from one frame to the next while a step is dragged over the canvas. */
export async function framesOfDrag(page: Page, id: string): Promise<readonly number[]> {
  const box = await page.locator(`[data-element-id="${id}"] .djs-visual`).boundingBox()
  if (box === null) throw new Error(`Expected ${id} on the canvas, but it is not shown.`)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 5, y + 5)
  await page.evaluate(`{
    globalThis.frames = []
    let last = performance.now()
    const count = () => { const now = performance.now(); frames.push(now - last); last = now; next = requestAnimationFrame(count) }
    let next = requestAnimationFrame(count)
    globalThis.stopFrames = () => cancelAnimationFrame(next)
  }`)
  for (let step = 0; step < STEPS; step += 1) await page.mouse.move(x + 5 + step * 3, y + 5 + step * 2)
  await page.evaluate('stopFrames()')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  const frames: unknown = await page.evaluate('frames')
  return Array.isArray(frames) ? frames.map(Number) : []
}
