import type { FormValues } from '../../../forms/form.ts'
import type { Park } from '../../../parks/park.ts'
import { applicablePermits, requiredMaterials } from '../../../process-description/applicable-permits.ts'
import type {
  DescribedMaterial,
  DescribedPermit,
  DescribedProcess,
} from '../../../process-description/described-process.ts'
import { authorityOf } from '../../../process-description/permits-with-document.ts'

/** What a project needs, by the answers that were given. */
export interface WhatApplies {
  readonly permits: readonly (DescribedPermit & { readonly authority: string })[]
  /** What the applicant brings. */
  readonly toBring: readonly (DescribedMaterial & { readonly isCertain: boolean })[]
  /** What authorities share, or the promise letter stands for. */
  readonly others: readonly DescribedMaterial[]
}

/** `null` while the answers do not decide which permits apply; `now` in milliseconds. */
export function whatApplies(
  process: DescribedProcess,
  values: FormValues,
  park: Park,
  now: number,
): WhatApplies | null {
  const letters = applicablePermits(process, values, now, park.zone)
  if (letters === null) return null
  const permits = letters.flatMap((letter) => {
    const permit = process.permits.get(letter)
    if (permit === undefined) return []
    return [{ ...permit, authority: authorityOf(permit, park) }]
  })
  const certain = new Set(requiredMaterials(process, letters, values, now, park.zone))
  const asked = process.materials.filter((material) => material.permits.some((letter) => letters.includes(letter)))
  // What the answers leave open is told too: better a material too many than one that comes as a surprise.
  const required = asked.filter((material) => certain.has(material) || !isDecided(material, values))
  const isBrought = ({ providedBy }: DescribedMaterial) =>
    !providedBy.includes('promise') && !providedBy.every((source) => source === 'internal')
  return {
    permits,
    toBring: required.filter(isBrought).map((material) => ({ ...material, isCertain: isDecided(material, values) })),
    others: required.filter((material) => !isBrought(material)),
  }
}

/** Whether the answers decide that the material is needed; else its condition asks for something not yet said. */
function isDecided({ condition }: DescribedMaterial, values: FormValues): boolean {
  return condition === null || condition.names.every((name) => (values[name] ?? null) !== null)
}
