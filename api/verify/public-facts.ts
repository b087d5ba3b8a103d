import type { Permit } from '../permits/permit.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'

export interface PublicFact {
  readonly label: string
  readonly value: string
}

/**
 * What a permit says, for anyone who has it in hand (行政许可法 art. 40: decisions are public), without the fields that
 * are about persons: names, identity numbers, mobiles.
 */
export function publicFacts(process: DescribedProcess, { permit, printed }: Permit): readonly PublicFact[] {
  const personal = process.form.fields.filter((field) => field.personal).map(({ key }) => key)
  const described = process.permits.get(permit)?.document?.fields ?? []
  const open = described.filter(({ value }) => !personal.some((key) => mentions(value.source, key)))
  const labels = new Set(open.map(({ label }) => label))
  // What the description does not know any more may be about a person, and is not shown.
  return printed.fields.filter(({ label, value }) => labels.has(label) && value !== '')
}

function mentions(source: string, key: string): boolean {
  return new RegExp(`\\b${key}\\b`, 'u').test(source)
}
