import { compileExpression } from '../../../engine/expressions/compile.ts'

export interface FeelProblemAt {
  readonly messageZh: string
  /** What was compiled, and which of its characters are meant. */
  readonly source: string
  readonly position: { readonly from: number; readonly to: number } | null
}

/** What our own compiler says about an expression; `null` while there is nothing to say. */
export function feelProblem(text: string): FeelProblemAt | null {
  const source = feelSource(text)
  if (source === '' || isJuel(source)) return null
  const result = compileExpression(source)
  if (result.ok) return null
  const [first] = result.problems
  return { messageZh: first?.messageZh ?? '表达式有误。', source, position: first?.position ?? null }
}

export function checkFeel(text: string): string | null {
  return feelProblem(text)?.messageZh ?? null
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
