export type JsonObject = { readonly [name: string]: unknown }

/** An object of a file that may hold anything; empty where it is none. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

export function listIn(object: JsonObject, name: string): readonly JsonObject[] {
  const list = object[name]
  return Array.isArray(list) ? list.map(objectOf) : []
}

export function textIn(object: JsonObject, name: string): string | null {
  const text = object[name]
  return typeof text === 'string' && text !== '' ? text : null
}

/** `null` where the text is no JSON object. */
export function readObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
