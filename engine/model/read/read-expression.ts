import { compileExpression } from '../../expressions/compile.ts'
import { constantExpression } from '../../expressions/constant.ts'
import type { CompiledExpression } from '../../expressions/expression.ts'
import { type ModdleElement, textOf } from '../moddle.ts'
import { isJuel, translateJuel } from '../translate-juel.ts'
import type { Reading } from './reading.ts'

/** A FEEL expression with or without a leading `=`, or `${…}` that can be translated; `null` after a problem. */
export function readExpression(element: ModdleElement, text: string, reading: Reading): CompiledExpression | null {
  if (text.startsWith('=')) return compile(element, text.slice(1).trim(), text, reading)
  if (!isJuel(text)) return compile(element, text, text, reading)

  const translation = translateJuel(text)
  if (!translation.ok) {
    reading.refuse(
      element,
      'untranslatable-expression',
      `Expected FEEL, or \${…} of comparisons, logic, arithmetic and variables, but found "${translation.found}" in: ${text}`,
      `表达式应为 FEEL，或仅含比较、逻辑、算术和变量的 \${…}，无法翻译“${translation.found}”：${text}`,
    )
    return null
  }
  reading.note(
    element,
    'translated-expression',
    `Read ${text} as FEEL: ${translation.feel}`,
    `表达式 ${text} 译为 FEEL：${translation.feel}`,
  )
  return compile(element, translation.feel, text, reading)
}

/** The text of a `bpmn:FormalExpression`, whose `language` must be FEEL where it cannot be told from the text. */
export function readFormalExpression(
  owner: ModdleElement,
  expression: ModdleElement,
  reading: Reading,
): CompiledExpression | null {
  const text = textOf(expression, 'body')
  if (text === null) {
    reading.lacks(owner, 'empty-expression', 'Expected an expression, but it is empty.', '表达式为空。')
    return null
  }
  if (!text.startsWith('=') && !isJuel(text)) {
    const language = textOf(expression, 'language') ?? textOf(reading.definitions, 'expressionLanguage')
    if (language !== null && !isFeel(language)) {
      reading.refuse(
        owner,
        'expression-language',
        `Expected FEEL, but the expression "${text}" is written in ${language}.`,
        `仅支持 FEEL 表达式，“${text}”的语言为 ${language}。`,
      )
      return null
    }
  }
  return readExpression(owner, text, reading)
}

/** A condition that may be left out: `null` where there is none, `refused` after a problem. */
export function readCondition(
  owner: ModdleElement,
  expression: ModdleElement | null,
  reading: Reading,
): CompiledExpression | null | 'refused' {
  if (expression === null) return null
  return readFormalExpression(owner, expression, reading) ?? 'refused'
}

/** `=FEEL` and `${…}` are evaluated, everything else stands for itself. */
export function readLiteralOrExpression(
  element: ModdleElement,
  text: string,
  reading: Reading,
): CompiledExpression | null {
  return text.startsWith('=') || isJuel(text) ? readExpression(element, text, reading) : constantExpression(text)
}

export function isFeel(language: string): boolean {
  return /(^|[/:])feel([/:]|$)/i.test(language)
}

function compile(element: ModdleElement, feel: string, text: string, reading: Reading): CompiledExpression | null {
  const result = compileExpression(feel)
  if (result.ok) return result.expression
  for (const problem of result.problems) {
    reading.refuse(element, problem.code, `${problem.message} (in: ${text})`, `${problem.messageZh}（表达式：${text}）`)
  }
  return null
}
