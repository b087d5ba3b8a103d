export type JsonRecord = Readonly<Record<string, unknown>>

/** A file of a draft, read with care: it may hold anything, and what is no record is an empty one. */
export function readJson(text: string | undefined): JsonRecord {
  try {
    return recordOf(JSON.parse(text ?? '{}'))
  } catch {
    return {}
  }
}

export function recordOf(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

export function listOf(value: unknown): readonly JsonRecord[] {
  return Array.isArray(value) ? value.map(recordOf) : []
}
