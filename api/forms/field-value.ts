import type { JsonValue } from '../../engine/index.ts'
import type { Field } from './form.ts'
import { accepted, type FormatContext, type FormatResult, refused } from './formats/format.ts'
import { formats } from './formats/named-formats.ts'
import { isRealDate } from './formats/real-date.ts'
import { readTable } from './table-value.ts'

/** What was typed into one field becomes the value that is stored, or a problem; empty becomes `null`. */
export function readFieldValue(field: Field, typed: JsonValue, context: FormatContext): FormatResult {
  if (isEmpty(typed)) return accepted(null)
  switch (field.type) {
    case 'textfield':
    case 'textarea':
      return readText(field, typed, context)
    case 'number':
      return readNumber(field, typed, context)
    case 'select':
    case 'radio':
      return readChoice(field, typed)
    case 'checklist':
      return readChoices(field, typed)
    case 'checkbox':
      return typeof typed === 'boolean'
        ? accepted(typed)
        : refused('not-boolean', 'Expected yes or no.', '请选择是或否。')
    case 'datetime':
      return readDate(typed)
    case 'dynamiclist':
      return readTable(field, typed, (column, cell) => readFieldValue(column, cell, context))
    case 'filepicker':
      return refused(
        'uploaded-as-material',
        'Expected nothing here: this file is uploaded as a material.',
        '该文件在“材料”中上传，请勿在此填写。',
      )
    case 'expression':
      return refused('computed', 'Expected nothing here: this field is computed.', '该项由系统计算，请勿填写。')
  }
}

function isEmpty(typed: JsonValue): boolean {
  return typed === null || (typeof typed === 'string' && typed.trim() === '')
}

function readText(field: Field, typed: JsonValue, context: FormatContext): FormatResult {
  if (typeof typed !== 'string') return refused('not-text', 'Expected text.', '应填写文字。')
  const text = typed.normalize('NFC').trim()
  if (hasControlCharacter(text, field.type === 'textarea')) {
    return refused('control-character', 'Expected text without control characters.', '文字中不得含有控制字符。')
  }
  const length = [...text].length
  if (length > field.maxLength || length < (field.minLength ?? 0)) {
    return refused(
      'text-length',
      `Expected ${field.minLength ?? 0} to ${field.maxLength} characters, but found ${length}.`,
      `应为 ${field.minLength ?? 0} 至 ${field.maxLength} 个字符，现为 ${length} 个。`,
    )
  }
  if (field.pattern !== null && !field.pattern.test(text)) {
    return refused('text-pattern', `Expected text of the form ${field.pattern.source}.`, '格式不正确，请核对。')
  }
  return applyFormat(field, text, context)
}

function hasControlCharacter(text: string, allowsLines: boolean): boolean {
  return [...text].some((character) => {
    const code = character.codePointAt(0) ?? 0
    const isLineBreak = code === 10 || code === 13 || code === 9
    return (code < 32 && !(allowsLines && isLineBreak)) || code === 127 || (code >= 0xd800 && code <= 0xdfff)
  })
}

function readNumber(field: Field, typed: JsonValue, context: FormatContext): FormatResult {
  const text =
    typeof typed === 'string' ? typed.replaceAll(/[,\s]/g, '') : typeof typed === 'number' ? String(typed) : ''
  if (!/^-?\d{1,12}(\.\d{1,12})?$/.test(text)) {
    return refused('not-a-number', 'Expected a number.', '应填写数字。')
  }
  const decimals = text.split('.')[1]?.replace(/0+$/, '').length ?? 0
  if (field.decimals !== null && decimals > field.decimals) {
    return refused(
      'too-many-decimals',
      `Expected at most ${field.decimals} decimals, but found ${decimals}.`,
      `小数最多 ${field.decimals} 位，现为 ${decimals} 位。`,
    )
  }
  const value = Number(text)
  if (field.min !== null && value < field.min) {
    return refused(
      'too-small',
      `Expected at least ${field.min}, but found ${text}.`,
      `不得小于 ${field.min}，现为 ${text}。`,
    )
  }
  if (field.max !== null && value > field.max) {
    return refused(
      'too-large',
      `Expected at most ${field.max}, but found ${text}.`,
      `不得大于 ${field.max}，现为 ${text}。`,
    )
  }
  return field.format === null ? accepted(value) : applyFormat(field, text, context)
}

function readChoice(field: Field, typed: JsonValue): FormatResult {
  return typeof typed === 'string' && field.options.some(({ value }) => value === typed)
    ? accepted(typed)
    : refused('not-a-choice', `Expected one of ${choices(field)}.`, '请从所列选项中选择。')
}

function readChoices(field: Field, typed: JsonValue): FormatResult {
  const chosen = Array.isArray(typed) ? typed : null
  const offered = field.options.map(({ value }) => value)
  if (chosen === null || !chosen.every((entry) => typeof entry === 'string' && offered.includes(entry))) {
    return refused('not-a-choice', `Expected a list out of ${choices(field)}.`, '请从所列选项中选择。')
  }
  return accepted(offered.filter((value) => chosen.includes(value)))
}

function choices(field: Field): string {
  return field.options.map(({ value }) => value).join(', ')
}

function readDate(typed: JsonValue): FormatResult {
  return typeof typed === 'string' && isRealDate(typed)
    ? accepted(typed)
    : refused('not-a-date', 'Expected a date that exists, such as 2024-05-06.', '应为真实存在的日期，如 2024-05-06。')
}

function applyFormat(field: Field, text: string, context: FormatContext): FormatResult {
  const format = field.format === null ? undefined : formats[field.format]
  return format === undefined ? accepted(text) : format(text, context)
}
