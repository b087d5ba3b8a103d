/** A field of an application form that a condition may speak of. */
export interface FormField {
  readonly key: string
  readonly label: string
  readonly type: string
  readonly unit: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

type JsonRecord = Readonly<Record<string, unknown>>

/** The fields of a form, those within groups too. */
export function fieldsOf(form: unknown): readonly FormField[] {
  return componentsOf(form).flatMap((component) =>
    component['type'] === 'group'
      ? fieldsOf(component)
      : [
          {
            key: String(component['key'] ?? ''),
            label: String(component['label'] ?? component['key'] ?? ''),
            type: String(component['type'] ?? ''),
            unit: String(recordOf(component['siji'])['unit'] ?? ''),
            options: listOf(component['values']).map(({ value, label }) => ({
              value: String(value),
              label: String(label),
            })),
          },
        ],
  )
}

/** The same form with every field changed as `change` says; `null` leaves one out. */
export function changeFields(form: JsonRecord, change: (field: JsonRecord) => JsonRecord | null): JsonRecord {
  const components = componentsOf(form).flatMap((component) =>
    component['type'] === 'group' ? [changeFields(component, change)] : (change(component) ?? []),
  )
  return { ...form, components }
}

export function recordOf(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

export function listOf(value: unknown): readonly JsonRecord[] {
  return Array.isArray(value) ? value.map(recordOf) : []
}

function componentsOf(form: unknown): readonly JsonRecord[] {
  return listOf(recordOf(form)['components'])
}
