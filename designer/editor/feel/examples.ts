import type { Examples } from './evaluate.ts'

/** What somebody wrote as examples for the expressions of a draft, in this browser. */
export function recallExamples(draft: string): Examples {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(draft)) ?? '{}')
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
    return Object.fromEntries(entries.map(([name, text]) => [name, String(text)]))
  } catch {
    // Forbidden or damaged: there are none.
    return {}
  }
}

export function rememberExamples(draft: string, examples: Examples): void {
  try {
    localStorage.setItem(keyOf(draft), JSON.stringify(examples))
  } catch {
    // Full or forbidden: they last as long as the page.
  }
}

function keyOf(draft: string): string {
  return `siji-examples-${draft}`
}
