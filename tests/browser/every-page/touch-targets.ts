import type { Page } from 'playwright-core'

/** The least height of what a finger presses on pages for applicants and the public, in CSS pixels. */
const LEAST = 44

/**
 * What is too low for a finger: buttons, fields, menus and tabs, not links and dates within sentences.
 * Empty on pages of the office, whose controls are 36 px high by design.
 */
export async function lowTargets(page: Page): Promise<readonly string[]> {
  // Runs in the page, which knows no types of ours; a radio counts with its row.
  return await page.evaluate(`(() => {
    if (!document.documentElement.classList.contains('public')) return []
    const pressed = '.button, button, summary:not(.due > *), select, textarea, input:not([type=hidden], .visually-hidden), .tabs a, .navigation a'
    return [...document.querySelectorAll(pressed)].flatMap((element) => {
      const target = element.closest('.choice') ?? element
      const { height } = target.getBoundingClientRect()
      if (height === 0 || height >= ${LEAST}) return []
      return [element.tagName.toLowerCase() + '.' + element.className + ' ' + element.textContent.trim().slice(0, 20) +
        ' is ' + Math.round(height) + ' px high']
    })
  })()`)
}
