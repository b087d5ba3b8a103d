import type { JsonValue } from '../../../engine/expressions/expression.ts'
import { isObject } from '../../../engine/simulate/reading.ts'

/** A value as a person types it: JSON where it is some, else the text itself. */
export function readValue(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue // what JSON.parse gives is JSON
  } catch {
    return text
  }
}

/** The text that `readValue` reads back. */
export function writeValue(value: JsonValue): string {
  return typeof value === 'string' && readValue(value) === value ? value : JSON.stringify(value)
}

/** An object of variables; `null` where the text is none. */
export function readVariables(text: string): { readonly [name: string]: JsonValue } | null {
  if (text.trim() === '') return {}
  const value = readValue(text)
  return isObject(value) ? value : null
}
