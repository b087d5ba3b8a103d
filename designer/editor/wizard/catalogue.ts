import application from '../../../processes/seven-permits/forms/application.json' with { type: 'json' }
import description from '../../../processes/seven-permits/process.json' with { type: 'json' }
import type { Row } from './table.ts'

/** What is known of permits and materials from the process that comes with the product. */
export type KnownPermit = (typeof description.permits)[keyof typeof description.permits]
export type KnownMaterial = (typeof description.materials)[number]

export const standardForm = application
export const knownMaterials: readonly KnownMaterial[] = description.materials
export const knownPromises = description.promises
export const knownDeferral = description.deferral
export const knownJobTypes = description.jobTypes
export const commonLaw = description.legalBasis.filter(({ law }) => law.endsWith('行政许可法'))

const PERMITS = new Map<string, KnownPermit>(Object.entries(description.permits))

export function knownPermit(name: string): (KnownPermit & { readonly letter: string }) | null {
  const found = [...PERMITS].find(([, permit]) => permit.name.zh === name)
  return found === undefined ? null : { letter: found[0], ...found[1] }
}

export const knownPermitNames: readonly string[] = [...PERMITS.values()].map(({ name }) => name.zh)

/** When a known permit is needed, as `which-permits.dmn` says; any other always. */
const CONDITIONS: Readonly<Record<string, string>> = {
  C: 'civilBuildingArea > 0',
  D: 'not(tenderRequired)',
  O: 'occupiesRoad or occupiesGreen',
  W: 'dischargesToSewer',
  K: 'totalInvestment > 30000000 and grossFloorArea > 300',
}

/** 建筑法 art. 8: no construction permit without these. */
const AFTER: Readonly<Record<string, readonly string[]>> = { K: ['L', 'C', 'P'] }

/** Materials that every permit asks for; they stand in no row. */
export const commonMaterials: readonly KnownMaterial[] = knownMaterials.filter(
  ({ permits }) => permits.length === PERMITS.size,
)

/** The row of a permit that is known, ready to be changed. */
export function knownRow(name: string): Row | null {
  const permit = knownPermit(name)
  if (permit === null) return null
  const { letter, department, promisedDays, statutoryDays } = permit
  const materials = knownMaterials.filter(
    (material) => material.permits.includes(letter) && !commonMaterials.includes(material),
  )
  return {
    letter,
    permit: name,
    department,
    condition: CONDITIONS[letter] ?? '',
    promisedDays,
    statutoryDays,
    materials: materials.map((material) => material.name.zh),
    after: AFTER[letter] ?? [],
  }
}
