import type { JsonValue, Variables } from '../expressions/expression.ts'

/** A script or expectation says something that nobody can follow. Thrown while reading, caught at its border. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError'
}

export type JsonObject = { readonly [name: string]: JsonValue }

/** A JSON text from outside as a value. */
export function parseJson(text: string, what: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue // what JSON.parse gives is JSON
  } catch (cause) {
    throw new UnreadableError(`Expected ${what} to be JSON, but found: ${shorten(text)}`, { cause })
  }
}

export function asObject(value: JsonValue | undefined, what: string): JsonObject {
  if (isObject(value)) return value
  throw unlike('an object', what, value)
}

export function asText(value: JsonValue | undefined, what: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw unlike('a text', what, value)
}

export function asBoolean(value: JsonValue | undefined, what: string): boolean {
  if (typeof value === 'boolean') return value
  throw unlike('true or false', what, value)
}

export function asCount(value: JsonValue | undefined, what: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
  throw unlike('a whole number from 0', what, value)
}

export function asTexts(value: JsonValue | undefined, what: string): readonly string[] {
  if (Array.isArray(value)) return value.map((text: JsonValue) => asText(text, what))
  throw unlike('a list of texts', what, value)
}

export function asVariables(value: JsonValue | undefined, what: string): Variables {
  return value === undefined ? {} : asObject(value, what)
}

export function asCounts(value: JsonValue | undefined, what: string): { readonly [name: string]: number } {
  return mapEntries(asObject(value, what), (count, name) => asCount(count, `${what}.${name}`))
}

export function mapEntries<T>(
  object: JsonObject,
  read: (value: JsonValue, name: string) => T,
): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, read(value, name)]))
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A word that is written wrong must not pass as one that says nothing. */
export function refuseOthers(object: JsonObject, known: readonly string[], what: string): void {
  const other = Object.keys(object).find((name) => !known.includes(name))
  if (other === undefined) return
  throw new UnreadableError(`Expected ${what} to hold only ${known.join(', ')}, but found ${other}.`)
}

function unlike(wanted: string, what: string, found: JsonValue | undefined): UnreadableError {
  return new UnreadableError(
    `Expected ${what} to be ${wanted}, but found ${shorten(JSON.stringify(found) ?? 'nothing')}.`,
  )
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
