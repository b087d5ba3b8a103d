import {
  commonLaw,
  commonMaterials,
  type KnownMaterial,
  knownDeferral,
  knownJobTypes,
  knownMaterials,
  knownPermit,
  knownPromises,
} from './catalogue.ts'
import { WHICH_PERMITS } from './draw-process.ts'
import { issueOrder, promisedDaysOf, type Row, type Table } from './table.ts'

export interface Description {
  /** Id of the process. */
  readonly id: string
  readonly title: string
  /** Ids of the park's other processes: those that follow deferrals and promises may be among them. */
  readonly processes: readonly string[]
  /** The field of the form that lists permits held already. */
  readonly heldPermits: string | null
}

/** `process.json` of a table. What is known of a permit or a material is kept, whatever else is asked is made up for it. */
export function describeProcess(table: Table, { id, title, processes, heldPermits }: Description): object {
  const { rows, rules } = table
  const materials = materialsOf(rows)
  const promises = promisesOf(rows, materials)
  return {
    key: id.toLowerCase().replace(/[^a-z0-9-]/g, '-'),
    title: { zh: title, en: title },
    process: id,
    form: 'application',
    applicability: WHICH_PERMITS,
    calendar: 'cn',
    leadDepartment: rules.window,
    promisedDays: { min: 1, max: promisedDaysOf(table) },
    messages: { correction: 'correctionSubmitted', withdrawal: 'withdrawn' },
    ...(heldPermits === null ? {} : { heldPermits }),
    correctionDays: rules.correctionDays,
    ...(promises !== null && processes.includes(knownPromises.process) ? { promises } : {}),
    ...(rules.mayDefer && processes.includes(knownDeferral.process) ? { deferral: knownDeferral } : {}),
    jobTypes: knownJobTypes,
    legalBasis: commonLaw,
    permits: Object.fromEntries(
      issueOrder(rows).flatMap((letter, index) => {
        const row = rows.find((each) => each.letter === letter)
        return row === undefined ? [] : [[letter, permitOf(row, index + 1, rules.issuingAuthority)]]
      }),
    ),
    materials,
  }
}

function permitOf(row: Row, order: number, issuingAuthority: string): object {
  const { letter: _, ...known } = knownPermit(row.permit) ?? unknownPermit(row, issuingAuthority)
  const { department, promisedDays, statutoryDays } = row
  return { ...known, department, order, promisedDays, statutoryDays }
}

/** What a permit needs that nobody described yet: its name, a number, and whom and what it is for. */
function unknownPermit({ letter, permit }: Row, issuingAuthority: string) {
  return {
    letter,
    type: `permit-${letter.toLowerCase()}`,
    name: { zh: permit, en: permit },
    heading: null,
    issuingAuthority,
    publicSafety: false,
    legalBasis: ['行政许可法第三十八条'],
    sentence: '经审查，符合法定条件，准予许可，特发此证。',
    number: { scheme: `${permit.replace(/[{}]/g, '')}〔{yyyy}〕{seq}号`, counter: 'year', first: 1 },
    fields: [
      { label: '单位名称', value: 'form.enterpriseName' },
      { label: '项目名称', value: 'form.projectName' },
    ],
  }
}

function materialsOf(rows: readonly Row[]): readonly KnownMaterial[] {
  const letters = rows.map(({ letter }) => letter)
  const names = [...new Set(rows.flatMap(({ materials }) => materials))].filter(
    (name) => !commonMaterials.some((common) => common.name.zh === name),
  )
  return [
    ...commonMaterials.map((material) => ({ ...material, permits: letters })),
    ...names.map((name, index) => ({
      ...(knownMaterials.find((material) => material.name.zh === name) ?? unknownMaterial(name, index + 1)),
      permits: rows.filter(({ materials }) => materials.includes(name)).map(({ letter }) => letter),
    })),
  ]
}

function unknownMaterial(name: string, count: number): KnownMaterial {
  return {
    code: `material-${count}`,
    name: { zh: name, en: name },
    providedBy: ['applicant'],
    permits: [],
    deferrableDays: null,
    replaceableByLicence: false,
  }
}

/** Never where public safety rests on it (国办发〔2020〕42号). */
function promisesOf(rows: readonly Row[], materials: readonly KnownMaterial[]): object | null {
  const items = knownPromises.items.filter(({ material, permit }) => {
    const asking = materials.find(({ code }) => code === material)?.permits ?? []
    const isSafe = rows.every(
      ({ letter, permit: name }) => !asking.includes(letter) || knownPermit(name)?.publicSafety !== true,
    )
    return asking.includes(permit) && isSafe
  })
  return items.length === 0 ? null : { ...knownPromises, items }
}
