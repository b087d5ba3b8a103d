import { compileExpression } from '../../../engine/expressions/compile.ts'

/** What our own compiler says about a condition, a mapping or a script; `null` while there is nothing to say. */
export function checkFeel(text: string): string | null {
  const source = feelSource(text)
  if (source === '' || isJuel(source)) return null
  const result = compileExpression(source)
  if (result.ok) return null
  return result.problems[0]?.messageZh ?? '表达式有误。'
}

/** FEEL as the compiler wants it: the sign that some texts begin with is none of it. */
export function feelSource(text: string): string {
  return text.trim().replace(/^=/, '').trim()
}

/** Camunda 7's and Flowable's language, which the engine translates where it can. */
export function isJuel(text: string): boolean {
  return /^[$#]\{/.test(text)
}

/** Where a text stands for itself unless it begins with `=`. */
export function isReckoned(text: string): boolean {
  return text.startsWith('=')
}

/** What is wrong with the name of a variable. */
export function checkVariable(name: string): string | null {
  return name === '' || /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? null : '变量名只含字母、数字和下划线。'
}
