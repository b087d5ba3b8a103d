import type { FormValues } from '../forms/form.ts'

/** 五方主体, and the fields of an application's form that name each: firm and credit code (domain.md §4). */
export const parties = {
  owner: { zh: '建设单位', en: 'Owner', name: 'enterpriseName', creditCode: 'creditCode' },
  surveyor: { zh: '勘察单位', en: 'Surveyor', name: 'surveyorName', creditCode: 'surveyorCreditCode' },
  designer: { zh: '设计单位', en: 'Designer', name: 'designerName', creditCode: 'designerCreditCode' },
  contractor: { zh: '施工单位', en: 'Contractor', name: 'contractorName', creditCode: 'contractorCreditCode' },
  constructionSupervisor: {
    zh: '监理单位',
    en: 'Construction supervisor',
    name: 'constructionSupervisorName',
    creditCode: 'constructionSupervisorCreditCode',
  },
} as const

export type Party = keyof typeof parties

// The keys of the object above, which it is read from.
export const partyNames = Object.keys(parties) as readonly Party[]

export interface NamedParty {
  readonly party: Party
  readonly name: string
  readonly creditCode: string
}

/** The parties that a form names, each with firm and credit code. */
export function partiesIn(values: FormValues): readonly NamedParty[] {
  return partyNames.flatMap((party) => {
    const [name, creditCode] = [values[parties[party].name], values[parties[party].creditCode]]
    if (typeof name !== 'string' || typeof creditCode !== 'string') return []
    return name.trim() === '' || creditCode.trim() === '' ? [] : [{ party, name, creditCode }]
  })
}
