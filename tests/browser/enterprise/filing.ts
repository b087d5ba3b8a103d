import type { Locator, Page } from 'playwright-core'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import type { FormValues } from '../../../api/forms/form.ts'

/** Fills in every field of the page that applies, as somebody types it, without a script. */
export async function fillPage(page: Page, form: FormValues = exampleForm): Promise<void> {
  const control = 'input:not([type=hidden]), select, textarea'
  for (const field of await page.locator(`form.fields .field:not([hidden]):has(${control})`).all()) {
    await fillField(field, field.locator(control).first(), form)
  }
}

async function fillField(field: Locator, control: Locator, form: FormValues): Promise<void> {
  const name = await control.getAttribute('name')
  const value = form[name?.replace('form.', '') ?? ''] ?? null
  if (value === null) return
  if (typeof value === 'boolean') await control.setChecked(value)
  else if (Array.isArray(value)) for (const each of value) await field.locator(`[value="${String(each)}"]`).check()
  else if ((await control.getAttribute('type')) === 'radio') await field.locator(`[value="${String(value)}"]`).check()
  else if ((await field.locator('select').count()) > 0) await control.selectOption(String(value))
  else await control.fill(String(value))
}

/** The address of the application that the page shows. */
export function applicationOf(page: Page): string {
  return /\/parks\/demo\/applications\/[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''
}

/** The answers of the example to the questions before starting. */
export const answers = new URLSearchParams({
  process: 'seven-permits',
  asked: '1',
  'form.totalInvestment': '50000',
  'form.fundsSource': 'private',
  'form.grossFloorArea': '98000',
  'form.civilBuildingArea': '9500',
  'form.contractPrice': '23500',
  'form.occupiesGreen': 'true',
})
