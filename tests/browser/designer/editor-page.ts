import type { Locator, Page } from 'playwright-core'
import type { Caller } from '../../support/caller.ts'
import { mustSucceed } from '../../support/story.ts'

const park = '/api/v1/parks/demo'

/** Keeps files as a draft and opens it in the editor; the id of the draft. */
export async function openDraft(page: Page, manager: Caller, start: object): Promise<string> {
  const draft = mustSucceed(await manager.post(`${park}/drafts`, start))
  await page.goto(`/parks/demo/designer/${draft.id}`)
  await page.locator('.workbench').waitFor()
  return String(draft.id)
}

export async function openXml(page: Page, manager: Caller, xml: string): Promise<string> {
  return await openDraft(page, manager, { from: 'files', title: '试验', files: { 'process.bpmn': xml } })
}

/** The draft's diagram as the server has it, once the editor says that all is saved. */
export async function savedXml(page: Page, manager: Caller, id: string): Promise<string> {
  await page.locator('.editor-status[data-state="saved"]').waitFor()
  const draft = mustSucceed(await manager.get(`${park}/drafts/${id}`))
  return String(draft.files?.['process.bpmn'])
}

/** A step in the outline, by its name. */
export function entryOf(page: Page, name: string): Locator {
  return page.locator('.outline-entry', { has: page.locator('.outline-title', { hasText: new RegExp(`^${name}$`) }) })
}

/** Chooses a step by its name in the outline. */
export async function choose(page: Page, name: string): Promise<void> {
  await entryOf(page, name).click()
}

/** Changes a field of the panel as a person does: type, leave. */
export async function fill(page: Page, label: string, value: string): Promise<void> {
  const field = page.locator('.panel').getByLabel(label, { exact: true })
  await field.fill(value)
  await field.blur()
}

export async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.locator('.panel').getByLabel(label, { exact: true }).selectOption({ label: option })
}

/** Chooses an element by its id as a click on the canvas does, also where others lie over it. */
export async function selectOnCanvas(page: Page, id: string): Promise<void> {
  await page.locator(`[data-element-id="${id}"] .djs-hit`).first().waitFor({ state: 'attached' })
  await page.evaluate((wanted) => {
    const hit = document.querySelector(`[data-element-id="${wanted}"] .djs-hit`)
    const { left, top, width, height } = hit?.getBoundingClientRect() ?? new DOMRect()
    const at = { bubbles: true, clientX: left + width / 2, clientY: top + height / 2, button: 0 }
    for (const type of ['mousedown', 'mouseup', 'click']) hit?.dispatchEvent(new MouseEvent(type, at))
  }, id)
  await page.locator('.panel input').first().waitFor()
}

/** What the person gets who presses this button. */
export async function exported(
  page: Page,
  button: string,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
  const chunks: Buffer[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk))
  return { name: file.suggestedFilename(), content: Buffer.concat(chunks) }
}
