import type { Page } from 'playwright-core'

const MOST_STEPS = 200

/** Presses Tab until what `selector` names has the focus; throws where a keyboard never gets there. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const isThere = await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) === true`)
    if (isThere === true) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Expected Tab to come to ${selector}, but it did not in ${MOST_STEPS} steps.`)
}

/** Types into the field that `selector` names, by the keyboard alone. */
export async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.type(text)
}
