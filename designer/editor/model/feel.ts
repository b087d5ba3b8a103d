import { compileExpression } from '../../../engine/expressions/compile.ts'

/** What our own compiler says about a condition, a mapping or a script; `null` while there is nothing to say. */
export function checkFeel(text: string): string | null {
  const source = text.trim().replace(/^=/, '').trim()
  if (source === '' || /^[$#]\{/.test(source)) return null
  const result = compileExpression(source)
  if (result.ok) return null
  return result.problems[0]?.messageZh ?? '表达式有误。'
}

/** The same where a text stands for itself unless it begins with `=`. */
export function checkLiteralOrFeel(text: string): string | null {
  return text.trim().startsWith('=') ? checkFeel(text) : null
}
