import type { JsonValue } from '../../engine/index.ts'
import type { Cipher } from '../personal-data/cipher.ts'
import { maskIdentityNumber, maskMobile } from '../personal-data/mask.ts'
import type { Form, FormValues } from './form.ts'

/** What is stored of a form: values that may be read, and those about persons, encrypted together. */
export interface StoredForm {
  readonly form: FormValues
  readonly personalEncrypted: Uint8Array | null
}

/** Parts the values of a form for storing; `purpose` names the column. */
export function sealPersonal(form: Form, values: FormValues, cipher: Cipher, purpose: string): StoredForm {
  const isPersonal = new Set(form.fields.filter(({ personal }) => personal).map(({ key }) => key))
  const entries = Object.entries(values)
  const personal = entries.filter(([key]) => isPersonal.has(key))
  return {
    form: Object.fromEntries(entries.filter(([key]) => !isPersonal.has(key))),
    personalEncrypted:
      personal.length === 0 ? null : cipher.seal(JSON.stringify(Object.fromEntries(personal)), purpose),
  }
}

/** All values of a stored form. */
export function openPersonal(stored: StoredForm, cipher: Cipher, purpose: string): FormValues {
  if (stored.personalEncrypted === null) return stored.form
  // What was sealed here was the JSON of a form's values.
  return { ...stored.form, ...(JSON.parse(cipher.open(stored.personalEncrypted, purpose)) as FormValues) }
}

/** The values as they are shown: identity numbers and mobiles masked. */
export function maskPersonal(form: Form, values: FormValues): FormValues {
  const masked = form.fields.flatMap((field): [string, JsonValue][] => {
    const value = values[field.key] ?? null
    return field.personal && typeof value === 'string' ? [[field.key, mask(field.format, value)]] : []
  })
  return { ...values, ...Object.fromEntries(masked) }
}

/** A masked value that comes back as it was shown means: unchanged. */
export function keepMasked(form: Form, typed: FormValues, stored: FormValues): FormValues {
  const shown = maskPersonal(form, stored)
  return Object.fromEntries(
    Object.entries(typed).map(([key, value]) => [key, value === shown[key] ? (stored[key] ?? value) : value]),
  )
}

function mask(format: string | null, value: string): string {
  if (format === 'citizenId') return maskIdentityNumber(value)
  return format === 'mobile' ? maskMobile(value) : value
}
